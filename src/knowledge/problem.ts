import { RULES } from './rules.ts';
import type { Level, Rule } from './rules.ts';

/** Where something stands in the knowledge base. Line and column count from 1. */
interface Place {
  /** Path inside the knowledge base. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something in the knowledge base that must be mended before it can be quoted from, or that is worth a look. */
export interface Problem extends Place {
  readonly rule: Rule;
  readonly level: Level;
  /** A plain sentence: what is wrong, and if it is short, how to mend it. */
  readonly sentence: string;
  /** A plain sentence: a way to mend it. */
  readonly mend: string;
}

/** A problem of that rule, at its level and with its way to mend it. */
export const problemOf = (rule: Rule, { file, line, column }: Place, sentence: string): Problem => ({
  file,
  line,
  column,
  rule,
  ...RULES[rule],
  sentence,
});

/** The same, where a field of a file that was read stands. */
export const problemAt = <Path>(
  rule: Rule,
  file: { readonly file: string; readonly at: (path: Path) => Omit<Place, 'file'> },
  path: Path,
  sentence: string,
): Problem => problemOf(rule, { file: file.file, ...file.at(path) }, sentence);

/** In the order in which somebody reads the files. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column,
  );

/** "gedling/council.yaml:3:1 `name` is missing." */
export const problemLine = ({ file, line, column, sentence }: Pick<Problem, 'sentence'> & Place): string =>
  `${file}:${line}:${column} ${sentence}`;

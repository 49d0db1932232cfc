/** Something in the knowledge base that must be mended before it can be quoted from. Line and column count from 1. */
export interface Problem {
  /** Path inside the knowledge base. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** A plain sentence: what is wrong, and if it is short, how to mend it. */
  readonly sentence: string;
}

/** "gedling/council.yaml:3:1 `name` is missing." */
export const problemLine = ({ file, line, column, sentence }: Problem): string =>
  `${file}:${line}:${column} ${sentence}`;

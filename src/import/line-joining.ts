import { isEnglish } from '../knowledge/spelling.ts';

/** Puts the lines of one paragraph together again. */
export type JoinLines = (lines: readonly string[]) => string;

// Bounded, and looked for at a word's start only: what is longer is no word, and would be gone through for each of its letters.
const AT_END = /(?<!\p{L})(\p{L}{1,40})[-\u{2010}]$/u;
const AT_START = /^(\p{Ll}{1,40})(?!\p{Ll})/u;
const HYPHENATED = /(?<!\p{L})\p{L}{1,40}-\p{L}+/gu;
const WORD = /\p{L}+/gu;
const SOFT = '\u{ad}';

/**
 * Joins lines as this document prints its words: a hyphen at a line's end stays if the document has the hyphenated word within a line, or
 * if both parts are words; it goes if the joined word stands elsewhere, or if it is English and its parts are not. What nothing is known
 * of ("Bucking-hamshire") keeps it, since a name mended wrongly is worse than a hyphen too many.
 */
export function createLineJoining(lines: readonly string[]): JoinLines {
  const hyphenated = new Set<string>();
  const plain = new Set<string>();
  for (const line of lines) {
    const inside = line.replace(AT_END, '').toLowerCase();
    for (const [word] of inside.matchAll(HYPHENATED)) hyphenated.add(word);
    for (const [word] of inside.replace(HYPHENATED, ' ').matchAll(WORD)) plain.add(word);
  }
  const torn = (before: string, after: string): boolean =>
    !hyphenated.has(`${before}-${after}`) &&
    (plain.has(before + after) || (isEnglish(before + after) && !(isEnglish(before) && isEnglish(after))));
  // Whoever hyphenates tears "infor-mation", too; whoever does not, writes "on-line" and means it.
  const hyphenates = lines.some((line, index) => tornAt(line, lines[index + 1] ?? '', torn));

  const glue = (line: string, next: string): string => {
    if (line.endsWith(SOFT)) return line.slice(0, -1) + next;
    const [before, after] = [AT_END.exec(line)?.[1], AT_START.exec(next)?.[1]];
    if (before === undefined) return /\p{N}[-–]$/u.test(line) && /^\p{N}/u.test(next) ? line + next : `${line} ${next}`;
    if (after === undefined) return /^\p{Lu}/u.test(next) ? line + next : `${line} ${next}`;
    const parts = [before.toLowerCase(), after] as const;
    const known = !hyphenated.has(parts.join('-')) && (torn(...parts) || (hyphenates && isEnglish(parts.join(''))));
    return known ? line.slice(0, -1) + next : line + next;
  };
  return ([first = '', ...others]) => {
    // Piece by piece, a paragraph of 100,000 lines would be copied as often.
    const done: string[] = [];
    let last = first;
    for (const line of others) {
      const both = glue(last, line);
      const at = both.length - line.length;
      done.push(both.slice(0, at));
      last = both.slice(at);
    }
    return [...done, last].join('');
  };
}

function tornAt(line: string, next: string, torn: (before: string, after: string) => boolean): boolean {
  const [before, after] = [AT_END.exec(line)?.[1], AT_START.exec(next)?.[1]];
  return before !== undefined && after !== undefined && torn(before.toLowerCase(), after);
}

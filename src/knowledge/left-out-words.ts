import { join, normalize } from 'node:path';
import { partsOf, READABLE, readSource } from './altered-words.ts';
import { bareWords } from './bare-words.ts';
import type { DocumentFile } from './document-schema.ts';
import { headingsWithin } from './joined-headings.ts';
import type { Pace } from './pace.ts';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ReadFile } from './read-folder.ts';

type Document = ReadFile<DocumentFile>;

/** So many of a source say what is the matter with it; a source of which nothing was taken has thousands. */
const MOST_TOLD = 20;
/** Words by which a passage is found again in its source. */
const OPENING = 12;

/**
 * Passages of a source that are in no clause and not among what is left out with a reason, and sources that cannot be compared.
 * Documents of one source are taken together.
 */
export async function leftOutWords(root: string, files: readonly Document[], pace: Pace): Promise<readonly Problem[]> {
  const sources = Map.groupBy(
    files.filter(({ value: { source } }) => source !== undefined && !normalize(source).startsWith('..')),
    ({ council, value: { source } }) => `${council}/${source}`,
  );
  const told: Problem[] = [];
  for (const documents of sources.values()) for (const each of await leftOutOf(root, documents, pace)) told.push(each);
  return told;
}

async function leftOutOf(root: string, documents: readonly Document[], pace: Pace): Promise<readonly Problem[]> {
  const [file] = documents;
  const source = file?.value.source;
  if (file === undefined || source === undefined) return [];
  if (!READABLE.test(source))
    return [problemAt('uncompared-source', file, ['source'], `The words cannot be compared with ${source} here.`)];
  const read = await readSource(join(root, file.council, source));
  // That it is not there, or cannot be read, is a problem of its own.
  if (read.outcome !== 'read') return [];
  const passages = await uncovered(
    bareWords(read.text),
    documents.flatMap(({ value }) => piecesOf(value)),
    documents.flatMap(({ value }) => numbersOf(value)),
    pace,
  );
  const lines = passages
    .slice(0, MOST_TOLD)
    .map((words) => `These words of ${source} are in no clause and not under \`omitted\`: “${openingOf(words)}”.`);
  const more = passages.length - lines.length;
  if (more > 0) lines.push(`${more} more passages of ${source} are in no clause and not under \`omitted\`.`);
  return lines.map((sentence) => problemAt('left-out-words', file, ['source'], sentence));
}

const openingOf = (words: readonly string[]): string =>
  words.length <= OPENING ? words.join(' ') : `${words.slice(0, OPENING).join(' ')} …`;

/** Everything of the document that is printed, or said not to be taken. */
const piecesOf = ({ title, sections, omitted }: DocumentFile): readonly string[] => [
  title,
  ...omitted.map(({ text }) => text),
  ...sections.flatMap(({ heading = '', clauses }) => [
    ...headingsWithin(heading),
    ...clauses.flatMap((clause) =>
      partsOf(clause).flatMap(({ field, words }) => (field.at(-1) === 'heading' ? headingsWithin(words) : [words])),
    ),
  ]),
];

/** Printed numbers: of "4(b)", "(b)" stands before the words and "4" above them; "Schedule 1" is two words. */
const numbersOf = ({ sections }: DocumentFile): readonly string[] =>
  sections
    .flatMap(({ number, clauses }) => [number, ...clauses.map((clause) => clause.number)])
    .flatMap((number) => (number === undefined ? [] : [number, ...(number.match(/\([^()]+\)/gu) ?? [])]));

const withoutMarks = (word: string): string => word.replace(/[.:)\]]+$/u, '').replace(/^[([]/u, '');

/** Runs of words that no piece covers. Printed numbers, and what has not a letter in it, are no words. */
async function uncovered(
  source: string,
  pieces: readonly string[],
  numbers: readonly string[],
  pace: Pace,
): Promise<readonly (readonly string[])[]> {
  const covered = new Uint8Array(source.length);
  const printed = new Set(numbers.map(withoutMarks));
  for (const piece of [...pieces, ...numbers.filter((number) => number.includes(' '))].map(bareWords)) {
    await pace.step();
    if (piece === '') continue;
    // Of "purdah purdah purdah", "purdah purdah" covers all.
    for (let at = source.indexOf(piece); at !== -1; at = source.indexOf(piece, at + 1))
      covered.fill(1, at, at + piece.length);
  }
  const runs: string[][] = [];
  let begins = true;
  for (const { 0: word, index } of source.matchAll(/\S+/gu)) {
    await pace.step();
    const isLeft = covered.subarray(index, index + word.length).includes(0);
    const isWord = /\p{L}/u.test(word) && !printed.has(withoutMarks(word));
    if (isLeft && isWord && begins) runs.push([word]);
    else if (isLeft && isWord) runs.at(-1)?.push(word);
    begins = isLeft ? begins && !isWord : true;
  }
  return runs;
}

import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { bareWords } from './bare-words.ts';
import type { DocumentFile } from './document-schema.ts';
import { firstDifference } from './first-difference.ts';
import type { Difference } from './first-difference.ts';
import { joinedHeadingsOf } from './joined-headings.ts';
import { inSteps } from './pace.ts';
import type { Pace } from './pace.ts';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ReadFile } from './read-folder.ts';
import type { Path } from './read-yaml.ts';

export type ClauseRow = DocumentFile['sections'][number]['clauses'][number];

/** Sources that are plain text; others cannot be compared here. */
export const READABLE = /\.(?:txt|md)$/i;

/**
 * The promise is the council's own words: every part of a clause that does not stand so in its document's source is a problem.
 * A source that is not there, or stands outside the council's folder, is passed over: that is a problem of its own.
 */
export async function alteredWords(
  root: string,
  files: readonly ReadFile<DocumentFile>[],
  pace: Pace,
): Promise<readonly Problem[]> {
  const altered: Problem[] = [];
  // One after the other: side by side, a step of each would be one long step.
  for (const file of files) for (const problem of await alteredIn(root, file, pace)) altered.push(problem);
  return altered;
}

async function alteredIn(root: string, file: ReadFile<DocumentFile>, pace: Pace): Promise<readonly Problem[]> {
  const { source, sections } = file.value;
  if (source === undefined || !READABLE.test(source) || normalize(source).startsWith('..')) return [];
  const read = await readSource(join(root, file.council, source));
  if (read.outcome === 'absent') return [];
  if (read.outcome === 'unreadable') {
    return [problemAt('missing-source', file, ['source'], `${source} cannot be read.`)];
  }
  const printed = bareWords(read.text);
  const isPrinted = (words: string): boolean => printed.includes(bareWords(words));
  const isJoined = joinedHeadingsOf(read.text);
  const clauses = sections.flatMap(({ clauses: within, heading }, at) =>
    within.map((clause, index) => ({
      clause,
      at,
      path: ['sections', at, 'clauses', index],
      first: index === 0,
      heading,
    })),
  );
  return inSteps(clauses, pace, ({ clause, at, path, first, heading }) => {
    const own = first && heading !== undefined ? [{ field: ['sections', at, 'heading'], words: heading }] : [];
    const parts = partsOf(clause).map(({ field, words }) => ({ field: [...path, ...field], words }));
    return [...own, ...parts]
      .filter(({ field, words }) => !isPrinted(words) && !(field.at(-1) === 'heading' && isJoined(words)))
      .map(({ field, words }) =>
        problemAt('altered-words', file, field, alteredSentence(source, firstDifference(bareWords(words), printed))),
      );
  });
}

const alteredSentence = (source: string, { here, there }: Difference): string =>
  there === undefined
    ? `These words do not stand so in ${source}: nothing in it is like “${here}” here.`
    : `These words do not stand so in ${source}: it has “${there}” where “${here}” stands here.`;

type ReadSource =
  | { readonly outcome: 'read'; readonly text: string }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'unreadable' };

/** The text of a source, if it can be read as text. */
export async function readSource(path: string): Promise<ReadSource> {
  try {
    return { outcome: 'read', text: await readFile(path, 'utf8') };
  } catch (cause) {
    const absent = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'EISDIR');
    return { outcome: absent ? 'absent' : 'unreadable' };
  }
}

/** The words of a clause, each with the field they stand in. */
export function partsOf(clause: ClauseRow): readonly { readonly field: Path; readonly words: string }[] {
  const single = (['heading', 'leadIn', 'text', 'closing'] as const).flatMap((name) => {
    const words = clause[name];
    return words === undefined ? [] : [{ field: [name], words }];
  });
  const many = (['items', 'footnotes'] as const).flatMap((name) =>
    (clause[name] ?? []).map((words, at) => ({ field: [name, at], words })),
  );
  return [...single, ...many];
}

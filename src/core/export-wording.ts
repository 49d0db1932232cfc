import { KIND_WORDS } from './my-data-wording.ts';
import { PERSONAL_KINDS } from './personal-data.ts';
import type { Kept, PersonalRecords } from './personal-data.ts';
import type { PersonId } from './people.ts';

/** Every sentence about what is exported. Plain British English, short, never blaming. */

export const NOBODY_NAMED =
  'Nobody is kept under that name. Only who asked, answered or was handed a question is kept with a name; receipts and feedback are found by the id, ' +
  'such as slack:T012/U345 or teams:TENANT/OBJECT-ID.';
export const severalNamed = (ids: readonly PersonId[]): string =>
  `Several people are kept under that name. Say which by the id: ${ids.join(', ')}`;
export const PERIOD_ENDS_FIRST = 'The last day is before the first. Nothing was exported.';
export const FILE_THERE = 'That file is there already. Name another one, or overwrite it with --force.';
export const writtenLine = (file: string): string =>
  `${file} is written; only you may read it. It is entered in the audit log.`;
export const foiLine = (count: number, confidential: number): string =>
  `${count} ${count === 1 ? 'question' : 'questions'} to officers; ${confidential} asked in confidence ${confidential === 1 ? 'is' : 'are'} left out. Read it before you ` +
  'disclose it: full names of those who took part are taken out, and no rule finds everything that tells who somebody is.';

/** To be read by whoever asked for it. */
export const subjectText = (records: PersonalRecords): string =>
  PERSONAL_KINDS.map((kind) => {
    const { label, read } = KIND_WORDS[kind];
    const lines = records[kind].flatMap((record) => ['', ...linesOf(record, '')]);
    return [`${label}: ${records[kind].length}`, read, ...lines, '', ''].join('\n');
  }).join('');

function linesOf(kept: Kept, indent: string): readonly string[] {
  if (typeof kept !== 'object') return [`${indent}${oneLine(String(kept))}`];
  const within = Array.isArray(kept)
    ? kept.map((each, index) => [`${index + 1}`, each] as const)
    : Object.entries(kept);
  return within.flatMap(([name, value]: readonly [string, Kept]) =>
    typeof value === 'object'
      ? [`${indent}${name}:`, ...linesOf(value, `${indent}  `)]
      : [`${indent}${name}: ${oneLine(String(value))}`],
  );
}

/** What somebody wrote must not look like another line of ours, nor steer a terminal. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

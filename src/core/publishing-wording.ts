import { countsLine } from './diff-lines.ts';
import type { EditionReport } from './edition-report.ts';
import { item, reportLines } from './edition-report-wording.ts';
import { refusedLine } from './refusal-wording.ts';
import type { EditionId } from './guidance.ts';
import type { Publication } from './publication.ts';
import { acceptedWords, byWords, HOW } from './publication-wording.ts';
import type { FilesState, PublishOutcome } from './publish-outcome.ts';
import { timeWords } from './working-days.ts';

/** Every sentence about putting guidance in force. Plain British English, short, never blaming. */

/** What one message holds on every platform: Slack takes 3,000 characters in a piece. */
const MOST_SAID = 2800;

/** What came of a wish to put an edition in force, for whoever had it, in one message. */
export const outcomeWords = (outcome: PublishOutcome, wished: Publication['how'] = 'published'): string =>
  bounded(outcomeLines(outcome, CHAT, wished));

/** How the next step is asked for, in chat and on the command line. */
interface Door {
  readonly publish: string;
  readonly accept: string;
  readonly editions: string;
}
const CHAT: Door = {
  publish: 'To put it in force, type “admin reload”.',
  accept: 'To put it in force all the same, type “admin reload accept: ” and your reason.',
  editions: '“admin editions” lists the last ones.',
};
export const COMMAND: Door = {
  publish: 'To put it in force, leave out --dry-run.',
  accept: 'To put it in force all the same, give your reason: --accept "REASON".',
  editions: '“clausebook editions” lists them all.',
};

/** The same without a limit. */
export function outcomeLines(outcome: PublishOutcome, door: Door, wished: Publication['how']): readonly string[] {
  switch (outcome.outcome) {
    case 'in-force':
      return [inForceLine(outcome.publication), ...reportLines(outcome.report)];
    case 'previewed':
      return [...previewLines(outcome.report, door, wished), ...reportLines(outcome.report)];
    case 'would-be-first':
      return [`Nothing is in force yet. Edition ${outcome.edition} would be the first. ${door.publish}`];
    case 'unchanged':
      return [unchangedLine(outcome.edition, wished), ...(outcome.expected === undefined ? [] : [EXPECTED_CHANGED])];
    case 'faulty':
      return [refusedLine('faulty-guidance'), ...outcome.problems.map(item)];
    case 'worse':
      return [refusedLine('worse-answers'), door.accept, ...reportLines(outcome.report)];
    case 'overtaken':
      return [refusedLine('overtaken')];
    case 'no-such-edition':
      return [`${refusedLine('no-such-edition')} ${door.editions}`];
  }
}

const EXPECTED_CHANGED =
  'The expected questions have changed. They are asked as they are now when the guidance changes next; with this edition stay those it came with.';

const unchangedLine = (edition: EditionId, wished: Publication['how']): string =>
  wished === 'published'
    ? `The guidance was read and has not changed. Edition ${edition} stays in force.`
    : `Edition ${edition} is in force already, so nothing was done.`;

const inForceLine = ({ edition, number, how }: Publication): string =>
  how === 'published'
    ? `The guidance was read. Edition ${edition} is in force now, as number ${number}.`
    : `Edition ${edition} is in force again, as number ${number}. The files are as they were: mend them before you have them read again.`;

function previewLines(
  { edition, before, examination: { worse } }: EditionReport,
  door: Door,
  wished: Publication['how'],
): readonly string[] {
  const first = `This is what edition ${edition} would change; ${before} stays in force for now.`;
  if (worse.length === 0) return [`${first} ${door.publish}`];
  return wished === 'published'
    ? [first, `Expected questions would be answered worse, so it takes a reason. ${door.accept}`]
    : [first, `Expected questions would be answered worse; going back takes no reason. ${door.publish}`];
}

function bounded(lines: readonly string[]): string {
  const kept: string[] = [];
  let room = MOST_SAID;
  for (const [index, line] of lines.entries()) {
    room -= line.length + 1;
    if (room < 0) return [...kept, `… and ${lines.length - index} more lines.`].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}

/** "Number 4: edition 0123456789ab, published by Anna Reed, 24 November 2026, 12:00". */
export const publicationLine = ({ number, edition, by, at, how }: Publication): string =>
  `Number ${number}: edition ${edition}, ${HOW[how]} by ${byWords(by)}, ${timeWords(at)}`;

/** What is kept of it besides. */
export const publicationDetails = (publication: Publication): readonly string[] => [
  publication.regressed === 0
    ? countsLine(publication.changes)
    : `${countsLine(publication.changes)} ${acceptedWords(publication)}`,
  ...(publication.why === undefined ? [] : [`Why: ${publication.why}`]),
];

export const editionLine = (edition: EditionId, publication: Publication): string =>
  publication.edition === edition
    ? `Edition ${edition} is in force as number ${publication.number} since ${timeWords(publication.at)}, ${HOW[publication.how]} by ${byWords(publication.by)}.`
    : `Edition ${edition} is in force; number ${publication.number} is being opened.`;

/** How the files stand to the edition in force. */
export function filesLine(files: FilesState): string {
  switch (files.state) {
    case 'in-force':
      return 'The files were in order when they were last read.';
    case 'faulty':
      return 'When the files were last read, they were not in order, so the edition before them still answers:';
    case 'worse':
      return `The files differ from the edition in force: they would answer ${files.questions} expected ${files.questions === 1 ? 'question' : 'questions'} worse. “admin preview” shows which.`;
    case 'superseded':
      return 'The files differ from the edition in force: they are of an edition that was replaced. “admin preview” shows how they differ.';
  }
}

/** Under what a command answers from the files; undefined where they are what is in force, or nothing is. */
export const notInForceLine = (folder: string, files: EditionId, inForce: EditionId | undefined): string | undefined =>
  inForce === undefined || inForce === files
    ? undefined
    : `From the files in ${folder}, which differ from the edition in force (${inForce}). “clausebook publish --dry-run” shows how.`;

export const HOW_TO_ROLL_BACK = 'To put one of them in force again, type “admin rollback” and its number.';

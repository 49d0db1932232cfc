import type { Grade, Regraded } from './examining.ts';
import { oneLine } from './home.ts';
import type { PublishOutcome } from './publish-outcome.ts';
import { byWords } from './publication-wording.ts';
import type { LearntFrom, Suggested, Suggestion, SuggestionId } from './suggestion.ts';
import type { Decided } from './suggesting.ts';
import { timeWords } from './working-days.ts';

/** Every sentence about suggestions. Plain British English, short, never blaming. */

const KINDS: Readonly<Record<Suggested['kind'], string>> = {
  phrasing: 'a way to ask for a clause',
  expected: 'an expected question',
  lexicon: 'words that mean one thing',
};
export const suggestionGist = ({ id, suggested, now }: Pick<Suggestion, 'id' | 'suggested' | 'now'>): string =>
  `${id}: ${KINDS[suggested.kind]}${now.state === 'open' ? '' : ` (${now.state})`}`;

export const SUGGESTED: Readonly<Record<Suggested['kind'], string>> = {
  phrasing: 'To lead to the clause below',
  expected: 'To be answered with the clause below by every edition',
  lexicon: 'To be taken for one another, in every council’s guidance',
};
export const CLAUSE_HEADING = 'The officer pointed to this guidance';
export const CLAUSE_GONE = 'The clause is not in force any more.';
export const IN_OTHER_WORDS =
  'An expected question must not read like a way to ask for a clause. Edit the words before you accept it, if they are both.';
export const FACTS = { from: 'Learnt from', people: 'Asked by' } as const;
export const fromWords = (from: LearntFrom): string =>
  from.kind === 'escalation' ? from.id : `an answer that was marked as wrong, receipt ${from.receipt}`;
export const peopleWords = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;
export const TAKE_NAMES_OUT =
  'Please take out names, addresses and whatever tells who asked: these words go into the files of the guidance.';
export const GOES_INTO_FORCE =
  'Accepting puts it into the files and in force, unless expected questions are answered worse.';
export const ADMIN_ACCEPTS = 'It serves every council, so an admin of your council’s guidance accepts it.';
export const GOES_IF_MET = 'Accepting puts it into the files, if the guidance answers it with this clause today.';
export const SEND_WORDS = 'Keep these words';
export const SEND_SUGGESTED = 'Suggest it';
export const SAME_LINE = 'Whoever asks with one of these words then finds what the others lead to.';
export const SAME_HINT = 'Two or more, with commas between them: purdah, pre-election period';

/** What the history of editions says of it. */
export const whyPublished = (id: SuggestionId): string => `Suggestion ${id} was accepted.`;

const MOST_NAMED = 5;
const LONGEST_NAMED = 200;
const listed = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, MOST_NAMED).map((line) => `• ${oneLine(line, LONGEST_NAMED)}`);

const FILES_BACK = 'The files are as they were.';
const FILES_LEFT = 'Somebody has changed the file meanwhile, so it was left as it is now.';
const filesWords = (back: boolean): string => (back ? FILES_BACK : FILES_LEFT);

export const faultySaid = ({ problems }: Extract<PublishOutcome, { outcome: 'faulty' }>, back: boolean): string =>
  ['The guidance would not be in order with it.', filesWords(back), ...listed(problems)].join('\n');

export const worseSaid = ({ report }: Extract<PublishOutcome, { outcome: 'worse' }>, back: boolean): string =>
  [
    'Expected questions would be answered worse with it:',
    ...listed(report.examination.worse.map(questionOf)),
    filesWords(back),
  ].join('\n');
const questionOf = ({ expected: { council, question } }: Regraded): string => `${council}: “${question}”`;

/** Of an expected question that the guidance does not answer with its clause. */
export const unmetSaid = (grade: Grade): string =>
  `The guidance does not answer it with this clause yet: ${INSTEAD[grade] ?? 'this one is not shown'}. ${FIRST_A_PHRASING}`;
const INSTEAD: Readonly<Partial<Record<Grade, string>>> = {
  wrong: 'another one is quoted',
  offered: 'this one is only shown among others',
};
const FIRST_A_PHRASING =
  'First accept a way to ask for the clause in words near to these, then accept this again. The files are as they were.';

export const PROPOSED =
  'It is suggested. An admin of your council’s guidance can accept it in the list of suggestions.';

/** What came of a form, for the officer who sent it. */
export const proposedLine = (ids: readonly SuggestionId[]): string =>
  `It is suggested as ${ids.join(' and ')}. Type “suggestions” to me to accept or edit it.`;

/** What became of it, for whoever decided or looks. */
export function stateLine({ now, history }: Pick<Suggestion, 'now' | 'history'>): string | undefined {
  const last = history.at(-1);
  if (now.state === 'open' || last === undefined) return undefined;
  const by = `${byWords(last.by)}, ${timeWords(last.at)}`;
  return now.state === 'refused' ? `It was not put in force (${by}). ${now.said}` : `${STATES[now.state]} by ${by}.`;
}
const STATES = { accepted: 'Accepted', dropped: 'Dropped' } as const;

/** What came of a decision, for whoever made it. */
export function decidedLine(decided: Decided): string {
  switch (decided.outcome) {
    case 'decided':
      return doneLine(decided.suggestion);
    case 'decided-before':
      return `${DECIDED_BEFORE} ${stateLine(decided.suggestion) ?? ''}`.trim();
    case 'unfit':
      return `${UNFIT_WORDS} ${decided.why}`;
    case 'by-hand':
      return `${BY_HAND} To accept it, put this into ${decided.file} and have the guidance read again:\n${decided.yaml}`;
    default:
      return UNDECIDED[decided.outcome];
  }
}

export const DECIDED_BEFORE = 'It was decided before.';
export const UNFIT_WORDS = 'These words cannot be used:';
export const HELD_ALREADY = 'the guidance has them already.';
export const BY_HAND = 'The files of the guidance cannot be changed from here.';

export const UNDECIDED: Readonly<Record<'no-such-suggestion' | 'busy' | 'not-in-force' | 'overtaken', string>> = {
  'no-such-suggestion': 'There is no suggestion of that reference here any more.',
  busy: 'Somebody else is putting a suggestion in force. Please try again in a moment.',
  'not-in-force':
    'The files of the guidance hold changes that are not in force. Have them put in force or taken back first, then accept it again.',
  overtaken: 'Others put guidance in force at the same time. The files are as they were. Please try again.',
};

function doneLine({ id, now, suggested }: Suggestion): string {
  switch (now.state) {
    case 'accepted':
      return suggested.kind === 'expected'
        ? `${id}: it is accepted. Every edition from now on is to answer it with this clause.`
        : `${id}: it is accepted and in force.`;
    case 'dropped':
      return `${id}: it is dropped, and will not be suggested again.`;
    case 'refused':
      return `${id}: it was not put in force. ${now.said}`;
    case 'open':
      return `${id}: the new words are kept. Accept it when they are right.`;
  }
}

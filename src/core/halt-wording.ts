import type { GuidanceDocument } from './guidance.ts';
import { LONGEST_REASON } from './halt.ts';
import type { Halt, Halted, HaltScope } from './halt.ts';
import type { Council } from './people.ts';
import type { HaltRefusal } from './reply.ts';
import { timeWords } from './working-days.ts';

/** Every sentence about what is not to be quoted. Plain British English, short, never blaming. */

const UNTIL = 'is not quoted until further notice';

const because = ({ reason, since }: Pick<Halt, 'reason' | 'since'>): string =>
  `${UNTIL}, since ${timeWords(since)}. The reason given: ${reason}`;

/** In place of an answer: where it would have been quoted from, since when it is not, and why. */
export function haltedLine(halted: Halted): string {
  switch (halted.scope.over) {
    case 'document':
      return `What I found for this stands in “${halted.title}” (${halted.councilName}), which ${because(halted)}`;
    case 'council':
      return `What I found for this stands in the guidance of ${halted.councilName}, which ${because(halted)}`;
    case 'everything':
      return `I found something for this, but the guidance ${because(halted)}`;
  }
}

/** Under an answer: that something else was found and left out of it. */
export function leftOutLine(halted: Halted): string {
  const where = halted.scope.over === 'document' ? `“${halted.title}” (${halted.councilName})` : whose(halted);
  return `Something else that I found is left out: ${where} ${because(halted)}`;
}

const whose = ({ scope, councilName }: Halted): string =>
  scope.over === 'everything' ? 'the guidance' : `the guidance of ${councilName}`;

/** In place of a quote; `place`: where it stands. */
export const quoteHaltedLine = (place: string, halt: Halt): string => `${place}: ${because(halt)}`;

/** Beside what was quoted before, in a record of it. */
export const haltedSinceLine = (halt: Halt): string => `It ${because(halt)}`;
/** Above what was quoted before and is not guidance for now. */
export const WAS_SHOWN_BEFORE_HALT = 'What was shown then; a record, not to be relied on';
/** Where everybody reads. */
export const RECORD_ALONE = 'What was shown is left out here. Ask for the receipt in a conversation with me alone.';
/** Before a clause that an officer may choose. */
export const HALTED_MARK = 'Not quoted now – ';
/** Under a document on somebody's own page. */
export const documentHaltedLine = ({ since }: Halt): string =>
  `Not quoted until further notice, since ${timeWords(since)}`;

/** In the words of the reader, if the names are known. */
export function scopeWords(
  scope: HaltScope,
  councils: readonly Pick<Council, 'id' | 'name'>[],
  documents: readonly Pick<GuidanceDocument, 'council' | 'id' | 'title'>[],
): string {
  if (scope.over === 'everything') return 'All guidance of every council';
  const council = councils.find(({ id }) => id === scope.council)?.name ?? scope.council;
  if (scope.over === 'council') return `All guidance of ${council}`;
  const own = documents.find((each) => each.council === scope.council && each.id === scope.document);
  return `“${own?.title ?? scope.document}” (${council})`;
}

/** By ids alone, for those who run the service. */
export function scopeInShort(scope: HaltScope): string {
  if (scope.over === 'everything') return 'everything';
  return scope.over === 'council' ? scope.council : `${scope.council}/${scope.document}`;
}

/** For the command line: a name that is none, and those there are. */
export function unknownLine(
  scope: HaltScope,
  councils: readonly Pick<Council, 'id'>[],
  documents: readonly Pick<GuidanceDocument, 'council' | 'id'>[],
): string {
  const inCouncil = documents.filter(({ council }) => scope.over === 'document' && council === scope.council);
  const names = inCouncil.length > 0 ? inCouncil : councils;
  return (
    `There is no “${scopeInShort(scope)}” in the folder of guidance, so nothing was changed. There are: ${names.map(({ id }) => id).join(', ')}. ` +
    'To do it for guidance that is in force all the same, add --anyway.'
  );
}

export const healthLine = ({ scope, since }: Halt): string =>
  `Halted: ${scopeInShort(scope)} is not quoted, since ${new Date(since).toISOString()}.`;
export const HALTS_NOT_READ = 'What is halted could not be read lately; what was known before holds.';

export const HALTS_HEADING = 'Not quoted until further notice';
export const NOTHING_HALTED_LINE = 'Nothing is halted: all guidance in force is quoted.';
export const reasonLine = (reason: string): string => `Reason shown: ${reason}`;
export const haltedByLine = ({ by, since }: Halt): string => `${by.name}, since ${timeWords(since)}`;
export const HOW_TO_HALT =
  'To stop quotes, type “admin halt”, then the name of a document’s file or nothing for all guidance of the council, then the reason ' +
  'that councillors are shown. “admin resume”, and the document if it was one, lets them be quoted again. Both ask before they do it.';
export const whichCouncilLine = (councils: readonly Pick<Council, 'id'>[]): string =>
  `Please name the council first, behind “admin halt” or “admin resume”. There are: ${councils.map(({ id }) => id).join(', ')}.`;

/** What a halt would do, and how to do it. */
export const wouldHaltLine = (what: string, reason: string, words: string): string =>
  `${what} would not be quoted to anybody, in any chat, until somebody resumes it. Whoever asks would be told since when, and this reason: ` +
  `“${reason}” They could still ask an officer. Nothing is halted yet. To do it, type “admin halt confirm ${words}”.`;
export const wouldResumeLine = (what: string, words: string): string =>
  `${what} would be quoted again, unless it is halted otherwise as well. Nothing is changed yet. ` +
  `To do it, type “${['admin resume confirm', words].filter((each) => each !== '').join(' ')}”.`;

export const haltedDoneLine = (what: string, { reason, since }: Halt): string =>
  `${what} is not quoted any more, since ${timeWords(since)}; on every replica within five seconds. What was said before stays in the chats. The reason shown: ${reason}`;
export const resumedDoneLine = (what: string): string =>
  `${what} is quoted again, on every replica within five seconds.`;
/** After resuming: what still stands in the way. */
export const STILL_HALTED = 'Still halted:';

export const HALT_REFUSED: Readonly<Record<HaltRefusal, string>> = {
  halted: 'That part of the guidance is not quoted for now.',
  'halted-clause': 'A clause that was chosen is not quoted for now. Please answer without it, or choose another.',
  'reason-missing': HOW_TO_HALT,
  'reason-too-long': `Please give the reason in one or two sentences, ${LONGEST_REASON} characters at the most.`,
  'which-council': 'Please name the council first.',
  'no-such-document':
    'There is no document of that name. Nothing was changed. Please give the name of its file, without “.yaml”.',
  'not-halted': 'That is not halted. Nothing was changed.',
};

import type { Answer, SilentWhy, UnsureWhy } from '../../core/answer.ts';
import { WORTH_OFFERING } from '../../core/decide.ts';
import type { GuidanceDocument } from '../../core/guidance.ts';
import { longDate, placeOf, QUOTED_HEADING, versionLine } from '../../core/wording.ts';

/** What only the page says. */

export const PAGE_NAME = 'Clausebook playground';
/** Behind a sign-in nobody plays. */
export const SIGNED_IN_NAME = 'Clausebook: council guidance';
export const SKIP_LINK = 'Skip to main content';
export const PAGE_HEADING = 'What does the guidance say?';
export const PAGE_LEAD =
  'Ask as a councillor would. Clausebook answers with the council’s own words, quoted exactly, and says where they stand.';
export const COUNCIL_LABEL = 'Whose guidance';
export const ALL_COUNCILS = 'All councils';
export const QUESTION_LABEL = 'Your question';
export const QUESTION_HINT = 'Use your own words. Clausebook keeps no record of what you ask on this page.';
export const QUESTION_HINT_CHOOSER =
  'Use your own words. What you ask is sent to the language model that your council runs for Clausebook, to choose among the clauses found.';
export const ASK = 'Ask';
export const EXAMPLES_HEADING = 'Try one of these';
export const LOOKING = 'Looking in the guidance';
export const YOU_ASKED = 'You asked';
export const ASK_ANOTHER = 'Ask another question';

export const PROBLEM_HEADING = 'There is a problem';
export const ERROR = 'Error';
export const WARNING = 'Warning';
export const UNREACHABLE =
  'Clausebook did not reply. Check that it is still running, then ask again. Your question is still here.';
export const UNREADABLE_ADDRESS = 'This page could not read what its address asks for. Type your question instead.';
export const UNKNOWN_COUNCIL = 'Choose a council from the list. Clausebook holds no guidance of the one asked for.';

export const NOTHING_TO_SHOW_HEADING = 'There is no guidance to show you yet';
export const NOTHING_TO_SHOW_LINES = [
  'The council that you may see here has put none in force. Please come back later, or ask whoever runs Clausebook.',
];

export const UNSURE_HEADINGS: Readonly<Record<UnsureWhy, string>> = {
  tied: 'Not sure',
  weak: 'Not sure',
  'unknown-word': 'Not sure',
  draft: 'What may bear on your post',
  'too-many': 'The first clauses',
};
export const SILENT_HEADING = 'Nothing to quote';
export const PARTS_HEADING = 'You asked more than one thing';
export const CONVERSATION_HEADING = 'Clausebook says';
export const CHOOSE_COUNCIL = 'Choose your council above to see whom its guidance says to ask.';

export const IN_PLACE = 'Show it in its place';

export const WHY = {
  quoted: 'Why this clause?',
  'in-parts': 'Why these clauses?',
  unsure: 'Why is Clausebook not sure?',
  offered: 'Why these clauses?',
  silent: 'Why is nothing quoted?',
} as const;
export const CHOOSER = 'Chooser, in numbers of the list below';
export const CONFIDENCE = 'Confidence';
export const MATCHED = 'Words of the question it holds';
export const NEAREST_PHRASING = 'Nearest phrasing kept with it';
export const CORRECTED = 'Spelling corrected';
export const ADDED = 'Related words added';
export const UNKNOWN = 'Words not known';
export const NONE = 'None';
export const CONSIDERED_HEADING = 'Every clause considered, best first';
export const NOTHING_CONSIDERED = 'No clause came near the question.';
export const COLUMNS_HEADING = 'What the columns mean';
export const CLAUSE = 'Clause';
export const NEAREST_CLAUSE = 'Nearest clause';
export const BECAME = 'What became of it';
export const CONFIDENCE_MEANS =
  'how likely the clause is to answer the question, out of 100, as learnt from questions with known answers';

export type Fate = 'quoted' | 'offered' | 'see-also' | 'turned-down';
export const FATES: Readonly<Record<Fate, string>> = {
  quoted: 'Quoted',
  offered: 'Offered',
  'see-also': 'Under “See also”',
  'turned-down': 'Turned down',
};

/** Rounded down, so that what falls short of a mark never seems to reach it. */
export const outOf100 = (share: number): number => Math.floor(share * 100 + 1e-9);

/** `sure`: from where the clause would be quoted; `enough`: whether the question's words are enough to be sure by. */
export function confidenceLine(confidence: number, sure: number, enough: boolean): string {
  const marks = `Clausebook quotes from ${outOf100(sure)} and offers it among others from ${outOf100(WORTH_OFFERING)}.`;
  return `${outOf100(confidence)} out of 100: ${confidenceWords(confidence, sure, enough)}. ${marks}`;
}

function confidenceWords(confidence: number, sure: number, enough: boolean): string {
  if (confidence >= sure) return enough ? 'sure enough to quote' : 'too few known words to be sure by, so not quoted';
  return confidence >= WORTH_OFFERING ? 'worth offering, not sure enough to quote' : 'too weak to show';
}

export const inQuotes = (words: readonly string[]): string =>
  words.length === 0 ? NONE : words.map((word) => `“${word}”`).join(', ');

export const correctedLine = (typed: string, taken: string): string => `“${typed}” was read as “${taken}”`;
export const addedLine = (word: string, means: readonly string[]): string => `“${word}”: ${inQuotes(means)}`;

const UNSURE_TITLES: Readonly<Record<UnsureWhy, string>> = {
  tied: 'Not sure which part answers',
  weak: 'Not sure that this answers',
  draft: 'What may bear on this post',
  'too-many': 'The first clauses',
  'unknown-word': 'Not sure: unknown word',
};

const SILENT_TITLES: Readonly<Record<SilentWhy | 'known-gap' | 'halted', string>> = {
  halted: 'Not quoted for now',
  'known-gap': 'Not settled by the guidance',
  'no-match': 'Nothing to quote',
  'off-topic': 'Not a matter for the guidance',
  'none-of-these': 'Nothing to quote',
  'no-such-clause': 'No clause of that number',
  'too-vague': 'Please say more',
};

/** An answer in a few words, for the title of the page. */
export function answerTitle(answer: Answer): string {
  switch (answer.outcome) {
    case 'quoted':
      return `${QUOTED_HEADING}: ${placeOf(answer.quotes[0].citation)}`;
    case 'unsure':
      return UNSURE_TITLES[answer.why];
    case 'silent':
      return SILENT_TITLES[answer.why];
    case 'in-parts':
      return PARTS_HEADING;
    case 'conversation':
      return CONVERSATION_HEADING;
  }
}

export const AS_AT_SUMMARY = 'Ask as at another day';
export const AS_AT_LABEL = 'What is in force on this day is searched. Leave it empty for today.';

export const ABOUT_HEADING = 'About this page';
export const ABOUT = [
  'This is a place to try Clausebook without an account. Councillors ask it in Slack or Microsoft Teams.',
  'It searches the guidance listed here, on this computer, quotes it word for word and writes nothing of its own. When it is not sure, it says so.',
] as const;
export const ABOUT_SIGNED_IN = [
  'Clausebook searches the guidance listed here, quotes it word for word and writes nothing of its own. When it is not sure, it says so.',
] as const;
export const ABOUT_CHOOSER =
  'A language model that the council runs may choose among the clauses found. It is shown the question and the clauses, and says numbers; its words are never shown.';
export const FOR_PROGRAMS = 'Programs can ask too: send {"question": "…", "council": "…"} as JSON in a POST to';

export const DOCUMENTS_HEADING = 'Guidance in force';
export const editionLine = (edition: string): string => `Edition ${edition}`;

export function documentLine(document: GuidanceDocument): string {
  const count = document.clauses.length;
  const parts = [
    versionLine(document),
    document.dates.review === undefined ? undefined : `Review due ${longDate(document.dates.review)}`,
    count === 1 ? '1 clause' : `${count} clauses`,
  ];
  return parts.filter((part) => part !== undefined).join('. ') + '.';
}

export const OTHER_HOST = 'The playground answers only on this computer, at an address such as http://localhost.';
export const OTHER_ORIGIN = 'The playground takes questions only from its own page and from programs on this computer.';
export const STOPPING = 'Clausebook is stopping.';
export const NOT_JSON = 'Send a JSON object, with the header Content-Type: application/json.';
export const TOO_FAST = 'That was a lot at once. Please wait a minute.';
export const TOO_LARGE = 'That is more than this page reads at once. Please ask in a few sentences.';
export const NO_SUCH_CLAUSE = 'There is no clause with that id in the guidance in force.';
export const noSuchCouncil = (councils: readonly string[]): string =>
  `Clausebook holds no guidance of that council. It holds: ${councils.join(', ')}.`;

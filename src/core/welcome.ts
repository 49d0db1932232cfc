import type { Audience } from './conversation.ts';
import type { CouncilId } from './guidance.ts';
import { HOME_MOST, oneLine } from './home.ts';
import type { HomeRow } from './home.ts';
import { documentSection } from './home-sections.ts';
import { HEADINGS } from './home-wording.ts';
import type { Edition } from './ports.ts';
import * as words from './welcome-wording.ts';
import { contactLine, CONTACTS_HEADING } from './wording.ts';

/** What is said to somebody who meets Clausebook, as data. Bounded, whatever the guidance holds. */
export interface Welcome {
  /** Fixed words, as is each heading. */
  readonly heading: string;
  /** What it does, how to ask, and who can see that. */
  readonly lines: readonly string[];
  /** What it reads, with versions and when each is due for review. */
  readonly documents: { readonly heading: string; readonly rows: readonly HomeRow[]; readonly more: number };
  /** How to reach a person. */
  readonly officers: readonly string[];
  readonly tryHeading: string;
  /** Questions of this council's guidance, to be asked with a press. */
  readonly questions: readonly string[];
}

/** Longer phrasings tell a story, which is no question to try. */
const LONGEST_QUESTION = 120;
const MOST_CONTACTS = 3;

export function welcomeOf(parts: {
  readonly edition: Edition;
  readonly council: CouncilId | undefined;
  readonly audience: Audience;
  /** Answers to what is asked in public are given in private. */
  readonly answersAlone: boolean;
  readonly questions: readonly string[];
  readonly takesOfficers: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}): Welcome {
  const { edition, council, audience, answersAlone, takesOfficers, today } = parts;
  const scope = edition.councils.find(({ id }) => id === council);
  const whose = scope === undefined ? WHOSE : `the guidance of ${scope.name}`;
  const documents = edition.documents.filter((document) => council === undefined || document.council === council);
  const { heading, rows } = documentSection({ edition, today }, council);
  const contacts = (scope?.contacts ?? []).slice(0, MOST_CONTACTS).map((contact) => `• ${contactLine(contact)}`);
  const named = contacts.length === 0 ? [] : [CONTACTS_HEADING, ...contacts];
  return {
    heading: words.WELCOME_HEADING,
    lines: [words.whatLine(oneLine(whose, HOME_MOST.line)), words.howLine(audience, answersAlone)],
    documents: { heading, rows, more: documents.length - rows.length },
    officers: (takesOfficers ? [words.ASK_OFFICER_LINE] : [words.NO_OFFICERS_LINE, ...named]).map((line) =>
      oneLine(line, HOME_MOST.firstLine),
    ),
    tryHeading: words.TRY_HEADING,
    questions: parts.questions.filter((question) => question.length <= LONGEST_QUESTION),
  };
}

/** What is said where no council's guidance is in force. */
export const emptyWelcome = (audience: Audience): Welcome => ({
  heading: words.WELCOME_HEADING,
  lines: [words.whatLine(WHOSE), words.howLine(audience, false)],
  documents: { heading: HEADINGS.documents, rows: [], more: 0 },
  officers: [words.NO_OFFICERS_LINE],
  tryHeading: words.TRY_HEADING,
  questions: [],
});

const WHOSE = 'the guidance for councillors';

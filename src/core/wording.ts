import type { Answer, AnsweredPart, Elsewhen, SilentWhy, SmallTalk, UnsureWhy } from './answer.ts';
import type { Choosing, UndecidedWhy } from './choice.ts';
import type { Audience } from './conversation.ts';
import type { Candidate } from './evidence.ts';
import { haltedLine } from './halt-wording.ts';
import { MAX_QUESTION_LENGTH } from './question.ts';
import type { PlatformName, Press } from './conversation.ts';
import type { Citation, Quote } from './guidance.ts';
import type { Period } from './in-force.ts';
import type { AskAgainWhy } from './reply.ts';
import type { Contact, Council } from './people.ts';

/** Every sentence a person reads. Plain British English, short, never blaming. */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "2020-12-10" as "10 December 2020". */
export function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** "4.8 (Responsibilities of Councillors)", "after 4.1 (…)" or the headings alone. */
export function placeOf(citation: Citation): string {
  // A document may print its title again as a heading, and a heading with a colon.
  const headings = citation.headings
    .filter((heading) => heading !== citation.title)
    .map((heading) => heading.replace(/\s*:$/, ''))
    .join(', ');
  if (citation.number !== undefined) return headings === '' ? citation.number : `${citation.number} (${headings})`;
  if (citation.after !== undefined)
    return headings === '' ? `after ${citation.after}` : `after ${citation.after} (${headings})`;
  return headings === '' ? 'no heading' : `“${headings}”`;
}

/** One line that can be copied into a letter: council, title, place. */
export function citationLine(citation: Citation): string {
  return `${citation.councilName}, ${citation.title}, ${placeOf(citation)}`;
}

/** The same for a list of clauses that are not shown: what has no number is told by its first words. */
export const seeAlsoLine = (citation: Citation): string =>
  citation.opening === undefined ? citationLine(citation) : `${citationLine(citation)}: “${citation.opening}”`;

/** From when until when something is in force. */
export function periodWords({ from, until }: Period): string {
  const words = [from && `from ${longDate(from)}`, until && `until ${longDate(until)}`];
  return words.filter((each) => each !== undefined).join(' ');
}

/** Version and date as the document gives them, in words what it does not give, and when it is in force if that is not for good. */
export function versionLine({ version, dates, inForce }: Pick<Citation, 'version' | 'dates' | 'inForce'>): string {
  const line = versionAndDate({ version, dates });
  return inForce === undefined ? line : `${line}; in force ${periodWords(inForce)}`;
}

function versionAndDate({ version, dates }: { version: string | undefined; dates: Citation['dates'] }): string {
  const { approved, published } = dates;
  const dated = approved === undefined ? published && `dated ${longDate(published)}` : `approved ${longDate(approved)}`;
  if (dated === undefined) {
    return version === undefined
      ? 'The document gives no version and no date'
      : `Version ${version}; the document gives no date`;
  }
  return version === undefined
    ? `${capitalised(dated)}; the document gives no version`
    : `Version ${version}, ${dated}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function overdueLine(citation: Citation): string {
  const due = citation.dates.review === undefined ? 'in the past' : `on ${longDate(citation.dates.review)}`;
  return `Check before you rely on this: the document was due for review ${due}.`;
}

/** Above an answer as it is on another day than today. */
export const asAtLine = (day: string): string => `As at ${longDate(day)}:`;
export const AS_AT_UNREADABLE = 'Please give the day as year, month and day, for example 2026-03-20.';

/** Says what was carried over from before, and how to ask the question by itself. */
export const takenWithLine = (before: string): string => `Taken together with what was asked before: “${before}”.`;
/** Where nothing can be pressed. */
export const ASK_BY_ITSELF = 'To ask it by itself, begin with “new:”.';

export const QUOTED_HEADING = 'The guidance says';
const QUOTED_ALSO = 'The guidance also says';
const QUOTED_ELSEWHERE = 'Another document says';

/** What stands above the quote at `index`: whether it is from another document, which may say otherwise. */
export function quotedHeading(quotes: readonly Quote[], index: number): string {
  const [first, one] = [quotes[0]?.citation, quotes[index]?.citation];
  if (index === 0) return QUOTED_HEADING;
  return first?.council === one?.council && first?.document === one?.document ? QUOTED_ALSO : QUOTED_ELSEWHERE;
}

/** Above each of several questions that one message asked. */
export const partLine = ({ asked, takenWith }: Pick<AnsweredPart, 'asked' | 'takenWith'>): string =>
  takenWith === undefined ? `On “${asked}”:` : `On “${asked}”, after “${takenWith}”:`;

/** What can be pressed under a reply. */
export const PRESS_LABELS: Readonly<Record<Press, string>> = {
  'by-itself': 'Ask it by itself',
  'none-of-these': 'None of these',
  receipt: 'Show receipt',
  share: 'Share in channel',
};

/** The label of a press under an answer that offers so many choices. */
export const pressLabel = (press: Press, choices: number): string =>
  press === 'none-of-these' && choices === 1 ? 'Not this one' : PRESS_LABELS[press];

const NO_VERDICT = 'Whether a rule was kept is not for me to say. An officer can look into it.';
const WHICH_OFFICER = 'Ask your council’s monitoring officer.';

/** Says that only an officer gives a verdict, and which contacts the guidance names. */
export function verdictLines(scope: Council | undefined): readonly string[] {
  const contacts = (scope?.contacts ?? []).map(contactLine);
  return [
    NO_VERDICT,
    ...(contacts.length === 0 ? [WHICH_OFFICER] : [CONTACTS_HEADING, ...contacts.map((line) => `• ${line}`)]),
  ];
}

/** Names the receipt of an answer. */
export const receiptLine = (code: string): string => `Receipt ${code}`;

export const SEE_ALSO = 'See also';
export const GUIDANCE_NOT_ADVICE =
  'These are the council’s own words, quoted exactly. They are guidance, not legal advice.';

const nearest = (choices: number): string => (choices === 1 ? 'This comes nearest.' : 'These come nearest.');
const parts = (choices: number): string => (choices === 1 ? 'This part' : 'These parts');

const UNSURE: Readonly<Record<UnsureWhy, (choices: number) => string>> = {
  tied: () => 'More than one part of the guidance may answer this. I am not sure which.',
  weak: (choices) => `I am not sure that the guidance answers this. ${nearest(choices)}`,
  draft: (choices) =>
    `This looks like a post that you may want to publish. I do not judge it. ${parts(choices)} of the guidance may bear on it.`,
  'too-many': () =>
    'That is more of the guidance than I show at once. These come first. Ask about one matter to find the rest.',
  'unknown-word': (choices) =>
    `There is a word in your question that I do not know, so I am not sure. ${nearest(choices)}`,
};

/** Says why nothing is quoted for certain, above so many choices; names the words that are not known. */
export function unsureHeading(why: UnsureWhy, choices: number, unknown: readonly string[]): string {
  if (unknown.length === 0) return UNSURE[why](choices);
  const quoted = list(unknown.map((word) => `“${word}”`));
  return `I do not know the ${unknown.length === 1 ? 'word' : 'words'} ${quoted}, so I am not sure. ${parts(choices)} of the guidance ${choices === 1 ? 'comes' : 'come'} nearest.`;
}

/** What stands before one of so many choices, the first being 0; undefined where there is no other. */
export const choiceMark = (index: number, choices: number): string | undefined =>
  choices === 1 ? undefined : `${index + 1}.`;

const SILENT: Readonly<Record<SilentWhy, (where: string) => string>> = {
  'no-match': (where) => `I could not find an answer to this in ${where}.`,
  'off-topic': (where) => `I found nothing on this in ${where}. It may not be a matter that the guidance deals with.`,
  'no-such-clause': (where) => `There is no clause of that number in ${where}.`,
  'none-of-these': (where) =>
    `Then I have nothing better to quote from ${where}. You could ask again in other words, or ask an officer.`,
  'too-vague': (where) =>
    `I could not tell what to look for in ${where}. Please ask again in a sentence, with what it is about.`,
};

/** Says where a clause stands that answers on other days, and which. */
function elsewhenLine({ citation, when }: Elsewhen): string {
  const [place, { inForce = {} }] = [citationLine(citation), citation];
  return when === 'not-yet'
    ? `${place}, answers this ${periodWords(inForce)}. It is not in force yet.`
    : `${place}, was in force ${periodWords(inForce)} and answered this. It is not in force any more.`;
}

/** The sentences about clauses that are not in force, behind the one that says what came of the question. */
export const saidElsewhen = (
  sentence: string,
  { elsewhen = [] }: { readonly elsewhen?: readonly Elsewhen[] },
): string => [sentence, ...elsewhen.map(elsewhenLine)].join(' ');

/** Says that nothing is quoted and why; of a known gap also whom to ask, of what is halted since when; and what answers on other days. */
export const silentLine = (answer: Extract<Answer, { outcome: 'silent' }>, scope: Council | undefined): string =>
  saidElsewhen(whySilent(answer, scope), answer);

function whySilent(answer: Extract<Answer, { outcome: 'silent' }>, scope: Council | undefined): string {
  const where = scope === undefined ? 'the guidance I hold' : `the guidance of ${scope.name}`;
  if (answer.why === 'halted') return haltedLine(answer.halted);
  if (answer.why !== 'known-gap') return SILENT[answer.why](where);
  const { title, signpost } = answer.gap;
  return `This seems to be about: ${title}. ${capitalised(where)} does not settle it. Please ask or see: ${signpost}.`;
}

/** Whom the guidance names, a line each; none beside a known gap, which names somebody itself. */
export const contactLines = (answer: Answer, scope: Council | undefined): readonly string[] =>
  answer.outcome === 'silent' && answer.why !== 'known-gap' ? (scope?.contacts ?? []).map(contactLine) : [];

export const CONTACTS_HEADING = 'The guidance names these contacts:';

export function contactLine(contact: Contact): string {
  const how = [contact.email, contact.phone].filter((part) => part !== undefined).join(', ');
  const name = how === '' ? contact.name : `${contact.name} (${how})`;
  return contact.for === undefined ? name : `${name}: ${contact.for}`;
}

const SMALL_TALK: Readonly<Record<SmallTalk, (whose: string) => string>> = {
  greeting: (whose) => `Hello. Ask me about ${whose}, and I will quote the part that answers, word for word.`,
  thanks: () => 'You are welcome.',
  help: (whose) =>
    `Ask me a question about ${whose} in your own words, for example “who is responsible for what I post?”. ` +
    'I quote the part that answers, word for word, and say where it stands. When I am not sure, I say so. ' +
    'In Slack or Teams, type “home” to me alone to see what you have asked officers, your receipts and the guidance in force.',
  about: (whose) =>
    `I am Clausebook, a program that finds the right part of ${whose} and quotes it word for word. ` +
    'I write nothing of my own and I am not a person.',
};

export function smallTalkLine(kind: SmallTalk, scope: Council | undefined, councils: readonly Council[]): string {
  const names = councils.map((council) => council.shortName);
  const whose =
    scope === undefined
      ? `the guidance for councillors of ${names.length === 0 ? 'the council' : list(names)}`
      : `the guidance for councillors of ${scope.name}`;
  return SMALL_TALK[kind](whose);
}

/** What else can be typed, under help, where it is understood. */
export const COMMANDS: Readonly<Record<PlatformName, string>> = {
  slack:
    'In a direct message with me, or after /guidance: “mine” lists what you have asked officers, “queue” what waits for your team, ' +
    '“feedback” what people said about answers, “advice” what your team advises, “suggestions” what officers’ answers suggest, “receipt” with its code ' +
    'what was answered, “my data” what is kept of you. “/guidance question”, and then your question, asks it. My Home tab shows your own matters.',
  teams:
    'In a personal chat with me: “home” shows your own matters, “mine” lists what you have asked officers, “queue” what waits for your ' +
    'team, “feedback” what people said about answers, “advice” what your team advises, “suggestions” what officers’ answers suggest, “receipt” with ' +
    'its code what was answered, “my data” what is kept of you.',
  playground:
    '“home” shows people’s own matters, “receipt” with its code shows what was answered, “my data” what is kept of them.',
};

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** To whoever asks or does more in a short time than is let through. */
export const TOO_MANY = 'That was a lot at once, so nothing was done. Please wait a minute and try again.';

export const ASK_AGAIN: Readonly<Record<AskAgainWhy, string>> = {
  empty: 'Please type your question, for example “can I use the council logo?”.',
  forgotten: 'I no longer have that question: I keep it for half an hour only. Please type it again.',
  'no-council':
    'I answer only where a council has connected the workspace or organisation, and none has connected this one yet. Please ask whoever looks after Clausebook to connect it.',
  'no-receipt': 'There is no receipt of that code here. Please check it; an old one may have been forgotten.',
  changed: 'The guidance reads otherwise by now, so nothing was shared. Please ask again.',
  gone: 'That part of the guidance is not in force here any more. Please ask again.',
  halted: 'That part of the guidance is not quoted for now, so nothing was shown. Please ask the question to see why.',
  'too-many': TOO_MANY,
  'not-shared': 'That answer cannot be shared any more. Please ask again.',
  'too-long': `That is longer than I can read (${MAX_QUESTION_LENGTH} characters). Please ask in a few sentences.`,
};

const UNDECIDED: Readonly<Record<UndecidedWhy, string>> = {
  'too-slow': 'no reply in time',
  unreachable: 'it could not be reached',
  refused: 'it refused',
  nonsense: 'its reply was not of use',
  busy: 'too many questions at once',
  resting: 'left alone for a while after several faults',
  'not-kept': 'the choice could not be kept',
};

/** What the chooser said, in the numbers of the candidates as they are listed. */
export function choosingLine(choosing: Choosing, candidates: readonly Candidate[]): string {
  if (choosing.outcome === 'undecided') return `did not decide (${UNDECIDED[choosing.why]}), so decided without it`;
  if (choosing.outcome === 'none') return 'chose none';
  const listed = candidates.map(({ clause }) => clause.id);
  return `chose ${choosing.clauses.map((id) => (listed.includes(id) ? `${listed.indexOf(id) + 1}` : id)).join(', ')}`;
}

/** Why, of a question that names a clause or a section by its number. */
export const BY_NUMBER = 'The number settles it, so no clause was weighed.';

export const WENT_WRONG = 'Something went wrong and I could not answer. Please ask again in a minute.';

/** The last words are what somebody quotes, so nothing stands against them. */
export const withReference = (sentence: string, reference: string | undefined): string =>
  reference === undefined ? sentence : `${sentence} (Reference for IT: ${reference})`;

/** In place of an answer that is for its asker alone, where it was asked. */
export const WORDS_WERE_SENT = 'The words were sent to you in a direct message.';
export const ANSWER_WAS_SENT = 'The answer was sent to you in a direct message.';
/** Above an answer that could not be sent to its asker alone. */
export const COULD_NOT_SEND = 'I could not send you this in a direct message, so it is here.';

export const AUDIENCE: Readonly<Record<Audience, string>> = {
  'only-you': 'Only you can see this.',
  'everyone-here': 'Everyone in this conversation can see this.',
};
export const FORM_AUDIENCE = 'Only you can see this form.';

import type { Answer } from './answer.ts';
import { MOST_SHOWN } from './answer.ts';
import { quote } from './guidance.ts';
import type { Clause, CouncilId, NonEmpty, Quote } from './guidance.ts';
import type { Edition } from './ports.ts';
import { numbered, standingUnder } from './printed-number.ts';
import type { Question } from './question.ts';

/** A printed clause number: "4.8", "10.2.1". */
const NUMBER = /\b\d{1,3}(?:\.\d{1,3})+\b/g;
/** Whole numbers and what they are called, if it is in the guidance: "sections 3 and 4", "rule no. 2"; not "rule of 6" or "6 points". */
const CALLED =
  /\b(?:(sections?|parts?)|clauses?|para(?:graph)?s?|rules?|points?)\s+(?:no\.?\s+|number\s+)?(\d{1,3}(?:(?:\s*[,&]\s*|\s+and\s+)\d{1,3})*)(?![\d.]*\d|\()\b/gi;
/** Words that may stand beside a number when the clause itself is asked for. */
const BESIDE = new Set(
  (
    'what does do is are say says said state states mean means in of the a an at under about and with which whats tell show read me us give please pls quote ' +
    'clause clauses paragraph para paragraphs paras section sections rule rules point points number no part parts guidance guidelines policy protocol ' +
    'document council borough city district s it text wording word for full out can you could'
  ).split(' '),
);

/** What introduces a number in a question about the clause: "what does 4.8 say about logos". */
const INTRODUCED = /\b(?:clauses?|para(?:graph)?s?|sections?|rules?|points?|does|under|per|in)\s+(?=\d{1,3}\.\d)/i;

/** A number that was asked for, with all that it may stand for. */
interface Referred {
  readonly clauses: readonly Clause[];
  /** True if it can stand for nothing else in the guidance searched. */
  readonly certain: boolean;
}

/**
 * The answer to a question that names a clause or a section by its number ("what does 4.8 say?", "section 3 gedling"): its clauses, or
 * the choice of those with that number, or that there is none. Undefined if the number may well be of something else.
 */
export function referredTo(question: Question, edition: Edition, scope: CouncilId | undefined): Answer | undefined {
  const words = wordsOf(question.text.replace(NUMBER, ' '));
  const named = edition.councils.filter(({ shortName }) => wordsOf(shortName).every((word) => words.includes(word)));
  const names = new Set(named.flatMap(({ shortName }) => wordsOf(shortName)));
  const nothingElse = words.every((word) => BESIDE.has(word) || names.has(word));
  const numbers = new Set(question.text.match(NUMBER) ?? []);
  // "Section 106 agreement" is of another document, as most whole numbers beside other words are.
  const called = nothingElse ? calledIn(question.text) : new Map<string, boolean>();
  if (numbers.size + called.size === 0 || (!nothingElse && !INTRODUCED.test(question.text))) return undefined;
  const councils = new Set(named.map(({ id }) => id));
  const clauses = edition.documents
    .flatMap((document) => document.clauses)
    .filter(({ citation: { council } }) => scope === undefined || council === scope)
    .filter(({ citation: { council } }) => councils.size === 0 || councils.has(council));
  const referred = [
    ...[...numbers].map((number) => clauseOf(number, clauses)),
    ...[...called].map(([number, section]) => wholeNumber(number, section, clauses)),
  ];
  return answerWith(referred) ?? (nothingElse ? { outcome: 'silent', why: 'no-such-clause' } : undefined);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** The whole numbers that are called something, and whether that is a section. */
const calledIn = (text: string): ReadonlyMap<string, boolean> =>
  new Map(
    [...text.matchAll(CALLED)].flatMap(([, section, numbers = '']) =>
      (numbers.match(/\d+/g) ?? []).map((number) => [number, section !== undefined]),
    ),
  );

function clauseOf(number: string, clauses: readonly Clause[]): Referred {
  const printed = numbered(number, clauses);
  return printed.length > 0 ? { clauses: printed, certain: printed.length === 1 } : sectionOf(number, clauses);
}

function sectionOf(number: string, clauses: readonly Clause[]): Referred {
  const under = standingUnder(number, clauses);
  return { clauses: under, certain: documentsOf(under).size === 1 };
}

/** A clause and a section may have the same number; what is there under another name only may not be what is meant. */
function wholeNumber(number: string, section: boolean, clauses: readonly Clause[]): Referred {
  const printed = numbered(number, clauses);
  const one: Referred = { clauses: printed, certain: printed.length === 1 };
  const under = sectionOf(number, clauses);
  const [meant, other] = section ? [under, one] : [one, under];
  return meant.clauses.length > 0 ? meant : { ...other, certain: false };
}

const documentOf = ({ citation }: Clause): string => `${citation.council}/${citation.document}`;
const documentsOf = (clauses: readonly Clause[]): ReadonlySet<string> => new Set(clauses.map(documentOf));

function answerWith(referred: readonly Referred[]): Answer | undefined {
  const clauses = [...new Set(referred.flatMap((one) => one.clauses))];
  const [first, ...others] = oneOfEach(clauses).slice(0, MOST_SHOWN);
  if (first === undefined) return undefined;
  const quotes: NonEmpty<Quote> = [quote(first), ...others.map((clause) => quote(clause))];
  const certain = referred.every((one) => one.certain || one.clauses.length === 0);
  const all = clauses.length === quotes.length;
  if (certain && all) return { outcome: 'quoted', quotes, seeAlso: [] };
  const why = documentsOf(clauses).size === 1 && !all ? 'too-many' : 'tied';
  return { outcome: 'unsure', why, choices: quotes, unknownWords: [] };
}

/** The first clause of each document, then the rest: which document is meant has to be asked first. */
function oneOfEach(clauses: readonly Clause[]): readonly Clause[] {
  const firsts = new Set(
    [...documentsOf(clauses)].flatMap((name) => clauses.find((one) => documentOf(one) === name) ?? []),
  );
  return [...firsts, ...clauses.filter((clause) => !firsts.has(clause))];
}

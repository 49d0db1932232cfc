import type { Answer } from './answer.ts';
import { MOST_SHOWN } from './answer.ts';
import { quote } from './guidance.ts';
import type { Clause, CouncilId, NonEmpty, Quote } from './guidance.ts';
import type { Edition } from './ports.ts';
import type { Question } from './question.ts';

/** A printed clause number: "4.8", "10.2.1". */
const NUMBER = /\b\d{1,3}(?:\.\d{1,3})+\b/g;
/** Words that may stand beside a number when the clause itself is asked for. */
const BESIDE = new Set(
  (
    'what does do is are say says said state states mean means in of the a an at under about and with which whats tell show read me us give please pls quote ' +
    'clause clauses paragraph para paragraphs section sections rule rules point number no part guidance guidelines policy protocol ' +
    'document council borough city district s it text wording word for full out can you could'
  ).split(' '),
);

/** What introduces a number in a question about the clause: "what does 4.8 say about logos". */
const INTRODUCED = /\b(?:clauses?|para(?:graph)?s?|sections?|rules?|points?|does|under|per|in)\s+(?=\d{1,3}\.\d)/i;

/**
 * The answer to a question that names a clause by its number ("what does 4.8 say?", "4.8 gedling"): the clause, or the choice of those
 * with that number, or that there is none. Undefined if the number may well be of something else.
 */
export function referredTo(question: Question, edition: Edition, scope: CouncilId | undefined): Answer | undefined {
  const numbers = new Set(question.text.match(NUMBER) ?? []);
  if (numbers.size === 0) return undefined;
  const words = wordsOf(question.text.replace(NUMBER, ' '));
  const named = edition.councils.filter(({ shortName }) => wordsOf(shortName).every((word) => words.includes(word)));
  const names = new Set(named.flatMap(({ shortName }) => wordsOf(shortName)));
  const nothingElse = words.every((word) => BESIDE.has(word) || names.has(word));
  if (!nothingElse && !INTRODUCED.test(question.text)) return undefined;
  const councils = new Set(named.map(({ id }) => id));
  const clauses = edition.documents
    .flatMap((document) => document.clauses)
    .filter(({ citation }) => citation.number !== undefined && numbers.has(citation.number))
    .filter(({ citation: { council } }) => scope === undefined || council === scope)
    .filter(({ citation: { council } }) => councils.size === 0 || councils.has(council));
  if (clauses.length === 0 && nothingElse) return { outcome: 'silent', why: 'no-such-clause' };
  return answerWith(clauses.slice(0, MOST_SHOWN), numbers);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

function answerWith([first, ...others]: readonly Clause[], asked: ReadonlySet<string>): Answer | undefined {
  if (first === undefined) return undefined;
  const quotes: NonEmpty<Quote> = [quote(first), ...others.map((clause) => quote(clause))];
  return others.length < asked.size
    ? { outcome: 'quoted', quotes, seeAlso: [] }
    : { outcome: 'unsure', why: 'tied', choices: quotes, unknownWords: [] };
}

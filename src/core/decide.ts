import { MOST_SHOWN } from './answer.ts';
import type { Answer, PartAnswer } from './answer.ts';
import type { Candidate, Evidence, Found } from './evidence.ts';
import { quote } from './guidance.ts';
import type { Gap } from './gap.ts';
import type { Citation, NonEmpty, Quote } from './guidance.ts';
import type { Question } from './question.ts';
import { smallTalk } from './small-talk.ts';
import { seeAlsoLine } from './wording.ts';

/**
 * Confidence from which a clause is quoted as the answer. Quoting a wrong clause is the worse mistake: chosen where
 * at most one quoted answer in fifty is wrong, and of a hundred questions near to the guidance that it does not settle at most one is quoted, none for
 * small talk or abuse, on question sets kept out of the learning.
 */
export const SURE = 0.8;
/**
 * The same for a clause without phrasings, as in guidance that was just imported, where the confidence is less to be trusted: on fifty-six
 * councils, each left out of the learning, 93 of 100 quoted from SURE were right, 95 from 0.85 and 97 from here. Phrasings bring the rest.
 */
export const SURE_IMPORTED = 0.92;
/**
 * Below this probability the question is not about guidance. To offer clauses for a greeting is silly; to turn away somebody's
 * question costs them the answer. Here it turns away three in a hundred of the questions learnt from, which are harder than most.
 */
export const ON_TOPIC = 0.5;
/**
 * The same where the best clause has no phrasings, as in guidance that was just imported: its words are near to many things. On fifty-six councils, each
 * left out of the learning, it turns away 94 in a hundred questions off the topic where ON_TOPIC turns away 88, and loses the right clause among
 * three for 7 in a thousand more.
 */
export const ON_TOPIC_IMPORTED = 0.75;
/**
 * As near as this to a way of asking for a clause, and nearer than to any way of asking for what is off the topic, a question is on it whatever else
 * speaks against it: "what about purdah". Of the questions learnt from, one in a thousand of the answered is kept by it, and one in two hundred of the others.
 * Where a clause has no phrasings its sentences serve: of 600 questions off the topic on guidance never seen, none was as near.
 */
export const PLAINLY_ASKED = 0.65;
/** Confidence from which the place of a clause is named beside a quoted one. Less likely ones would be noise under a sure answer. */
export const WORTH_NAMING = 0.05;
/** Confidence of the best clause from which choices are offered: almost always. A wrong offer costs a glance and says that it is unsure. */
export const WORTH_OFFERING = 0.02;
/**
 * A known gap answers when its phrasing is nearer to the question than anything of the clauses' by this cosine, and no clause is
 * likely. Nearer by less, the choices are worth a glance.
 */
export const GAP_NEARER = 0.1;
/**
 * The same where the best clause has no phrasings, as in guidance that was just imported: its own words are farther from a question than a
 * gap's phrasings, which are questions, and the guidance may settle what other guidance does not. Of questions on documents never seen,
 * 2 in 100 that were answered would be turned away.
 */
export const GAP_NEARER_THAN_IMPORTED = 0.3;
/** Farther than this from every known gap, a question is about none of them; nearer ones share their subject. */
export const GAP_NEAR = 0.5;
/**
 * If more than this share of the fifteen ways of asking nearest to the question is off the topic, it is about no gap, however near one
 * phrasing is by chance. Of the questions on a known gap in the sets kept out of the learning, none has more than a fifth.
 */
export const MOSTLY_OFF_TOPIC = 0.5;
/** One telling word is too little to tell a gap by, or to be sure of a clause that does not hold it: "how long" is asked of everything. */
const FEWEST_WORDS = 2;
/** From this confidence on, a clause is not given up for a gap. */
export const LIKELY = 0.3;
/** A second clause this near to the first in confidence answers too, if it is sure itself. */
export const ALSO_ANSWERS = 0.12;
/**
 * From this confidence on, a clause of another document is quoted as well: it may say otherwise. Likelier right than wrong; to quote
 * it in vain costs a glance, to leave it out lets one rule pass for the only one.
 */
export const ANOTHER_DOCUMENT = 0.5;
/**
 * From this confidence of the best clause on, clauses may bear on the draft of a post. It is low, because a draft asks nothing: of 22 drafts
 * it leaves two without a clause that bears on them, and the reply says that it does not judge.
 */
export const BEARS = 0.04;
/** A question in which more than this share of the telling words is unknown is not answered with confidence. */
export const MOST_UNKNOWN = 0.34;

/** Same question, same findings, same answer: no clock, no store, no network, no chance. */
export function decide(question: Question, found: Found): Answer {
  const kind = smallTalk(question.text) ?? smallTalk(found.reading.text);
  if (kind !== undefined) return { outcome: 'conversation', kind };
  if (found.reading.telling === 0) return { outcome: 'silent', why: 'too-vague' };
  // Whoever wrote them has said which clause answers them.
  const told = found.candidates.find(isTold);
  if (told !== undefined)
    return quoted(
      told,
      found.candidates.filter((one) => one !== told),
    );
  const [best, ...others] = found.candidates;
  const gap = settledNowhere(found);
  if (gap !== undefined) return { outcome: 'silent', why: 'known-gap', gap };
  if (best === undefined || !isOnTopic(best, found)) return { outcome: 'silent', why: 'off-topic' };
  if (best.confidence < offeredFrom(found)) return { outcome: 'silent', why: 'no-match' };
  if (surelyAnswers(best, found)) return quoted(best, others);
  const more = worthOffering(others, offeredFrom(found));
  return unsure(best, more, isStrange(best) ? found.reading.unknown : []);
}

/** Whether a clause is quoted for the question it was found for, by itself. */
export const surelyAnswers = (best: Candidate, found: Found): boolean =>
  isTold(best) || (isSure(best) && saysEnough(best, found));

/** Whether the question's words are enough to be sure of a clause by, however likely it is. */
export const saysEnough = (best: Candidate, { reading }: Found): boolean =>
  !isStrange(best) && (reading.telling >= FEWEST_WORDS || best.evidence.wideCoverage > 0);

/** Whether a question that a clause was found for is about what guidance is about: from this probability on, or plainly asked. */
export const isOnTopic = (best: Candidate, { onTopic }: Found, least = onTopicFrom(best.evidence)): boolean =>
  onTopic >= least || isPlainlyAsked(best);

const onTopicFrom = ({ phrased }: Pick<Evidence, 'phrased'>): number => (phrased === 0 ? ON_TOPIC_IMPORTED : ON_TOPIC);

const isStrange = ({ evidence }: Candidate): boolean => evidence.unknownShare > MOST_UNKNOWN;

function isPlainlyAsked({ evidence }: Candidate): boolean {
  // Too few phrasings to be weighed as such are searched as sentences.
  const asked = evidence.phrased === 0 ? evidence.sentenceCosine : evidence.phrasingCosine;
  return asked >= PLAINLY_ASKED && asked > evidence.offTopicCosine;
}

const isTold = ({ inItsWords }: Candidate): boolean => inItsWords === true;

const isSure = ({ confidence, evidence }: Candidate): boolean => confidence >= sureFrom(evidence);

/** The confidence from which a clause is quoted. */
export const sureFrom = ({ phrased }: Pick<Evidence, 'phrased'>): number => (phrased === 0 ? SURE_IMPORTED : SURE);

/** The clauses that may bear on the draft of a post. Never more than offered: whether it keeps to them is not for Clausebook to say. */
export function bearingOn(found: Found): Answer {
  const [best, ...rest] = found.candidates;
  if (best === undefined || best.confidence < offeredFrom(found, BEARS)) return { outcome: 'silent', why: 'no-match' };
  const more = worthOffering(rest, offeredFrom(found));
  return { outcome: 'unsure', why: 'draft', choices: quotesOf(best, more), unknownWords: [] };
}

/** By words alone, without the sentence model, the confidence says nothing of what is worth a glance: it was learnt with the model. */
const offeredFrom = ({ candidates }: Found, least = WORTH_OFFERING): number =>
  candidates.some(({ evidence }) => nearnessOf(evidence) > 0) ? least : 0;

/** The known gap that the question is about, if it is nearer to one than to what the guidance settles. */
function settledNowhere(found: Found): Gap | undefined {
  const [best] = found.candidates;
  if ((best?.confidence ?? 0) >= LIKELY) return undefined;
  return gapNearerBy(best?.evidence.phrased === 0 ? GAP_NEARER_THAN_IMPORTED : GAP_NEARER, found);
}

/** The known gap that is near to the question, and nearer than anything of the clauses' by more than the margin. */
export function gapNearerBy(margin: number, { candidates, nearestGap, reading }: Found): Gap | undefined {
  if (nearestGap === undefined || nearestGap.cosine < GAP_NEAR || reading.telling < FEWEST_WORDS) return undefined;
  if ((candidates[0]?.evidence.nearOffTopic ?? 0) > MOSTLY_OFF_TOPIC) return undefined;
  const clause = Math.max(...candidates.map(({ evidence }) => nearnessOf(evidence)), 0);
  return nearestGap.cosine - clause > margin ? nearestGap.gap : undefined;
}

const nearnessOf = ({ phrasingCosine, sentenceCosine, wholeCosine }: Evidence): number =>
  Math.max(phrasingCosine, sentenceCosine, wholeCosine);

function quoted(best: Candidate, others: readonly Candidate[]): PartAnswer {
  const least = best.confidence - ALSO_ANSWERS;
  const { document, council } = best.clause.citation;
  const isElsewhere = ({ clause: { citation } }: Candidate): boolean =>
    citation.document !== document || citation.council !== council;
  const also = others
    .filter(
      (one) =>
        isTold(one) ||
        (isSure(one) && one.confidence >= least) ||
        (one.confidence >= ANOTHER_DOCUMENT && isElsewhere(one)),
    )
    .slice(0, MOST_SHOWN - 1);
  const quotes = quotesOf(best, also);
  return { outcome: 'quoted', quotes, seeAlso: otherPlaces(quotes, others) };
}

/** Where the rest stands. Clauses under one heading are often not told apart in print: such a place is named once. */
export function otherPlaces(shown: readonly Quote[], candidates: readonly Candidate[]): readonly Citation[] {
  const rest = candidates.filter(({ confidence }) => confidence >= WORTH_NAMING);
  const named = new Set(shown.map(({ citation }) => seeAlsoLine(citation)));
  const places: Citation[] = [];
  for (const { clause } of rest) {
    const line = seeAlsoLine(clause.citation);
    if (!named.has(line)) places.push(clause.citation);
    named.add(line);
  }
  return places.slice(0, MOST_SHOWN);
}

function unsure(best: Candidate, more: readonly Candidate[], unknownWords: readonly string[]): PartAnswer {
  const [second] = more;
  const tied = second !== undefined && best.confidence - second.confidence <= ALSO_ANSWERS;
  return {
    outcome: 'unsure',
    why: unknownWords.length > 0 ? 'unknown-word' : tied ? 'tied' : 'weak',
    choices: quotesOf(best, more),
    unknownWords,
  };
}

/** Beside the best one. */
const worthOffering = (others: readonly Candidate[], least: number): readonly Candidate[] =>
  others.filter(({ confidence }) => confidence >= least).slice(0, MOST_SHOWN - 1);

const quotesOf = (best: Candidate, others: readonly Candidate[]): NonEmpty<Quote> => [
  quote(best.clause),
  ...others.map((candidate) => quote(candidate.clause)),
];

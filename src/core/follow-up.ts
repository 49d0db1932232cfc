import { surelyAnswers } from './decide.ts';
import type { Candidate, Found } from './evidence.ts';
import type { ClauseId } from './guidance.ts';
import type { Question } from './question.ts';

/** Words that point back at what was said before. */
const POINTING =
  /\b(?:it|its|that|this|they|them|their|those|these|he|she|him|her|one|ones|there|so|such|same|else|either|too|instead|then|though)\b/i;
/** Of these, words that stand for what was said. "Is there", "this one" and "so" are said of anything. */
const NAMES_NOTHING = /\b(?:it|its|that|they|them|their|those|he|she|him|her)\b/i;
/** Words that go on from what was said before. */
const GOES_ON = /^\W*(?:and|or|but|also|plus|what about|how about|what if|even)\b/i;
/** A question of so few telling words says too little by itself. */
const FEW = 2;
/** Hardly about guidance, … */
const ELSEWHERE = 0.1;
/** … and as near as this to what is known to be asked of other matters. What needs the words before it ("and if we don't?") is near to nothing. */
const PLAIN = 0.6;
/** What is carried over is cut to this: the subject stands in the last few sentences, and the sentence model reads 256 words at most. */
export const MOST_CARRIED = 400;
/** Typed first, it begins a new subject. */
const AFRESH = /^\s*(?:new|new question|new topic)\s*[:–-]\s*/i;

/** A question as it was typed, and whether its asker said that it stands by itself. */
export function readAfresh(typed: string): { readonly text: string; readonly afresh: boolean } {
  const text = typed.replace(AFRESH, '');
  return { text, afresh: text !== typed };
}

/** True if the question can hardly be understood without what was said before. `alone`: what was found for it by itself. */
export const leans = (question: Question, alone: Found): boolean =>
  POINTING.test(question.text) ||
  GOES_ON.test(question.text) ||
  (alone.reading.telling <= FEW && !standsAlone(alone) && !namesItsSubject(alone));

/**
 * The same for one part of a message that asks several things: such parts mostly stand by themselves, and only one that names nothing is taken with
 * those before it although it could be answered alone.
 */
export const partLeans = (question: Question, alone: Found): boolean =>
  NAMES_NOTHING.test(question.text) || (leans(question, alone) && !standsAlone(alone));

/** "Can I block trolls?" says little, but all of it, if there is a clause that surely answers. */
const standsAlone = (alone: Found): boolean => alone.candidates.slice(0, 1).some((best) => surelyAnswers(best, alone));

/** Few words that plainly mean something else than guidance begin a new subject: "bins", after a question about the logo. */
function namesItsSubject({ onTopic, candidates }: Found): boolean {
  const evidence = candidates[0]?.evidence;
  return onTopic < ELSEWHERE && Math.max(evidence?.offTopicCosine ?? 0, evidence?.gapCosine ?? 0) >= PLAIN;
}

/** The question with what was said before, the question twice so that it weighs more. */
export const joined = (question: Question, earlier: string): Question => ({
  text: `${question.text} ${earlier} ${question.text}`,
});

/** What the next question may lean on. */
export const carried = (question: Question, earlier: string | undefined): string =>
  (earlier === undefined ? question.text : `${earlier} ${question.text}`).slice(-MOST_CARRIED);

/**
 * What was found for a question that leans on what was said before: a clause has to answer the question both by itself and with
 * what went before. Its confidence is the mean of the two, so a clause that only the earlier question calls for is never sure.
 */
export function together(alone: Found, withEarlier: Found): Found {
  const pairs = new Map<ClauseId, { alone?: Candidate; with?: Candidate }>();
  for (const candidate of alone.candidates) pairs.set(candidate.clause.id, { alone: candidate });
  for (const candidate of withEarlier.candidates)
    pairs.set(candidate.clause.id, { ...pairs.get(candidate.clause.id), with: candidate });
  const candidates = [...pairs.values()].flatMap((pair) => {
    const [one, other] = [pair.alone?.confidence ?? 0, pair.with?.confidence ?? 0];
    const shown = one > other ? pair.alone : pair.with;
    const told = pair.alone?.inItsWords;
    const confidence = (one + other) / 2;
    return shown === undefined ? [] : [{ ...shown, confidence, ...(told === undefined ? {} : { inItsWords: told }) }];
  });
  return {
    ...withEarlier,
    candidates: candidates.toSorted((one, other) => other.confidence - one.confidence),
    onTopic: Math.max(alone.onTopic, withEarlier.onTopic),
  };
}

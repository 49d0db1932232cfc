import type { Answer } from './answer.ts';
import { MOST_SHOWN } from './answer.ts';
import type { Choosing } from './choice.ts';
import { gapNearerBy, isOnTopic, otherPlaces } from './decide.ts';
import type { Found } from './evidence.ts';
import { quote } from './guidance.ts';
import type { NonEmpty, Quote } from './guidance.ts';
import type { Edition } from './ports.ts';

/** True if a chooser may have a say: small talk, what is too vague and what is off the topic are settled without one. */
export function leavesAChoice(builtIn: Answer, found: Found): boolean {
  const [best] = found.candidates;
  if (best === undefined || !isOnTopic(best, found) || builtIn.outcome === 'conversation') return false;
  return builtIn.outcome !== 'silent' || (builtIn.why !== 'too-vague' && builtIn.why !== 'off-topic');
}

/**
 * The answer, with what the chooser said. What it chose is quoted; for none, nothing is. Against a built-in answer that is sure it
 * may raise a doubt and no more: then both are offered as choices. Without a choice the built-in answer stands.
 */
export function answerWith(builtIn: Answer, found: Found, choosing: Choosing, edition: Edition): Answer {
  if (choosing.outcome === 'undecided') return builtIn;
  const sure = builtIn.outcome === 'quoted' ? builtIn.quotes : undefined;
  if (choosing.outcome === 'none') return sure === undefined ? nothingOf(found) : unsure('weak', sure);
  const [first, ...others] = choosing.clauses.flatMap((id) => edition.clause(id) ?? []).map(quote);
  if (first === undefined) return builtIn;
  const quotes: NonEmpty<Quote> = [first, ...others];
  if (sure === undefined || choosing.clauses.includes(sure[0].clause))
    return { outcome: 'quoted', quotes, seeAlso: otherPlaces(quotes, found.candidates) };
  return unsure('tied', [sure[0], ...quotes]);
}

// Every clause is turned down, so the gap need not be nearer than one by the margin that is asked for otherwise.
function nothingOf(found: Found): Answer {
  const gap = gapNearerBy(0, found);
  return gap === undefined ? { outcome: 'silent', why: 'no-match' } : { outcome: 'silent', why: 'known-gap', gap };
}

const unsure = (why: 'weak' | 'tied', [first, ...others]: NonEmpty<Quote>): Answer => ({
  outcome: 'unsure',
  why,
  choices: [first, ...others.slice(0, MOST_SHOWN - 1)],
  unknownWords: [],
});

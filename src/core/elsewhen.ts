import type { Answer, Elsewhen } from './answer.ts';
import { shown } from './answer.ts';
import { referredTo } from './clause-reference.ts';
import { isOnTopic, saysEnough, sureFrom } from './decide.ts';
import type { Candidate, Found } from './evidence.ts';
import { joined, together } from './follow-up.ts';
import type { Citation, CouncilId } from './guidance.ts';
import type { Edition } from './ports.ts';
import type { Question } from './question.ts';

/** Enough for a rule that was replaced and the one that takes its place. */
const MOST_NAMED = 2;
/** Clauses looked at for one that answers on another day: as many as a question is decided on. */
const LOOKED_AT = 10;

/** What was asked, as it was answered. */
export interface Asked {
  readonly question: Question;
  readonly scope: CouncilId | undefined;
  /** What was said before that it was taken together with, if it was. */
  readonly takenWith: string | undefined;
}

/**
 * An answer that quotes nothing, with where the clause stands that surely answers on other days: somebody who asks in a pre-election period
 * learns that the rule is there and when. Its words are not shown: they are not in force.
 */
export async function withElsewhen(answer: Answer, asked: Asked, edition: Edition): Promise<Answer> {
  const { dated } = edition;
  if (dated === undefined || (answer.outcome !== 'silent' && answer.outcome !== 'unsure')) return answer;
  if (answer.why === 'too-vague' || answer.why === 'draft' || answer.why === 'too-many') return answer;
  const isOut = ({ clause }: { readonly clause: Candidate['clause']['id'] }): boolean =>
    edition.clause(clause) === undefined;
  const named = referredTo(asked.question, dated.all, asked.scope);
  const places =
    named === undefined
      ? surelyOut(await foundFor(asked, dated.all), edition)
      : shown(named)
          .filter(isOut)
          .map(({ citation }) => citation);
  if (places.length === 0) return answer;
  return { ...answer, elsewhen: places.slice(0, MOST_NAMED).map((citation) => elsewhen(citation, dated.since)) };
}

async function foundFor({ question, scope, takenWith }: Asked, all: Edition): Promise<Found> {
  const alone = await all.find(question, scope, LOOKED_AT);
  return takenWith === undefined
    ? alone
    : together(alone, await all.find(joined(question, takenWith), scope, LOOKED_AT));
}

/**
 * Where the likeliest clause stands that is not in force, if it would be quoted. A rule and the one that replaces it are found side by side and
 * share the confidence, so that of the two together counts.
 */
function surelyOut(found: Found, edition: Edition): readonly Citation[] {
  const out = found.candidates.filter(({ clause }) => edition.clause(clause.id) === undefined);
  const [best] = out;
  if (best === undefined || !isOnTopic(best, found) || !saysEnough(best, found)) return [];
  const wordings = out.filter(({ clause }) => placeOf(clause.citation) === placeOf(best.clause.citation));
  const one = best.clause.citation.number === undefined ? [best] : wordings;
  const confidence = one.reduce((sum, each) => sum + each.confidence, 0);
  return confidence < sureFrom(best.evidence) ? [] : one.map(({ clause }) => clause.citation);
}

const placeOf = ({ council, document, number }: Citation): string => JSON.stringify([council, document, number]);

/** `since`: a day of the stretch on which it is not in force. */
const elsewhen = (citation: Citation, since: string): Elsewhen => ({
  citation,
  when: (citation.inForce?.from ?? '') > since ? 'not-yet' : 'no-more',
});

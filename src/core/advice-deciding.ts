import { adviceDone } from './advice-parts.ts';
import type { AdviceParts } from './advice-parts.ts';
import { noticesOfAdvice } from './advice-notices.ts';
import { pressedOn } from './advice-sheets.ts';
import type { AdviceAct, Handling } from './conversation.ts';
import { curatedId } from './curated-answer.ts';
import type { CuratedAnswer, CuratedMove } from './curated-answer.ts';
import { moveCurated } from './curated-moves.ts';
import { refused } from './escalation-moving.ts';
import type { Edition } from './ports.ts';
import type { Handled } from './reply.ts';

/**
 * A second officer agrees to advice, or any officer of its team ends it. Whoever agrees agrees to what stood where they pressed; whoever
 * comes second is told so.
 */
export async function decideAdvice(
  handling: Handling,
  about: string,
  act: AdviceAct,
  parts: Omit<AdviceParts, 'chance'>,
): Promise<Handled> {
  const { curated: store, knowledge, officers, clock } = parts;
  const [id = ''] = about.split('@', 1);
  const [curated, edition] = [await store.byId(curatedId(id)), knowledge.current()];
  if (curated === undefined) return refused({ why: 'no-such-advice' });
  const team = await officers.of(curated, edition);
  if (!team.some((officer) => officer.id === handling.by.id)) return refused({ why: 'not-allowed' });
  const before = madeBy(handling, curated);
  if (before !== undefined) return adviceDone(curated, before.move, handling, parts);
  const move = act === 'end-advice' ? END : approval(curated, edition);
  const next = moveCurated(curated, { part: 'officer', person: handling.by }, move, clock(), handling.id);
  if (next.outcome === 'refused') return refused({ why: next.why === 'bad-expiry' ? 'past-expiry' : next.why });
  if (act === 'approve-advice' && about !== pressedOn(curated, edition)) return refused({ why: 'seen-otherwise' });
  const places = await officers.placesFor(curated, edition);
  const result = await store.advance(next.curated, noticesOfAdvice(next.curated, places));
  if (result.won) return adviceDone(next.curated, move.move, handling, parts);
  const repeated = madeBy(handling, result.now);
  return repeated === undefined ? refused({ why: 'too-late' }) : adviceDone(result.now, repeated.move, handling, parts);
}

const END: CuratedMove = { move: 'end' };

/** The move that the turn made, if the platform repeats it. */
const madeBy = ({ id }: Handling, { history }: CuratedAnswer): CuratedMove | undefined =>
  history.find(({ turn }) => turn === id)?.move;

/** On the clauses as they read today; one that is gone is missing, and then it is not agreed to. */
const approval = ({ rests, expires }: CuratedAnswer, edition: Pick<Edition, 'clause'>): CuratedMove => ({
  move: 'approve',
  expires,
  rests: rests.flatMap(({ clause: id }) => {
    const clause = edition.clause(id);
    return clause === undefined ? [] : [{ clause: id, text: clause.text }];
  }),
});

import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation, Move, Mover } from '../../src/core/escalation.ts';
import type { Person } from '../../src/core/people.ts';
import type { EscalationStore } from '../../src/core/ports.ts';
import { anEscalation, COUNCILLOR } from './escalations.ts';

export const officer = (person: Person): Mover => ({ part: 'officer', person });
export const councillor = (person: Person): Mover => ({ part: 'councillor', person });
export const CLAIM: Move = { move: 'claim' };
export const ANSWER: Move = { move: 'answer', text: 'Yes, on paper.', clauses: [] };
export const join = (person: Person, about: string): Move => ({
  move: 'join',
  asker: { person, about: turnId('teams', about) },
});

/** An escalation of its own, about a turn of its own; its number is when it was opened, too. */
export const numbered = (number: number, change: Partial<Escalation> = {}): Escalation =>
  anEscalation({
    id: escalationId(`GED-${number}`),
    askers: [{ person: COUNCILLOR, about: turnId('slack', `Ev${number}`) }],
    opened: number,
    ...change,
  });

/** What becomes of it by a move that has to be lawful. */
export function moved(escalation: Escalation, mover: Mover, move: Move, at = escalation.opened + 1000): Escalation {
  const made = make(escalation, mover, move, at, turnId('slack', `${escalation.id} ${escalation.history.length}`));
  if (made.outcome === 'refused') throw new Error(`${move.move} was refused: ${made.why}`);
  return made.escalation;
}

/** Opens it and makes the moves. Resolves to what becomes of it. */
export async function keptWithMoves(
  store: EscalationStore,
  escalation: Escalation,
  ...moves: readonly (readonly [Mover, Move])[]
): Promise<Escalation> {
  await store.open(escalation, []);
  let now = escalation;
  for (const [mover, move] of moves) {
    now = moved(now, mover, move);
    const { won } = await store.advance(now, []);
    if (!won) throw new Error('Somebody was quicker.');
  }
  return now;
}

export const idsOf = (escalations: readonly Escalation[]): readonly string[] => escalations.map(({ id }) => id);

import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { cardSheet, drawingOn, moveSheet, statusSheet } from '../../src/core/escalation-sheets.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { noticesOf, noticesOfOpening } from '../../src/core/notices.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { EscalationStore } from '../../src/core/ports.ts';
import { createUnreached } from '../../src/core/unreached.ts';
import { anEscalation, ANNA, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { anEdition, found } from '../support/findings.ts';
import { memoryEscalations } from '../support/memory-escalations.ts';

const CHANNEL = { platform: 'slack', address: 'the channel' } as const;
const drawing = drawingOn(
  anEdition(async () => found([]), []),
  0,
);

type Advance = (...given: Parameters<EscalationStore['advance']>) => ReturnType<EscalationStore['advance']>;

async function given(change: Partial<Escalation> = {}, advance?: (inner: EscalationStore) => Advance) {
  const inner = memoryEscalations();
  const store: EscalationStore = advance === undefined ? inner : { ...inner, advance: advance(inner) };
  const escalation = anEscalation(change);
  await inner.open(escalation, []);
  const unreached = createUnreached({ store, notices: async (after) => noticesOf(after, [CHANNEL]), clock: () => 7 });
  const kept = async (): Promise<Escalation> => (await inner.byId(escalation.id)) ?? escalation;
  return { inner, escalation, unreached, kept, notices: inner.notices };
}

/** The notice that tells this asker how it stands. */
const statusOf = (escalation: Escalation, home = COUNCILLOR.home): Notice => {
  const notice = noticesOfOpening(escalation, [CHANNEL]).find(({ to }) => to.address === home.address);
  if (notice === undefined) throw new Error('Nobody is told there.');
  return notice;
};

describe('a councillor who could not be told', () => {
  it('is named to the officers, once, in the card’s thread and on the card', async () => {
    const { escalation, unreached, kept, notices } = await given();
    await unreached(statusOf(escalation));
    await unreached(statusOf(escalation));
    const after = await kept();
    expect(after.history).toEqual([
      { by: 'clock', at: 7, move: { move: 'unreached', person: COUNCILLOR }, turn: undefined },
    ]);
    expect(after.now).toEqual(escalation.now);
    expect(notices.filter(({ telling }) => telling.tells === 'move').map(({ to }) => to)).toEqual([CHANNEL]);
    const [entry] = after.history;
    if (entry === undefined) throw new Error('No move.');
    const told = moveSheet(after, entry, { asker: false, inside: false }, drawing);
    expect(told.gist).toBe('Cllr Ursula Field could not be told about GED-1. Please reach them in another way.');
    expect(JSON.stringify(cardSheet(after, drawing))).toContain('Cllr Ursula Field could not be told (');
  });

  it('is named again when there was something new to tell', async () => {
    const { inner, escalation, unreached, kept } = await given({
      now: { state: 'claimed', officer: ANNA, touched: 0, askedBack: false },
    });
    await unreached(statusOf(escalation));
    const answer = { move: 'answer', text: 'Yes.', clauses: [] } as const;
    const moved = make(await kept(), { part: 'officer', person: ANNA }, answer, 8, turnId('slack', 'Ev9'));
    if (moved.outcome === 'refused') throw new Error(moved.why);
    await inner.advance(moved.escalation, []);
    await unreached(statusOf(escalation));
    expect((await kept()).history.map(({ move }) => move.move)).toEqual(['unreached', 'answer', 'unreached']);
  });

  it('is not named in the channel where they asked in confidence, nor to others who ask the same', async () => {
    const { escalation, unreached, kept } = await given({
      confidential: true,
      askers: [
        { person: COUNCILLOR, about: turnId('slack', 'Ev1') },
        { person: NEIGHBOUR, about: turnId('teams', 'Ev2') },
      ],
    });
    await unreached(statusOf(escalation));
    const after = await kept();
    const [entry] = after.history;
    if (entry === undefined) throw new Error('No move.');
    const outside = moveSheet(after, entry, { asker: false, inside: false }, drawing);
    expect(outside.gist).toBe('The councillor could not be told about GED-1. Please reach them in another way.');
    for (const sheet of [outside, cardSheet(after, drawing), statusSheet(after, NEIGHBOUR.id, drawing)])
      expect(JSON.stringify(sheet)).not.toContain('Ursula');
  });

  it('is only ever an asker: a channel that cannot be told is nobody’s news', async () => {
    const { escalation, unreached, kept } = await given();
    for (const notice of noticesOfOpening(escalation, [CHANNEL]))
      if (notice.to.address === CHANNEL.address) await unreached(notice);
    await unreached({ ...statusOf(escalation), to: { platform: 'teams', address: COUNCILLOR.home.address } });
    expect((await kept()).history).toEqual([]);
    await unreached(statusOf(escalation));
    expect((await kept()).history.length).toBe(1);
  });

  it('is named though somebody makes a move at the same moment', async () => {
    let raced = 0;
    const { escalation, unreached, kept } = await given({}, (inner) => async (next, notices) => {
      raced += 1;
      const now = await inner.byId(next.id);
      if (raced > 1 || now === undefined) return inner.advance(next, notices);
      const moved = make(now, { part: 'officer', person: ANNA }, { move: 'claim' }, 6, turnId('slack', 'Ev8'));
      if (moved.outcome === 'moved') await inner.advance(moved.escalation, []);
      return inner.advance(next, notices);
    });
    await unreached(statusOf(escalation));
    expect((await kept()).history.map(({ move }) => move.move)).toEqual(['claim', 'unreached']);
  });
});

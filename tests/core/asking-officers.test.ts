import { describe, expect, it } from 'vitest';
import type { Handled } from '../../src/core/reply.ts';
import { aDesk } from '../support/desk.ts';
import { COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';

const CREST = 'May I put the crest on my leaflet?';
const said = (handled: Handled): string => ('sentence' in handled ? handled.sentence : handled.kind);

describe('asking officers about one turn more than once', () => {
  it('makes one escalation of one turn, however often it is sent', async () => {
    const { ask, store } = aDesk();
    const first = await ask(COUNCILLOR, CREST);
    expect(await ask(COUNCILLOR, CREST)).toBe(first);
    expect(store.notices).toHaveLength(3);
  });

  it('says that another question about the same turn was not sent', async () => {
    const { ask, send, store } = aDesk();
    const first = await ask(COUNCILLOR, CREST);
    const handled = await send(COUNCILLOR, 'ask-officer', 'slack:Ev1', { text: 'Something else altogether' });
    expect(said(handled)).toContain(`this was not sent: your reference is ${first}.`);
    expect(store.notices).toHaveLength(3);
  });

  it('is the same escalation for one turn, also when that is closed and another one asks the same', async () => {
    const { ask, act, send, store } = aDesk();
    const first = await ask(COUNCILLOR, CREST);
    await act(COUNCILLOR, 'withdraw', first);
    const second = await ask(NEIGHBOUR, CREST, false, 'teams:Ev9');
    const kept = store.notices.length;
    expect(said(await send(COUNCILLOR, 'ask-officer', 'slack:Ev1', { text: CREST }))).toContain(first);
    expect(second).not.toBe(first);
    expect(store.notices).toHaveLength(kept);
  });

  it('is the same escalation for a turn that asked what its asker waited for already, also once that is closed', async () => {
    const { ask, act, send, store } = aDesk();
    const first = await ask(COUNCILLOR, CREST);
    const shouted = CREST.toUpperCase();
    expect(await ask(COUNCILLOR, shouted, false, 'slack:Ev2')).toBe(first);
    expect(said(await send(COUNCILLOR, 'ask-officer', 'slack:Ev2', { text: shouted }))).toContain('Your reference is');
    await act(COUNCILLOR, 'withdraw', first);
    const kept = store.notices.length;
    expect(said(await send(COUNCILLOR, 'ask-officer', 'slack:Ev2', { text: CREST }))).toContain(first);
    expect(store.notices).toHaveLength(kept);
    expect(await ask(COUNCILLOR, CREST, false, 'slack:Ev3')).not.toBe(first);
  });

  it('says the same again to somebody who joined', async () => {
    const { ask, send } = aDesk();
    await ask(COUNCILLOR, CREST);
    const [one, other] = [1, 2].map(() => send(NEIGHBOUR, 'ask-officer', 'teams:Ev9', { text: CREST }));
    expect(await one).toEqual(await other);
    expect(await one).toMatchObject({ sentence: expect.stringContaining('the same answer') });
  });
});

import { describe, expect, it } from 'vitest';
import type { Handled } from '../../src/core/reply.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR } from '../support/escalations.ts';

const labels = (handled: Handled): readonly string[] =>
  'sheet' in handled ? handled.sheet.buttons.map(({ label }) => label) : [];
const shown = (handled: Handled): string => ('sheet' in handled ? sheetText(handled.sheet) : handled.kind);

describe('the officers’ card in their channel', () => {
  it('offers each of them what they may do, and is found again by its escalation', async () => {
    const { ask, act, view } = aDesk();
    const id = await ask(COUNCILLOR, 'May I?');
    expect(labels(await view(ANNA, id))).toEqual(['Claim', 'Write a note', 'Step aside']);
    await act(ANNA, 'claim', id);
    expect(labels(await view(BEN, id))).toEqual(['Write a note', 'Step aside']);
    expect(labels(await view(ANNA, id))).toContain('Answer');
    expect(await view(ANNA, id)).toMatchObject({ kind: 'view', sheet: { views: id } });
  });

  it('is for officers of its team alone, and changes nothing', async () => {
    const { ask, view, store, nudges } = aDesk();
    const id = await ask(COUNCILLOR, 'May I?');
    const before = [store.notices.length, nudges.length];
    expect(await view(COUNCILLOR, id)).toMatchObject({ kind: 'refused', why: 'not-allowed' });
    expect(await view(ANNA, 'GED-NONE')).toMatchObject({ kind: 'refused', why: 'no-such-escalation' });
    await view(ANNA, id);
    expect([store.notices.length, nudges.length]).toEqual(before);
  });

  it('shows no word of a confidential one there, not even to who holds it', async () => {
    const { ask, act, actThere, view } = aDesk();
    const id = await ask(COUNCILLOR, 'My secret?', true);
    const claimed = await actThere(ANNA, 'claim', id);
    for (const handled of [claimed, await view(ANNA, id)]) {
      expect(shown(handled)).not.toMatch(/secret|Field/);
      expect(labels(handled)).toContain('Answer');
    }
    await act(ANNA, 'release', id);
    expect(shown(await act(ANNA, 'claim', id))).toContain('My secret?');
  });

  it('says with the notice whose card it is', async () => {
    const { ask, store, draw } = aDesk();
    const id = await ask(COUNCILLOR, 'May I?');
    const drawn = await Promise.all(
      store.notices.map(async (notice) => [notice.telling.tells, (await draw(notice))?.views]),
    );
    expect(drawn).toEqual([
      ['status', undefined],
      ['card', id],
      ['card', id],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { sheetText } from '../../src/core/sheet-text.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR } from '../support/escalations.ts';

describe('what is confidential', () => {
  it('opens to the officer who claims it, and the channel sees the topic and the reference alone', async () => {
    const { ask, act, send, store, draw } = aDesk();
    const id = await ask(COUNCILLOR, 'Is my secretword a breach?', true);
    await send(COUNCILLOR, 'add-detail', id, { text: 'It was the secretword of May.' });
    await act(ANNA, 'claim', id);
    await send(ANNA, 'ask-back', id, { text: 'Which secretword?' });
    await send(COUNCILLOR, 'reply', id, { text: 'The green secretword.' });
    await send(ANNA, 'note', id, { text: 'A note on the secretword.' });
    const inside = new Set<string>([COUNCILLOR.home.address, ANNA.home.address]);
    for (const notice of store.notices) {
      const sheet = await draw(notice);
      const text = sheet === undefined ? '' : sheetText(sheet) + sheet.gist;
      expect(text).toContain(id);
      expect(text.includes('secretword'), `${notice.id}: ${text}`).toBe(inside.has(notice.to.address));
    }
  });

  it('closes again to an officer who gives it back or steps aside', async () => {
    const { ask, act, store, draw } = aDesk();
    const id = await ask(COUNCILLOR, 'Is my secretword a breach?', true);
    await act(ANNA, 'claim', id);
    const file = store.notices.find(({ telling }) => telling.tells === 'file');
    if (file === undefined) throw new Error('Its officer has it in private.');
    expect(JSON.stringify(await draw(file))).toContain('secretword');
    await act(ANNA, 'recuse', id);
    expect(JSON.stringify(await draw(file))).not.toContain('secretword');
  });

  it('is not shown in a form to an officer who does not hold it', async () => {
    const { ask, open } = aDesk();
    const id = await ask(COUNCILLOR, 'Is my secretword a breach?', true);
    expect(JSON.stringify(await open(BEN, 'note', id))).not.toContain('secretword');
  });
});

import { describe, expect, it } from 'vitest';
import { LISTS } from '../../src/core/conversation.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';

const WORDS = 'May I use the crest on my leaflet?';
const SECRET = 'May I speak about my own planning application?';

async function anAskedDesk() {
  const desk = aDesk({ admins: [NEIGHBOUR] });
  const reference = await desk.ask(COUNCILLOR, WORDS);
  await desk.ask(COUNCILLOR, SECRET, true, 'slack:Ev2');
  await desk.questions.record(aQuestionRecord('Ev3', { receipt: aReceipt('Ev3', '7K2M-4XRD'), by: COUNCILLOR.id }));
  return { ...desk, reference };
}

describe('who asked what', () => {
  it.each(LISTS)('is in no list for somebody who is no officer: %s', async (list) => {
    const text = JSON.stringify(await (await anAskedDesk()).list(NEIGHBOUR, list));
    for (const told of [COUNCILLOR.name, COUNCILLOR.id, WORDS, SECRET]) expect(text).not.toContain(told);
  });

  it('is on nobody else’s page, not even an admin’s', async () => {
    const { look } = await anAskedDesk();
    for (const shown of [await look(NEIGHBOUR), await look(NEIGHBOUR, 'admin'), await look(NEIGHBOUR, 'editions')]) {
      const text = JSON.stringify(shown);
      for (const told of [COUNCILLOR.name, COUNCILLOR.id, WORDS, SECRET, '7K2M-4XRD']) expect(text).not.toContain(told);
    }
  });

  it('is told to officers of what was sent to their team alone, and not who asked in confidence', async () => {
    const { list, look } = await anAskedDesk();
    const queue = JSON.stringify(await list(ANNA, 'queue'));
    expect(queue).toContain(COUNCILLOR.name);
    for (const shown of [queue, JSON.stringify(await look(ANNA))]) {
      expect(shown).not.toContain(SECRET);
      expect(shown).not.toContain('7K2M-4XRD');
    }
  });

  it('is told of nobody by what is asked for under another’s name', async () => {
    const { view, open, reference } = await anAskedDesk();
    expect(await view(NEIGHBOUR, reference)).toMatchObject({ kind: 'refused' });
    expect(await open(NEIGHBOUR, 'add-detail', reference)).toMatchObject({ kind: 'refused' });
  });
});

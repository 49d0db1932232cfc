import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/core/assistant.ts';
import type { EditionHistory } from '../../src/core/edition-periods.ts';
import { turnId } from '../../src/core/conversation.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { askedForReceipt, newReceiptCode, typedReceiptCode } from '../../src/core/receipt.ts';
import type { Edition } from '../../src/core/ports.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { aHistoryOf, aPublication } from '../support/publications.ts';
import { aClause } from '../support/builders.ts';
import { aTurn, NOON } from '../support/assistant.ts';
import { aCandidate, anEdition, found } from '../support/findings.ts';
import { aQuestionLog } from '../support/question-log.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';

/** An assistant that surely finds one clause, and can be given other guidance. */
function aService(clause: Clause = aClause(), history?: EditionHistory) {
  const editionOf = (...inForce: readonly Clause[]): Edition =>
    anEdition(async () => found([aCandidate(clause, 0.99)], { telling: 3 }), inForce);
  let edition = editionOf(clause);
  let drawn = 0;
  const questions = aQuestionLog();
  const assistant = createAssistant({
    knowledge: { ...knowledgeOf(edition), current: () => edition },
    questions,
    clock: () => NOON,
    chance: () => ((drawn += 3) % 25) / 25,
    ...(history !== undefined && { history }),
  });
  const ask = async (text: string, id: string) => assistant.reply(aTurn({ id: turnId('slack', id), text }));
  const press = async (of: string, id: string) => {
    const { kind: _kind, text: _text, ...turn } = aTurn({ id: turnId('slack', id) });
    return assistant.reply({ ...turn, kind: 'presses', press: 'receipt', of: turnId('slack', of) });
  };
  const publish = (...inForce: readonly Clause[]): void => void (edition = { ...editionOf(...inForce) });
  return { ask, press, publish, questions };
}

describe('the receipt of an answer', () => {
  it('is named under the answer, and shown when it is pressed or typed', async () => {
    const { ask, press } = aService();
    const answered = await ask('Can I use the logo?', 'Ev1');
    if (answered.kind !== 'answers' || answered.receipt === undefined) throw new Error('It has a receipt.');
    expect(answered.presses).toEqual({ of: 'slack:Ev1', offered: ['receipt'], feedback: true });
    expect(plainText(answered)).toContain(`Receipt ${answered.receipt}`);
    const shown = await press('Ev1', 'Ev2');
    expect(shown).toEqual(await ask(`Receipt ${answered.receipt.toLowerCase().replace('-', ' ')}`, 'Ev3'));
    const text = plainText(shown);
    expect(text).toContain('Answered: 31 May 2026, 13:00');
    expect(text).toContain('Guidance of: Gedling Borough Council');
    expect(text).toContain('Be careful not to give the impression');
    expect(text).toContain('Version 1.0');
    expect(text).toContain('It reads the same today.');
  });

  it('keeps no word of the question', async () => {
    const { ask, questions } = aService();
    await ask('Can I use the secretword?', 'Ev1');
    expect(JSON.stringify(questions.records)).not.toContain('secretword');
  });

  it('shows what was said then and what reads otherwise today, and never the old words as guidance', async () => {
    const { ask, press, publish } = aService();
    await ask('Can I use the logo?', 'Ev1');
    publish(aClause({ parts: { text: 'Never use the logo.' } }));
    const shown = await press('Ev1', 'Ev2');
    expect(shown).toMatchObject({
      sheet: {
        parts: expect.arrayContaining([
          expect.objectContaining({ part: 'words', text: expect.stringContaining('Be careful not') }),
          expect.objectContaining({ part: 'quote', quote: expect.objectContaining({ text: 'Never use the logo.' }) }),
        ]),
      },
    });
    expect(plainText(shown)).toContain('It has been changed since.');
  });

  it('says that a clause is not in force any more', async () => {
    const { ask, press, publish } = aService();
    await ask('Can I use the logo?', 'Ev1');
    publish();
    expect(plainText(await press('Ev1', 'Ev2'))).toContain('It is not in force any more.');
  });

  it('says when its edition was in force, where a history of editions is kept', async () => {
    const { ask: askOf, press: pressOf } = aService();
    await askOf('Can I use the logo?', 'Ev1');
    expect(plainText(await pressOf('Ev1', 'Ev2'))).not.toContain('In force:');

    const published = aPublication(7, { edition: anEdition(async () => found([], { telling: 3 }), []).id, at: NOON });
    const { ask, press } = aService(aClause(), aHistoryOf([published]));
    await ask('Can I use the logo?', 'Ev1');
    expect(plainText(await press('Ev1', 'Ev2'))).toContain('In force: number 7, since 31 May 2026, 13:00\n');
  });

  it('is asked for again where there is none', async () => {
    const { ask, press } = aService();
    expect(await press('Ev7', 'Ev2')).toEqual({ kind: 'asks-again', why: 'no-receipt' });
    expect(await ask('receipt 2222-2222', 'Ev3')).toEqual({ kind: 'asks-again', why: 'no-receipt' });
  });

  it('is given for no small talk', async () => {
    expect(await aService().ask('hello', 'Ev1')).not.toHaveProperty('receipt');
  });
});

describe('the code of a receipt', () => {
  const anyChance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(anyChance, fc.constantFrom('-', '', ' ', ' - '), fc.boolean(), (chances, between, small) => {
        const code = newReceiptCode(() => chances.next().value ?? 0);
        const typed = code.replace('-', between);
        expect(typedReceiptCode(` ${small ? typed.toLowerCase() : typed} `)).toBe(code);
        expect(askedForReceipt(`show receipt ${code}`)).toBe(code);
      }),
    );
  });

  it.each(['', '7K2M', '7K2M-4XRDX', 'AEIO-UAEI', '7K2M-4XR!'])('is not “%s”', (typed) => {
    expect(typedReceiptCode(typed)).toBeUndefined();
  });

  it.each(['what is a receipt for?', 'receipt', 'do I need a receipt for expenses', 'receipt from the hotel'])(
    'is not asked for by “%s”',
    (text) => {
      expect(askedForReceipt(text)).toBeUndefined();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import type { Pressing } from '../../src/core/conversation.ts';
import { aTurn, setUp } from '../support/assistant.ts';
import { GEDLING } from '../support/builders.ts';
import { foundWith } from '../support/findings.ts';

describe('a press', () => {
  const press = (change: Partial<Pressing> = {}): Pressing => ({
    kind: 'presses',
    id: turnId('slack', 'Ev9'),
    at: { platform: 'slack', address: 'D1' },
    thread: 'D1',
    audience: 'only-you',
    council: GEDLING.id,
    by: undefined,
    press: 'none-of-these',
    of: turnId('slack', 'Ev1'),
    ...change,
  });

  it('on “none of these” is offered under choices, and says whom to ask', async () => {
    const { assistant, questions } = setUp(foundWith([0.4]));
    expect(await assistant.reply(aTurn())).toMatchObject({ presses: { of: 'slack:Ev1', offered: ['none-of-these'] } });
    const reply = await assistant.reply(press());
    expect(reply).toMatchObject({ answer: { outcome: 'silent', why: 'none-of-these' }, scope: GEDLING });
    expect(questions.records.map(({ outcome }) => outcome)).toEqual(['unsure', 'silent']);
  });

  it('is offered under no answer that needs none', async () => {
    const { assistant } = setUp(foundWith([0.9]));
    expect(await assistant.reply(aTurn())).not.toHaveProperty('presses');
  });

  it('asks a follow-up again by itself, and what comes next leans on that', async () => {
    const { assistant, asked } = setUp(foundWith([0.4], { telling: 1 }));
    await assistant.reply(aTurn({ text: 'Can I use the logo?' }));
    const second = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'and photos?' }));
    expect(second).toMatchObject({
      takenWith: 'Can I use the logo?',
      presses: { offered: ['by-itself', 'none-of-these'] },
    });
    const again = await assistant.reply(press({ press: 'by-itself', of: turnId('slack', 'Ev2') }));
    expect(again).not.toHaveProperty('takenWith');
    expect(again).toMatchObject({ presses: { of: 'slack:Ev9', offered: ['none-of-these'] } });
    expect(asked.at(-1)?.text).toBe('and photos?');
    const third = await assistant.reply(aTurn({ id: turnId('slack', 'Ev3'), text: 'and videos?' }));
    expect(third).toMatchObject({ takenWith: 'and photos?' });
  });

  it('is told to officers after what it was taken together with, but not once it was asked by itself', async () => {
    const { assistant } = setUp(foundWith([0.4], { telling: 1 }));
    const [first, second, alone] = ['Ev1', 'Ev2', 'Ev9'].map((id) => turnId('slack', id));
    await assistant.reply(aTurn({ text: 'Can I use the logo?' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'and photos?' }));
    await assistant.reply(press({ press: 'by-itself', of: turnId('slack', 'Ev2') }));
    const remembered = await Promise.all(
      [first, second, alone].map((of = turnId('slack', '')) => assistant.remembered(aTurn(), of)),
    );
    expect(remembered).toEqual(['Can I use the logo?', 'Can I use the logo?\nand photos?', 'and photos?']);
  });

  it('of a turn that is not remembered asks for the question again', async () => {
    const { assistant } = setUp(foundWith([0.4]));
    expect(await assistant.reply(press())).toEqual({ kind: 'asks-again', why: 'forgotten' });
  });

  it('in another thread does not reach the question, whatever its button says', async () => {
    const { assistant, asked } = setUp(foundWith([0.4]));
    await assistant.reply(aTurn());
    const elsewhere = press({ press: 'by-itself', thread: 'D2', at: { platform: 'slack', address: 'D2' } });
    expect(await assistant.reply(elsewhere)).toEqual({ kind: 'asks-again', why: 'forgotten' });
    expect(asked).toHaveLength(1);
  });

  it('for another council does not reach the question', async () => {
    const { assistant } = setUp(foundWith([0.4]));
    await assistant.reply(aTurn());
    expect(await assistant.reply(press({ council: undefined }))).toEqual({ kind: 'asks-again', why: 'forgotten' });
  });

  it('of a turn that is not remembered is told so once', async () => {
    const { assistant } = setUp(foundWith([0.4]));
    await assistant.reply(press());
    expect(await assistant.reply(press())).toEqual({ kind: 'already-answered' });
  });

  it('twice is answered once', async () => {
    const { assistant } = setUp(foundWith([0.4]));
    await assistant.reply(aTurn());
    await assistant.reply(press());
    expect(await assistant.reply(press())).toEqual({ kind: 'already-answered' });
  });
});

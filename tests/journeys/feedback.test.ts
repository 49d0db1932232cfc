import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THANKS } from '../../src/core/feedback-wording.ts';
import { opened } from '../support/chatter.ts';
import { castOf, COMBINATIONS, expectNothingRefused } from '../support/rounds-played.ts';
import { openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
});
afterAll(async () => {
  expectNothingRefused(service);
  await service.close();
});

const QUESTION = 'can I fly my kite on the common?';
const CLAUSE = 'Members may fly a kite on the common, unless a fair is held there.';
const textOf = ({ lines }: { readonly lines: readonly string[] }): string => lines.join('\n');

describe.each(COMBINATIONS)('a councillor on $asking and an officer on $answering', (where) => {
  it('says what they think of an answer, and the officer reads it without a name', async () => {
    const { councillor, officer, outsider } = castOf(service, where, 'Feedback');
    const answer = await councillor.ask(QUESTION);
    expect(await councillor.press(answer, 'right-clause')).toBe(THANKS.right);
    const form = await opened(councillor.open(answer, 'wrong-clause'));
    // What is sent stands before them, and may be taken out.
    expect(form.text).toBe(QUESTION);
    expect(form.lines.join('\n')).toContain('Officers of Marlpit Town Council');
    const words = `On the green, <b>not</b> *the* common (${where.asking}${where.answering}).`;
    expect(await form.send({ text: words })).toContain(THANKS.wrong);
    await service.restart();
    const read = await officer.list('feedback');
    expect(read.people).toContain(words);
    expect(read.guidance).toContain(CLAUSE);
    expect(textOf(read)).toContain('Wrong clause, ');
    // They have changed their mind: only what they thought last is there.
    expect(textOf(read)).not.toContain('Right clause');
    expect(textOf(read)).not.toContain(councillor.name);
    expect(textOf(await outsider.list('feedback'))).toContain('Nobody has said anything');
    expect(JSON.stringify(service.log.lines)).not.toMatch(/green|kite/);
  });

  it('says that there is guidance where nothing was quoted', async () => {
    const { councillor } = castOf(service, where, 'Missed');
    const answer = await councillor.ask('when is the bakery open?');
    expect(answer.buttons.map(({ label }) => label)).toEqual([
      'Ask an officer',
      'There is guidance on this',
      'Show receipt',
    ]);
    const form = await opened(councillor.open(answer, 'wrong-clause'));
    expect(await form.send({ text: '' })).toContain(THANKS.wrong);
  });
});

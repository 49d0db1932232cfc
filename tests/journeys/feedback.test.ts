import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THANKS } from '../../src/core/feedback-wording.ts';
import { offeredIn, opened } from '../support/chatter.ts';
import { castOf, COMBINATIONS, expectNothingRefused } from '../support/rounds-played.ts';
import { ADMINS, openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
  service.slack.workspace.setGroup(ADMINS, []);
});
afterAll(async () => {
  expectNothingRefused(service);
  await service.close();
});

const DAYS: Readonly<Record<string, string>> = {
  'slack slack': 'Monday',
  'slack teams': 'Tuesday',
  'teams slack': 'Wednesday',
  'teams teams': 'Thursday',
};
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

  it('is suggested from by an officer, once, and the question is in the files and quoted once that is accepted', async () => {
    const { councillor, officer, outsider } = castOf(service, where, 'Marked');
    const question = `may I launch my drone by the lake on ${DAYS[`${where.asking} ${where.answering}`]}?`;
    const answer = await councillor.ask(question);
    await (await opened(councillor.open(answer, 'wrong-clause'))).send({ text: question });
    const read = await officer.list('feedback');
    expect(textOf(await outsider.list('feedback'))).toContain('Nobody has said anything');
    const form = await opened(officer.open(read, 'suggest-clause'));
    expect(form.text).toBe(question);
    expect((await offeredIn(form, 'within 50 metres')).map(({ label }) => label).join()).toContain('within 50 metres');
    expect((await offeredIn(form, '1.2'))[0]?.label).toMatch(/^1\.2: /);
    expect(await form.send({ number: 'clause 1.2' })).toContain('It is suggested as ');
    expect(await officer.again()).not.toContain('Something went wrong');
    const listed = await officer.list('suggestions');
    expect(listed.people.filter((line) => line === question)).toHaveLength(1);
    expect(textOf(listed)).toContain('an answer that was marked as wrong, receipt ');
    expect(textOf(listed)).not.toContain(councillor.name);
    expect(await officer.press(listed, 'accept-suggestion')).toContain('it is accepted and in force.');
    expect(await readFile(join(service.knowledge, 'marlpit', 'kites.yaml'), 'utf8')).toContain(`- ${question}\n`);
    expect((await councillor.ask(question)).guidance.join('\n')).toContain('A kite must not be flown:');
    expect(JSON.stringify(service.log.lines)).not.toMatch(/drone/);
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doneLine, toldWords } from '../../src/core/escalation-wording.ts';
import { refusedLine } from '../../src/core/refusal-wording.ts';
import { eventually, found, labelOf, opened, says } from '../support/chatter.ts';
import type { Chatter } from '../support/chatter.ts';
import { cardIn, escalated, statusFor } from '../support/officer-round.ts';
import { castOf, COMBINATIONS, expectNothingRefused, headings } from '../support/rounds-played.ts';
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

/** Refused, and given back. */
const late = (words: string): RegExp => new RegExp(`${refusedLine('too-late')}[^]*${words}`);
/** Everything that stands in the team's channels, as it was sent. */
const inChannels = (): string => {
  const { slack, teams } = service.officers;
  return JSON.stringify([...slack[0].channel(), ...teams[0].channel()]);
};
const onScreenOf = ({ alone }: Chatter): string => JSON.stringify(alone());
const claimedBy = async (officer: Chatter, id: string): Promise<void> => {
  await officer.press(await cardIn(officer, id, 'waiting'), 'claim');
  await cardIn(officer, id, `with ${officer.name}`);
};

describe.each(COMBINATIONS)('a councillor on $asking and an officer on $answering', (where) => {
  it('have a confidential matter to themselves', async () => {
    const { councillor, officer, second } = castOf(service, where, 'Confidential');
    const id = await escalated(councillor, 'My secretquestion is about a kite.', { confidential: true });
    expect((await cardIn(officer, id, 'waiting')).lines.join()).toContain('Kites and Gliders on Council Land');
    await claimedBy(officer, id);
    const file = await found(officer.alone, says(id, 'secretquestion'));
    const back = await opened(officer.open(file, 'ask-back'));
    expect(back.lines.join()).toContain('secretquestion');
    await back.send({ text: 'A secretback, please?' });
    const asked = await found(councillor.alone, says(id, 'secretback'));
    await (await opened(councillor.open(asked, 'reply'))).send({ text: 'The secretreply.' });
    const replied = await found(officer.alone, says(id, 'secretreply'));
    await (await opened(officer.open(replied, 'answer'))).send({ text: 'The secretanswer.' });
    await found(councillor.alone, says(id, 'secretanswer'));
    await cardIn(second, id, 'answered');
    await eventually(() => expect(headings(second.channel(), id)).toHaveLength(2));
    expect(inChannels()).not.toContain('secret');
    expect(inChannels()).not.toContain(councillor.name);
    expect(second.alone().filter(says(id))).toEqual([]);
  });

  it('are told when it has moved on, and lose nothing of what they wrote', async () => {
    const { councillor, officer } = castOf(service, where, 'Late');
    const id = await escalated(councillor, `May ${councillor.name} come late with a kite?`);
    const waiting = await statusFor(councillor, id, 'waiting');
    const detail = await opened(councillor.open(waiting, 'add-detail'));
    await claimedBy(officer, id);
    const card = await cardIn(officer, id, `with ${officer.name}`);
    const forms = [await opened(officer.open(card, 'answer')), await opened(officer.open(card, 'answer'))] as const;
    await forms[0].send({ text: 'The first words.' });
    expect(await forms[1].send({ text: 'The second words.' })).toMatch(late('The second words.'));
    expect(await detail.send({ text: 'A late detail.' })).toMatch(late('A late detail.'));
    expect(await officer.press(card, 'release')).toContain(refusedLine('too-late'));
    await found(councillor.alone, says(id, 'The first words.'));
    expect(onScreenOf(councillor)).not.toContain('The second words.');
  });

  it('end it when the councillor needs no answer any more', async () => {
    const { councillor, officer } = castOf(service, where, 'Withdrawn');
    const id = await escalated(councillor, `May ${councillor.name} forget about a kite?`);
    await claimedBy(officer, id);
    const answer = await opened(officer.open(await cardIn(officer, id, 'with'), 'answer'));
    const status = await statusFor(councillor, id, `with ${officer.name}`);
    expect(await councillor.press(status, 'withdraw')).toBe(doneLine(id, 'withdraw'));
    await statusFor(councillor, id, 'withdrawn');
    const closed = await cardIn(officer, id, 'withdrawn');
    expect(closed.buttons.map(({ label }) => label)).toEqual([labelOf('note')]);
    await found(officer.channel, says(toldWords(id, councillor.name, 'withdraw')));
    expect(await answer.send({ text: 'Too late.' })).toContain(refusedLine('too-late'));
  });
});

describe('an officer on Slack and one on Teams', () => {
  /** Anna has claimed it and hands it over to Cara. */
  async function handedOver(councillor: Chatter, how: { readonly confidential?: true } = {}) {
    const [anna, cara] = [service.officers.slack[0], service.officers.teams[0]];
    const id = await escalated(councillor, `May ${councillor.name} hand a kite over?`, how);
    await claimedBy(anna, id);
    const form = await opened(anna.open(await cardIn(anna, id, `with ${anna.name}`), 'hand-over'));
    expect(await form.send({ officer: cara.name })).toContain(doneLine(id, 'hand-over'));
    const told = await found(cara.alone, says(toldWords(id, anna.name, 'hand-over')));
    return { id, anna, cara, told };
  }

  it('hand one over to the other, who answers it', async () => {
    const councillor = service.person('slack', 'Cllr Open');
    const { id, anna, cara, told } = await handedOver(councillor);
    expect(await anna.press(await cardIn(anna, id, `with ${cara.name}`), 'release')).toBe(`${cara.name} has it.`);
    await (await opened(cara.open(told, 'answer'))).send({ text: 'From the other side.' });
    await found(councillor.alone, says(toldWords(id, cara.name, 'answer'), 'From the other side.'));
  });

  it('hand a confidential one over with its words, which only the other then has', async () => {
    const { id, anna, cara } = await handedOver(service.person('teams', 'Cllr Closed'), { confidential: true });
    await found(cara.alone, says(id, 'hand a kite over'));
    await found(anna.alone, says(`${id}: with ${cara.name}`));
    expect(onScreenOf(anna)).not.toContain('hand a kite over');
  });
});

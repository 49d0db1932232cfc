import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, found, opened } from '../support/chatter.ts';
import type { Chatter } from '../support/chatter.ts';
import { aboutId, cardIn, escalated, statusFor } from '../support/officer-round.ts';
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

/** Everything that stands in the team's channels, as it was sent. */
const inChannels = (): string => {
  const { slack, teams } = service.officers;
  return JSON.stringify([...slack[0].channel(), ...teams[0].channel()]);
};
const onScreenOf = ({ alone }: Chatter): string => JSON.stringify(alone());
const claimedBy = async (officer: Chatter, id: string): Promise<void> => {
  await officer.press(await cardIn(officer, id, 'waiting'), 'Claim');
  await cardIn(officer, id, `with ${officer.name}`);
};

describe.each(COMBINATIONS)('a councillor on $asking and an officer on $answering', (where) => {
  it('have a confidential matter to themselves', async () => {
    const { councillor, officer, second } = castOf(service, where, 'Confidential');
    const id = await escalated(councillor, 'My secretquestion is about a kite.', { confidential: true });
    expect((await cardIn(officer, id, 'waiting')).lines.join()).toContain('Kites and Gliders on Council Land');
    await claimedBy(officer, id);
    const file = await found(officer.alone, aboutId(id, 'secretquestion'));
    const back = await opened(officer.open(file, 'Ask back'));
    expect(back.lines.join()).toContain('secretquestion');
    await back.send({ text: 'A secretback, please?' });
    const asked = await found(councillor.alone, aboutId(id, 'secretback'));
    await (await opened(councillor.open(asked, 'Reply'))).send({ text: 'The secretreply.' });
    const replied = await found(officer.alone, aboutId(id, 'replied', 'secretreply'));
    await (await opened(officer.open(replied, 'Answer'))).send({ text: 'The secretanswer.' });
    await found(councillor.alone, aboutId(id, 'has answered', 'secretanswer'));
    await cardIn(second, id, 'answered');
    await eventually(() => expect(headings(second.channel(), id)).toHaveLength(2));
    expect(inChannels()).not.toContain('secret');
    expect(inChannels()).not.toContain(councillor.name);
    expect(onScreenOf(second)).not.toContain('secret');
  });

  it('are told when it has moved on, and lose nothing of what they wrote', async () => {
    const { councillor, officer, second } = castOf(service, where, 'Late');
    const id = await escalated(councillor, `May ${councillor.name} come late with a kite?`);
    const waiting = await statusFor(councillor, id, 'waiting');
    const late = await opened(councillor.open(waiting, 'Add a detail'));
    await claimedBy(officer, id);
    const card = await cardIn(officer, id, `with ${officer.name}`);
    const forms = [await opened(officer.open(card, 'Answer')), await opened(officer.open(card, 'Answer'))] as const;
    await forms[0].send({ text: 'The first words.' });
    expect(await forms[1].send({ text: 'The second words.' })).toMatch(/moved on meanwhile[^]*The second words\./);
    expect(await late.send({ text: 'A late detail.' })).toMatch(/moved on meanwhile[^]*A late detail\./);
    expect(await officer.press(card, 'Give back')).toContain('moved on meanwhile');
    expect(await second.press(await cardIn(second, id, 'answered'), 'Write a note').catch(String)).toBeTruthy();
    await found(councillor.alone, aboutId(id, 'has answered', 'The first words.'));
    expect(onScreenOf(councillor)).not.toContain('The second words.');
  });

  it('end it when the councillor needs no answer any more', async () => {
    const { councillor, officer } = castOf(service, where, 'Withdrawn');
    const id = await escalated(councillor, `May ${councillor.name} forget about a kite?`);
    await claimedBy(officer, id);
    const answer = await opened(officer.open(await cardIn(officer, id, 'with'), 'Answer'));
    const status = await statusFor(councillor, id, `with ${officer.name}`);
    expect(await councillor.press(status, 'No longer needed')).toContain('It is withdrawn.');
    await statusFor(councillor, id, 'closed: withdrawn');
    const closed = await cardIn(officer, id, 'closed: withdrawn');
    expect(closed.buttons.map(({ label }) => label)).toEqual(['Write a note']);
    await found(officer.channel, aboutId(id, 'no longer needs an answer'));
    expect(await answer.send({ text: 'Too late.' })).toContain('moved on meanwhile');
  });
});

describe('an officer on Slack and one on Teams', () => {
  it.each([{}, { confidential: true } as const])('hand one over to the other: %o', async (how) => {
    const [anna, cara] = [service.officers.slack[0], service.officers.teams[0]];
    const councillor = service.person('slack', `Cllr Over ${how.confidential ?? 'open'}`);
    const id = await escalated(councillor, `May ${councillor.name} hand a kite over?`, how);
    await claimedBy(anna, id);
    const form = await opened(anna.open(await cardIn(anna, id, `with ${anna.name}`), 'Hand over'));
    expect(await form.send({ officer: cara.name })).toContain('It is handed over.');
    const told = await found(cara.alone, aboutId(`${anna.name} has handed ${id} over to you.`));
    await cardIn(anna, id, `with ${cara.name}`);
    expect(await anna.press(await cardIn(anna, id, `with ${cara.name}`), 'Give back')).toBe(`${cara.name} has it.`);
    if (how.confidential === true) {
      await found(cara.alone, aboutId(id, 'hand a kite over'));
      await found(anna.alone, aboutId(`${id}: with ${cara.name}`));
      expect(onScreenOf(anna)).not.toContain('hand a kite over');
    }
    await (await opened(cara.open(told, 'Answer'))).send({ text: 'From the other side.' });
    await found(councillor.alone, aboutId(`${cara.name} has answered ${id}.`, 'From the other side.'));
  });
});

import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offeredIn, opened } from '../support/chatter.ts';
import type { Chatter, Seen } from '../support/chatter.ts';
import { padPhrasings } from '../support/enough-phrasings.ts';
import { cardIn, escalated } from '../support/officer-round.ts';
import { expectNothingRefused } from '../support/rounds-played.ts';
import { ADMINS, openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
let file: string;
beforeEach(async () => {
  service = await openWholeService();
  service.slack.workspace.setGroup(ADMINS, []);
  file = join(service.knowledge, 'marlpit', 'kites.yaml');
});
afterEach(async () => {
  expectNothingRefused(service);
  await service.close();
});

const POND = 'may I launch my drone by the lake?';
const POND_CLAUSE = 'A kite must not be flown:';
const UNSURE = 'I am not sure';
const read = (): Promise<string> => readFile(file, 'utf8');
const textOf = ({ lines }: Seen): string => lines.join('\n');

/** A question that the guidance does not find, and an officer's answer with a clause. */
async function answered(question: string, asked: Chatter, officer: Chatter, clause: string): Promise<void> {
  const id = await escalated(asked, question);
  await officer.press(await cardIn(officer, id, 'waiting'), 'claim');
  const form = await opened(officer.open(await cardIn(officer, id, `with ${officer.name}`), 'answer'));
  const found = await offeredIn(form, clause);
  const chosen = found.find(({ label }) => label.includes(clause));
  await form.send({ text: 'Please look here.', clauses: [chosen?.value ?? ''] });
}

describe.each(['slack', 'teams'] as const)('what an officer’s answer teaches, accepted on %s', (platform) => {
  it('is in the file, with its comments as they were, and the question is quoted from then on', async () => {
    await appendFile(file, '# Look at this in May.\n');
    await service.restart();
    const before = await read();
    const councillor = service.person('slack', 'Cllr Field');
    const [officer, second] = service.officers[platform];
    expect(textOf(await councillor.ask(POND))).toContain(UNSURE);
    await answered(POND, councillor, officer, 'within 50 metres');
    const listed = await officer.list('suggestions');
    expect(listed.people).toContain(POND);
    expect(listed.guidance.join('\n')).toContain('within 50 metres');
    expect(textOf(listed)).not.toContain(councillor.name);
    expect(textOf(await service.person(platform, 'Otto Otherwise').list('suggestions'))).toContain(
      'nothing to suggest',
    );
    const others = await second.list('suggestions');
    expect(await officer.press(listed, 'accept-suggestion')).toContain('it is accepted and in force.');
    const last = '          - is there a distance from the bandstand\n';
    expect(await read()).toBe(before.replace(last, `${last}          - ${POND}\n`));
    const quoted = await councillor.ask(POND);
    expect(quoted.guidance.join('\n')).toContain(POND_CLAUSE);
    expect(textOf(quoted)).not.toContain(UNSURE);
    expect(await second.press(others, 'drop-suggestion')).toContain(`Accepted by ${officer.name}`);
    await service.restart();
    expect(textOf(await officer.list('suggestions'))).toContain('nothing to suggest');
    expect(textOf(await councillor.ask(`${POND} `))).not.toContain(UNSURE);
    expect(JSON.stringify(service.log.lines)).not.toMatch(/drone|Field/);
  });

  it('is not in force where an expected question would be answered worse, and the file is as before', async () => {
    await padPhrasings(service.knowledge);
    await service.restart();
    const before = await read();
    const councillor = service.person('teams', 'Cllr Hill');
    const [officer] = service.officers[platform];
    await answered('when is the bakery open today', councillor, officer, 'set the tone');
    const listed = await officer.list('suggestions');
    const said = await officer.press(listed, 'accept-suggestion');
    expect(said).toContain('Expected questions would be answered worse with it:\n• marlpit: “when is the bakery open”');
    expect(said).toContain('The files are as they were.');
    expect(await read()).toBe(before);
    expect(textOf(await councillor.ask('when is the bakery open'))).toContain('I found nothing');
    // It can be put otherwise and tried again.
    const form = await opened(officer.open(await officer.list('suggestions'), 'edit-suggestion'));
    expect(form.text).toBe('when is the bakery open today');
    await form.send({ text: 'what manners are there out on the common' });
    const again = await officer.list('suggestions');
    expect(await officer.press(again, 'accept-suggestion')).toContain('it is accepted and in force.');
    expect(await read()).toContain('          - what manners are there out on the common\n');
  });
});

describe('files that somebody is at work on', () => {
  it('are left alone, and the officer is told', async () => {
    const [officer] = service.officers.teams;
    await answered(POND, service.person('slack', 'Cllr Field'), officer, 'within 50 metres');
    await writeFile(file, (await read()).replace('        text: within 50', '        text: not within 50'));
    const before = await read();
    const listed = await officer.list('suggestions');
    expect(await officer.press(listed, 'accept-suggestion')).toContain('hold changes that are not in force');
    expect(await read()).toBe(before);
  });
});

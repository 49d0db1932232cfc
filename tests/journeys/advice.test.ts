import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCuratedStore } from '../../src/adapters/store/curated.ts';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { ADVICE_HEADING } from '../../src/core/advice-wording.ts';
import type { CuratedEntry } from '../../src/core/curated-answer.ts';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import { found, offeredIn, opened, says } from '../support/chatter.ts';
import type { Chatter, Seen } from '../support/chatter.ts';
import { aCurated, APPROVE, CURATED_STATES, PROPOSED_AT } from '../support/curated.ts';
import { BEN } from '../support/escalations.ts';
import { cardIn, escalated } from '../support/officer-round.ts';
import { expectNothingRefused } from '../support/rounds-played.ts';
import { ADMINS, openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
  service.slack.workspace.setGroup(ADMINS, ['UAdaMoss']);
});
afterAll(async () => {
  expectNothingRefused(service);
  await service.close();
});

const CLAUSE = 'Members may fly a kite on the common, unless a fair is held there.';
const WORDS = 'Yes, but <b>not</b> *on* market days.';
const textOf = ({ lines }: Seen): string => lines.join('\n');

async function reword(from: string, to: string): Promise<void> {
  for (const file of ['kites.yaml', join('sources', 'kites.txt')]) {
    const path = join(service.knowledge, 'marlpit', file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  }
}

/** Puts other words of the clause in force, as an admin does. */
async function republish(from: string, to: string): Promise<string> {
  await reword(from, to);
  const said = await service.person('slack', 'Ada Moss').list('admin reload');
  return textOf(said);
}

async function answered(councillor: Chatter, officer: Chatter, question: string): Promise<string> {
  const id = await escalated(councillor, question);
  await officer.press(await cardIn(officer, id, 'waiting'), 'claim');
  const form = await opened(officer.open(await cardIn(officer, id, 'with'), 'answer'));
  const [clause] = await offeredIn(form, 'fly a kite on the common');
  await form.send({ text: WORDS, clauses: [clause?.value ?? ''] });
  await cardIn(officer, id, 'answered');
  return id;
}

describe.each([
  ['slack', 'teams', 'can I fly my kite on the common?', 'fair', 'circus'],
  ['teams', 'slack', 'Am I free to fly kites outdoors', 'circus', 'market'],
] as const)('an answer kept as advice on %s and agreed to on %s', (one, other, question, before, after) => {
  it('is shown beside the guidance’s answer on both, until a clause that it rests on reads otherwise', async () => {
    const [officer, second] = [service.officers[one][0], service.officers[other][0]];
    const councillors = [
      service.person(one, `Cllr ${one} of ${one}`),
      service.person(other, `Cllr ${other} of ${one}`),
    ] as const;
    const id = await answered(councillors[0], officer, question);
    const form = await opened(officer.open(await cardIn(officer, id, 'answered'), 'keep-advice'));
    expect(form.text).toBe(WORDS);
    expect(await form.send({ expires: 'next year' })).toContain('Please give the last day');
    expect(await form.send({})).toContain('It is proposed.');
    for (const { channel } of [officer, second]) {
      const told = await found(channel, says('officer advice proposed', id));
      expect(told.people).toContain(WORDS);
      expect(told.guidance.join()).not.toContain('market days');
      expect(told.buttons).toEqual([]);
    }
    expect(await asked(councillors[0], question)).not.toContain(ADVICE_HEADING);

    const list = await second.list('advice');
    expect(list.buttons.map(({ label }) => label).slice(0, 2)).toEqual(['Approve', 'End']);
    expect((await officer.list('advice')).buttons[0]?.label).toBe('End');
    expect(await second.press(list, 'approve-advice')).toContain('It is in force.');

    for (const councillor of councillors) {
      const answer = await councillor.ask(question);
      const text = textOf(answer);
      expect(answer.guidance.join('\n')).toContain(CLAUSE.replace('fair', before));
      expect(answer.people.join('\n')).toContain(WORDS);
      expect(answer.guidance.join('\n')).not.toContain('market days');
      expect(text.indexOf(ADVICE_HEADING)).toBeGreaterThan(text.indexOf(CLAUSE.replace('fair', before)));
      expect(text).toContain(`${officer.name}, approved by ${second.name} on`);
      expect(text).toContain('Kites and Gliders on Council Land, 1.1');
    }

    const published = await republish(`unless a ${before}`, `unless a ${after}`);
    expect(published).toContain('is in force');
    // Whoever publishes is told what rests on the clause.
    expect(published).toContain(question);
    // Before anybody asks.
    for (const { channel } of [officer, second])
      await found(channel, says('on hold, because a clause that it rests on has changed', id));
    for (const councillor of councillors) {
      const text = await asked(councillor, question);
      expect(text).toContain(CLAUSE.replace('fair', after));
      expect(text).not.toContain(ADVICE_HEADING);
    }
    for (const { channel } of [officer, second]) expect(channel().filter(says('on hold', id))).toHaveLength(1);
    expect(textOf(await officer.list('advice'))).toContain('on hold');
    expect(JSON.stringify(service.log.lines)).not.toMatch(/market days|kite/);
  });
});

describe('advice on a clause that changes while the service is stopped', () => {
  it('is on hold once it has started, and the team is told', async () => {
    const database = await openDatabase(databaseOf({ databaseUrl: undefined, data: service.data }));
    onTestFinished(() => database.destroy());
    const council = councilId('marlpit');
    const rests = [{ clause: clauseId(council, documentId('kites'), '1.1'), text: CLAUSE.replace('fair', 'market') }];
    const [history, now] = [[APPROVED], CURATED_STATES['in-force']];
    const advice = aCurated({ council, team: 'clerks', expires: '9999-01-01', rests, now, history });
    await createCuratedStore(database).propose(advice, []);
    await reword('unless a market', 'unless a parade');
    await service.restart();
    const [officer] = service.officers.slack;
    const told = await found(
      officer.channel,
      says('on hold, because a clause that it rests on has changed', advice.id),
    );
    expect(told.people).toContain(advice.wording);
  });
});

const APPROVED: CuratedEntry = { by: BEN, at: PROPOSED_AT, move: APPROVE, turn: undefined };
const asked = async (councillor: Chatter, question: string): Promise<string> => textOf(await councillor.ask(question));

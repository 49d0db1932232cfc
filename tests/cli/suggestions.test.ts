import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFeedbackStore } from '../../src/adapters/store/feedback.ts';
import { createQuestionLog } from '../../src/adapters/store/question-log.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { runCommand } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import { openPublishing, openSuggestions } from '../../src/open-publishing.ts';
import { aLog } from '../support/builders.ts';
import { ANNA, anEscalation } from '../support/escalations.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { answeredWith } from '../support/suggestions.ts';
import { padPhrasings } from '../support/enough-phrasings.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const MARLPIT = councilId('marlpit');
const QUESTION = 'may I launch my drone by the lake?';
const CLAUSE = clauseId(MARLPIT, documentId('kites'), '1.2');

/** A service's folder and database in which guidance is in force, and an officer has answered a question with a clause. */
async function aPlace(question = QUESTION) {
  const folder = await aTempFolder();
  const knowledge = join(folder, 'knowledge');
  await cp(SOUND, knowledge, { recursive: true });
  // Where clauses have many, each counts for as much as it may.
  await padPhrasings(knowledge);
  const env = { KNOWLEDGE_DIR: knowledge, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' };
  const config = readConfig(env);
  const opening = { log: aLog(), progress: () => {}, embedder: keptModel };
  const publishing = await openPublishing(config, opening);
  onTestFinished(() => publishing.close());
  await publishing.publish({ by: { kind: 'command', name: 'ada' } });
  const database = await openDatabase(databaseOf(config));
  onTestFinished(() => database.destroy());
  const store = createEscalationStore(database);
  const now = Date.now();
  const history = answeredWith([CLAUSE]).history.map((entry) => ({ ...entry, at: now }));
  const escalation = anEscalation({ council: MARLPIT, team: 'clerks', question, opened: now });
  await store.open(escalation, []);
  await store.advance({ ...escalation, now: { state: 'answered', officer: ANNA }, history }, []);
  const run = async (...argv: readonly string[]) => {
    const terminal = { ...aTerminal(), env };
    const exit = await runCommand(terminal, ['suggestions', ...argv], {
      openSuggestions: (settings) => openSuggestions(settings, opening),
    });
    return { exit, printed: terminal.printed(), said: terminal.said() };
  };
  const mark = async (code: string, words: string) => {
    const receipt = aReceipt(code, code, { council: MARLPIT });
    await createQuestionLog(database).record(aQuestionRecord(code, { turn: receipt.turn, receipt }));
    const said = { verdict: 'wrong', words, receipt, council: MARLPIT, at: now } as const;
    await createFeedbackStore(database).keep({ ...said, turn: turnId('slack', `F${code}`), by: ANNA.id });
    return receipt;
  };
  const idOf = async (): Promise<string> => {
    const { printed } = await run('--json');
    return /"id":"([^"]+)"[^\n]*"kind":"phrasing"/.exec(printed)?.[1] ?? '';
  };
  const expected = (): Promise<string> => readFile(join(knowledge, 'marlpit', 'expected-questions.yaml'), 'utf8');
  return { run, idOf, mark, store, expected, text: () => readFile(join(knowledge, 'marlpit', 'kites.yaml'), 'utf8') };
}

describe('clausebook suggestions', () => {
  it('lists what was learnt, with the clause as it reads, once', async () => {
    const { run } = await aPlace();
    for (const argv of [[], ['list'], ['list', '--council', 'marlpit']]) {
      const { exit, printed } = await run(...argv);
      expect(exit).toBe(0);
      expect(printed).toContain(QUESTION);
      expect(printed).toContain('A kite must not be flown:');
      expect(printed.endsWith('\n1 suggestion.\n')).toBe(true);
    }
    expect((await run('list', '--council', 'saltby')).printed).toBe('0 suggestions.\n');
    const { printed } = await run('--json');
    expect(JSON.parse(printed)).toMatchObject({
      council: 'marlpit',
      learntFrom: 'GED-1',
      kind: 'phrasing',
      words: QUESTION,
      clause: CLAUSE,
      state: 'open',
    });
    expect((await run('--council', 'nowhere')).exit).toBe(2);
  });

  it('writes what is accepted into the file and puts it in force', async () => {
    const { run, idOf, text } = await aPlace();
    const id = await idOf();
    expect(await run('accept', id)).toMatchObject({ exit: 0, printed: `${id}: it is accepted and in force.\n` });
    expect(await text()).toContain(`          - ${QUESTION}\n`);
    const again = await run('accept', id, '--json');
    expect([again.exit, JSON.parse(again.printed)]).toMatchObject([1, { outcome: 'decided-before' }]);
    expect((await run()).printed).toBe('0 suggestions.\n');
  });

  it('says by its exit code that an expected question would be answered worse, and leaves the file as it was', async () => {
    const { run, idOf, text } = await aPlace('when is the bakery open today');
    const before = await text();
    const { exit, printed } = await run('accept', await idOf());
    expect(printed).toContain('marlpit: “when is the bakery open”');
    expect(exit).toBe(4);
    expect(await text()).toBe(before);
  });

  it('proposes the clause that an answer should have quoted, once, and takes it like any other', async () => {
    const { run, mark, text } = await aPlace();
    await mark('7K2M-4XRD', 'how far off must my kite stay?');
    const argv = ['propose', '7k2m 4xrd', '--clause', CLAUSE];
    const { exit, printed } = await run(...argv);
    expect(exit).toBe(0);
    expect(printed).toContain('how far off must my kite stay?');
    expect(printed).toContain('an answer that was marked as wrong, receipt 7K2M-4XRD');
    expect((await run(...argv)).printed).toBe(printed);
    expect((await run(...argv, '--expect', '--words', 'kites: which distance?')).printed).toContain(
      'an expected question',
    );
    const id = /^([A-Z]{3}-\w{6}):/.exec(printed)?.[1] ?? '';
    expect((await run('accept', id)).printed).toContain('in force');
    expect(await text()).toContain('          - how far off must my kite stay?\n');
    expect(await run(...argv)).toMatchObject({ exit: 1, said: expect.stringContaining('Accepted by') });
  });

  it('accepts an expected question only if the guidance answers it with the clause', async () => {
    const { run, idOf, mark, expected } = await aPlace();
    const words = 'may I launch our drone by the lake';
    await mark('7K2M-4XRD', words);
    const { printed } = await run('propose', '7K2M-4XRD', '--clause', CLAUSE, '--expect');
    const id = /^([A-Z]{3}-\w{6}):/.exec(printed)?.[1] ?? '';
    const unmet = await run('accept', id);
    expect(unmet.printed).toContain('The guidance does not answer it with this clause yet');
    expect([unmet.exit, await expected()]).toEqual([4, expect.not.stringContaining(words)]);
    await run('accept', await idOf());
    expect(await run('accept', id)).toMatchObject({
      exit: 0,
      printed: expect.stringContaining('Every edition from now on'),
    });
    expect(await expected()).toContain(words);
  });

  it('proposes nothing of an answer that nobody marked, or that was asked about in confidence, and no clause of others', async () => {
    const { run, mark, store } = await aPlace();
    const { turn } = await mark('7K2M-4XRD', 'how far off must my kite stay?');
    const says = async (...argv: readonly string[]) => (await run('propose', ...argv)).said;
    expect(await says('2222-2222', '--clause', CLAUSE)).toContain('Nothing can be suggested');
    expect(await says('7K2M-4XRD', '--clause', 'saltby/boats/1')).toContain('has no clause in force of the id saltby');
    expect(await says('7K2M-4XRD', '--clause', CLAUSE, '--words', 'x'.repeat(201))).toContain('Please shorten it');
    const asked = anEscalation({
      id: escalationId('MAR-2'),
      council: MARLPIT,
      confidential: true,
      askers: [{ person: ANNA, about: turn }],
    });
    await store.open(asked, []);
    expect(await says('7K2M-4XRD', '--clause', CLAUSE)).toContain('Nothing can be suggested');
  });

  it('drops for good, and says where there is none of a reference', async () => {
    const { run, idOf, text } = await aPlace();
    const before = await text();
    expect((await run('drop', await idOf())).printed).toContain('will not be suggested again');
    expect((await run()).printed).toBe('0 suggestions.\n');
    expect(await run('drop', 'MAR-9')).toMatchObject({
      exit: 1,
      printed: 'There is no suggestion of that reference here any more.\n',
    });
    expect(await text()).toBe(before);
  });
});

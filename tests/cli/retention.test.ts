import { expect, it, onTestFinished } from 'vitest';
import { createAuditTrail } from '../../src/adapters/store/audit.ts';
import { createQuestionLog } from '../../src/adapters/store/question-log.ts';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { runCommand } from '../../src/cli/program.ts';
import type { OpenedRetention } from '../../src/cli/retention.ts';
import { readConfig } from '../../src/config.ts';
import { openRetentionBeside } from '../../src/open-retention.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aQuestionRecord } from '../support/question-record.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const DAY = 24 * 60 * 60 * 1000;

async function aDataFolder() {
  const env = { DATA_DIR: await aTempFolder(), KEEP_QUESTIONS_DAYS: '10' };
  const database = await openDatabase(databaseOf(readConfig(env)));
  onTestFinished(() => database.destroy());
  return { env, database };
}

async function run(env: Readonly<Record<string, string>>, argv: readonly string[], opened?: OpenedRetention) {
  const terminal = aTerminal({ env });
  const openRetention = async (...parts: Parameters<typeof opens>) => opened ?? opens(...parts);
  const exit = await runCommand(terminal, ['retention', ...argv], { openRetention });
  return { exit, printed: terminal.printed(), said: terminal.said() };
}
const opens = (
  config: Parameters<typeof openRetentionBeside>[0],
  { log }: { readonly log: Parameters<typeof openRetentionBeside>[1] },
) => openRetentionBeside(config, log);

it('shows how long each kind is kept, how many are due, and what stays, and forgets nothing', async () => {
  const { env, database } = await aDataFolder();
  const log = createQuestionLog(database);
  for (const days of [9, 11, 12]) await log.record(aQuestionRecord(`T${days}`, { at: Date.now() - days * DAY }));
  const { exit, printed, said } = await run(env, []);
  expect({ exit, said }).toEqual({ exit: 0, said: '' });
  const lines = printed.split('\n');
  expect(lines[0]).toMatch(/^records +kept for +due now +setting +what they are$/);
  expect(lines[1]).toMatch(
    /^questions +10 days +2 +KEEP_QUESTIONS_DAYS +that a question was answered, without its words$/,
  );
  expect(printed).toMatch(/\nreceipts +730 days +0 +KEEP_RECEIPTS_DAYS /);
  expect(printed).toMatch(/\nspent +a day more +0 +leases /);
  expect(printed).toMatch(
    /\n\nNot forgotten by age:\n {2}editions: .+\n {2}places: .+\n {2}installations: .+\n {2}halts: .+\n {2}audit: .+\n$/,
  );
  const [line] = (await run(env, ['--json'])).printed.split('\n');
  expect(JSON.parse(line ?? '')).toEqual({ kind: 'questions', days: 10, due: 2, setting: 'KEEP_QUESTIONS_DAYS' });
});

it('forgets what is due with --run, and enters who ran it', async () => {
  const { env, database } = await aDataFolder();
  const log = createQuestionLog(database);
  for (const days of [9, 11, 12]) await log.record(aQuestionRecord(`T${days}`, { at: Date.now() - days * DAY }));
  expect(await run(env, ['--run'])).toEqual({ exit: 0, printed: 'Forgotten: 2 questions.\n', said: '' });
  expect(await run(env, ['--run', '--json'])).toMatchObject({ printed: '{"counts":{},"unfinished":[]}\n' });
  expect((await run(env, ['--run'])).printed).toBe('Nothing was due.\n');
  const entered = (await createAuditTrail(database).latest(9)).map(({ entry }) => entry);
  expect(entered.map(({ act, details }) => ({ act, details }))).toEqual([
    { act: 'records-forgotten', details: {} },
    { act: 'records-forgotten', details: {} },
    { act: 'records-forgotten', details: { questions: 2 } },
  ]);
  expect(entered[0]?.by).toMatchObject({ kind: 'command', account: expect.stringMatching(/./) });
});

it.each([
  [{ outcome: 'busy' }, 1, '', 'Another process is forgetting records just now. Nothing was done here.\n'],
  [
    { outcome: 'forgot', counts: { questions: 3 }, unfinished: ['receipts', 'shown'] },
    1,
    'Forgotten: 3 questions.\n',
    'Not all that is due was forgotten of: receipts, shown. The lines above say why; the service tries again within the hour.\n',
  ],
] as const)('says what was not done: %j', async (forgot, exit, printed, said) => {
  const { env } = await aDataFolder();
  const records = { due: async () => 0, forget: async () => 0 };
  const opened = { records, retention: { run: async () => forgot }, close: async () => {} };
  expect(await run(env, ['--run'], opened)).toEqual({ exit, printed, said });
});

import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createAuditTrail } from '../../src/adapters/store/audit.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { runCommand } from '../../src/cli/program.ts';
import { councilId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { AuditTrail } from '../../src/core/audit.ts';
import { anEntry } from '../support/audit.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { unguarded } from '../support/unguarded.ts';

let database: Database;
let audit: AuditTrail;
beforeEach(async () => {
  const opened = await openDatabase(':memory:');
  onTestFinished(() => opened.destroy());
  database = opened;
  audit = createAuditTrail(database);
});

async function run(...argv: readonly string[]) {
  const terminal = aTerminal();
  let closed = 0;
  const close = async (): Promise<void> => {
    closed += 1;
  };
  const exit = await runCommand(terminal, ['audit', ...argv], { openAudit: async () => ({ audit, close }) });
  return { exit, printed: terminal.printed(), said: terminal.said(), closed };
}

const AT = Date.UTC(2026, 10, 24, 14, 5);

async function threeEntries(): Promise<void> {
  await audit.append(
    anEntry({ at: AT, act: 'published', council: undefined, about: 'abc', details: { worse: 0, as: 'admin' } }),
  );
  await audit.append(anEntry({ at: AT + 1, by: { kind: 'person', id: personId('slack:T1/U1') } }));
  const account = 'root\u001b[2J\nroot';
  const oxford = { council: councilId('oxford'), by: { kind: 'command', account } } as const;
  await audit.append(anEntry({ at: AT + 24 * 3_600_000, act: 'data-erased', ...oxford, about: 'GED-1' }));
}

describe('audit list', () => {
  it('shows the newest first, a line each, that nothing in it can break', async () => {
    await threeEntries();
    expect(await run('list')).toEqual({
      exit: 0,
      closed: 1,
      said: '',
      printed: [
        '3  25 November 2026, 14:05  data erased  GED-1  oxford  root [2J root, by the command line',
        '2  24 November 2026, 14:05  halted  gedling/social-media-guidance  gedling  slack:T1/U1',
        '1  24 November 2026, 14:05  put in force  abc  all councils  the service  as admin, worse 0',
        '',
      ].join('\n'),
    });
  });

  it('shows what concerns a council, and what concerns all', async () => {
    await threeEntries();
    expect((await run('list', '--council', 'oxford')).printed.split('\n').map(([number]) => number)).toEqual([
      '3',
      '1',
      undefined,
    ]);
  });

  it('shows what was entered from a day on', async () => {
    await threeEntries();
    expect((await run('list', '--since', '2026-11-25')).printed).toMatch(/^3 .*\n$/);
  });

  it('finds what is older than a page of others, and says so when there is more than it lists', async () => {
    await audit.append(anEntry({ council: councilId('oxford') }));
    for (let left = 1000; left > 0; left -= 1) await audit.append(anEntry());
    expect((await run('list', '--council', 'oxford')).printed).toMatch(/^1 .*\n$/);
    const lines = (await run('list')).printed.trimEnd().split('\n');
    expect(lines).toHaveLength(1001);
    expect(lines.at(-1)).toBe('These are the newest 1000; --since shows those from a day on.');
  });

  it('prints JSON lines for programs', async () => {
    await threeEntries();
    const [line] = (await run('list', '--json', '--council', 'gedling')).printed.split('\n');
    expect(JSON.parse(line ?? '')).toEqual({
      number: 2,
      at: '2026-11-24T14:05:00.001Z',
      act: 'halted',
      by: { kind: 'person', id: 'slack:T1/U1' },
      council: 'gedling',
      about: 'gedling/social-media-guidance',
      details: {},
    });
  });

  it('says in a line that there is nothing', async () => {
    expect((await run('list')).printed).toBe('The audit log is empty.\n');
  });
});

describe('audit verify and audit anchor', () => {
  it('say how many entries are in order, and what to keep elsewhere', async () => {
    await threeEntries();
    const hash = (await audit.newest())?.hash;
    expect(await run('anchor')).toMatchObject({ exit: 0, printed: `3:${hash}\n` });
    const printed = `3 entries in order. The last is 3, with the hash ${hash}.\n`;
    expect(await run('verify')).toEqual({ exit: 0, closed: 1, said: '', printed });
    for (const anchor of [`3:${hash}`, hash?.toUpperCase() ?? ''])
      expect(await run('verify', '--anchor', anchor)).toMatchObject({ exit: 0, printed });
    expect((await run('verify', '--from', '3')).printed).toMatch(/^1 entry in order/);
  });

  it('name the first entry that is not in order, and end with 5', async () => {
    await threeEntries();
    const anchor = (await run('anchor')).printed.trim();
    await unguarded(database, 'audit', () => database.deleteFrom('audit').where('number', '=', 3).execute());
    expect(await run('verify')).toMatchObject({ exit: 0 });
    expect(await run('verify', '--anchor', anchor)).toEqual({
      exit: 5,
      closed: 1,
      printed: '',
      said: 'The log has been cut short: entry 3 is missing, and whatever followed to the one that was kept elsewhere. Before it 2 entries in order.\n',
    });
    await unguarded(database, 'audit', () =>
      database.updateTable('audit').set({ entry: '{}' }).where('number', '=', 2).execute(),
    );
    expect(await run('verify')).toMatchObject({
      exit: 5,
      said: 'Entry 2 has been changed: its hash is of other words. Before it 1 entry in order.\n',
    });
  });

  it('say of an empty log that it is empty; there is nothing to keep of it', async () => {
    expect(await run('verify')).toMatchObject({ exit: 0, printed: 'The audit log is empty.\n' });
    expect(await run('anchor')).toMatchObject({ exit: 1, printed: '', said: 'The audit log is empty.\n' });
  });

  it.each([
    [['verify', '--anchor', '3:abc'], 'It must be what “clausebook audit anchor” printed'],
    [['verify', '--from', '0'], 'It must be a number such as 12.'],
    [['verify', '--from', '9', '--anchor', `7:${'a'.repeat(64)}`], 'The anchor is of entry 7: begin at 8 or before.'],
    [['list', '--since', '2026-02-30'], 'It must be a day such as 2026-11-01.'],
  ])('explain a wrong use (%j) on standard error and end with 2', async (argv, sentence) => {
    const { exit, printed, said } = await run(...argv);
    expect({ exit, printed }).toEqual({ exit: 2, printed: '' });
    expect(said).toContain(sentence);
  });

  it('are not offered where there is no log to open', async () => {
    expect(await runCommand(aTerminal(), ['audit', 'verify'])).toBe(2);
  });
});

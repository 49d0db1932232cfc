import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aMemoryOutbox } from '../support/memory-outbox.ts';
import { aMoveNotice } from '../support/notices.ts';

const AT = Date.UTC(2026, 10, 24, 14, 5);

/** An outbox with a notice that waits for its next try, behind it one that is parked. */
async function anOutbox() {
  const outbox = aMemoryOutbox();
  outbox.write([aMoveNotice('card 1', { platform: 'teams', tells: { tells: 'card' } })], 0);
  outbox.write([aMoveNotice('move 2'), aMoveNotice('move 3', { address: 'C2' })], 0);
  for (const lease of await outbox.lease(0, 9, 9)) {
    if (lease.notice.id === 'card 1') await outbox.later(lease, AT, 'too-slow');
    else if (lease.notice.id === 'move 2') await outbox.park(lease, 'channel_not_found');
    else await outbox.delivered(lease, 'm', 1);
  }
  return outbox;
}

async function run(outbox: Outbox, ...argv: readonly string[]) {
  const terminal = aTerminal();
  let closed = 0;
  const close = async (): Promise<void> => {
    closed += 1;
  };
  const exit = await runCommand(terminal, ['outbox', ...argv], { openOutbox: async () => ({ outbox, close }) });
  return { exit, printed: terminal.printed(), said: terminal.said(), closed };
}

describe('outbox list', () => {
  it('shows in columns what waits and what is parked, and counts them', async () => {
    expect(await run(await anOutbox(), 'list')).toEqual({
      exit: 0,
      closed: 1,
      said: '',
      printed: [
        'id      state    tries  next try                 why                where  tells  of',
        'card 1  waiting  1      24 November 2026, 14:05  too-slow           teams  card   GED-1',
        'move 2  parked   1      none                     channel_not_found  slack  move   GED-1',
        '1 waiting, 1 parked.',
        '',
      ].join('\n'),
    });
  });

  it('says in a line that there is nothing', async () => {
    expect((await run(aMemoryOutbox(), 'list')).printed).toBe('0 waiting, 0 parked.\n');
  });

  it('says so when there is more than it lists', async () => {
    const outbox = aMemoryOutbox();
    outbox.write(
      Array.from({ length: 1001 }, (_, index) => aMoveNotice(`n${index}`)),
      0,
    );
    const lines = (await run(outbox, 'list')).printed.trimEnd().split('\n');
    expect(lines.slice(-2)).toEqual(['These are the first 1000.', '1001 waiting, 0 parked.']);
    expect(lines).toHaveLength(1003);
  });

  it('prints JSON lines for programs', async () => {
    const { printed } = await run(await anOutbox(), 'list', '--json');
    const common = { escalation: 'GED-1', council: 'gedling', tries: 1 };
    const lines: unknown[] = printed
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      {
        ...common,
        id: 'card 1',
        state: 'waiting',
        due: '2026-11-24T14:05:00.000Z',
        why: 'too-slow',
        platform: 'teams',
        tells: 'card',
      },
      {
        ...common,
        id: 'move 2',
        state: 'parked',
        due: '1970-01-01T00:00:00.000Z',
        why: 'channel_not_found',
        platform: 'slack',
        tells: 'move',
        entry: 0,
      },
    ]);
  });
});

describe('outbox retry', () => {
  it('makes a parked notice due again', async () => {
    const outbox = await anOutbox();
    expect(await run(outbox, 'retry', 'move 2')).toMatchObject({ exit: 0, printed: 'move 2 will be tried again.\n' });
    expect(await outbox.depth()).toMatchObject({ waiting: 2, parked: 0 });
  });

  it.each(['card 1', 'move 9'])('says that %s is not parked, and ends with 1', async (id) => {
    expect(await run(await anOutbox(), 'retry', id)).toEqual({
      exit: 1,
      printed: '',
      said: `There is no parked notice ${id}. “clausebook outbox list” names them all.\n`,
      closed: 1,
    });
  });
});

describe('outbox drop', () => {
  it.each(['card 1', 'move 2'])('gives up %s for good', async (id) => {
    const outbox = await anOutbox();
    expect(await run(outbox, 'drop', id)).toMatchObject({ exit: 0, printed: `${id} is given up.\n` });
    expect((await outbox.list(9)).map(({ notice }) => notice.id)).not.toContain(id);
  });

  it('says that there is no such notice, and ends with 1', async () => {
    expect(await run(await anOutbox(), 'drop', 'move 3')).toMatchObject({
      exit: 1,
      said: 'No notice move 3 is waiting or parked. “clausebook outbox list” names them all.\n',
    });
  });
});

describe('the outbox command', () => {
  it('closes the outbox also when it cannot be read', async () => {
    const broken: Outbox = {
      ...aMemoryOutbox(),
      list: async () => {
        throw new Error('database is locked');
      },
    };
    expect(await run(broken, 'list')).toMatchObject({ exit: 1, closed: 1 });
  });

  it.each([
    [[], 'Usage: clausebook outbox'],
    [['retry'], "missing required argument 'id'"],
  ])('explains a wrong use (%j) on standard error and ends with 2', async (argv, sentence) => {
    const { exit, printed, said, closed } = await run(aMemoryOutbox(), ...argv);
    expect({ exit, printed, closed }).toEqual({ exit: 2, printed: '', closed: 0 });
    expect(said).toContain(sentence);
  });

  it('is not offered where there is no outbox to open', async () => {
    const terminal = aTerminal();
    expect(await runCommand(terminal, ['outbox', 'list'])).toBe(2);
    expect(terminal.said()).toContain("unknown command 'outbox'");
  });
});

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { runCommand } from '../../src/cli/program.ts';
import { editionId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { Editions, Publication } from '../../src/core/publication.ts';
import { openEditions } from '../../src/open-records.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../support/postgres-server.ts';
import { aPublication, keptWith } from '../support/publications.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const AT = Date.UTC(2026, 5, 4, 9, 30);

const PUBLISHED: readonly Publication[] = [
  aPublication(1, { at: AT }),
  aPublication(2, {
    edition: editionId('ba9876543210'),
    at: AT + 60_000,
    by: { kind: 'admin', id: personId('slack:T1/U1'), name: 'Anna Officer' },
    why: 'As agreed\nin \u001b[31mcouncil',
    accepted: 'Withdrawn',
    regressed: 1,
  }),
  aPublication(3, { at: AT + 120_000, by: { kind: 'command', name: 'root' }, how: 'rolled-back', regressed: 2 }),
];

const LINES = [
  'marlpit/kites: Kites',
  '  + 1.2: “New” words',
  'Clauses: 1 added, 0 removed, 0 reworded, 0 renumbered.',
];

async function publishAll(editions: Editions): Promise<void> {
  for (const each of PUBLISHED)
    await editions.publish(each, { ...keptWith(each), diff: gzipSync(JSON.stringify(LINES)) }, each.number - 1);
}

async function aHistory(): Promise<Editions> {
  const database = await openDatabase(':memory:');
  onTestFinished(() => database.destroy());
  return createEditions(database);
}

async function aLongHistory(): Promise<Editions> {
  const editions = await aHistory();
  await publishAll(editions);
  return editions;
}

async function run(editions: Editions, ...argv: readonly string[]) {
  const terminal = aTerminal();
  let closed = 0;
  const close = async (): Promise<void> => void (closed += 1);
  const exit = await runCommand(terminal, ['editions', ...argv], { openEditions: async () => ({ editions, close }) });
  return { exit, printed: terminal.printed(), said: terminal.said(), closed };
}

describe('clausebook editions', () => {
  it('lists what was put in force, the newest first, with what people wrote of it', async () => {
    expect(await run(await aLongHistory())).toEqual({
      exit: 0,
      closed: 1,
      said: '',
      printed: [
        '3  0123456789ab  4 June 2026, 10:32  rolled back, in force  1 added, 2 removed, 4 reworded, 3 renumbered  root, by the command line',
        '   2 expected questions answered worse',
        '2  ba9876543210  4 June 2026, 10:31  published              1 added, 2 removed, 4 reworded, 3 renumbered  Anna Officer',
        '   As agreed in [31mcouncil',
        '   1 expected question answered worse, accepted: Withdrawn',
        '1  0123456789ab  4 June 2026, 10:30  published              1 added, 2 removed, 4 reworded, 3 renumbered  the service, when it started',
        '',
      ].join('\n'),
    });
  });

  it('prints one of them alone', async () => {
    const { exit, printed } = await run(await aLongHistory(), '1');
    expect([exit, printed]).toEqual([
      0,
      '1  0123456789ab  4 June 2026, 10:30  published  1 added, 2 removed, 4 reworded, 3 renumbered  the service, when it started\n',
    ]);
  });

  it.each([
    ['a number', ['2', '--diff']],
    ['the newest', ['--diff']],
  ])('prints what %s changed', async (_, argv) => {
    expect(await run(await aLongHistory(), ...argv)).toMatchObject({ exit: 0, printed: `${LINES.join('\n')}\n` });
  });

  it('prints JSON lines for programs', async () => {
    const { printed } = await run(await aLongHistory(), '--json');
    const [newest, second, ...others] = printed
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(newest).toMatchObject({ number: 3, inForce: true, how: 'rolled-back', at: '2026-06-04T09:32:00.000Z' });
    expect(second).toEqual({
      number: 2,
      edition: 'ba9876543210',
      at: '2026-06-04T09:31:00.000Z',
      by: { kind: 'admin', id: 'slack:T1/U1', name: 'Anna Officer' },
      how: 'published',
      why: 'As agreed\nin \u001b[31mcouncil',
      accepted: 'Withdrawn',
      changes: { added: 1, removed: 2, renumbered: 3, redated: 0, reworded: 4 },
      regressed: 1,
      inForce: false,
    });
    expect(others).toHaveLength(1);
    const { printed: one } = await run(await aLongHistory(), '2', '--json', '--diff');
    expect(JSON.parse(one)).toMatchObject({ number: 2, diff: LINES });
  });

  it('says that nothing was put in force yet', async () => {
    expect(await run(await aHistory())).toMatchObject({
      exit: 0,
      printed: 'No edition has been put in force yet.\n',
    });
    expect(await run(await aHistory(), '--json')).toMatchObject({ exit: 0, printed: '' });
    expect(await run(await aHistory(), '--diff')).toMatchObject({
      exit: 1,
      printed: '',
      said: 'No edition has been put in force yet.\n',
    });
  });

  it('says that there is none of that number, and ends with 1', async () => {
    expect(await run(await aLongHistory(), '4')).toEqual({
      exit: 1,
      closed: 1,
      printed: '',
      said: 'There is no publication 4. “clausebook editions” names them all.\n',
    });
  });

  it.each(['0', '-1', '1.5', 'x', '9999999999'])('takes %s for no number, and ends with 2', async (number) => {
    expect(await run(await aHistory(), '--', number)).toMatchObject({ exit: 2, printed: '', closed: 0 });
  });

  it('says that kept changes are no list of lines', async () => {
    const editions = await aHistory();
    await editions.publish(aPublication(1), keptWith(aPublication(1)), 0);
    const { exit, said, closed } = await run(editions, '1', '--diff');
    expect([exit, closed]).toEqual([1, 1]);
    expect(said).toBe(
      'What is kept of publication 1 is not a list of changes. Put the last copy of the database back.\n',
    );
  });

  it('says so when there is more than it lists', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => aPublication(1001 - index));
    const editions = {
      ...(await aHistory()),
      newest: async () => many[0],
      list: async (most: number) => many.slice(0, most),
    };
    const lines = (await run(editions)).printed.trimEnd().split('\n');
    expect(lines.slice(-1)).toEqual(['These are the newest 1000.']);
    expect(lines).toHaveLength(1001);
  });

  it('is not offered where there is no history to open', async () => {
    const terminal = aTerminal();
    expect(await runCommand(terminal, ['editions'])).toBe(2);
    expect(terminal.said()).toContain("unknown command 'editions'");
  });
});

const PLACES = [
  {
    kind: 'an SQLite file',
    there: true,
    settings: async () => {
      const data = await aTempFolder();
      return { place: join(data, 'clausebook.sqlite'), env: { DATA_DIR: data } };
    },
  },
  {
    kind: POSTGRES_SERVER === undefined ? 'PostgreSQL (TEST_DATABASE_URL is not set)' : 'PostgreSQL',
    there: POSTGRES_SERVER !== undefined,
    settings: async () => {
      const made = await aPostgresDatabase();
      onTestFinished(() => made.drop());
      return { place: made.url, env: { DATABASE_URL: made.url } };
    },
  },
];

describe.each(PLACES)('clausebook editions beside a service on $kind', ({ there, settings }) => {
  it.skipIf(!there)('sees what the service published a moment ago', async () => {
    const { place, env } = await settings();
    const service = await openDatabase(place);
    onTestFinished(() => service.destroy());
    await publishAll(createEditions(service));
    const terminal = aTerminal({ env });
    expect(await runCommand(terminal, ['editions', '3'], { openEditions })).toBe(0);
    expect(terminal.printed()).toContain('3  0123456789ab  4 June 2026, 10:32  rolled back, in force');
  });
});

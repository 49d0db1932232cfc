import { cp, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { runCommand } from '../../src/cli/program.ts';
import { openHalts } from '../../src/open-halts.ts';
import {
  openAdvice,
  openAudit,
  openBackups,
  openEditions,
  openExports,
  openFeedback,
  openOutbox,
  openReceipts,
} from '../../src/open-records.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { keepEveryKind } from '../support/records-of-every-kind.ts';
import { rowsIn } from '../support/schema-steps.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '../x',
  '/etc/passwd',
  '..',
  "a'; drop table escalations; --",
  '" or ""="',
  '%',
  'a\0b',
  '\ud800',
  '${PATH}',
  'x'.repeat(5000),
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  await cp(SOUND_KNOWLEDGE, join(folder, 'knowledge'), { recursive: true });
  const database = await openDatabase(join(folder, 'data', 'clausebook.sqlite'));
  await keepEveryKind(database);
  await database.destroy();
});
afterAll(() => rm(folder, { recursive: true }));

const DOORS = {
  openAdvice,
  openAudit,
  openEditions,
  openExports,
  openFeedback,
  openHalts,
  openOutbox,
  openReceipts,
  openBackups: async (...[config]: Parameters<typeof openBackups>) => openBackups(config),
  embedder: keptModel,
};

async function run(...argv: readonly string[]) {
  const env = { DATA_DIR: join(folder, 'data'), KNOWLEDGE_DIR: join(folder, 'knowledge') };
  const terminal = aTerminal({ env });
  const exit = await runCommand(terminal, argv, DOORS);
  return { exit, printed: terminal.printed(), said: terminal.said() };
}

/** Every file below the folder, but for what SQLite keeps beside a database that is open, and vectors, which any question makes. */
const files = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => !/-(?:wal|shm)$|vectors-cache\.bin$/.test(name))
    .toSorted();

const BEFORE = Object.getOwnPropertyNames(Object.prototype).join(' ');

/** Where a person at a terminal can name something, besides the questions that they ask. */
const COMMANDS: readonly ((name: string) => readonly string[])[] = [
  (name) => ['ask', 'kites', '--council', name],
  (name) => ['ask', 'kites', '--as-at', name],
  (name) => ['check', '--council', name],
  (name) => ['check', '--knowledge', name],
  (name) => ['check', '--against', name],
  (name) => ['diff', name],
  (name) => ['receipt', name],
  (name) => ['editions', 'show', name],
  (name) => ['outbox', 'retry', name],
  (name) => ['outbox', 'drop', name],
  (name) => ['advice', 'show', name],
  (name) => ['advice', 'list', '--council', name],
  (name) => ['feedback', 'list', '--council', name],
  (name) => ['audit', 'list', '--council', name],
  (name) => ['halt', '--council', name, '--reason', 'x'],
  (name) => ['halt', '--council', 'marlpit', '--document', name, '--reason', 'x'],
  (name) => ['resume', '--council', name],
  (name) => ['import', name],
  (name) => ['import', join(SOUND_KNOWLEDGE, 'marlpit', 'sources', 'kites.txt'), '--council', name],
  (name) => ['restore', name],
  (name) => ['phrasings', 'export', name],
];

describe.each(COMMANDS.map((argv) => [argv('NAME').join(' '), argv] as const))('%s', (_shown, argv) => {
  it('takes any name for a name: nothing is found, nothing made, nothing changed, and nothing breaks', async () => {
    const [database, before] = [await openDatabase(join(folder, 'data', 'clausebook.sqlite')), await files()];
    const { audit: _entered, ...rows } = await rowsIn(database);
    await database.destroy();
    for (const name of NAMES) {
      const { said, printed } = await run(...argv(name));
      // Only what nobody foresaw is told with where it came from.
      expect({ name, said: printed + said }).not.toEqual({
        name,
        said: expect.stringMatching(/\n {4}at |\[object |unknown (?:command|option)/),
      });
    }
    expect(await files()).toEqual(before);
    const after = await openDatabase(join(folder, 'data', 'clausebook.sqlite'));
    expect(await rowsIn(after)).toMatchObject(rows);
    await after.destroy();
    expect(Object.getOwnPropertyNames(Object.prototype).join(' ')).toBe(BEFORE);
  });
});

describe('an export', () => {
  it.each(NAMES)('of “%s” discloses nobody else', async (name) => {
    const foi = await run(
      'export',
      'foi',
      '--council',
      name,
      '--from',
      '2020-01-01',
      '--to',
      '2030-01-01',
      '--format',
      'json',
    );
    expect(JSON.parse(foi.printed)).toEqual({ escalations: [], confidential: 0 });
    const subject = await run('export', 'subject', name);
    expect(subject).toMatchObject({ exit: 1, printed: '' });
  });
});

describe('a folder of guidance', () => {
  it.each(['__proto__', 'constructor', 'toString', "a'b", 'a b', '${x}', 'a%2fb'])(
    'called “%s” is a council like another, or refused in a sentence',
    async (name) => {
      const root = join(await aTempFolder(), 'knowledge');
      await cp(SOUND_KNOWLEDGE, root, { recursive: true });
      await rename(join(root, 'marlpit'), join(root, name));
      await rename(join(root, name, 'kites.yaml'), join(root, name, `${name}.yaml`));
      const terminal = aTerminal({ env: { DATA_DIR: join(folder, 'data'), KNOWLEDGE_DIR: root } });
      await runCommand(terminal, ['check'], DOORS);
      const said = terminal.printed() + terminal.said();
      expect(said).toContain(name);
      expect(said).not.toMatch(/\n {4}at |\[object /);
      expect((await stat(join(root, name))).isDirectory()).toBe(true);
      expect(Object.getOwnPropertyNames(Object.prototype).join(' ')).toBe(BEFORE);
    },
  );
});

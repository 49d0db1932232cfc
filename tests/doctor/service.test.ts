import * as fc from 'fast-check';
import { appendFile, chmod, cp, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asSecret } from '../../src/adapters/slack/installation.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createInstallations } from '../../src/adapters/store/installations.ts';
import { createSealing } from '../../src/adapters/store/sealing.ts';
import { readConfig } from '../../src/config.ts';
import type { Finding } from '../../src/core/checkup.ts';
import { bounded } from '../../src/doctor/bounded.ts';
import { secretFilesCheck } from '../../src/doctor/secret-files.ts';
import { openServiceChecks } from '../../src/open-service.ts';
import { foundBy } from '../support/doctor.ts';
import { SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const NOW = Date.parse('2027-01-15T12:00:00Z');
type Env = Readonly<Record<string, string>>;

const checksOf = (env: Env, nodeVersion = '24.1.0') => {
  const all = { KNOWLEDGE_DIR: SOUND_KNOWLEDGE, ...env };
  return openServiceChecks(readConfig(all), { env: all, nodeVersion, clock: () => NOW });
};
const found = (name: string, env: Env, nodeVersion?: string): Promise<readonly Finding[]> =>
  foundBy(checksOf(env, nodeVersion), name);

const ok = (says: string): unknown => ({ outcome: 'ok', says: expect.stringContaining(says) });
const other = (outcome: 'not-ok' | 'could-not-tell', says: string): unknown => ({
  outcome,
  says: expect.stringContaining(says),
  mend: expect.stringMatching(/\S/),
});

describe('the settings', () => {
  it('have names that nothing reads', async () => {
    const env = { SLACK_SINGING_SECRET: 'sesame', PORT_FILE: '/nowhere', COUNCIL_FILE: ' ', PATH: '/bin' };
    const findings = await found('settings', env);
    expect(findings).toEqual([
      ok('All of them can be used'),
      other('could-not-tell', 'SLACK_SINGING_SECRET is no setting'),
      other('could-not-tell', 'PORT_FILE is no setting'),
    ]);
    expect(JSON.stringify(findings)).not.toContain('sesame');
  });

  it('are run by a Node that is new enough', async () => {
    expect(await found('node', {})).toEqual([ok('24.1.0')]);
    expect(await found('node', {}, '22.17.9')).toEqual([other('not-ok', '22.17.9, and Clausebook needs Node 22.18')]);
  });
});

describe('the files of secrets', () => {
  it('are not for everybody to read, .env neither', async () => {
    const folder = await aTempFolder();
    const [own, shared, dotEnv] = [join(folder, 'own'), join(folder, 'shared'), join(folder, '.env')];
    for (const file of [own, shared]) await writeFile(file, 'sesame');
    await chmod(own, 0o640);
    await chmod(shared, 0o644);
    const look = (env: Env) => secretFilesCheck(env, dotEnv).run();
    expect(await look({})).toEqual([ok('No secret stands in a file')]);
    expect(await look({ CHOOSER_API_KEY_FILE: own })).toEqual([ok('Not everybody may read the file')]);
    const env = { CHOOSER_API_KEY_FILE: own, MicrosoftAppPassword_FILE: shared };
    expect(await look(env)).toEqual([other('not-ok', `can read ${shared}`)]);
    await writeFile(dotEnv, 'PORT=1');
    await chmod(dotEnv, 0o604);
    expect(await look({ CHOOSER_API_KEY_FILE: own })).toEqual([other('not-ok', `can read ${dotEnv}`)]);
  });
});

describe('the data', () => {
  it('are in a folder that can be written to, or made', async () => {
    const data = await aTempFolder();
    expect(await found('data folder', { DATA_DIR: data })).toEqual([ok(`${data} can be written to`)]);
    const none = join(data, 'a', 'b');
    expect(await found('data folder', { DATA_DIR: none })).toEqual([ok(`${none} is not there yet`)]);
    expect(await readdir(data)).toEqual([]);
  });

  it('are in no file, and in no folder that is another’s', async () => {
    const data = await aTempFolder();
    await writeFile(join(data, 'file'), '');
    expect(await found('data folder', { DATA_DIR: join(data, 'file', 'in') })).toEqual([
      other('not-ok', `${join(data, 'file')} is no folder`),
    ]);
    const closed = join(data, 'closed');
    await mkdir(closed, { mode: 0o500 });
    // Nobody is kept out of a folder who may do everything, but out of this one.
    const folder = process.getuid?.() === 0 ? '/proc/sys' : closed;
    expect(await found('data folder', { DATA_DIR: folder })).toEqual([other('not-ok', `${folder} cannot be written`)]);
    const elsewhere = { DATA_DIR: folder, DATABASE_URL: 'postgres://db.example/guidance' };
    expect(await found('data folder', elsewhere)).toEqual([ok('The database is elsewhere')]);
  });

  it('have room, counted with a copy of the database', async () => {
    const data = await aTempFolder();
    expect(await found('disk', { DATA_DIR: join(data, 'none') })).toEqual([ok('are free for the data')]);
    // A file of holes: it has a size, and takes no room.
    const file = await open(join(data, 'clausebook.sqlite'), 'w');
    await file.truncate(2 ** 43);
    await file.close();
    expect(await found('disk', { DATA_DIR: data })).toEqual([other('not-ok', 'there should be 8796.6 GB')]);
  });
});

describe('the guidance', () => {
  it('is counted, with what is missing of its vectors', async () => {
    const env = { DATA_DIR: await aTempFolder() };
    expect(await found('guidance', env)).toEqual([ok('2 councils, ')]);
    expect(await found('vectors', env)).toEqual([ok('are computed at the next start, which takes about')]);
    expect(await found('vectors', { KNOWLEDGE_DIR: 'knowledge-base', ...env })).toEqual([ok('are there')]);
  });

  it('is faulty, gone, or has not the council of the settings', async () => {
    const folder = await aTempFolder();
    await cp(SOUND_KNOWLEDGE, folder, { recursive: true });
    expect(await found('guidance', { KNOWLEDGE_DIR: folder, COUNCIL: 'camelot' })).toEqual([
      ok('no problem'),
      other('not-ok', 'COUNCIL is camelot, and there is no such council. There are: '),
    ]);
    await appendFile(join(folder, 'marlpit', 'council.yaml'), 'colour: blue\n');
    const [first, ...more] = await found('guidance', { KNOWLEDGE_DIR: folder });
    expect(first).toEqual(other('not-ok', 'marlpit/council.yaml:'));
    expect(more.length).toBeLessThanOrEqual(5);
    await rm(folder, { recursive: true });
    expect(await found('guidance', { KNOWLEDGE_DIR: folder })).toEqual([other('not-ok', 'not there')]);
    expect(await found('vectors', { KNOWLEDGE_DIR: folder })).toMatchObject([{ outcome: 'could-not-tell' }]);
  });

  it('has vectors that are damaged', async () => {
    const data = await aTempFolder();
    await writeFile(join(data, 'vectors-cache.bin'), 'no vectors');
    const [finding] = await found('vectors', { DATA_DIR: data });
    expect(finding).toEqual(other('not-ok', 'vectors-cache.bin is damaged'));
  });

  it('has documents whose review is overdue, which is for their owners to say', async () => {
    const on = (now: number) =>
      foundBy(
        openServiceChecks(readConfig({ KNOWLEDGE_DIR: SOUND_KNOWLEDGE }), {
          env: {},
          nodeVersion: '24.1.0',
          clock: () => now,
        }),
        'review dates',
      );
    const due = Date.parse('2026-05-01');
    expect(await on(due)).toEqual([ok('None is overdue. The next one is due on 2026-05-01.')]);
    expect(await on(due + 86_400_000)).toEqual([other('could-not-tell', 'The review was due on 2026-05-01')]);
  });
});

describe('what runs out', () => {
  const TEAMS = { MicrosoftAppId: 'a', MicrosoftAppPassword: 'sesame' };
  const on = (day: string) => found('expiry dates', { ...TEAMS, TEAMS_SECRET_EXPIRES: day });

  it('is the secret of Teams, if its last day is noted', async () => {
    expect(await found('expiry dates', {})).toEqual([ok('Nothing')]);
    expect(await found('expiry dates', TEAMS)).toEqual([other('could-not-tell', 'nobody has noted')]);
    expect(await on('2027-02-15')).toEqual([ok('good until 2027-02-15: 31 days more')]);
    expect(await on('2027-02-14')).toEqual([other('not-ok', 'good until 2027-02-14: 30 days more')]);
    expect(await on('2027-01-14')).toEqual([other('not-ok', 'was good until 2027-01-14')]);
  });

  it('are tokens of Slack that rotate', async () => {
    const data = await aTempFolder();
    const key = Buffer.alloc(32, 'k');
    const env = {
      DATA_DIR: data,
      SLACK_CLIENT_ID: '1',
      SLACK_CLIENT_SECRET: 'sesame',
      SLACK_STATE_SECRET: 'sesame-sesame-sesame',
      SLACK_ENCRYPTION_KEY: key.toString('base64'),
      SLACK_SIGNING_SECRET: 'sesame',
    };
    expect(await found('expiry dates', env)).toEqual([ok('Nothing')]);
    expect(await readdir(data)).toEqual([]);
    const database = await openDatabase(join(data, 'clausebook.sqlite'));
    onTestFinished(() => database.destroy());
    const kept = createInstallations(database, createSealing([key]), () => 'v');
    for (const [id, at] of [
      ['T1', NOW + 3_600_000],
      ['T2', NOW - 1],
    ] as const)
      await kept.keep(
        id,
        asSecret({ token: 'sesame', bot: 'B', installedAt: 0, expiring: { at, refreshToken: 'sesame' } }),
      );
    const findings = await found('expiry dates', env);
    expect(findings).toEqual([
      ok('The token of T1 in Slack is good until 2027-01-15 13:00 UTC'),
      other('could-not-tell', 'The token of T2 in Slack was good until 2027-01-15 11:59 UTC'),
    ]);
    expect(JSON.stringify(findings)).not.toContain('sesame');
  });
});

describe('a check', () => {
  it('ends in bounded time, and never in an exception that tells what it holds', async () => {
    const hanging = bounded({ name: 'x', run: () => new Promise(() => {}) }, 1);
    expect(await hanging.run()).toEqual([other('could-not-tell', 'longer than')]);
    const failing = bounded({ name: 'x', run: () => Promise.reject(new RangeError('sesame')) });
    const findings = await failing.run();
    expect(findings).toEqual([other('could-not-tell', 'RangeError')]);
    expect(JSON.stringify(findings)).not.toContain('sesame');
  });
});

describe('a secret', () => {
  // Letters that no word of ours has six of in a row.
  const letters = fc.stringMatching(/^[QZXJ7]{16,40}$/);
  const NO_SECRET = new Set([
    'node',
    'model',
    'model at work',
    'guidance',
    'review dates',
    'vectors',
    'edition in force',
  ]);

  it('is in no finding, nor is a piece of it of six letters', async () => {
    const data = await aTempFolder();
    const file = join(data, 'file');
    await writeFile(file, 'open to everybody');
    await chmod(file, 0o644);
    await fc.assert(
      fc.asyncProperty(letters, fc.boolean(), async (secret, inFile) => {
        await writeFile(file, secret);
        const checks = checksOf({
          DATA_DIR: data,
          DATABASE_URL: `postgres://clausebook:${secret}@127.0.0.1:1/guidance`,
          SLACK_BOT_TOKEN: `xoxb-${secret}`,
          SLACK_SINGING_SECRET: secret,
          ...(inFile ? { SLACK_SIGNING_SECRET_FILE: file } : { SLACK_SIGNING_SECRET: secret }),
          MicrosoftAppId: 'a',
          MicrosoftAppPassword: secret,
        });
        const findings = await Promise.all(checks.filter(({ name }) => !NO_SECRET.has(name)).map(({ run }) => run()));
        expect(findings.flat().some(({ outcome }) => outcome === 'not-ok')).toBe(true);
        const said = JSON.stringify(findings);
        for (let at = 0; at + 6 <= secret.length; at += 1) expect(said).not.toContain(secret.slice(at, at + 6));
      }),
      { numRuns: 30 },
    );
  });
});

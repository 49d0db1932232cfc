import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAuditTrail } from '../../src/adapters/store/audit.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { checkChain } from '../../src/core/audit-chain.ts';
import type { AuditTrail } from '../../src/core/audit.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { readConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import { openPublishing } from '../../src/open-publishing.ts';
import { aLog } from '../support/builders.ts';
import { keptModel } from '../support/kept-model.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const FAIR = 'unless a fair is held there';
const CIRCUS = 'unless a circus is held there';

async function aPlace() {
  const folder = await aTempFolder();
  const knowledge = join(folder, 'knowledge');
  await cp(SOUND, knowledge, { recursive: true });
  const config = readConfig({ PORT: '0', KNOWLEDGE_DIR: knowledge, DATA_DIR: join(folder, 'data') });
  const change = async (from: string, to: string): Promise<void> => {
    for (const file of ['kites.yaml', join('sources', 'kites.txt')]) {
      const path = join(knowledge, 'marlpit', file);
      await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
    }
  };
  const beside = async () => {
    const publishing = await openPublishing(config, { log: aLog(), progress: () => {}, embedder: keptModel });
    onTestFinished(() => publishing.close());
    return publishing;
  };
  return { config, change, beside };
}

async function started(config: Config, log = aLog(), embedder: Embedder = keptModel): Promise<App> {
  const app = await startApp(config, { log, progress: () => {}, embedder });
  onTestFinished(() => app.stop());
  return app;
}

async function healthOf({ url }: App): Promise<unknown> {
  return (await fetch(new URL('/healthz', url))).json();
}

/** What a service quotes for a question. */
async function quotedBy({ url }: App): Promise<string> {
  const response = await fetch(new URL('/api/ask', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: 'can I fly my kite on the common?', council: 'marlpit' }),
  });
  return response.text();
}

async function auditOf(config: Config): Promise<AuditTrail> {
  const database = await openDatabase(databaseOf(config));
  onTestFinished(() => database.destroy());
  return createAuditTrail(database);
}

const soon = { timeout: 20_000, interval: 50 };
const ADA = { kind: 'command', name: 'ada' } as const;

describe('guidance that is put in force by a command', () => {
  it('is in force in every service that runs, and so is what is put back', async () => {
    const { config, change, beside } = await aPlace();
    const [log, otherLog] = [aLog(), aLog()];
    const [one, other] = [await started(config, log), await started(config, otherLog)];
    const before = await healthOf(one);
    await change(FAIR, CIRCUS);
    const publishing = await beside();
    expect(await publishing.publish({ by: ADA })).toMatchObject({ outcome: 'in-force', publication: { number: 2 } });
    for (const app of [one, other]) await vi.waitFor(async () => expect(await quotedBy(app)).toContain(CIRCUS), soon);
    expect(await healthOf(one)).toEqual(await healthOf(other));
    expect(await publishing.rollBack({ by: ADA, to: '1' })).toMatchObject({ outcome: 'in-force' });
    for (const app of [one, other]) await vi.waitFor(async () => expect(await healthOf(app)).toEqual(before), soon);
    for (const app of [one, other]) expect(await quotedBy(app)).toContain(FAIR);
    // A service that starts now does not bring back what its files say.
    expect(await quotedBy(await started(config))).toContain(FAIR);
    // All of it is entered once, by whichever service or command did it.
    const trail = await auditOf(config);
    expect((await trail.latest(99)).map(({ entry: { act, by } }) => `${act} by ${by.kind}`).toReversed()).toEqual([
      'published by service',
      'records-forgotten by service',
      'published by command',
      'rolled-back by command',
    ]);
    expect(await checkChain(trail)).toMatchObject({ outcome: 'whole', entries: 4 });
    const anchors = [...log.lines, ...otherLog.lines].filter(({ event }) => event === 'audit-anchor');
    expect(anchors).toMatchObject([{ fields: { number: 2, hash: (await trail.links(2, 1))[0]?.hash } }]);
  });

  it('is in force at a start without the files, and taken for what it was', async () => {
    const { config, change } = await aPlace();
    await (await started(config)).stop();
    await change('title:', 'titel:');
    const log = aLog();
    const app = await started(config, log);
    expect(await quotedBy(app)).toContain(FAIR);
    expect(log.lines.map(({ event }) => event)).toContain('guidance-refused');
  });
});

describe('a folder that is watched', () => {
  it('is read again for what was saved while the service was starting', async () => {
    const { config, change } = await aPlace();
    let saved: Promise<void> | undefined;
    const embedder: Embedder = {
      ...keptModel,
      // Its clauses are read by now.
      async embed(texts, urgency) {
        if (texts.some((text) => text.includes(FAIR))) await (saved ??= change(FAIR, CIRCUS));
        return keptModel.embed(texts, urgency);
      },
    };
    const app = await started({ ...config, watch: true }, aLog(), embedder);
    expect(saved).toBeDefined();
    await vi.waitFor(async () => expect(await quotedBy(app)).toContain(CIRCUS), soon);
  });
});

describe('what is kept of an edition and damaged', () => {
  it('is never put in force, is said in /healthz, and takes a reason to be replaced', async () => {
    const { config, change, beside } = await aPlace();
    const log = aLog();
    const app = await started(config, log);
    const database = await openDatabase(databaseOf(config));
    onTestFinished(() => database.destroy());
    await change(FAIR, CIRCUS);
    const publishing = await beside();
    const editions = createEditions(database);
    const newest = (await editions.newest())!;
    const empty = new TextEncoder().encode('nothing');
    const damaged = { ...newest, number: 2, edition: editionId('ffffffffffff') };
    await editions.publish(damaged, { edition: damaged.edition, councils: [], content: empty, diff: empty }, 1);
    await vi.waitFor(async () => expect(await healthOf(app)).toMatchObject({ status: 'degraded' }), soon);
    expect(await quotedBy(app)).toContain(FAIR);
    expect(log.lines.filter(({ event }) => event === 'edition-not-followed')).toHaveLength(1);
    await expect(publishing.publish({ by: ADA })).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
    const accepted = await publishing.publish({ by: ADA, accept: 'It is damaged.' });
    expect(accepted).toMatchObject({ outcome: 'in-force', publication: { number: 3, accepted: 'It is damaged.' } });
    await vi.waitFor(async () => expect(await healthOf(app)).toMatchObject({ status: 'ok' }), soon);
    expect(await quotedBy(app)).toContain(CIRCUS);
  });
});

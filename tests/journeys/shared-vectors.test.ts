import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { createSharedVectors, sharedVectorsIn } from '../../src/adapters/store/vectors.ts';
import { forCouncil } from '../../src/config-libraries.ts';
import { readConfig } from '../../src/config.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import type { KnowledgeBase } from '../../src/core/ports.ts';
import { openFiles, openInForce, openRecordedInForce, publishingBeside } from '../../src/open-guidance.ts';
import type { History } from '../../src/open-guidance.ts';
import { openPublishing } from '../../src/open-publishing.ts';
import { aLog } from '../support/builders.ts';
import { onEveryDatabase, onEverySharedDatabase } from '../support/databases.ts';
import type { TestDatabase } from '../support/databases.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import type { FakeEmbedder } from '../support/fake-embedder.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../support/postgres-server.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const MARLPIT = councilId('marlpit');
const BY = { kind: 'command', name: 'root' } as const;
const QUESTION = 'can I fly my kite on the common';

/** Texts of guidance that its model was asked for: a question is asked in haste. */
const computedBy = ({ calls }: FakeEmbedder): readonly string[] =>
  calls.flatMap(({ texts, urgency }) => (urgency === 'background' ? texts : []));

/** A folder of guidance of its own, of which officers expect nothing: a machine that publishes reads such questions. */
async function someGuidance(): Promise<string> {
  const folder = await aTempFolder();
  await cp(SOUND, folder, { recursive: true });
  await rm(join(folder, 'marlpit', 'expected-questions.yaml'));
  return folder;
}

async function addClause(knowledge: string, text: string): Promise<void> {
  const id = text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const file = join(knowledge, 'saltby', 'noticeboards.yaml');
  const before = await readFile(file, 'utf8');
  await writeFile(file, `${before.trimEnd()}\n      - { id: ${id}, text: ${text} }\n`);
}

const evidenceOf = async (knowledge: KnowledgeBase) => knowledge.current().find({ text: QUESTION }, undefined, 5);

/** A machine with the guidance; its disk is empty by default. */
async function aMachine(
  { database }: TestDatabase,
  knowledge: string,
  change: { readonly library?: CouncilId; readonly vectors?: History['vectors']; readonly data?: string } = {},
) {
  const { library, data = await aTempFolder(), vectors = sharedVectorsIn(database, library) } = change;
  const [embedder, log] = [aFakeEmbedder(), aLog()];
  const config = readConfig({ KNOWLEDGE_DIR: knowledge, DATA_DIR: data });
  const editions = createEditions(database, { library });
  const history: History = {
    library,
    editions,
    vectors,
    countResting: async () => ({ answers: 0, clauses: [] }),
    keptAnswersOn: async () => [],
  };
  return { with: [config, { log, progress: () => {} }, embedder, history] as const, embedder, log, data };
}

async function started(machine: Awaited<ReturnType<typeof aMachine>>) {
  const guidance = await openInForce(...machine.with);
  onTestFinished(() => guidance.close());
  return guidance;
}

onEveryDatabase((there) => {
  const shares = (): boolean => sharedVectorsIn(there().database) !== undefined;

  describe('another machine with the same database', () => {
    it('computes nothing where machines may share it, and finds the same with the same evidence', async () => {
      const knowledge = await someGuidance();
      const [one, other] = [await aMachine(there(), knowledge), await aMachine(there(), knowledge)];
      const first = await started(one);
      const second = await started(other);
      expect(computedBy(one.embedder).length).toBeGreaterThan(10);
      expect(computedBy(other.embedder)).toEqual(shares() ? [] : computedBy(one.embedder));
      expect(await evidenceOf(second.knowledge)).toEqual(await evidenceOf(first.knowledge));
      expect(one.log.lines.concat(other.log.lines).map(({ event }) => event)).not.toContain('vectors-not-shared');
    });
  });
});

onEverySharedDatabase((there) => {
  describe('another machine with the same database', () => {
    it('follows without computing what was published, and keeps it on its disk', async () => {
      const knowledge = await someGuidance();
      const [one, other] = [await aMachine(there(), knowledge), await aMachine(there(), await someGuidance())];
      const [first, second] = [await started(one), await started(other)];
      await addClause(knowledge, 'Drums are played on Mondays.');
      expect(await first.publishing.publish({ by: BY })).toMatchObject({ outcome: 'in-force' });
      await second.publishing.follow();
      expect(second.knowledge.current().id).toBe(first.knowledge.current().id);
      expect(computedBy(one.embedder).filter((text) => text.includes('Drums'))).not.toEqual([]);
      expect(computedBy(other.embedder)).toEqual([]);
      await there().database.deleteFrom('vectors').execute();
      const again = await aMachine(there(), knowledge, { data: other.data });
      expect((await started(again)).knowledge.current().id).toBe(first.knowledge.current().id);
      expect(computedBy(again.embedder)).toEqual([]);
    });

    it('computes only what is new to all', async () => {
      const knowledge = await someGuidance();
      const one = await aMachine(there(), knowledge);
      await started(one);
      await addClause(knowledge, 'Drums are played on Mondays.');
      const other = await aMachine(there(), knowledge);
      await publishingBeside(...other.with).publish({ by: BY });
      const known = new Set(computedBy(one.embedder));
      const computed = computedBy(other.embedder);
      expect(computed.filter((text) => text.includes('Drums'))).not.toEqual([]);
      expect(computed.filter((text) => known.has(text))).toEqual([]);
    });

    it('finds what was computed before there was anybody to share it with', async () => {
      const knowledge = await someGuidance();
      const one = await aMachine(there(), knowledge);
      const [config, opening, embedder] = one.with;
      await (await openFiles(config, opening, embedder)).close();
      const before = computedBy(one.embedder).length;
      expect(before).toBeGreaterThan(10);
      // The first time nothing is in force to be compared with, the second time something is.
      for (const text of ['Drums are played on Mondays.', 'Flutes are played on Tuesdays.']) {
        await there().database.deleteFrom('vectors').execute();
        await addClause(knowledge, text);
        const came = await publishingBeside(...one.with).publish({ by: BY });
        expect(came).toMatchObject({ outcome: 'in-force' });
        const other = await aMachine(there(), knowledge);
        await started(other);
        expect(computedBy(other.embedder)).toEqual([]);
      }
    });

    it('has a library each where councils are apart, and computes nothing of one that another machine published', async () => {
      const knowledge = await someGuidance();
      const one = await aMachine(there(), knowledge, { library: MARLPIT });
      expect(await publishingBeside(...one.with).publish({ by: BY })).toMatchObject({ outcome: 'in-force' });
      const other = await aMachine(there(), await aTempFolder(), { library: MARLPIT });
      const opened = await openRecordedInForce(...other.with);
      onTestFinished(() => opened?.close());
      expect(opened?.knowledge.current().documents.map(({ id }) => id)).toEqual(['kites']);
      expect(computedBy(one.embedder).length).toBeGreaterThan(5);
      expect(computedBy(other.embedder)).toEqual([]);
    });

    it('computes what is damaged there, finds the same, and mends it', async () => {
      const knowledge = await someGuidance();
      const { database } = there();
      const first = await started(await aMachine(there(), knowledge));
      const damaged = await database.selectFrom('vectors').select('key').orderBy('key').limit(3).execute();
      const keys = damaged.map(({ key }) => key);
      const zeros = Buffer.alloc(384).toString('base64');
      await database.updateTable('vectors').set({ body: zeros }).where('key', 'in', keys).execute();
      const other = await aMachine(there(), knowledge);
      expect(await evidenceOf((await started(other)).knowledge)).toEqual(await evidenceOf(first.knowledge));
      expect(computedBy(other.embedder)).toHaveLength(3);
      const third = await aMachine(there(), knowledge);
      await started(third);
      expect(computedBy(third.embedder)).toEqual([]);
    });

    it('computes everything where vectors cannot be had, says so once, and answers the same', async () => {
      const knowledge = await someGuidance();
      const first = await started(await aMachine(there(), knowledge));
      const away = async (): Promise<never> => Promise.reject(new Error('relation "vectors" does not exist'));
      const other = await aMachine(there(), knowledge, { vectors: { recall: away, keep: away, need: away } });
      expect(await evidenceOf((await started(other)).knowledge)).toEqual(await evidenceOf(first.knowledge));
      expect(computedBy(other.embedder).length).toBeGreaterThan(10);
      expect(other.log.lines.filter(({ event }) => event === 'vectors-not-shared')).toHaveLength(1);
    });

    it('never takes a vector of another length', async () => {
      const knowledge = await someGuidance();
      const { database } = there();
      await started(await aMachine(there(), knowledge));
      const rows = await database.selectFrom('vectors').select('key').execute();
      await createSharedVectors(database, undefined, Date.now).keep(
        new Map(rows.map(({ key }) => [key, Int8Array.of(1, 2, 3)])),
      );
      const other = await aMachine(there(), knowledge);
      await started(other);
      expect(computedBy(other.embedder)).toHaveLength(rows.length);
    });
  });
});

describe.skipIf(POSTGRES_SERVER === undefined)('services and commands on several machines', () => {
  /** Settings of a machine with an empty disk, and its model. */
  async function settings(knowledge: string, databaseUrl: string, more: Readonly<Record<string, string>> = {}) {
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      KNOWLEDGE_DIR: knowledge,
      DATABASE_URL: databaseUrl,
      DATA_DIR: await aTempFolder(),
      ...more,
    });
    return { config, opening: { log: aLog(), progress: () => {}, embedder: aFakeEmbedder() } };
  }

  it.each([
    ['share a library', {}, undefined],
    ['have a library for each council', { COUNCILS_APART: 'yes', COUNCIL: 'marlpit' }, 'marlpit'],
  ])('compute nothing that the command has, where they %s', async (_which, more, council) => {
    const made = await aPostgresDatabase();
    onTestFinished(() => made.drop());
    const knowledge = await someGuidance();
    const command = await settings(knowledge, made.url, more);
    const own = { ...command.config, libraries: forCouncil(command.config.libraries, council) };
    const publishing = await openPublishing(own, command.opening);
    expect(await publishing.publish({ by: BY })).toMatchObject({ outcome: 'in-force' });
    await publishing.close();
    expect(computedBy(command.opening.embedder).length).toBeGreaterThan(5);
    const { config, opening } = await settings(knowledge, made.url, more);
    const app = await startApp(config, opening);
    onTestFinished(() => app.stop());
    const page = await (await fetch(new URL(`?question=${encodeURIComponent(QUESTION)}`, app.url))).text();
    expect(page).toContain('Members may fly a kite on the common');
    expect(computedBy(opening.embedder)).toEqual([]);
  });
});

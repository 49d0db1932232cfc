import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { councilId } from '../../src/core/guidance.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import type { OpenedEdition } from '../../src/core/opened-edition.ts';
import { buildEdition } from '../../src/knowledge/edition.ts';
import type { ApartParts } from '../../src/knowledge/edition-side.ts';
import { createShelf } from '../../src/knowledge/library.ts';
import { openApart } from '../../src/knowledge/open-apart.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aLog } from '../support/builders.ts';

import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, aSoundEdition, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const MARLPIT = councilId('marlpit');
const QUESTIONS = ['may I fly a kite', 'who minds the noticeboard', 'kittes by the pond', 'xyzzy', ''];

const parts = (change: Partial<ApartParts> = {}): ApartParts => ({
  shipped: undefined,
  cache: undefined,
  embedder: aFakeEmbedder(),
  log: aLog(),
  progress: () => {},
  ...change,
});

const folder = (root: string) => ({ from: 'folder', root, common: undefined }) as const;

async function opened(change: Partial<ApartParts> = {}, root = SOUND): Promise<OpenedEdition> {
  const result = await openApart(parts(change))(folder(root));
  if (result.outcome !== 'opened') throw new Error('The folder has problems.');
  onTestFinished(() => result.opened.close());
  return result.opened;
}

/** With a document of 250 clauses. */
async function aLongFolder(): Promise<string> {
  const root = await aTempFolder();
  await cp(SOUND, root, { recursive: true });
  const clauses = Array.from({ length: 250 }, (_, index) => `{ id: c${index}, text: Rule ${index} of rowing. }`);
  await writeFile(
    join(root, 'marlpit', 'rowing.yaml'),
    `title: Rowing\nsource: rowing.txt\nsections:\n  - clauses: [${clauses.join(', ')}]\n`,
  );
  const source = Array.from({ length: 250 }, (_, index) => `Rule ${index} of rowing.`).join('\n\n');
  await writeFile(join(root, 'marlpit', 'rowing.txt'), source);
  return root;
}

describe('an edition in a thread of its own', () => {
  it('is the same as one on this thread, and finds the same with the same evidence', async () => {
    const here = await aSoundEdition();
    const { edition } = await opened();
    expect(edition.id).toBe(here.id);
    expect(edition.documents).toEqual(here.documents);
    expect(edition.councils).toEqual(here.councils);
    expect(edition.holidays).toEqual(here.holidays);
    for (const text of QUESTIONS)
      for (const scope of [undefined, MARLPIT])
        expect(await edition.find({ text }, scope, 5)).toEqual(await here.find({ text }, scope, 5));
    expect(edition.clause((await here.find({ text: 'kite' }, undefined, 1)).candidates[0]!.clause.id)?.text).toContain(
      'kite',
    );
  });

  it('is searched as at any day as one on this thread is', async () => {
    const root = await aTempFolder();
    await cp(SOUND, root, { recursive: true });
    const file = join(root, 'marlpit', 'kites.yaml');
    const text = await readFile(file, 'utf8');
    const until = text.replace("number: '1.1'", "number: '1.1'\n        until: 2026-03-19");
    await writeFile(file, until.replace("number: '1.2'", "number: '1.2'\n        from: 2026-03-20"));
    const here = await buildEdition(await readFolder(root), await aMemoryCache());
    const { edition } = await opened({}, root);
    const counts = [];
    for (const day of ['2026-03-19', '2026-03-20']) {
      expect(edition.on(day).documents).toEqual(here.on(day).documents);
      const found = await edition.on(day).find({ text: 'may I fly a kite' }, MARLPIT, 20);
      expect(found).toEqual(await here.on(day).find({ text: 'may I fly a kite' }, MARLPIT, 20));
      counts.push(found.candidates.map(({ clause }) => clause.key).filter((key) => key.startsWith('1.')));
    }
    expect(counts).toEqual([['1.1'], ['1.2']]);
    expect(edition.on('2026-03-20')).toBe(edition.on('2026-03-21'));
  });

  it('gives the very clauses that its documents hold', async () => {
    const { edition } = await opened();
    const { candidates } = await edition.find({ text: 'may I fly a kite' }, undefined, 3);
    const held = edition.documents.flatMap(({ clauses }) => clauses);
    expect(candidates.length).toBeGreaterThan(0);
    for (const { clause } of candidates) expect(held).toContain(clause);
  });

  it('hands over documents of any length whole and in order', async () => {
    const root = await aLongFolder();
    const { edition } = await opened({}, root);
    const rowing = edition.documents.find(({ id }) => id === 'rowing');
    expect(rowing?.clauses.map(({ key }) => key)).toEqual(Array.from({ length: 250 }, (_, index) => `c${index}`));
  });

  it('says what is wrong with a folder', async () => {
    const root = await aTempFolder();
    await cp(SOUND, root, { recursive: true });
    await writeFile(join(root, 'marlpit', 'kites.yaml'), 'title: [');
    const result = await openApart(parts())(folder(root));
    expect(result).toMatchObject({ outcome: 'faulty', problems: [{ file: 'marlpit/kites.yaml', line: 1, column: 8 }] });
    await expect(openApart(parts())(folder(join(root, 'nowhere')))).rejects.toMatchObject({
      code: 'KNOWLEDGE_UNREADABLE',
    });
  });

  it('goes on by words alone when the model cannot be used, and logs it here', async () => {
    const log = aLog();
    const { edition } = await opened({ embedder: aFakeEmbedder({ fails: () => true }), log });
    const { candidates } = await edition.find({ text: 'may I fly a kite' }, undefined, 1);
    expect(candidates[0]?.clause.id).toBe('marlpit/kites/1.1');
    expect(log.lines.map(({ event }) => event)).toEqual(['model-unavailable']);
  });

  it('stops reading new clauses when it is told to', async () => {
    const stop = new AbortController();
    const waiting = aFakeEmbedder();
    const embedder = {
      ...waiting,
      embed: async (texts: readonly string[]) => {
        stop.abort(new Error('enough'));
        return waiting.embed(texts);
      },
    };
    const log = aLog();
    const many = openApart(parts({ embedder, log, stopped: stop.signal }))(folder(await aLongFolder()));
    await expect(many).rejects.toThrow('enough');
    expect(log.lines).toEqual([]);
  });

  it('is kept for as long as it is searched, and let go then', async () => {
    const vector = Promise.withResolvers<void>();
    const words = aFakeEmbedder();
    const embedder: Embedder = {
      ...words,
      embed: async (texts, urgency) => {
        if (urgency === 'urgent') await vector.promise;
        return words.embed(texts, urgency);
      },
    };
    let waited = 0;
    const wait = async (): Promise<void> => {
      waited += 1;
      // Long after nobody has begun another search, this one is answered.
      if (waited === 4) vector.resolve();
      await setImmediate();
    };
    const opening = await opened({ embedder, wait });
    const { edition } = opening;
    const searching = edition.find({ text: 'may I fly a kite' }, undefined, 1);
    const retired = opening.retire();
    const { candidates } = await searching;
    expect(candidates[0]?.clause.id).toBe('marlpit/kites/1.1');
    await retired;
    expect(waited).toBeGreaterThanOrEqual(4);
    await expect(edition.find({ text: 'kite' }, undefined, 1)).rejects.toMatchObject({ code: 'EDITION_LOST' });
    expect(edition.documents.length).toBe(2);
  });

  it('is not kept for whoever examines it', async () => {
    const words = aFakeEmbedder();
    const reached = Promise.withResolvers<void>();
    const embedder: Embedder = {
      ...words,
      async embed(texts, urgency) {
        if (!texts.some((text) => text.includes('zeppelin'))) return words.embed(texts, urgency);
        reached.resolve();
        return new Promise<never>(() => {});
      },
    };
    const opening = await opened({ embedder, wait: () => setImmediate() });
    const question = { council: MARLPIT, question: 'zeppelins over the moon', clauses: [] };
    const examining = opening.examine([question], '2026-06-04').catch((cause: unknown) => cause);
    await reached.promise;
    await opening.retire();
    expect(await examining).toMatchObject({ code: 'EDITION_LOST' });
  });
});

describe('a thread that ends by itself', () => {
  it('fails the questions in hand, and the guidance is opened again', async () => {
    const log = aLog();
    const threads: Worker[] = [];
    const startThread: NonNullable<ApartParts['startThread']> = (workerData) => {
      const thread = new Worker(new URL('../../src/knowledge/edition-thread.ts', import.meta.url), { workerData });
      threads.push(thread);
      return thread;
    };
    const first = await opened({ log, startThread });
    const library = createShelf(first, () => opened({ log, startThread }), log);
    onTestFinished(() => library.close());
    const before = library.current();
    const ended = threads[0]?.terminate();
    await expect(before.find({ text: 'kite' }, undefined, 1)).rejects.toMatchObject({ code: 'EDITION_LOST' });
    await ended;
    await vi.waitFor(() => expect(library.current()).not.toBe(before), { timeout: 20_000, interval: 5 });
    expect(library.current().id).toBe(before.id);
    const { candidates } = await library.current().find({ text: 'may I fly a kite' }, undefined, 1);
    expect(candidates[0]?.clause.id).toBe('marlpit/kites/1.1');
    expect(log.lines.map(({ event }) => event)).toEqual(['edition-in-force', 'edition-lost', 'edition-in-force']);
  });
});

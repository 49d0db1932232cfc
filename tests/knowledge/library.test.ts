import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { editionId } from '../../src/core/guidance.ts';
import type { OpenedEdition } from '../../src/core/opened-edition.ts';
import { createShelf, openLibrary } from '../../src/knowledge/library.ts';
import type { OpenShelf } from '../../src/knowledge/library.ts';
import { openHere } from '../../src/knowledge/open-edition.ts';
import { aLog } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, aSoundEdition, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const open = async (root: string) => openLibrary(root, openHere({ root: root }, await aMemoryCache()), aLog());

async function aFaultyCopy(faults: number): Promise<string> {
  const root = await aTempFolder();
  await cp(SOUND, root, { recursive: true });
  const fields = Array.from({ length: faults }, (_, index) => `field${index}: 1\n`).join('');
  await writeFile(
    join(root, 'marlpit', 'gliders.yaml'),
    `${fields}title: Gliders\nsections:\n  - clauses: [{ id: a, text: b }]\n`,
  );
  return root;
}

/** The problems that the refusal of a folder with so many faults names. */
const lines = async (faults: number): Promise<readonly string[]> => {
  const fault: unknown = await open(await aFaultyCopy(faults)).catch((cause: unknown) => cause);
  return fault instanceof Error ? fault.message.split('\n').slice(1) : [];
};

describe('opening the library', () => {
  it('puts an edition in force and says so with its size', async () => {
    const log = aLog();
    const library = await openLibrary(SOUND, openHere({ root: SOUND }, await aMemoryCache()), log);
    const { id } = await aSoundEdition();
    expect(library.current().id).toBe(id);
    expect(library.current()).toBe(library.current());
    expect(log.lines).toMatchObject([
      { level: 'info', event: 'edition-in-force', fields: { edition: id, councils: 2, documents: 2, clauses: 6 } },
    ]);
  });

  it('goes on by words alone when the model cannot be used', async () => {
    const log = aLog();
    const library = await openLibrary(
      SOUND,
      openHere({ root: SOUND }, await aMemoryCache(aFakeEmbedder({ fails: () => true }), log)),
      log,
    );
    const { candidates } = await library.current().find({ text: 'may I fly a kite' }, undefined, 1);
    expect(candidates[0]?.clause.id).toBe('marlpit/kites/1.1');
    expect(log.lines.map(({ event }) => event)).toEqual(['model-unavailable', 'edition-in-force']);
  });

  it('refuses a folder with faults, and names the folder and every problem', async () => {
    const root = await aFaultyCopy(2);
    await writeFile(join(root, 'lexicon.yaml'), '- [kite]\n');
    const expected = [
      `The knowledge base at ${root} cannot be used:`,
      'lexicon.yaml:1:3 This is empty or too short.',
      'marlpit/gliders.yaml:1:1 `field0` is not a field here. Check the spelling.',
      'marlpit/gliders.yaml:2:1 `field1` is not a field here. Check the spelling.',
    ];
    await expect(open(root)).rejects.toMatchObject({ code: 'KNOWLEDGE_FAULTY', message: expected.join('\n') });
  });

  it('names twenty problems and counts the rest', async () => {
    expect((await lines(20)).length).toBe(20);
    expect((await lines(23)).slice(19)).toEqual([
      'marlpit/gliders.yaml:20:1 `field19` is not a field here. Check the spelling.',
      '… and 3 more.',
    ]);
  });

  it('asks the model for nothing when the folder is refused', async () => {
    const embedder = aFakeEmbedder();
    const root = await aFaultyCopy(1);
    const opening = openLibrary(root, openHere({ root: root }, await aMemoryCache(embedder)), aLog());
    await expect(opening).rejects.toMatchObject({ code: 'KNOWLEDGE_FAULTY' });
    expect(embedder.calls).toEqual([]);
  });

  it('is KNOWLEDGE_UNREADABLE without a folder', async () => {
    const missing = join(await aTempFolder(), 'nowhere');
    await expect(open(missing)).rejects.toMatchObject({ code: 'KNOWLEDGE_UNREADABLE' });
  });

  it('refuses an empty folder', async () => {
    await expect(open(await aTempFolder())).rejects.toMatchObject({
      code: 'KNOWLEDGE_FAULTY',
      message: expect.stringContaining('There is no council here'),
    });
  });
});

/** An edition that says when it is let go of. */
async function anOpened(id: string, events: string[], gone: Promise<void> = Promise.resolve()): Promise<OpenedEdition> {
  const result = await openHere({ root: SOUND }, await aMemoryCache())();
  if (result.outcome !== 'opened') throw new Error('The folder has problems.');
  const { opened } = result;
  return {
    ...opened,
    edition: { ...opened.edition, id: editionId(id) },
    retire: () => gone.then(() => void events.push(`gone ${id}`)),
    close: async () => void events.push(`closed ${id}`),
  };
}

const never = (): Promise<OpenedEdition> => Promise.reject(new Error('Nothing was lost.'));

describe('a shelf', () => {
  it('puts another edition in force in one step, and leaves what was taken before as it was', async () => {
    const [events, log]: [string[], ReturnType<typeof aLog>] = [[], aLog()];
    const shelf = createShelf(await anOpened('one', events), never, log);
    const before = shelf.current();
    shelf.put(await anOpened('two', events));
    expect([before.id, shelf.current().id, shelf.inForce.edition.id]).toEqual(['one', 'two', 'two']);
    const { candidates } = await before.find({ text: 'may I fly a kite' }, undefined, 1);
    expect(candidates[0]?.clause.id).toBe('marlpit/kites/1.1');
    expect(log.lines.map(({ event, fields }) => [event, fields?.['edition']])).toEqual([
      ['edition-in-force', 'one'],
      ['edition-in-force', 'two'],
    ]);
    await shelf.room();
    await shelf.close();
    expect(events).toEqual(['gone one', 'closed two']);
  });

  it('says that another edition has come into force, and not that the first one has', async () => {
    const seen: string[] = [];
    const shelf: OpenShelf = createShelf(await anOpened('one', []), never, aLog(), () => seen.push(shelf.current().id));
    expect(seen).toEqual([]);
    shelf.put(await anOpened('two', []));
    expect(seen).toEqual(['two']);
  });

  it('has room for a third edition only when the one before has gone', async () => {
    const gone = Promise.withResolvers<void>();
    const events: string[] = [];
    const shelf = createShelf(await anOpened('one', events, gone.promise), never, aLog());
    shelf.put(await anOpened('two', events));
    const room = shelf.room().then(() => void events.push('room'));
    await setImmediate();
    expect(events).toEqual([]);
    gone.resolve();
    await room;
    expect(events).toEqual(['gone one', 'room']);
  });

  it('has room only when all that were replaced have gone, and closes those that questions still have', async () => {
    const gone = Promise.withResolvers<void>();
    const events: string[] = [];
    const shelf = createShelf(await anOpened('one', events, gone.promise), never, aLog());
    shelf.put(await anOpened('two', events));
    shelf.put(await anOpened('three', events, new Promise(() => {})));
    const room = shelf.room().then(() => void events.push('room'));
    await setImmediate();
    expect(events).toEqual(['gone two']);
    gone.resolve();
    await room;
    expect(events).toEqual(['gone two', 'gone one', 'room']);
    shelf.put(await anOpened('four', events));
    await shelf.close();
    expect(events.slice(3)).toEqual(['closed four', 'closed three']);
  });

  it('opens an edition again that was lost, and not one that was replaced', async () => {
    const [lost, replaced] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const events: string[] = [];
    const again: string[] = [];
    const first = { ...(await anOpened('one', events)), lost: replaced.promise };
    const shelf = createShelf(
      first,
      async (id) => {
        again.push(id);
        return anOpened(`${id} again`, events);
      },
      aLog(),
    );
    shelf.put({ ...(await anOpened('two', events)), lost: lost.promise });
    replaced.resolve();
    await setImmediate();
    expect(again).toEqual([]);
    lost.resolve();
    await vi.waitFor(() => expect(shelf.current().id).toBe('two again'), { interval: 1 });
    expect(again).toEqual(['two']);
  });
});

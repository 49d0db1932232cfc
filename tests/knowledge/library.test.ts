import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { editionId } from '../../src/core/guidance.ts';
import { openLibrary } from '../../src/knowledge/library.ts';
import { openHere } from '../../src/knowledge/open-edition.ts';
import { aLog } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, aSoundEdition, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const open = async (root: string) => openLibrary(root, openHere(root, await aMemoryCache()), aLog());

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
    const library = await openLibrary(SOUND, openHere(SOUND, await aMemoryCache()), log);
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
      openHere(SOUND, await aMemoryCache(aFakeEmbedder({ fails: () => true }), log)),
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
    const opening = openLibrary(root, openHere(root, await aMemoryCache(embedder)), aLog());
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

async function aCopy(): Promise<{ readonly root: string; readonly kites: string }> {
  const root = await aTempFolder();
  await cp(SOUND, root, { recursive: true });
  return { root, kites: join(root, 'marlpit', 'kites.yaml') };
}

describe('reading the guidance again', () => {
  it('puts what was changed in force, and leaves what was taken before as it was', async () => {
    const { root } = await aCopy();
    const library = await open(root);
    const before = library.current();
    await writeFile(join(root, 'lexicon.yaml'), '- [kite, dragon]\n');
    const reloaded = await library.reload();
    expect(reloaded).toEqual({ outcome: 'in-force', edition: library.current().id, before: before.id });
    expect(library.current().id).not.toBe(before.id);
    const { candidates } = await before.find({ text: 'may I fly a kite' }, undefined, 1);
    expect(candidates[0]?.clause.id).toBe('marlpit/kites/1.1');
  });

  it('lets go of what it has opened when nothing has changed', async () => {
    const edition = await aSoundEdition();
    const never = new Promise<void>(() => {});
    let closed = 0;
    const close = async (): Promise<void> => void (closed += 1);
    const library = await openLibrary(
      SOUND,
      async () => ({ outcome: 'opened', edition: { ...edition }, lost: never, retire: close, close }),
      aLog(),
    );
    const before = library.current();
    await library.reload();
    expect(closed).toBe(1);
    expect(library.current()).toBe(before);
  });

  it('is a refusal where a source cannot be read any more', async () => {
    const { root, kites } = await aCopy();
    const library = await open(root);
    const text = await readFile(kites, 'utf8');
    await writeFile(kites, text.replace('source: sources/kites.txt', 'source: sources'));
    expect(await library.reload()).toMatchObject({ outcome: 'refused', problems: [expect.any(String)] });
  });

  it('says so when nothing has changed', async () => {
    const { root } = await aCopy();
    const library = await open(root);
    const before = library.current();
    expect(await library.reload()).toEqual({ outcome: 'unchanged', edition: before.id });
    expect(library.current()).toBe(before);
  });

  it('keeps the edition in force when a file is faulty, says where, and forgets it once it is mended', async () => {
    const { root, kites } = await aCopy();
    const log = aLog();
    const library = await openLibrary(root, openHere(root, await aMemoryCache()), log);
    const before = library.current();
    const sound = await readFile(kites, 'utf8');
    await writeFile(kites, sound.replace('title:', 'titel:'));
    const refused = await library.reload();
    const problems = library.problems();
    expect(refused).toEqual({ outcome: 'refused', edition: before.id, problems });
    expect(problems).toContain('marlpit/kites.yaml:1:1 `titel` is not a field here. Check the spelling.');
    expect(library.current()).toBe(before);
    await writeFile(kites, sound);
    expect(await library.reload()).toEqual({ outcome: 'unchanged', edition: before.id });
    expect(library.problems()).toEqual([]);
    expect(log.lines.map(({ event }) => event)).toEqual(['edition-in-force', 'guidance-refused']);
  });

  it('keeps the edition in force when the folder has gone', async () => {
    const { root } = await aCopy();
    const library = await open(root);
    const before = library.current();
    await rm(root, { recursive: true });
    expect(await library.reload()).toMatchObject({
      outcome: 'refused',
      problems: [expect.stringContaining('Cannot read the knowledge base')],
    });
    expect(library.current()).toBe(before);
  });

  it('reads once for any number of people who ask at a time', async () => {
    const { root } = await aCopy();
    let opened = 0;
    const openOnce = openHere(root, await aMemoryCache());
    const library = await openLibrary(root, async () => ((opened += 1), openOnce()), aLog());
    await Promise.all([library.reload(), library.reload(), library.reload()]);
    expect(opened).toBe(2);
    await library.reload();
    expect(opened).toBe(3);
  });

  it('opens a third edition only when the one before the last has gone', async () => {
    const gone = Promise.withResolvers<void>();
    const events: string[] = [];
    const editions = await Promise.all(
      ['one', 'two', 'three'].map(async (id) => ({ ...(await aSoundEdition()), id: editionId(id) })),
    );
    let next = 0;
    const library = await openLibrary(
      SOUND,
      async () => {
        const edition = editions[next] ?? editions[0]!;
        next += 1;
        events.push(`open ${edition.id}`);
        const retire = async (): Promise<void> => gone.promise.then(() => void events.push(`gone ${edition.id}`));
        return { outcome: 'opened', edition, lost: new Promise<void>(() => {}), retire, close: async () => {} };
      },
      aLog(),
    );
    await library.reload();
    const third = library.reload();
    await setImmediate();
    expect(events).toEqual(['open one', 'open two']);
    gone.resolve();
    await third;
    expect(events.slice(0, 4)).toEqual(['open one', 'open two', 'gone one', 'open three']);
    expect(library.current().id).toBe('three');
  });
});

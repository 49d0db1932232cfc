import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/knowledge/library.ts';
import { aLog } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, aSoundEdition, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const open = async (root: string) => openLibrary(root, await aMemoryCache(), aLog());

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
    const library = await openLibrary(SOUND, await aMemoryCache(), log);
    const { id } = await aSoundEdition();
    expect(library.current().id).toBe(id);
    expect(library.current()).toBe(library.current());
    expect(log.lines).toMatchObject([
      { level: 'info', event: 'edition-in-force', fields: { edition: id, councils: 2, documents: 2, clauses: 6 } },
    ]);
  });

  it('goes on by words alone when the model cannot be used', async () => {
    const log = aLog();
    const library = await openLibrary(SOUND, await aMemoryCache(aFakeEmbedder({ fails: () => true }), log), log);
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
    const opening = openLibrary(await aFaultyCopy(1), await aMemoryCache(embedder), aLog());
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

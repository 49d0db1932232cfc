import { cp, readFile, rm, writeFile } from 'node:fs/promises';
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

describe('reading the guidance again', () => {
  async function aCopy(): Promise<string> {
    const root = await aTempFolder();
    await cp(SOUND, root, { recursive: true });
    return root;
  }
  const boards = (root: string): string => join(root, 'saltby', 'noticeboards.yaml');
  const change = async (path: string, from: string, to: string): Promise<void> =>
    writeFile(path, (await readFile(path, 'utf8')).replace(from, to));

  it('changes nothing where nothing has changed', async () => {
    const log = aLog();
    const library = await openLibrary(await aCopy(), await aMemoryCache(), log);
    const before = library.current();
    expect(await library.reload()).toEqual({ outcome: 'unchanged', edition: before.id });
    expect(library.current()).toBe(before);
    expect(log.lines.map(({ event }) => event)).toEqual(['edition-in-force']);
  });

  it('puts new words in force, and leaves the edition of before to who has it', async () => {
    const root = await aCopy();
    const library = await open(root);
    const before = library.current();
    const [clause] = before.documents.find(({ council }) => council === 'saltby')?.clauses ?? [];
    if (clause === undefined) throw new Error('There is a clause.');
    await change(boards(root), clause.parts.text ?? '', 'Posters come down after a week.');
    const reloaded = await library.reload();
    expect(reloaded).toEqual({ outcome: 'in-force', edition: library.current().id, before: before.id });
    expect(library.current().id).not.toBe(before.id);
    expect(library.current().clause(clause.id)?.text).toBe('Posters come down after a week.');
    expect(before.clause(clause.id)?.text).toBe(clause.text);
  });

  it('refuses files with faults, names each, and takes them once they are mended', async () => {
    const root = await aCopy();
    const log = aLog();
    const library = await openLibrary(root, await aMemoryCache(), log);
    const before = library.current();
    const sound = await readFile(boards(root), 'utf8');
    await writeFile(boards(root), `colour: red\n${sound}`);
    const problems = ['saltby/noticeboards.yaml:1:1 `colour` is not a field here. Check the spelling.'];
    expect(await library.reload()).toEqual({ outcome: 'refused', edition: before.id, problems });
    expect([library.current(), library.problems()]).toEqual([before, problems]);
    expect(log.lines.at(-1)).toMatchObject({ event: 'guidance-refused', fields: { edition: before.id, problems: 1 } });
    await writeFile(boards(root), sound);
    expect(await library.reload()).toMatchObject({ outcome: 'unchanged' });
    expect(library.problems()).toEqual([]);
  });

  it('refuses a folder that is gone', async () => {
    const root = await aCopy();
    const library = await open(root);
    await rm(root, { recursive: true });
    expect(await library.reload()).toMatchObject({ outcome: 'refused', problems: [expect.stringContaining(root)] });
    expect(library.current().documents.length).toBeGreaterThan(0);
  });

  it('refuses a folder that goes while it is read', async () => {
    const root = await aCopy();
    const library = await open(root);
    const reloading = library.reload();
    await rm(join(root, 'saltby'), { recursive: true });
    const { outcome } = await reloading;
    // Whatever was read before it went: nothing rejects, and what is in force is whole.
    expect(['refused', 'in-force', 'unchanged']).toContain(outcome);
    expect(library.current().documents.length).toBeGreaterThan(0);
  });

  it('is done once for all who ask while it is under way, and again afterwards', async () => {
    const library = await open(await aCopy());
    const first = library.reload();
    expect(library.reload()).toBe(first);
    await first;
    const second = library.reload();
    expect(second).not.toBe(first);
    await second;
  });
});

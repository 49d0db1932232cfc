import { describe, expect, it } from 'vitest';
import type { Editions } from '../../src/core/publication.ts';
import { madeOpener } from '../support/opened-editions.ts';
import type { MadeEdition } from '../support/opened-editions.ts';
import { aHistory, aProcess, ME } from '../support/starting-process.ts';

describe('what is in force when a service starts', () => {
  const history = async (): Promise<Editions> => {
    const editions = await aHistory();
    const { publishing, made } = await aProcess(editions, madeOpener(), { id: 'one', others: { a: 'quoted' } });
    made.write({ id: 'two', grades: { a: 'quoted' } });
    await publishing.publish({ by: ME });
    return editions;
  };
  const again = async (editions: Editions, files: MadeEdition | 'faulty') => {
    const made = madeOpener();
    for (const edition of [{ id: 'one' }, { id: 'two', grades: { a: 'quoted' } } as const]) made.know(edition);
    return aProcess(editions, made, files);
  };

  it('is the files, the first time, as the first publication', async () => {
    const editions = await aHistory();
    const { inForce, publishing } = await aProcess(editions);
    expect(inForce()).toBe('one');
    expect(await editions.list(9)).toMatchObject([
      { number: 1, edition: 'one', by: { kind: 'start' }, how: 'published', changes: { added: 0 } },
    ]);
    expect(publishing.newest().number).toBe(1);
    await expect(aProcess(await aHistory(), madeOpener(), 'faulty')).rejects.toMatchObject({
      code: 'KNOWLEDGE_FAULTY',
    });
  });

  it('is the files where they are what was in force last, and nothing is read back', async () => {
    const { inForce, made, publishing } = await again(await history(), { id: 'two' });
    expect([inForce(), made.opened, publishing.files().state]).toEqual(['two', ['two'], 'in-force']);
  });

  it('is files that never were in force, if they answer nothing worse', async () => {
    const editions = await history();
    const { inForce, made } = await again(editions, { id: 'three', grades: { a: 'quoted' } });
    expect([inForce(), made.open]).toEqual(['three', ['three']]);
    expect(await editions.newest()).toMatchObject({ number: 3, by: { kind: 'start' } });
  });

  it('is what was in force where they answer something worse, and that is said', async () => {
    const editions = await history();
    const { inForce, made, publishing, log } = await again(editions, { id: 'three', grades: { a: 'missed' } });
    expect([inForce(), made.open]).toEqual(['two', ['two']]);
    expect(publishing.files()).toEqual({ state: 'worse', questions: 1 });
    expect(log.lines).toContainEqual(
      expect.objectContaining({ event: 'edition-refused', fields: { edition: 'three', worse: 1 } }),
    );
  });

  it('is what was in force where they are faulty', async () => {
    const { inForce, publishing, log } = await again(await history(), 'faulty');
    expect([inForce(), publishing.files().state]).toEqual(['two', 'faulty']);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ event: 'guidance-refused', fields: { edition: 'two', problems: 1 } }),
    );
  });

  it('is what was put back, where the files are what it was put back from', async () => {
    const { inForce, made, publishing, log } = await again(await history(), { id: 'one' });
    expect([inForce(), made.open, publishing.files().state]).toEqual(['two', ['two'], 'superseded']);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ event: 'files-differ', fields: { files: 'one', edition: 'two' } }),
    );
  });

  it('is nothing where what was in force cannot be opened and the files are not it', async () => {
    const editions = await history();
    const made = madeOpener();
    await expect(aProcess(editions, made, 'faulty')).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
    await expect(aProcess(editions, made, { id: 'one' })).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
    expect(made.open).toEqual([]);
  });
});

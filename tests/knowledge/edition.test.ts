import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { councilId, documentId, clauseId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { buildEdition } from '../../src/knowledge/edition.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aMemoryCache, aSoundEdition, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

/** The edition of a copy of the sound folder in which one file was changed. */
async function changed(file: string, from: string, to: string): Promise<Edition> {
  const root = await aTempFolder();
  await cp(SOUND, root, { recursive: true });
  const text = await readFile(join(root, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(root, file), text.replace(from, to));
  return buildEdition(await readFolder(root), await aMemoryCache());
}

const KITES = join('marlpit', 'kites.yaml');

describe('an edition', () => {
  it('has the same id for the same files, wherever they lie', async () => {
    const [one, same] = [await aSoundEdition(), await changed(KITES, 'kite', 'kite')];
    expect(same.id).toBe(one.id);
    expect(one.id).toMatch(/^[0-9a-f]{12}$/);
  });

  it('has the same id when only the layout of a file changes', async () => {
    const other = await changed(KITES, 'title:', '# a remark\ntitle:   ');
    expect(other.id).toBe((await aSoundEdition()).id);
  });

  it.each([
    ['a word of a clause', KITES, 'fly a kite', 'fly a kites'],
    ['a capital letter', KITES, 'Members may', 'members may'],
    ['a comma', KITES, 'common, unless', 'common unless'],
    ['an item', KITES, 'the duck pond', 'the pond'],
    ['a footnote', KITES, 'Kite Act 1906', 'Kite Act 1907'],
    ['a phrasing', KITES, 'can I fly my kite', 'may I fly my kite'],
    ['a title', KITES, 'Kites and Gliders', 'Gliders and Kites'],
    ['a version', KITES, "'1.2'", "'1.3'"],
    ['a date', KITES, '2026-05-01', '2026-05-02'],
    ['a lexicon word', 'lexicon.yaml', 'glider', 'gliders'],
    ['a bank holiday', 'bank-holidays.yaml', '2026-12-28', '2026-12-29'],
    ['a contact', join('marlpit', 'council.yaml'), 'clerk@', 'clerks@'],
  ])('has another id when %s changes', async (_what, file, from, to) => {
    expect((await changed(file, from, to)).id).not.toBe((await aSoundEdition()).id);
  });

  it('gives a clause by its id, and none for an id of no clause', async () => {
    const edition = await aSoundEdition();
    const id = clauseId(councilId('marlpit'), documentId('kites'), 'set-the-tone');
    expect(edition.clause(id)?.text).toBe('Members set the tone on the common.');
    expect(edition.clause(clauseId(councilId('saltby'), documentId('kites'), 'set-the-tone'))).toBeUndefined();
    for (const { clauses } of edition.documents)
      for (const clause of clauses) expect(edition.clause(clause.id)).toBe(clause);
  });

  it('is frozen', async () => {
    expect(Object.isFrozen(await aSoundEdition())).toBe(true);
  });
});

import * as fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { editionId } from '../../src/core/guidance.ts';
import { buildEdition } from '../../src/knowledge/edition.ts';
import { editionIdOf } from '../../src/knowledge/edition-id.ts';
import { expectedQuestionsOf } from '../../src/knowledge/expected-questions.ts';
import { openFrom } from '../../src/knowledge/open-edition.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { packEdition, packLines, unpackEdition, unpackLines } from '../../src/knowledge/packed-edition.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';

const pace = createPace();

async function packed(root: string) {
  const folder = await readFolder(root);
  const { councils, documents, lexicon, gaps, holidays } = folder;
  const published = { councils, documents, lexicon, gaps, holidays };
  const expected = expectedQuestionsOf(folder);
  return {
    published,
    expected,
    id: await editionIdOf(published, pace),
    bytes: await packEdition({ published, expected }, pace),
  };
}

describe('an edition as it is kept', () => {
  it.each([SOUND, 'knowledge-base'])('is the same when it is read back: %s', async (root) => {
    const { published, expected, id, bytes } = await packed(root);
    const content = await unpackEdition(bytes, id, pace);
    expect(content.published).toEqual(published);
    expect(content.expected).toEqual(expected);
    expect(await editionIdOf(content.published, pace)).toBe(id);
  });

  it('has the same id and finds the same as the folder it came from', async () => {
    const { published, id, bytes } = await packed(SOUND);
    const fromFolder = await buildEdition(published, await aMemoryCache());
    const result = await openFrom({ from: 'kept', id, content: bytes }, { cache: await aMemoryCache() });
    if (result.outcome !== 'opened') throw new Error('It was not opened.');
    const { edition } = result.opened;
    expect(edition.id).toBe(fromFolder.id);
    for (const text of ['may I fly a kite', 'who minds the noticeboard', 'xyzzy'])
      expect(await edition.find({ text }, undefined, 5)).toEqual(await fromFolder.find({ text }, undefined, 5));
    // It is kept again as it was.
    expect(await result.opened.content()).toBe(bytes);
  });

  it('is refused under another id, with another word in it, or with anything missing', async () => {
    const { id, bytes } = await packed(SOUND);
    const text = gunzipSync(bytes).toString('utf8');
    const changed = (from: string, to: string): Uint8Array => gzipSync(text.replace(from, to));
    const unreadable = { code: 'EDITION_UNREADABLE' };
    await expect(unpackEdition(bytes, editionId('0123456789ab'), pace)).rejects.toMatchObject(unreadable);
    await expect(unpackEdition(changed('unless a fair', 'unless a fayre'), id, pace)).rejects.toMatchObject(unreadable);
    await expect(unpackEdition(changed('"holidays"', '"holiday"'), id, pace)).rejects.toMatchObject(unreadable);
    await expect(unpackEdition(changed('"format":1', '"format":2'), id, pace)).rejects.toMatchObject(unreadable);
    await expect(unpackEdition(bytes.subarray(0, 300), id, pace)).rejects.toMatchObject(unreadable);
    await expect(unpackEdition(new Uint8Array(), id, pace)).rejects.toMatchObject(unreadable);
  });

  it('is never served when a byte of it is another, whichever it is', async () => {
    const { published, id, bytes } = await packed(SOUND);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ by;
        const read = await unpackEdition(damaged, id, pace).catch(() => undefined);
        // Some bytes of gzip's own mean nothing, such as the time.
        expect(read?.published ?? published).toEqual(published);
      }),
      { numRuns: 60 },
    );
  });

  it('gives lines of a diff back as they were', async () => {
    const lines = ['~ 1.1: a [-b-]{+c+}', '', '“quotes” & 😀'];
    expect(await unpackLines(await packLines(lines))).toEqual(lines);
    await expect(unpackLines(gzipSync('{}'))).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
  });
});

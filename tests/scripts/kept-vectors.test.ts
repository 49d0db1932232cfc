import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptVectors } from '../../scripts/tune/kept-vectors.ts';
import { adapted } from '../../src/knowledge/adapter.ts';
import { smallVector } from '../../src/knowledge/vector.ts';
import { readVectorFile } from '../../src/knowledge/vector-file.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const TEXTS = ['kites on the common', 'brass pins', 'kites on the common'];
const aPath = async (): Promise<string> => join(await aTempFolder(), 'plain.bin');

describe('vectors kept between two runs of learning', () => {
  it('are computed once a text, and not again by the next run', async () => {
    const path = await aPath();
    const [first, second] = [aFakeEmbedder(), aFakeEmbedder()];
    const kept = await keptVectors(first, path);
    const vectors = await kept.embed(TEXTS, 'urgent');
    expect(await kept.embed(['brass pins'])).toEqual([vectors[1]]);
    await kept.save();
    expect(first.calls.flatMap(({ texts }) => texts)).toEqual(['kites on the common', 'brass pins']);
    expect(first.calls[0]?.urgency).toBe('urgent');
    expect(await (await keptVectors(second, path)).embed(TEXTS)).toEqual(vectors);
    expect(second.calls.flatMap(({ texts }) => texts)).toEqual([]);
  });

  it('are rounded from the first, so that two runs learn the same', async () => {
    const kept = await keptVectors(aFakeEmbedder(), await aPath());
    const plain = await aFakeEmbedder().embed(TEXTS);
    expect(await kept.embed(TEXTS)).toEqual(plain.map((vector) => Float32Array.from(smallVector(vector))));
  });

  it('are the same, adapted, as those the service computes anew', async () => {
    const path = await aPath();
    const fresh = await adapted(aFakeEmbedder()).embed(TEXTS);
    const kept = await keptVectors(aFakeEmbedder(), path);
    expect(await adapted(kept).embed(TEXTS)).toEqual(fresh);
    await kept.save();
    expect(await adapted(await keptVectors(aFakeEmbedder(), path)).embed(TEXTS)).toEqual(fresh);
  });

  it('are written only when something was computed, and computed again for another model', async () => {
    const path = await aPath();
    await (await keptVectors(aFakeEmbedder(), path)).save();
    expect(await readVectorFile(path, aFakeEmbedder())).toEqual({ outcome: 'absent' });
    const kept = await keptVectors(aFakeEmbedder(), path);
    await kept.embed(TEXTS);
    await kept.save();
    const other = aFakeEmbedder({ model: 'fake 2' });
    await (await keptVectors(other, path)).embed(['brass pins']);
    expect(other.calls.flatMap(({ texts }) => texts)).toEqual(['brass pins']);
  });

  it('are of the embedder they were kept for, which is closed with them', async () => {
    const embedder = aFakeEmbedder();
    const kept = await keptVectors(embedder, await aPath());
    expect([kept.model, kept.dimensions]).toEqual([embedder.model, embedder.dimensions]);
    await kept.close();
    expect(embedder.closed).toBe(1);
  });
});

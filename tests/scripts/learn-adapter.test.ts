import { describe, expect, it } from 'vitest';
import { adapterFrom, learnAdapter } from '../../scripts/tune/adapter.ts';
import type { Asked } from '../../scripts/tune/adapter.ts';
import { shuffler } from '../../scripts/tune/boosting.ts';
import { createAdapter } from '../../src/knowledge/adapter.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aFakeEmbedder, cosine } from '../support/fake-embedder.ts';
import { SOUND } from '../support/sound-knowledge.ts';

const SIZE = 24;
/** The direction in which clauses differ, and the one in which ways of asking do, which is much wider. */
const [MATTER, STYLE, ADDED] = [3, 10, 17];
/** What a clause is about, one way or the other. */
const MATTERS = [1, -1] as const;

const aVector = (matter: number, style: number, chance: () => number): readonly number[] =>
  Array.from({ length: SIZE }, (_, at) => (at === MATTER ? matter : at === STYLE ? style : 0.05 * (chance() - 0.5)));

/** Two clauses, each in a style of its own, and phrasings of each in any style. */
function aSchool(seed: number): readonly Asked[] {
  const chance = shuffler(seed);
  return MATTERS.map((matter) => ({
    clause: aVector(matter, 1.5 * matter, chance),
    phrasings: Array.from({ length: 60 }, () => aVector(0.5 * matter, 3 * (chance() - 0.5), chance)),
  }));
}

type Adapt = (vector: ArrayLike<number>) => ArrayLike<number>;

/** Share of phrasings that are nearer to their own clause than to the other. */
function toldApart(school: readonly Asked[], adapt: Adapt): number {
  const right = school.flatMap(({ clause, phrasings }) =>
    phrasings.map((phrasing) => {
      const others = school.filter((other) => other.clause !== clause);
      const nearness = (to: ArrayLike<number>): number => cosine(adapt(phrasing), adapt(to));
      return others.every((other) => nearness(clause) > nearness(other.clause));
    }),
  );
  return right.filter(Boolean).length / right.length;
}

/** How much longer the adapter makes a step in one direction than in another. */
const stretch = (file: ReturnType<typeof learnAdapter>, direction: number, other: number): number => {
  const small = new Int8Array(Buffer.from(file.rows, 'base64'));
  const length = (column: number): number =>
    Math.hypot(...Array.from({ length: file.to }, (_, row) => small[row * file.from + column] ?? 0));
  return length(direction) / length(other);
};

describe('a learnt adapter', () => {
  const school = aSchool(1);
  const file = learnAdapter(school, []);
  const adapter = createAdapter(file);
  const adapt = (vector: ArrayLike<number>): Float32Array => adapter.adapt(vector);

  it('makes less of the directions in which phrasings of one clause differ', () => {
    expect(stretch(file, MATTER, STYLE)).toBeGreaterThan(1.5);
  });

  it('makes less of what phrasings differ in among themselves than of what all of them add to the clause', () => {
    const added = learnAdapter(
      MATTERS.map((matter) => ({
        clause: aVector(matter, 0, () => 0.5),
        // Offset from the clause in the direction ADDED, and as far to either side in style.
        phrasings: [1, -1].map((style) => aVector(matter, style, () => 0.5).map((one, at) => (at === ADDED ? 1 : one))),
      })),
      [],
    );
    expect(stretch(added, MATTER, ADDED)).toBeGreaterThan(1.5);
    expect(stretch(added, ADDED, STYLE)).toBeGreaterThan(1.2);
  });

  it('tells phrasings that it has not seen apart, which their style hid', () => {
    const unseen = aSchool(2);
    expect(toldApart(unseen, (vector) => vector)).toBeLessThan(0.75);
    expect(toldApart(unseen, adapt)).toBeGreaterThan(0.98);
  });

  it('fits vectors of their length, and drops none of so few directions', () => {
    expect(file).toMatchObject({ from: SIZE, to: SIZE });
    expect(adapt(school[0]?.clause ?? []).length).toBe(SIZE);
  });

  it('is the same for the same vectors, and another with other texts beside', () => {
    expect(learnAdapter(aSchool(1), [])).toEqual(file);
    const beside = Array.from({ length: 20 }, (_, at) => aVector(0, at - 10, shuffler(at)));
    expect(learnAdapter(school, beside)).not.toEqual(file);
  });

  it('uses the whole range of its rounded numbers', () => {
    const small = [...new Int8Array(Buffer.from(file.rows, 'base64'))].map(Math.abs);
    expect(Math.max(...small)).toBe(127);
    expect(small.length).toBe(SIZE * SIZE);
  });
});

describe('an adapter learnt from a knowledge base', () => {
  it('halves the sentence model’s vectors, and asks it for every text of every clause', async () => {
    const embedder = aFakeEmbedder();
    const file = await adapterFrom(await readFolder(SOUND), embedder);
    const adapter = createAdapter(file);
    expect([adapter.from, adapter.to]).toEqual([embedder.dimensions, embedder.dimensions / 2]);
    expect(adapter.digest).toMatch(/^[0-9a-f]{8}$/);
    const texts = embedder.calls.flatMap((call) => call.texts);
    expect(texts).toEqual(
      expect.arrayContaining(['can I fly my kite on the common', 'Members set the tone on the common.']),
    );
    const [kite = new Float32Array()] = await aFakeEmbedder().embed(['kite']);
    expect(Math.hypot(...adapter.adapt(kite))).toBeCloseTo(1, 5);
  });
});

import { describe, expect, it } from 'vitest';
import { measureEscalations } from '../../scripts/bench/escalations.ts';
import { measureAnswers } from '../../scripts/bench/answers.ts';
import { answerTable, escalationTable, findingTable, targetTable, teamsTable } from '../../scripts/bench/report.ts';
import { madeClauses } from '../../scripts/bench/made-clauses.ts';
import { madeCache, madeVectors } from '../../scripts/bench/made-vectors.ts';
import { measureModel } from '../../scripts/bench/model.ts';
import { publishingTargets, targetsOf } from '../../scripts/bench/targets.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { percentile, watchLoop } from '../../scripts/bench/timing.ts';
import { aFakeEmbedder, cosine } from '../support/fake-embedder.ts';
import { aClause } from '../support/builders.ts';
import { SOUND } from '../support/sound-knowledge.ts';

const shipped = [
  aClause({
    key: '1',
    parts: { text: 'Fly high. Never fly over the pond.' },
    asked: ['can I fly', 'how high is high'],
  }),
  aClause({ key: '2', parts: { text: 'Use brass pins on the left board.' }, asked: ['which pins may I use'] }),
];
const finding = { build: 1, buildBlock: 2, megabytes: 3, p50: 1.5, p99: 2.5, firstP50: 2, findBlock: 21 };
const measured = { size: 2000, product: finding, miniSearch: finding, computedTwice: 0 };

describe('what the bench asks about', () => {
  it('are clauses made by rule: the same number gives the same, each with an id of its own', () => {
    const clauses = madeClauses(shipped, 40);
    expect(madeClauses(shipped, 40)).toEqual(clauses);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(40);
    expect(clauses.filter(({ asked }) => asked.length > 0).length).toBe(20);
    expect(new Set(clauses.map(({ text }) => text)).size).toBeGreaterThan(20);
  });

  it('are vectors made by rule: a text has one, of length 1, far from those of others', async () => {
    const { smallVector, unitVector } = madeVectors(192);
    expect(madeVectors(192).smallVector('kite')).toEqual(smallVector('kite'));
    expect(Math.hypot(...unitVector('kite'))).toBeCloseTo(1, 5);
    expect(cosine(unitVector('kite'), smallVector('kite'))).toBeCloseTo(1, 5);
    expect(Math.abs(cosine(unitVector('kite'), unitVector('pond')))).toBeLessThan(0.5);
    const cache = await madeCache(madeVectors(192));
    expect(await cache.vectorsOf(['kite'])).toEqual([smallVector('kite')]);
    for (const question of ['kite', 'kite', 'pond']) await cache.questionVector(question);
    expect(cache.computed()).toBe(2);
  });
});

describe('how the bench measures', () => {
  it('asks the model one question after the other, once it is loaded', async () => {
    const embedder = aFakeEmbedder();
    const folder = await readFolder(SOUND);
    expect(await measureModel(folder, embedder)).toBeLessThan(100);
    const questions = folder.expected.flatMap(({ value }) => value.map(({ question }) => question));
    expect(embedder.calls.map(({ texts }) => texts)).toEqual([
      questions.slice(0, 1),
      ...questions.map((text) => [text]),
    ]);
    expect(embedder.closed).toBe(1);
  });

  it('gives what a share of the times does not exceed', () => {
    const times = [5, 1, 4, 2, 3];
    expect([0.5, 0.99, 1, 0].map((share) => percentile(times, share))).toEqual([3, 5, 5, 1]);
    expect(percentile([], 0.5)).toBe(0);
  });

  it('sees how long others had to wait', async () => {
    let now = 0;
    const watch = watchLoop(() => now);
    now = 30;
    expect(watch.longest()).toBe(30);
    now = 35;
    await new Promise((resolve) => setImmediate(resolve));
    expect(watch.longest()).toBe(5);
    watch.stop();
  });
});

describe('what the bench reports', () => {
  it('are the targets of the sizes that have one, met or missed', () => {
    const targets = targetsOf([measured], [{ size: 20_000, opened: 1, built: 2999, megabytes: 601 }], []);
    expect(targets.map(({ met }) => met)).toEqual([false, true, true, false]);
    expect(targetsOf([{ ...measured, size: 7 }], [], []).length).toBe(2);
    const quick = { took: 100, block: 20 };
    const apart = { ...quick, findP50: 1, findP99: 2 };
    const reading = { size: 7, read: { took: 100, block: 21 }, checked: quick, id: quick, apart };
    const late = { ...reading, apart: { ...apart, block: 21 } };
    expect(targetsOf([], [], [reading, late]).map(({ met }) => met)).toEqual([true, false]);
    const slow = { ...reading, size: 2000, apart: { ...apart, findP99: 2.1 } };
    expect(targetsOf([], [], [slow]).map(({ met }) => met)).toEqual([true, false, true]);
    expect(targetTable(targets)).toContain('loop blocked by find, 2000');
    const beside = targetsOf([], [], [{ ...slow, apart: { ...apart, findP50: 4.5 } }], 50);
    expect(beside.map(({ unit, most, measured: share }) => [unit, most, share])).toContainEqual(['%', 8, 9]);
    expect(targetTable(beside)).toMatch(/of the model's own time\s+at most 8 %\s+9 %\s+MISSED/);
    expect(targetTable(targets).match(/MISSED/g)?.length).toBe(2);
    const loaded = targetsOf([], [{ size: 20_000, opened: 1, built: 4000, megabytes: 1 }], [], 40);
    expect(loaded.map(({ most, measured: took, met }) => [most, took, met])).toContainEqual([120, 100, true]);
  });

  it('is how many times the usual answers take while guidance is put in force, and how long the loop stood still', () => {
    const times = { first: 1, again: 1, longestBlock: 21, usualP50: 1, usualP99: 10, meanwhileP50: 2 };
    const [twice, more] = [20, 21].map((meanwhileP99) => ({
      size: 5000,
      vectors: 'made' as const,
      ...times,
      meanwhileP99,
    }));
    const targets = publishingTargets([twice, more].flatMap((one) => one ?? []));
    expect(targets.map(({ measured: took, met }) => [took, met])).toEqual([
      [2, true],
      [21, false],
      [2.1, false],
      [21, false],
    ]);
  });

  it('are the figures of both beside each other', () => {
    expect(findingTable([measured])).toMatch(/2000 clauses[^]*Clausebook +1\.0[^]*MiniSearch as it comes +1\.0/);
  });

  it('are escalations and notices a second, of each database', async () => {
    const paces = await measureEscalations(3, undefined);
    expect(paces).toEqual([{ name: 'SQLite', escalations: expect.any(Number), notices: expect.any(Number) }]);
    expect(paces[0]?.escalations).toBeGreaterThan(0);
    expect(escalationTable([{ name: 'SQLite', escalations: 12, notices: 34 }])).toMatch(/SQLite +12 +34/);
  });

  it('is how soon Teams has its answers, and how many it has not', () => {
    const pace = { name: 'all', asked: 3000, p50: 6, p99: 381, longest: 396, errors: 2 };
    expect(teamsTable([pace])).toMatch(/all +3000 +6 +381 +396 +2/);
  });

  it('is how soon an officer’s answer is with the councillor, on either platform', async () => {
    const paces = await measureAnswers(1);
    expect(paces.map(({ name }) => name)).toHaveLength(4);
    for (const { p50, p99 } of paces) expect(p50 > 0 && p50 <= p99).toBe(true);
    expect(answerTable([{ name: 'across', p50: 12, p99: 34 }])).toMatch(/across +12 +34/);
  });
});

import { describe, expect, it } from 'vitest';
import { learnStatement } from '../../scripts/tune/statement.ts';
import type { Lesson } from '../../scripts/tune/statement.ts';
import { dealt, stepsWithout } from '../../scripts/tune/steps-without.ts';
import { createToStatement } from '../../src/knowledge/statement.ts';

const SIZE = 4;
const aDirection = (at: number): Float64Array =>
  Float64Array.from({ length: SIZE }, (_, index) => (index === at ? 1 : 0));

/** Every question stands where one clause does and is answered by the next. */
const aLesson = (council: string, by: number): Lesson => ({
  council,
  clauses: [0, 1, 2, 3].map((at) => [{ vector: aDirection(at), asks: false }]),
  asked: [0, 1, 2, 3].map((at) => ({ vector: aDirection(at), right: [(at + by) % SIZE], weight: 1 })),
});

describe('the steps learnt without some councils', () => {
  const lessons = [aLesson('ashby', 1), aLesson('birch', 2), aLesson('crowle', 3)];
  const learntFrom = (some: readonly Lesson[]): readonly number[] => [
    ...createToStatement(learnStatement(some))(aDirection(1)),
  ];

  it('are those of the others’ lessons alone', async () => {
    const steps = await stepsWithout(lessons, [['ashby'], ['birch'], ['crowle']]);
    expect(steps.size).toBe(3);
    for (const [council, step] of steps)
      expect([...step(aDirection(1))]).toEqual(learntFrom(lessons.filter((lesson) => lesson.council !== council)));
    expect(learntFrom(lessons.slice(1))).not.toEqual(learntFrom(lessons.slice(2)));
  });

  it('leave out a group together', async () => {
    const steps = await stepsWithout(lessons, [['ashby', 'crowle'], ['birch']]);
    for (const council of ['ashby', 'crowle'])
      expect([...(steps.get(council)?.(aDirection(1)) ?? [])]).toEqual(learntFrom(lessons.slice(1, 2)));
  });
});

describe('what is dealt', () => {
  it('comes to every hand in turn, and to no more hands than there is', () => {
    expect(dealt([1, 2, 3, 4, 5], 2)).toEqual([
      [1, 3, 5],
      [2, 4],
    ]);
    expect(dealt([1, 2], 5)).toEqual([[1], [2]]);
  });
});

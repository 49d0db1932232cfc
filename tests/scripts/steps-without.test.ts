import { describe, expect, it } from 'vitest';
import { learnStatement } from '../../scripts/tune/statement.ts';
import type { Lesson } from '../../scripts/tune/statement.ts';
import { stepsWithout } from '../../scripts/tune/steps-without.ts';
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

describe('the steps learnt without each council', () => {
  it('are those of the others’ lessons alone', async () => {
    const lessons = [aLesson('ashby', 1), aLesson('birch', 2), aLesson('crowle', 3)];
    const without = await stepsWithout(lessons, 3);
    for (const { council } of lessons) {
      const others = createToStatement(learnStatement(lessons.filter((lesson) => lesson.council !== council)));
      expect([...without(council)(aDirection(1))]).toEqual([...others(aDirection(1))]);
    }
    expect([...without('ashby')(aDirection(1))]).not.toEqual([...without('birch')(aDirection(1))]);
  });

  it('leave out several councils together where there are fewer groups than councils', async () => {
    const lessons = [aLesson('ashby', 1), aLesson('birch', 2), aLesson('crowle', 3)];
    const without = await stepsWithout(lessons, 2);
    const only = createToStatement(learnStatement(lessons.slice(1, 2)));
    for (const council of ['ashby', 'crowle'])
      expect([...without(council)(aDirection(1))]).toEqual([...only(aDirection(1))]);
  });

  it('are none of a council without a lesson', async () => {
    const without = await stepsWithout([aLesson('ashby', 1), aLesson('birch', 2)], 2);
    expect(() => without('elsewhere')).toThrow('elsewhere');
  });
});

import { describe, expect, it } from 'vitest';
import { shuffler } from '../../scripts/tune/boosting.ts';
import { learnStatement } from '../../scripts/tune/statement.ts';
import type { Lesson, LessonText } from '../../scripts/tune/statement.ts';
import { createToStatement } from '../../src/knowledge/statement.ts';
import { cosine } from '../support/fake-embedder.ts';

const SIZE = 8;
const CLAUSES = 12;

const states = (vector: Float64Array): LessonText => ({ vector, asks: false });

/** Questions stand where their clause does, but farther on in two of its numbers, as all questions do, and a little chance. */
function aLesson(council: string, seed: number, asked = 1200): Lesson {
  const chance = shuffler(seed);
  const clauses = Array.from({ length: CLAUSES }, () => {
    const vector = Float64Array.from({ length: SIZE }, () => chance() - 0.5);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
  const questionAbout = (clause: Float64Array): Float64Array =>
    clause.map((value, at) => value + (at < 2 ? 1 : 0) + 0.2 * (chance() - 0.5));
  return {
    council,
    // Texts that say nothing of the subject must not stand in the way of the one that does.
    clauses: clauses.map((clause) => [states(clause), states(Float64Array.from({ length: SIZE }, () => 0))]),
    asked: Array.from({ length: asked }, (_, index) => ({
      vector: questionAbout(clauses[index % CLAUSES] ?? new Float64Array(SIZE)),
      right: [index % CLAUSES],
      weight: 1,
    })),
  };
}

/** Share of questions whose clause is the nearest. */
function found({ clauses, asked }: Lesson, taken: (question: Float64Array) => ArrayLike<number>): number {
  const first = asked.filter(({ vector, right }) => {
    const stated = taken(vector);
    const nearness = clauses.map(([whole]) => cosine(stated, whole?.vector ?? []));
    return nearness.indexOf(Math.max(...nearness)) === right[0];
  });
  return first.length / asked.length;
}

describe('learning where statements stand that answer', () => {
  const lessons = [1, 2, 3, 4, 5, 6].map((seed) => aLesson(`council ${seed}`, seed));
  const file = learnStatement(lessons);
  const stranger = aLesson('stranger', 99);

  it('finds more of the clauses of a council that it has not seen', () => {
    const toStatement = createToStatement(file);
    expect(found(stranger, toStatement)).toBeGreaterThan(found(stranger, (question) => question) + 0.15);
    expect(found(stranger, toStatement)).toBeGreaterThan(0.85);
  });

  it('comes to the same from the same lessons, and to something else from others', () => {
    expect(learnStatement(lessons)).toEqual(file);
    expect(learnStatement(lessons.slice(1)).rows).not.toBe(file.rows);
  });

  it('learns nothing from texts that ask, which stand where the question does', () => {
    const asking = lessons.map((lesson) => ({
      ...lesson,
      clauses: lesson.clauses.map((texts) => texts.map((text) => ({ ...text, asks: true }))),
    }));
    const [question] = stranger.asked;
    if (question === undefined) throw new Error('There is no question.');
    const stated = createToStatement(learnStatement(asking))(question.vector);
    expect(cosine(stated, question.vector)).toBeCloseTo(1, 5);
  });

  it('heeds what counts for more', () => {
    const [one] = lessons;
    if (one === undefined) throw new Error('There is no lesson.');
    const turned = {
      ...one,
      asked: one.asked.map((asked) => ({ ...asked, right: [(Number(asked.right[0]) + 1) % CLAUSES] })),
    };
    const weighed = (weight: number): Lesson => ({ ...one, asked: one.asked.map((asked) => ({ ...asked, weight })) });
    const [light, heavy] = [0.01, 100].map((weight) => createToStatement(learnStatement([weighed(weight), turned])));
    if (light === undefined || heavy === undefined) throw new Error('Nothing was learnt.');
    expect(found(one, heavy)).toBeGreaterThan(found(one, light));
  });
});

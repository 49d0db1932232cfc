import { describe, expect, it } from 'vitest';
import { editionIdOf } from '../../src/knowledge/edition-id.ts';
import { check } from '../../src/knowledge/check.ts';
import type { Pace } from '../../src/knowledge/pace.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aSoundEdition, SOUND } from '../support/sound-knowledge.ts';

const folder = await readFolder(SOUND);
const clauses = folder.documents.flatMap((document) => document.clauses).length;
/** Clauses that are held to the words of a source. */
const withSource = folder.documentFiles
  .filter(({ value }) => value.source !== undefined)
  .flatMap(({ value }) => value.sections.flatMap((section) => section.clauses)).length;

/** How often all clauses are gone through: for their words, ids, phrasings, expected questions (twice), gaps, dates and what differs. */
const PASSES = 8;

/** The steps that a piece of work takes. */
async function stepsOf(work: (pace: Pace) => Promise<unknown>): Promise<number> {
  let steps = 0;
  await work({
    step: async () => {
      steps += 1;
    },
  });
  return steps;
}

describe('what is done before guidance is in force, so that others have their turn', () => {
  it('makes the id at least a step a clause, and the same id', async () => {
    expect(await stepsOf((pace) => editionIdOf(folder, pace))).toBeGreaterThan(clauses);
    expect(await editionIdOf(folder, { step: async () => {} })).toBe((await aSoundEdition()).id);
  });

  it('checks a clause a step, rule by rule', async () => {
    const documents = { ...folder, expected: [], gapFiles: [] };
    expect(await stepsOf((pace) => check(SOUND, documents, pace))).toBe(PASSES * clauses + withSource);
  });
});

import { describe, expect, it } from 'vitest';
import { createConsider } from '../../src/core/considering.ts';
import type { Considered } from '../../src/core/considering.ts';
import type { Found } from '../../src/core/evidence.ts';
import { botSaidOf, topicOf } from '../../src/core/route.ts';
import { GEDLING } from '../support/builders.ts';
import { ALLOWANCES, anEdition, found, foundWith, gapAt } from '../support/findings.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';

async function considered(finding: Found): Promise<Considered> {
  const edition = anEdition(
    async () => finding,
    finding.candidates.map(({ clause }) => clause),
  );
  const consider = createConsider({ knowledge: knowledgeOf(edition), clock: () => 0 });
  const result = await consider('Can I use the logo?', GEDLING.id);
  if (result.outcome !== 'considered') throw new Error(`It is ${result.outcome}.`);
  return result;
}

const numbersOf = (near: readonly string[]): readonly (string | undefined)[] => near.map((id) => id.split('/').at(-1));

describe('what officers are told of Clausebook’s own answer', () => {
  it('is the clauses it showed', async () => {
    const quoted = botSaidOf(await considered(foundWith([0.95, 0.1, 0.1, 0.1])));
    expect(quoted).toMatchObject({ outcome: 'quoted', why: undefined, edition: 'edition-1' });
    expect(numbersOf(quoted.near)).toEqual(['1']);
  });

  it('is why it was not sure, and else the nearest clauses, three at most', async () => {
    const silent = botSaidOf(
      await considered(found(foundWith([0.02, 0.02, 0.01, 0.01, 0.01]).candidates, {}, undefined, 0)),
    );
    expect(silent).toMatchObject({ outcome: 'silent', why: 'off-topic' });
    expect(numbersOf(silent.near)).toEqual(['1', '2', '3']);
  });
});

describe('the topic of a question', () => {
  it('is the document it is nearest to, and none of the asker’s words', async () => {
    expect(topicOf(await considered(foundWith([0.95])))).toBe('Social Media Guidance for Members');
    expect(topicOf(await considered(found([])))).toBeUndefined();
  });

  it('is the matter that the guidance is known not to settle', async () => {
    const gap = await considered(found(foundWith([0.1]).candidates, {}, gapAt(0.95)));
    expect(gap.answer).toMatchObject({ outcome: 'silent', why: 'known-gap' });
    expect(topicOf(gap)).toBe(ALLOWANCES.title);
  });
});

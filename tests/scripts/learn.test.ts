import { expect, it } from 'vitest';
import { learn } from '../../scripts/tune/learn.ts';
import type { Case } from '../../scripts/tune/collect.ts';
import type { Evidence } from '../../src/core/evidence.ts';
import { everySign } from '../support/evidence.ts';

type Kind = 'phrased' | 'imported';
const ORIGINS = { phrased: ['answered', 'not-settled'], imported: ['imported', 'imported-not-settled'] } as const;

/** Questions whose right clause has the sign, and as many that nothing settles, whose best clause has hardly any of it. */
const many = (kind: Kind, sign: keyof Evidence): readonly Case[] =>
  Array.from({ length: 120 }, (_, question) => {
    const right = question % 2 === 0;
    const bare = { ...everySign(0), phrased: kind === 'phrased' ? 1 : 0 };
    const candidates = [
      { evidence: { ...bare, [sign]: (right ? 0.9 : 0.2) - question / 1000 }, right },
      { evidence: bare, right: false },
    ];
    const [answered, notSettled] = ORIGINS[kind];
    const origin = right ? answered : notSettled;
    return { question, origin, style: 'plain', candidates, gapCosine: 0, unseen: kind === 'imported' };
  });

it('learns how sure it is of clauses with phrasings from such clauses alone, and of the others from those', () => {
  const phrased = many('phrased', 'phrasingCosine');
  const [one, other] = (['wholeCosine', 'coverage'] as const).map((sign) =>
    learn([...phrased, ...many('imported', sign)]),
  );
  expect(one?.confidence.phrased).toEqual(other?.confidence.phrased);
  expect(one?.confidence.imported).not.toEqual(other?.confidence.imported);
});

import { describe, expect, it } from 'vitest';
import { councilId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { phrasingsShared } from '../../src/knowledge/phrasings-shared.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache } from '../support/sound-knowledge.ts';

const NAMES = new Set(['gedling', 'oxford']);
const RULE =
  'Members must not use the crest of the Council on a leaflet, unless the Leader has agreed to it in writing.';
const clauseOf = (council: string, text: string, asked: string[] = []): Clause =>
  aClause({ key: 'a', parts: { text }, asked, citation: { council: councilId(council), headings: [] } });
const shared = async (own: Clause, ...others: readonly Clause[]) =>
  (await phrasingsShared([own], others, NAMES, await aMemoryCache())).get(own.id);

describe('phrasings of a like clause', () => {
  it('are lent where the two say nearly the same', async () => {
    const near = clauseOf('oxford', RULE.replace('Members', 'Councillors').replace('in writing', 'before'), [
      'may I use the crest',
    ]);
    const far = clauseOf('oxford', 'A kite may fly on the common.', ['may I fly a kite']);
    expect(await shared(clauseOf('gedling', RULE), far, near)).toEqual(['may I use the crest']);
    expect(await shared(clauseOf('gedling', RULE), far)).toBeUndefined();
  });

  it('are none of a clause that shares the subject and says something else', async () => {
    const other = clauseOf('oxford', 'The crest of the Council dates from 1903 and shows a boar.', [
      'how old is the crest',
    ]);
    expect(await shared(clauseOf('gedling', RULE), other)).toBeUndefined();
  });

  it('leave out what names a council, a person or a place', async () => {
    const asked = [
      'wots oxfords crest for',
      'Ask Jean about it',
      'can I ask Jean in Headington for the crest',
      'may I, then, use it',
      'is it what I’d use',
      'does the Leader agree',
    ];
    const near = clauseOf('oxford', RULE, asked);
    expect(await shared(clauseOf('gedling', RULE), near)).toEqual([
      'may I, then, use it',
      'is it what I’d use',
      'does the Leader agree',
    ]);
  });

  it('are none where there is no model', async () => {
    const own = clauseOf('gedling', RULE);
    const cache = await aMemoryCache(aFakeEmbedder({ fails: () => true }));
    expect((await phrasingsShared([own], [clauseOf('oxford', RULE, ['may I'])], NAMES, cache)).size).toBe(0);
  });
});

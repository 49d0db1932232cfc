import { describe, expect, it } from 'vitest';
import { learntWithout } from '../../scripts/tune/learnt-without.ts';
import { lessonOf, taughtByOurs, wordPairsOf } from '../../scripts/tune/lessons.ts';
import type { Taught } from '../../scripts/tune/lessons.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { SOUND } from '../support/sound-knowledge.ts';

const DISMISSAL = 'Dismissals go before the panel.';
const aCouncil = (council: string, asked: string): Taught => ({
  council,
  clauses: [1, 2, 3].map((key) =>
    aClause({
      key: `${council}-${key}`,
      parts: { text: DISMISSAL },
      citation: { headings: ['What becomes of staff?'] },
    }),
  ),
  printed: [1, 2, 3].map(() => ['staff', 'dismiss', 'panel']),
  asked: [0, 1, 2].map((position) => ({ text: asked, telling: asked.split(' '), right: [position], weight: 4 })),
});

describe('what a council teaches', () => {
  it('is every phrasing of ours, with the clause that it asks for', async () => {
    const folder = await readFolder(SOUND);
    for (const { clauses, asked } of await taughtByOurs(folder)) {
      expect(asked.length).toBe(clauses.reduce((sum, clause) => sum + clause.asked.length, 0));
      for (const { text, right, weight } of asked) {
        expect(right.map((position) => clauses[position]?.asked.includes(text))).toEqual([true]);
        expect(weight).toBe(1);
      }
    }
  });

  it('is the telling words of a question beside those of each clause that answers it, which share its weight', () => {
    const council = aCouncil('ashby', 'Can I sack my boss?');
    const question = { text: 'Can I sack my boss?', telling: ['sack', 'boss'], right: [0, 2], weight: 4 };
    const one = { ...council, asked: [question] };
    const pairs = wordPairsOf(one);
    expect(pairs.map(({ clause }) => clause)).toEqual([council.clauses[0]?.id, council.clauses[2]?.id]);
    for (const { asked, printed, weight } of pairs) {
      expect(asked).toEqual(['sack', 'boss']);
      expect(printed).toEqual(['staff', 'dismiss', 'panel']);
      expect(weight).toBe(2);
    }
  });

  it('is where its texts stand, those marked that ask', async () => {
    const { clauses, asked } = await lessonOf(aCouncil('ashby', 'can I sack them'), aFakeEmbedder({}));
    expect(clauses.map((texts) => texts.map(({ asks }) => asks))).toEqual([1, 2, 3].map(() => [false, true, false]));
    expect(asked.map(({ right }) => right)).toEqual([[0], [1], [2]]);
  });
});

describe('what is learnt without a council', () => {
  it('holds nothing that only its questions tell', async () => {
    const taught = [aCouncil('ashby', 'can I sack them'), aCouncil('birch', 'may I fire them')];
    const lessons = await Promise.all(taught.map(async (one) => lessonOf(one, aFakeEmbedder({}))));
    const without = await learntWithout(taught, lessons);
    expect(without('ashby').translation('sack').size).toBe(0);
    expect(without('ashby').translation('fire').has('dismiss')).toBe(true);
    expect(without('birch').translation('sack').has('dismiss')).toBe(true);
    expect(() => without('elsewhere')).toThrow('elsewhere');
  });
});

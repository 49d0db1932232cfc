import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SURE, SURE_IMPORTED } from '../../src/core/decide.ts';
import type { Evidence, Found } from '../../src/core/evidence.ts';
import { carried, joined, leans, readAfresh, together } from '../../src/core/follow-up.ts';
import { createRecentQuestions } from '../../src/core/recent-questions.ts';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import { aCandidate, anyFound, clauseNumbered, found, foundWith } from '../support/findings.ts';

const at = (number: string, confidence: number) => aCandidate(clauseNumbered(number), confidence);
const inShort = (candidates: readonly { clause: { key: string }; confidence: number }[]): string =>
  candidates.map(({ clause, confidence }) => `${clause.key} ${confidence.toFixed(2)}`).join(', ');

describe('a question that leans on what was said before', () => {
  it.each([
    ['what about Instagram?', 1],
    ['does that go for photos of the fete too?', 4],
    ['why?', 0],
    ['can he delete them after an official complaint', 4],
  ])('"%s" does', (text, telling) => {
    expect(leans({ text }, foundWith([0.4], { telling }))).toBe(true);
  });

  it.each([
    ['may I use the council logo on my website', 3],
    ['who pays if a resident takes me to court', 3],
  ])('"%s" does not', (text, telling) => {
    expect(leans({ text }, foundWith([0.4], { telling }))).toBe(false);
  });

  it('does not lean if its few words plainly mean another matter', () => {
    const [candidate] = foundWith([0.1]).candidates;
    if (candidate === undefined) throw new Error('There is a candidate.');
    const elsewhere = { ...candidate, evidence: { ...candidate.evidence, offTopicCosine: 0.7 } };
    const bins = found([elsewhere], { telling: 1 }, undefined, 0.01);
    expect(leans({ text: 'bins' }, bins)).toBe(false);
    expect(leans({ text: 'and their bins' }, bins)).toBe(true);
    expect(leans({ text: 'bins' }, { ...bins, onTopic: 0.5 })).toBe(true);
  });

  const near = (signs: Partial<Evidence>, onTopic = 0.01, confidence = 0.1, telling = 2): Found => {
    const candidate = at('1', confidence);
    return found([{ ...candidate, evidence: { ...candidate.evidence, ...signs } }], { telling }, undefined, onTopic);
  };
  it.each<[string, Found, boolean]>([
    ['near to what is asked of other matters', near({ offTopicCosine: 0.6 }), false],
    ['near to a known gap', near({ gapCosine: 0.6 }), false],
    ['not near enough to either', near({ offTopicCosine: 0.59, gapCosine: 0.59 }), true],
    ['not far enough from the topic', near({ offTopicCosine: 0.9 }, 0.1), true],
    ['for which nothing was found', found([], { telling: 2 }), true],
    ['that a clause just surely answers', foundWith([SURE], { telling: 2 }), false],
    ['that a clause just not surely answers', foundWith([SURE - 0.001], { telling: 2 }), true],
    ['that a clause without phrasings answers, not surely enough for such', near({ phrased: 0 }, 0.95, 0.8), true],
    ['that are the very words of a phrasing', found([{ ...at('1', 0.1), inItsWords: true }], { telling: 2 }), false],
    ['of which too much is unknown', found([aCandidate(clauseNumbered('1'), 0.99, 1)], { telling: 2 }), true],
    ['of which one counts and stands in no clause', near({ wideCoverage: 0 }, 0.95, 0.99, 1), true],
    ['that one answers surely enough', near({ phrased: 0 }, 0.95, SURE_IMPORTED), false],
    ['of one telling word more', foundWith([0.1], { telling: 3 }), false],
  ])('does so if it is of two telling words, %s: %#', (_what, finding, expected) => {
    expect(leans({ text: 'bins and lorries' }, finding)).toBe(expected);
  });

  it('is asked with what came before, itself weighing more', () => {
    expect(joined({ text: 'what about Instagram?' }, 'Can I use the logo?').text).toBe(
      'what about Instagram? Can I use the logo? what about Instagram?',
    );
  });

  it('is carried on with what came before, and what is carried stays short', () => {
    expect(carried({ text: 'and photos?' }, undefined)).toBe('and photos?');
    expect(carried({ text: 'and photos?' }, 'May I use the logo?')).toBe('May I use the logo? and photos?');
    fc.assert(
      fc.property(
        fc.string({ maxLength: 900, size: 'max' }),
        fc.string({ maxLength: 900, size: 'max' }),
        (before, text) => {
          const whole = `${before} ${text}`;
          expect(carried({ text }, before)).toBe(whole.length <= 400 ? whole : whole.slice(whole.length - 400));
        },
      ),
    );
  });

  it.each([
    ['new: what about Instagram?', 'what about Instagram?', true],
    ['New question - who do I ask', 'who do I ask', true],
    ['new councillors: what must they read', 'new councillors: what must they read', false],
  ])('"%s" can be asked by itself', (typed, text, afresh) => {
    expect(readAfresh(typed)).toEqual({ text, afresh });
  });
});

describe('what is found alone and with what came before', () => {
  it('is ordered by both, and sure only where both are', () => {
    const both = together(found([at('1', 0.9), at('2', 0.6)]), found([at('2', 0.8), at('3', 0.9)]));
    expect(inShort(both.candidates)).toBe('2 0.70, 1 0.45, 3 0.45');
  });

  it('is as near to the topic as the nearer of the two', () => {
    const [far, near] = [found([at('1', 0.5)], {}, undefined, 0.2), found([at('1', 0.5)], {}, undefined, 0.7)];
    expect(together(far, near).onTopic).toBe(0.7);
    expect(together(near, far).onTopic).toBe(0.7);
  });

  it('leaves out what nothing at all speaks for', () => {
    expect(together(found([at('1', 0)]), found([])).candidates).toEqual([]);
  });

  it('is never surer of a clause than the surer of the two', () => {
    fc.assert(
      fc.property(anyFound, anyFound, (alone, withEarlier) => {
        const most = Math.max(0, ...[...alone.candidates, ...withEarlier.candidates].map((each) => each.confidence));
        for (const { confidence } of together(alone, withEarlier).candidates)
          expect(confidence).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('what was asked last in a conversation', () => {
  it('is remembered for half an hour, each conversation and each turn by itself', async () => {
    let now = 0;
    const recent = createRecentQuestions(shortMemoryHere(), () => now);
    await recent.note({
      by: undefined,
      conversation: { name: 'slack D1', carried: 'Can I use the logo?' },
      turn: { name: 'slack Ev1', asked: { text: 'Can I use the logo?', before: undefined } },
    });
    await recent.note({ by: undefined, turn: { name: 'slack D1', asked: { text: 'And here?', before: '[]' } } });
    const known = async () => [await recent.earlier('slack D1'), await recent.asked('slack Ev1')];
    const all = ['Can I use the logo?', { text: 'Can I use the logo?', before: undefined }];
    expect(await known()).toEqual(all);
    expect(await recent.asked('slack D1')).toEqual({ text: 'And here?', before: '[]' });
    expect([await recent.earlier('slack Ev1'), await recent.asked('slack Ev2')]).toEqual([undefined, undefined]);
    now = 30 * 60 * 1000 - 1;
    expect(await known()).toEqual(all);
    now += 1;
    expect(await known()).toEqual([undefined, undefined]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_SHOWN, shown } from '../../src/core/answer.ts';
import {
  ALSO_ANSWERS,
  ANOTHER_DOCUMENT,
  BEARS,
  bearingOn,
  decide,
  MOST_UNKNOWN,
  ON_TOPIC,
  ON_TOPIC_IMPORTED,
  PLAINLY_ASKED,
  SURE,
  SURE_IMPORTED,
  WORTH_NAMING,
  WORTH_OFFERING,
} from '../../src/core/decide.ts';
import type { Found } from '../../src/core/evidence.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import { citationLine } from '../../src/core/wording.ts';
import { aClause } from '../support/builders.ts';
import { aCandidate, anyFound, clauseNumbered, found, foundWith, inShort } from '../support/findings.ts';

const ASKED = { text: 'Can I use the logo?' };
const A_LITTLE = 0.001;

const strange = (confidence: number, share: number, unknown: readonly string[]): Found =>
  found([aCandidate(clauseNumbered('1'), confidence, share), aCandidate(clauseNumbered('2'), 0.1, share)], { unknown });

/** The same, some of whose clauses are asked for in the very words. */
const toldOf = (finding: Found, ...keys: readonly string[]): Found => ({
  ...finding,
  candidates: finding.candidates.map((one) => (keys.includes(one.clause.key) ? { ...one, inItsWords: true } : one)),
});

/** A sure clause, and how likely the question is on the topic. */
const onTopicBy = (onTopic: number): Found => found([aCandidate(clauseNumbered('1'), 0.95)], {}, undefined, onTopic);

/** The same of a clause without phrasings. */
function onTopicOfImported(onTopic: number): Found {
  const one = aCandidate(clauseNumbered('1'), 0.95);
  return found([{ ...one, evidence: { ...one.evidence, phrased: 0 } }], {}, undefined, onTopic);
}

/** A sure clause for a question that seems off the topic, as near as this to a phrasing and to a matter off the topic. */
function plainlyAsked(phrasingCosine: number, offTopicCosine: number): Found {
  const one = aCandidate(clauseNumbered('1'), 0.95);
  const evidence = { ...one.evidence, phrasingCosine, offTopicCosine };
  return found([{ ...one, evidence }], {}, undefined, ON_TOPIC - A_LITTLE);
}

/** The same of a clause whose few phrasings are searched as sentences. */
function plainlySaid(sentenceCosine: number, offTopicCosine: number): Found {
  const one = aCandidate(clauseNumbered('1'), 0.95);
  const evidence = { ...one.evidence, phrased: 0, phrasingCosine: 0, sentenceCosine, offTopicCosine };
  return found([{ ...one, evidence }], {}, undefined, ON_TOPIC - A_LITTLE);
}

/** Unlikely clauses, found by words alone: no vector is near. */
const byWordsAlone = (...confidences: readonly number[]): Found => {
  const finding = foundWith(confidences);
  const far = { wholeCosine: 0, sentenceCosine: 0, phrasingCosine: 0 };
  const candidates = finding.candidates.map((one) => ({ ...one, evidence: { ...one.evidence, ...far } }));
  return { ...finding, candidates };
};

/** A sure clause, found for so many telling words, of which it holds this share, related words counted. */
function barelyTold(telling: number, wideCoverage: number): Found {
  const one = aCandidate(clauseNumbered('1'), 0.95);
  return found([{ ...one, evidence: { ...one.evidence, wideCoverage } }], { telling });
}

describe('what comes of a finding', () => {
  const rows: readonly (readonly [string, Found, string])[] = [
    ['one sure clause is quoted', foundWith([0.95]), 'quoted 1'],
    ['a clause just sure is quoted', foundWith([SURE]), 'quoted 1'],
    ['a clause just not sure is offered', foundWith([SURE - A_LITTLE]), 'unsure weak 1'],
    ['by words alone clauses are offered however unlikely', byWordsAlone(0.005, 0.001, 0), 'unsure tied 1 2 3'],
    ['a weak second clause is not quoted beside', foundWith([0.95, SURE - A_LITTLE]), 'quoted 1'],
    ['a near second clause not sure itself is not', foundWith([SURE, SURE - ALSO_ANSWERS / 2]), 'quoted 1'],
    ['a second clause as sure is quoted too', foundWith([0.95, 0.95 - ALSO_ANSWERS / 2]), 'quoted 1 2'],
    ['one just as near is', foundWith([0.95, 0.95 - ALSO_ANSWERS]), 'quoted 1 2'],
    ['a sure second clause far behind is not', foundWith([0.95, 0.95 - ALSO_ANSWERS - A_LITTLE]), 'quoted 1'],
    ['at most so many are quoted', foundWith([0.95, 0.94, 0.93, 0.92, 0.91]), 'quoted 1 2 3'],
    ['near ones below sure are tied', foundWith([0.5, 0.5 - ALSO_ANSWERS / 2]), 'unsure tied 1 2'],
    ['so are just as near ones', foundWith([ALSO_ANSWERS * 2, ALSO_ANSWERS]), 'unsure tied 1 2'],
    ['one ahead of the rest is weak', foundWith([0.5, 0.5 - ALSO_ANSWERS - A_LITTLE]), 'unsure weak 1 2'],
    ['at most so many are offered', foundWith([0.5, 0.49, 0.48, 0.47]), 'unsure tied 1 2 3'],
    ['one just worth offering is offered', foundWith([WORTH_OFFERING]), 'unsure weak 1'],
    ['what is not worth it is not offered beside', foundWith([0.3, WORTH_OFFERING - A_LITTLE]), 'unsure weak 1'],
    ['one just not worth it is not', foundWith([WORTH_OFFERING - A_LITTLE]), 'silent no-match'],
    ['a question just on the topic is answered', onTopicBy(ON_TOPIC), 'quoted 1'],
    ['one just off the topic is off it, however sure a clause is', onTopicBy(ON_TOPIC - A_LITTLE), 'silent off-topic'],
    ['without phrasings it takes more', onTopicOfImported(ON_TOPIC_IMPORTED), 'quoted 1'],
    ['what is enough with phrasings is not', onTopicOfImported(ON_TOPIC), 'silent off-topic'],
    ['just less is off the topic', onTopicOfImported(ON_TOPIC_IMPORTED - A_LITTLE), 'silent off-topic'],
    ['one as near to a way of asking for a clause is on it', plainlyAsked(PLAINLY_ASKED, 0.6), 'quoted 1'],
    ['one not so near is not', plainlyAsked(PLAINLY_ASKED - A_LITTLE, 0.6), 'silent off-topic'],
    ['nor one nearer to what is off the topic', plainlyAsked(0.8, 0.8 + A_LITTLE), 'silent off-topic'],
    ['one as near to a few phrasings, which are sentences, is on it', plainlySaid(PLAINLY_ASKED, 0.6), 'quoted 1'],
    ['one not so near to those is not', plainlySaid(PLAINLY_ASKED - A_LITTLE, 0.6), 'silent off-topic'],
    ['nothing found is off the topic', foundWith([]), 'silent off-topic'],
    ['no telling word is too vague', foundWith([0.95], { telling: 0 }), 'silent too-vague'],
    ['one telling word that the clause does not hold is too little to quote by', barelyTold(1, 0), 'unsure weak 1'],
    ['one that it holds is enough', barelyTold(1, A_LITTLE), 'quoted 1'],
    ['so are two that it does not hold', barelyTold(2, 0), 'quoted 1'],
    [
      'a strange word keeps it from being quoted',
      strange(0.95, MOST_UNKNOWN + A_LITTLE, ['zorb']),
      'unsure unknown-word 1 2',
    ],
    [
      'a clause asked for in its very words comes first, however unsure',
      toldOf(foundWith([0.5, 0.04]), '2'),
      'quoted 2',
    ],
    ['a sure one is quoted beside it', toldOf(foundWith([0.95, 0.04]), '2'), 'quoted 2 1'],
    ['so are two of the same words', toldOf(foundWith([0.3, 0.2, 0.1]), '1', '3'), 'quoted 1 3'],
    ['strange words in them are no matter', toldOf(strange(0.4, 1, ['zorb']), '1'), 'quoted 1'],
    ['one strange word among many does not', strange(0.95, MOST_UNKNOWN, ['zorb']), 'quoted 1'],
    ['a strange word is named though nothing is sure', strange(0.4, 1, ['zorb']), 'unsure unknown-word 1 2'],
    ['without a word to name, strangeness is weakness', strange(0.95, 1, []), 'unsure weak 1 2'],
  ];

  it.each(rows)('is that %s', (_what, finding, expected) => {
    expect(inShort(decide(ASKED, finding))).toBe(expected);
  });

  it('is small talk for a greeting, however sure a clause is', () => {
    expect(decide({ text: 'Hello!' }, foundWith([0.99]))).toEqual({ outcome: 'conversation', kind: 'greeting' });
  });

  it('is small talk for a misspelt greeting too', () => {
    expect(decide({ text: 'helllo ther' }, foundWith([0.9], { text: 'hello there' }))).toEqual({
      outcome: 'conversation',
      kind: 'greeting',
    });
  });

  it('names the unknown words as typed, and none when they are not the reason', () => {
    expect(decide(ASKED, strange(0.9, 1, ['Zorb', 'quib']))).toMatchObject({ unknownWords: ['Zorb', 'quib'] });
    expect(decide(ASKED, strange(0.5, 0.1, ['Zorb']))).toMatchObject({ why: 'weak', unknownWords: [] });
  });

  it('quotes the words of the clause and says where it stands', () => {
    const clause = clauseNumbered('1');
    expect(shown(decide(ASKED, foundWith([0.9])))).toEqual([
      { clause: clause.id, text: clause.text, citation: clause.citation },
    ]);
  });
});

describe('the places to look as well', () => {
  const seeAlso = (finding: Found): readonly string[] => {
    const answer = decide(ASKED, finding);
    return answer.outcome === 'quoted' ? answer.seeAlso.map(citationLine) : ['not quoted'];
  };

  it('are those worth naming that are not quoted', () => {
    const finding = foundWith([0.95, 0.9, 0.5, WORTH_NAMING, WORTH_NAMING - A_LITTLE]);
    expect(seeAlso(finding)).toEqual(['3', '4'].map((number) => citationLine(clauseNumbered(number).citation)));
  });

  it('are at most so many', () => {
    expect(seeAlso(foundWith([0.95, 0.5, 0.4, 0.3, 0.2, 0.1]))).toHaveLength(MOST_SHOWN);
  });

  it('are named once when print does not tell their clauses apart', () => {
    const under = (heading: string, key: string, confidence: number) => {
      const { number: _none, ...citation } = aClause({ citation: { headings: [heading] } }).citation;
      return aCandidate({ ...aClause({ key }), citation }, confidence);
    };
    const finding = found([
      under('Logos', 'a', 0.95),
      under('Logos', 'b', 0.5),
      under('Trolls', 'c', 0.4),
      under('Trolls', 'd', 0.3),
    ]);
    expect(seeAlso(finding)).toEqual(['Gedling Borough Council, Social Media Guidance for Members, “Trolls”']);
  });
});

describe('any finding', () => {
  it('is answered with at most so many clauses, no one twice, the best first', () => {
    fc.assert(
      fc.property(anyFound, (finding) => {
        const quotes = shown(decide(ASKED, finding));
        expect(quotes.length).toBeLessThanOrEqual(MOST_SHOWN);
        expect(new Set(quotes.map(({ clause }) => clause)).size).toBe(quotes.length);
        expect([undefined, finding.candidates[0]?.clause.id]).toContain(quotes[0]?.clause);
      }),
    );
  });

  it('is quoted only if the best clause is sure and the question is known and on the topic, and then every quote is sure', () => {
    fc.assert(
      fc.property(anyFound, (finding) => {
        const answer = decide(ASKED, finding);
        const [best] = finding.candidates;
        const sure =
          finding.reading.telling > 0 &&
          best !== undefined &&
          finding.onTopic >= ON_TOPIC &&
          best.confidence >= SURE &&
          best.evidence.unknownShare <= MOST_UNKNOWN;
        expect(answer.outcome === 'quoted').toBe(sure);
        if (answer.outcome !== 'quoted') return;
        for (const { clause } of answer.quotes) {
          const candidate = finding.candidates.find((each) => each.clause.id === clause);
          expect(candidate?.confidence).toBeGreaterThanOrEqual(SURE);
        }
      }),
    );
  });

  it('is answered in the same way again, and left as it was', () => {
    fc.assert(
      fc.property(anyFound, fc.constantFrom(ASKED, { text: 'hello' }), (finding, question) => {
        const before = structuredClone(finding);
        const first = decide(question, finding);
        expect(decide(question, finding)).toEqual(first);
        expect(decide(question, before)).toEqual(first);
        expect(finding).toEqual(before);
      }),
    );
  });
});

describe('a clause of another document', () => {
  const first = aCandidate(clauseNumbered('1'), 0.95);
  const elsewhere = (confidence: number) =>
    aCandidate(
      aClause({ citation: { number: '7', document: documentId('older-policy') }, parts: { text: 'Otherwise.' } }),
      confidence,
    );

  it('is quoted as well where it likely answers: it may say otherwise', () => {
    const answer = decide(ASKED, found([first, elsewhere(ANOTHER_DOCUMENT)]));
    expect(inShort(answer)).toBe('quoted 1 7');
  });

  it('is that of another council too, though its document has the same name', () => {
    const oxfords = aClause({ citation: { number: '7', council: councilId('oxford') }, parts: { text: 'Otherwise.' } });
    expect(inShort(decide(ASKED, found([first, aCandidate(oxfords, ANOTHER_DOCUMENT)])))).toBe('quoted 1 7');
  });

  it('is only named where it likely does not, and so is one of the same document', () => {
    const same = aCandidate(clauseNumbered('2'), ANOTHER_DOCUMENT);
    const answer = decide(ASKED, found([first, same, elsewhere(ANOTHER_DOCUMENT - 0.01)]));
    expect(inShort(answer)).toBe('quoted 1');
  });
});

describe('a clause without phrasings', () => {
  const imported = (confidence: number, number = '1') => {
    const candidate = aCandidate(clauseNumbered(number), confidence);
    return { ...candidate, evidence: { ...candidate.evidence, phrased: 0 } };
  };

  it('has to be surer to be quoted', () => {
    expect(inShort(decide(ASKED, found([imported(SURE_IMPORTED)])))).toBe('quoted 1');
    expect(inShort(decide(ASKED, found([imported(SURE_IMPORTED - A_LITTLE)])))).toBe('unsure weak 1');
  });

  it('has to be surer to be quoted beside another, too', () => {
    const first = aCandidate(clauseNumbered('1'), SURE_IMPORTED);
    const second = imported(SURE_IMPORTED - A_LITTLE, '2');
    expect(inShort(decide(ASKED, found([first, second])))).toBe('quoted 1');
  });
});

describe('what bears on a draft', () => {
  it('is never quoted with confidence, and is three clauses at most', () => {
    expect(inShort(bearingOn(foundWith([1, 0.9, 0.8, 0.7])))).toBe('unsure draft 1 2 3');
    expect(inShort(bearingOn(foundWith([BEARS, WORTH_OFFERING, WORTH_OFFERING - A_LITTLE])))).toBe('unsure draft 1 2');
    expect(inShort(bearingOn(foundWith([BEARS - A_LITTLE])))).toBe('silent no-match');
    expect(inShort(bearingOn(foundWith([])))).toBe('silent no-match');
  });
});

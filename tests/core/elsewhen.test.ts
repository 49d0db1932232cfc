import { describe, expect, it } from 'vitest';
import { createConsider } from '../../src/core/considering.ts';
import { SURE } from '../../src/core/decide.ts';
import { withElsewhen } from '../../src/core/elsewhen.ts';
import type { Found } from '../../src/core/evidence.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Period } from '../../src/core/in-force.ts';
import { plainText } from '../../src/core/plain-text.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aCandidate, anEdition, clauseNumbered, found, inShort } from '../support/findings.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';

const PRE_ELECTION = { from: '2026-03-20', until: '2026-05-07' };

const dated = (number: string, inForce: Period, key = number): Clause =>
  aClause({ key, citation: { number, inForce, headings: [] }, parts: { text: `Hidden words of ${key}.` } });

/** An edition in which `today` is found among `inForce`, and `all` among everything. */
function aDatedEdition(parts: { since: string; today: Found; all: Found; inForce?: readonly Clause[] }): Edition {
  const everything = parts.all.candidates.map(({ clause }) => clause);
  const documentOf = (clauses: readonly Clause[]) => [
    { council: GEDLING.id, id: everything[0]!.citation.document, title: 'x', dates: {}, clauses },
  ];
  const all = { ...anEdition(async () => parts.all, everything), documents: documentOf(everything) };
  const inForce = parts.inForce ?? parts.today.candidates.map(({ clause }) => clause);
  return {
    ...anEdition(async () => parts.today, inForce),
    documents: documentOf(inForce),
    dated: { since: parts.since, all },
  };
}

async function answerTo(edition: Edition, typed = 'May I post about candidates?') {
  const considered = await createConsider({ knowledge: knowledgeOf(edition), clock: () => 0 })(typed, GEDLING.id);
  if (considered.outcome !== 'considered') throw new Error(`It was ${considered.outcome}.`);
  const { answer, reply } = considered;
  const named = 'elsewhen' in answer ? (answer.elsewhen ?? []) : [];
  return {
    short: inShort(answer),
    text: plainText(reply),
    named: named.map(({ citation, when }) => `${citation.number} ${when}`),
  };
}

const nothing = found([], {}, undefined, 0.9);

describe('a clause that answers on other days', () => {
  it('is named with its place and days before it is in force, and its words are not shown', async () => {
    const all = found([aCandidate(dated('4.2', PRE_ELECTION), 0.9)]);
    const answered = await answerTo(aDatedEdition({ since: '0000-01-01', today: nothing, all }));
    expect(answered).toMatchObject({ short: 'silent off-topic', named: ['4.2 not-yet'] });
    expect(answered.text).toContain(
      'Social Media Guidance for Members, 4.2, answers this from 20 March 2026 until 7 May 2026. It is not in force yet.',
    );
    expect(answered.text).not.toContain('Hidden words');
  });

  it('is named afterwards, beside what comes nearest today', async () => {
    const other = aCandidate(clauseNumbered('1'), 0.2);
    const all = found([aCandidate(dated('4.2', PRE_ELECTION), 0.9), other]);
    const answered = await answerTo(aDatedEdition({ since: '2026-05-08', today: found([other]), all }));
    expect(answered).toMatchObject({ short: 'unsure weak 1', named: ['4.2 no-more'] });
    expect(answered.text).toContain(
      '4.2, was in force from 20 March 2026 until 7 May 2026 and answered this. It is not in force any more.',
    );
    expect(answered.text).not.toContain('Hidden words');
  });

  it('is named of a rule and of the one that replaces it, which share the confidence', async () => {
    const [old, next] = [dated('4.2', { until: '2026-03-31' }, 'old'), dated('4.2', { from: '2026-05-01' }, 'new')];
    const all = found([aCandidate(old, SURE / 2), aCandidate(next, SURE / 2)]);
    const { named } = await answerTo(aDatedEdition({ since: '2026-04-01', today: nothing, all }));
    expect(named).toEqual(['4.2 no-more', '4.2 not-yet']);
  });

  it.each([
    ['an answer that is quoted', [aCandidate(clauseNumbered('1'), 0.95)], 0.9, 0.95],
    ['a clause that would not be quoted either', [], 0.5, 0.95],
    ['a question about something else', [], 0.9, 0.1],
  ])('is not named beside %s', async (_what, today, confidence, onTopic) => {
    const all = found([...today, aCandidate(dated('4.2', PRE_ELECTION), confidence)], {}, undefined, onTopic);
    expect((await answerTo(aDatedEdition({ since: '2026-05-08', today: found(today), all }))).named).toEqual([]);
  });

  it('is named where the question is as good as a phrasing of it, whatever else speaks against its being on the topic', async () => {
    const best = aCandidate(dated('4.2', PRE_ELECTION), 0.9);
    const phrased = { ...best, evidence: { ...best.evidence, phrasingCosine: 0.9, offTopicCosine: 0.1 } };
    const all = found([phrased], {}, undefined, 0.4);
    expect((await answerTo(aDatedEdition({ since: '2026-05-08', today: nothing, all }))).named).toEqual([
      '4.2 no-more',
    ]);
  });

  it('is not named for a single word that it does not hold', async () => {
    const best = aCandidate(dated('4.2', PRE_ELECTION), 0.9);
    const all = found([{ ...best, evidence: { ...best.evidence, wideCoverage: 0 } }], { telling: 1 });
    expect((await answerTo(aDatedEdition({ since: '2026-05-08', today: nothing, all }))).named).toEqual([]);
  });

  it('is not one that is in force', async () => {
    const clause = clauseNumbered('1');
    const all = found([aCandidate(clause, 0.9)]);
    const edition = aDatedEdition({ since: '2026-05-08', today: nothing, all, inForce: [clause] });
    expect((await answerTo(edition)).named).toEqual([]);
  });

  it('is named when it is asked for by its number', async () => {
    const all = found([aCandidate(dated('4.2', PRE_ELECTION), 0)]);
    const answered = await answerTo(aDatedEdition({ since: '0000-01-01', today: nothing, all }), 'what does 4.2 say?');
    expect(answered).toMatchObject({ short: 'silent no-such-clause', named: ['4.2 not-yet'] });
  });

  it('is named under the part of a message that it would answer', async () => {
    const typed = 'Can I use the logo? And may I post about candidates?';
    const logo = aCandidate(clauseNumbered('1'), 0.95);
    const clause = dated('4.2', PRE_ELECTION);
    const among =
      (finds: Readonly<Record<string, Found>>): Edition['find'] =>
      async ({ text }) =>
        finds[text] ?? found([], { text }, undefined, 0.9);
    const today = among({ 'Can I use the logo?': found([logo]), [typed]: found([logo]) });
    const all = among({ 'may I post about candidates?': found([aCandidate(clause, 0.9)]) });
    const edition = aDatedEdition({ since: '0000-01-01', today: found([logo]), all: found([aCandidate(clause, 0.9)]) });
    const { text } = await answerTo(
      { ...edition, find: today, dated: { since: '0000-01-01', all: { ...edition.dated!.all, find: all } } },
      typed,
    );
    expect(text).toContain('The words of clause 1.');
    expect(text.indexOf('4.2, answers this from 20 March 2026')).toBeGreaterThan(text.indexOf('On “may I post'));
  });

  it('is looked for with the parts before, where a part leans on them', async () => {
    const clause = aCandidate(dated('4.2', PRE_ELECTION), 0.9);
    const logo = aCandidate(clauseNumbered('1'), 0.95);
    const searched: string[] = [];
    const all: Edition['find'] = async ({ text }) => {
      searched.push(text);
      return found([], { text });
    };
    const edition = aDatedEdition({ since: '0000-01-01', today: found([logo]), all: found([clause]) });
    const typed = 'Can I use the logo? And how long can I keep it?';
    const today: Edition['find'] = async ({ text }) =>
      text === 'how long can I keep it?' ? found([], { text }) : found([logo], { text });
    await answerTo(
      { ...edition, find: today, dated: { since: '0000-01-01', all: { ...edition.dated!.all, find: all } } },
      typed,
    );
    expect(searched).toContain('how long can I keep it? Can I use the logo? how long can I keep it?');
  });

  it('is not looked for where everything is in force', async () => {
    const edition = anEdition(() => Promise.reject(new Error('nobody should search')), []);
    const silent = { outcome: 'silent', why: 'no-match' } as const;
    const asked = { question: { text: 'x' }, scope: undefined, takenWith: undefined };
    expect(await withElsewhen(silent, asked, edition)).toBe(silent);
  });
});

import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/core/assistant.ts';
import type { Considered } from '../../src/core/considering.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Found } from '../../src/core/evidence.ts';
import type { Clause, CouncilId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { MAX_QUESTION_LENGTH } from '../../src/core/question.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aCandidate, anEdition, clauseNumbered, found, foundWith } from '../support/findings.ts';
import { aQuestionLog } from '../support/question-log.ts';
import { aTurn, NOON, OXFORD, setUp } from '../support/assistant.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';

async function considered(finding: Found, scope?: CouncilId, now = NOON): Promise<Considered> {
  return setUp(finding, { now }).consider('Can I use the logo?', scope);
}

describe('a turn', () => {
  it('gets the answer that was found for it', async () => {
    const { assistant } = setUp(foundWith([0.9]));
    const reply = await assistant.reply(aTurn());
    const text = clauseNumbered('1').text;
    expect(reply).toMatchObject({ kind: 'answers', answer: { outcome: 'quoted', quotes: [{ text }] } });
  });

  it('is searched as read, in its council’s guidance', async () => {
    const { assistant, asked } = setUp(foundWith([0.9]));
    await assistant.reply(aTurn({ text: '  can\u200b I\npost? ' }));
    expect(asked).toEqual([{ text: 'can I post?', scope: GEDLING.id, limit: 10 }]);
  });

  it('is answered once: its repeat gets nothing more', async () => {
    const { assistant, questions } = setUp(foundWith([0.9]));
    expect((await assistant.reply(aTurn())).kind).toBe('answers');
    expect(await assistant.reply(aTurn())).toEqual({ kind: 'already-answered' });
    expect(questions.records).toHaveLength(1);
  });

  it('is answered once though its repeats come at the same time', async () => {
    const { assistant } = setUp(foundWith([0.9]));
    const replies = await Promise.all([1, 2, 3, 4].map(() => assistant.reply(aTurn())));
    expect(replies.map(({ kind }) => kind).toSorted()).toEqual([
      'already-answered',
      'already-answered',
      'already-answered',
      'answers',
    ]);
  });

  it('of the same words but another id is answered again', async () => {
    const { assistant } = setUp(foundWith([0.9]));
    await assistant.reply(aTurn());
    expect((await assistant.reply(aTurn({ id: turnId('slack', 'Ev2') }))).kind).toBe('answers');
  });

  it('from nobody’s workspace is told so once, without a search, whatever it says', async () => {
    for (const text of ['Can I use the logo?', 'hello', 'receipt ABCD-EFGH', '']) {
      const { assistant, asked, questions } = setUp(foundWith([0.9]));
      const turn = aTurn({ text, fromNobodys: true });
      expect(await assistant.reply(turn)).toEqual({ kind: 'asks-again', why: 'no-council' });
      expect(await assistant.reply(turn)).toEqual({ kind: 'already-answered' });
      expect(asked).toEqual([]);
      expect(questions.records).toMatchObject([{ outcome: 'asked-again', clauses: [] }]);
    }
  });

  it.each([
    ['empty', ' \u200b\n?'],
    ['too-long', 'a'.repeat(MAX_QUESTION_LENGTH + 1)],
  ])('that is %s is asked for again once, without a search', async (why, text) => {
    const { assistant, questions, asked } = setUp(foundWith([0.9]));
    expect(await assistant.reply(aTurn({ text }))).toEqual({ kind: 'asks-again', why });
    expect(await assistant.reply(aTurn({ text }))).toEqual({ kind: 'already-answered' });
    expect(asked).toEqual([]);
    expect(questions.records).toMatchObject([{ outcome: 'asked-again', clauses: [] }]);
  });

  it('is not answered if it cannot be recorded', async () => {
    const edition = anEdition(async () => foundWith([0.9]), [clauseNumbered('1')]);
    const questions = { ...aQuestionLog(), record: () => Promise.reject(new Error('The disk is full.')) };
    const assistant = createAssistant({ knowledge: knowledgeOf(edition), questions, clock: () => NOON });
    await expect(assistant.reply(aTurn())).rejects.toThrow('The disk is full.');
  });
});

describe('the record of a turn', () => {
  it('is ids, outcome and time, and who asked, for a receipt', async () => {
    const { assistant, questions } = setUp(foundWith([0.5, 0.4]));
    await assistant.reply(aTurn());
    expect(questions.records).toEqual([
      {
        turn: 'slack:Ev1',
        council: GEDLING.id,
        edition: 'edition-1',
        outcome: 'unsure',
        clauses: [clauseNumbered('1').id, clauseNumbered('2').id],
        at: NOON,
        by: 'slack:T1/U1',
      },
    ]);
  });

  it('holds no word of the question, the answer or the address', async () => {
    const clause = aClause({ key: 'k1', parts: { text: 'Xylophones are forbidden.' } });
    const reading = { unknown: ['gargleblaster'] };
    const { assistant, questions } = setUp(found([aCandidate(clause, 0.9, 1)], reading));
    const at = { platform: 'slack', address: 'C-secret-place' } as const;
    await assistant.reply(aTurn({ text: 'may I play a gargleblaster', at }));
    const kept = JSON.stringify(questions.records);
    for (const said of ['gargleblaster', 'play', 'Xylophones', 'forbidden', 'secret-place', 'Social Media Guidance']) {
      expect(kept).not.toContain(said);
    }
    expect(kept).toContain('"outcome":"unsure"');
  });

  it('is not made for a question outside a conversation', async () => {
    const { assistant, questions } = setUp(foundWith([0.9]));
    await assistant.consider('Can I use the logo?', undefined);
    expect(questions.records).toEqual([]);
  });
});

describe('a quote that is not in the edition', () => {
  const finding = foundWith([0.9, 0.85]);
  const changed = (id: string): Clause | undefined =>
    finding.candidates
      .map(({ clause }) => (clause.citation.number === '2' ? { ...clause, text: `${clause.text} Unless.` } : clause))
      .find((clause) => clause.id === id);

  it.each<[string, Partial<Edition>]>([
    ['another text', { clause: changed }],
    ['no such clause', { clause: () => undefined }],
  ])('is a fault and never leaves: %s', async (_what, change) => {
    const { assistant, questions } = setUp(finding, { change });
    await expect(assistant.reply(aTurn())).rejects.toMatchObject({ name: 'Fault', code: 'QUOTE_MISMATCH' });
    expect(questions.records).toEqual([]);
  });

  it('is a fault also among the choices of an unsure answer', async () => {
    const { assistant } = setUp(foundWith([0.5, 0.45]), { change: { clause: changed } });
    await expect(assistant.reply(aTurn())).rejects.toMatchObject({ code: 'QUOTE_MISMATCH' });
  });
});

describe('a review date', () => {
  const due = (review: string | undefined) =>
    found([aCandidate(aClause({ citation: { dates: review === undefined ? {} : { review } } }), 0.9)]);

  it.each([
    ['yesterday', '2026-05-30', true],
    ['today', '2026-05-31', false],
    ['tomorrow', '2026-06-01', false],
    ['long ago', '1999-12-31', true],
    ['not given', undefined, false],
  ])('%s is overdue: %s %s', async (_when, review, overdue) => {
    const { reply } = await considered(due(review));
    expect(reply.overdue).toEqual(overdue ? [aClause().id] : []);
  });

  it('is told of clauses found and not shown, and of clauses shown and not found', async () => {
    const [first, other] = [due('1999-12-31').candidates[0], aCandidate(clauseNumbered('2'), 0.9)];
    if (first === undefined) throw new Error('There is a clause.');
    const notShown = found([other, { ...first, confidence: 0.01 }]);
    expect((await considered(notShown)).reply.overdue).toEqual([aClause().id]);
    const { reply } = await setUp(found([other]), {
      change: {
        documents: [
          { council: GEDLING.id, id: aClause().citation.document, title: '', dates: {}, clauses: [first.clause] },
        ],
        clause: (id) => [other.clause, first.clause].find((each) => each.id === id),
      },
    }).consider('what does 4.8 say?');
    expect(reply.overdue).toEqual([aClause().id]);
  });

  it('is overdue by the clock given, not by the day the guidance was read', async () => {
    expect((await considered(due('2026-05-31'), undefined, NOON)).reply.overdue).toEqual([]);
    expect((await considered(due('2026-05-31'), undefined, NOON + 24 * 60 * 60 * 1000)).reply.overdue).toHaveLength(1);
  });
});

describe('the scope', () => {
  it('is the council asked, and only that one', async () => {
    const { reply } = await considered(foundWith([0.9]), OXFORD.id);
    expect(reply).toMatchObject({ scope: OXFORD, councils: [OXFORD] });
  });

  it('is every council when none is asked', async () => {
    const { reply } = await considered(foundWith([0.9]));
    expect(reply.scope).toBeUndefined();
    expect(reply.councils).toEqual([GEDLING, OXFORD]);
  });
});

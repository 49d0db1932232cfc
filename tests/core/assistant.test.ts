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

async function considered(finding: Found, scope?: CouncilId, now?: number): Promise<Considered> {
  const result = await setUp(finding, {}, now).assistant.consider('Can I use the logo?', scope);
  if (result.outcome !== 'considered') throw new Error(`It was ${result.outcome}.`);
  return result;
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
    const assistant = createAssistant({ knowledge: { current: () => edition }, questions, clock: () => NOON });
    await expect(assistant.reply(aTurn())).rejects.toThrow('The disk is full.');
  });
});

describe('the record of a turn', () => {
  it('is ids, outcome and time', async () => {
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
    const { assistant, questions } = setUp(finding, change);
    await expect(assistant.reply(aTurn())).rejects.toMatchObject({ name: 'Fault', code: 'QUOTE_MISMATCH' });
    expect(questions.records).toEqual([]);
  });

  it('is a fault also among the choices of an unsure answer', async () => {
    const { assistant } = setUp(foundWith([0.5, 0.45]), { clause: changed });
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

describe('a question after another in one conversation', () => {
  const few = foundWith([0.6], { telling: 1 });

  it('is searched alone and with what came before, and the reply says so', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'on Instagram?' }));
    expect(asked.map(({ text }) => text)).toEqual([
      'logo use',
      'on Instagram?',
      'on Instagram? logo use on Instagram?',
    ]);
    expect(reply).toMatchObject({ kind: 'answers', takenWith: 'logo use' });
  });

  it('is taken by itself in another conversation, after “new:”, or if it leans on nothing', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'on Instagram?', thread: 'D2' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev4'), text: 'on Instagram?', thread: undefined }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev3'), text: 'new: on Instagram?' }));
    expect(asked.map(({ text }) => text)).toEqual(['logo use', 'on Instagram?', 'on Instagram?', 'on Instagram?']);
    const plain = setUp(foundWith([0.9], { telling: 3 }));
    await plain.assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await plain.assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'post hateful remarks' }));
    expect(plain.asked).toHaveLength(2);
  });

  it('is taken by itself if a clause surely answers its few words', async () => {
    const { assistant, asked } = setUp(foundWith([0.9], { telling: 2 }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'can I block trolls?' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev3'), text: 'and block trolls?' }));
    expect(asked.map(({ text }) => text)).toEqual([
      'logo use',
      'can I block trolls?',
      'and block trolls?',
      'and block trolls? can I block trolls? and block trolls?',
    ]);
  });

  it('is taken by itself if it names a clause by its number', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'clause 99' }));
    expect(reply).toMatchObject({ answer: { why: 'no-such-clause' } });
    expect(reply).not.toHaveProperty('takenWith');
    expect(asked.map(({ text }) => text)).toEqual(['logo use', 'clause 99']);
  });

  it('may lean on what was asked before thanks', async () => {
    const { assistant } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'thanks!' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev3'), text: 'on Instagram?' }));
    expect(reply).toMatchObject({ takenWith: 'logo use' });
  });
});

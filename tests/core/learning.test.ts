import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { editionId } from '../../src/core/guidance.ts';
import { learntFrom } from '../../src/core/learning.ts';
import { COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { clauseNumbered } from '../support/findings.ts';
import { answeredWith, CLAUSE } from '../support/suggestions.ts';

const OTHER = clauseNumbered('2').id;
const learnt = (...escalations: readonly Escalation[]) => learntFrom(escalations, () => true);
const askedBy = (...people: readonly (typeof COUNCILLOR)[]): Pick<Escalation, 'askers'> => {
  const askers = people.map((person, index) => ({ person, about: turnId('slack', `Ev${index}`) }));
  const [first, ...others] = askers;
  if (first === undefined) throw new Error('Somebody asks.');
  return { askers: [first, ...others] };
};
const kindsOf = (all: ReturnType<typeof learnt>) => all.map(({ suggested: { kind }, people }) => [kind, people]);

describe('what officers’ answers teach', () => {
  it('is a phrasing of the clause that was quoted first, in the words of the question, and of nobody', () => {
    expect(learnt(answeredWith([CLAUSE, OTHER], { question: ' May I use\n the crest? ' }))).toEqual([
      {
        council: 'gedling',
        team: 'communications',
        from: { kind: 'escalation', id: escalationId('GED-1') },
        people: 1,
        suggested: { kind: 'phrasing', words: 'May I use the crest?', clause: CLAUSE },
      },
    ]);
  });

  it('is a question to expect as well where two people asked it, together or one after the other', () => {
    expect(kindsOf(learnt(answeredWith([CLAUSE], askedBy(COUNCILLOR, NEIGHBOUR))))).toEqual([
      ['phrasing', 2],
      ['expected', 2],
    ]);
    const again = answeredWith([CLAUSE], {
      id: escalationId('GED-2'),
      question: 'may i use the crest on my leaflet',
      ...askedBy(NEIGHBOUR),
    });
    expect(kindsOf(learnt(answeredWith([CLAUSE]), again))).toEqual([
      ['phrasing', 2],
      ['expected', 2],
    ]);
    expect(kindsOf(learnt(answeredWith([CLAUSE]), { ...again, ...askedBy(COUNCILLOR) }))).toEqual([['phrasing', 1]]);
  });

  it('is only to be expected where Clausebook quoted that clause itself', () => {
    const botSaid = { outcome: 'quoted', why: undefined, near: [CLAUSE], edition: editionId('e') } as const;
    expect(learnt(answeredWith([CLAUSE], { botSaid }))).toEqual([]);
    expect(kindsOf(learnt(answeredWith([CLAUSE], { botSaid, ...askedBy(COUNCILLOR, NEIGHBOUR) })))).toEqual([
      ['expected', 2],
    ]);
    expect(kindsOf(learnt(answeredWith([OTHER], { botSaid })))).toEqual([['phrasing', 1]]);
  });

  it.each<[string, Escalation]>([
    ['was confidential', answeredWith([CLAUSE], { confidential: true })],
    ['quoted nothing', answeredWith([])],
    ['was asked again', answeredWith([CLAUSE], { now: { state: 'waiting' } })],
    ['has no word', answeredWith([CLAUSE], { question: '???' })],
  ])('is nothing where the answer %s', (_why, escalation) => {
    expect(learnt(escalation)).toEqual([]);
  });

  it('is nothing where officers point to different clauses, or to one that is gone', () => {
    const other = answeredWith([OTHER], { id: escalationId('GED-2'), ...askedBy(NEIGHBOUR) });
    expect(learnt(answeredWith([CLAUSE]), other)).toEqual([]);
    expect(learntFrom([answeredWith([CLAUSE])], (id) => id === OTHER)).toEqual([]);
  });

  it('is by the last answer', () => {
    const first = answeredWith([CLAUSE]);
    const [entry] = answeredWith([OTHER]).history;
    if (entry === undefined) throw new Error('It is answered.');
    const [one] = learnt({ ...first, history: [...first.history, entry] });
    expect(one?.suggested).toMatchObject({ clause: OTHER });
  });
});

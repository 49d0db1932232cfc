import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/core/assistant.ts';
import { CLAUSE_VIEWS, turnId } from '../../src/core/conversation.ts';
import type { ReadingOn } from '../../src/core/conversation.ts';
import { councilId, storedClauseId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { plainText } from '../../src/core/plain-text.ts';
import type { Edition } from '../../src/core/ports.ts';
import { opened, waysOn } from '../../src/core/reading-on.ts';
import { aTurn, NOON } from '../support/assistant.ts';
import { anyClauses } from '../support/any-clause.ts';
import { aClause } from '../support/builders.ts';
import { aCandidate, anEdition, found } from '../support/findings.ts';
import { aQuestionLog } from '../support/question-log.ts';

const clauseOf = (number: string, text: string): Clause =>
  aClause({
    parts: { text },
    citation: { number, section: number.split('.')[0] ?? '', headings: [`On ${number.split('.')[0]}`] },
  });
const CLAUSES = [
  clauseOf('4.1', 'Be kind, see 4.2 and section 5. Paragraphs 5.1 to 5.4 apply, and so does 9.9.'),
  clauseOf('4.2', 'Never be rude.'),
  ...['5.1', '5.2', '5.3', '5.4', '5.5', '5.6'].map((number) => clauseOf(number, `Rule ${number.replace('.', '')}x.`)),
];
const [KIND, RUDE] = [CLAUSES[0] ?? aClause(), CLAUSES[1] ?? aClause()];

const editionOf = (clauses: readonly Clause[]): Edition => ({
  ...anEdition(async () => found([aCandidate(KIND, 0.99)], { telling: 3 }), clauses),
  documents: [{ id: KIND.citation.document, council: KIND.citation.council, title: '', dates: {}, clauses }],
});
const EDITION = editionOf(CLAUSES);
const labels = (clause: Clause, edition = EDITION): readonly string[] =>
  waysOn(clause, edition).map(({ label }) => label);
const read = (view: ReadingOn['view'], clause: Clause, edition = EDITION) =>
  opened({ view, clause: clause.id, council: undefined }, edition);

describe('what can be opened from under a quote', () => {
  it('is what it refers to, as much as a row holds, and its own place', () => {
    expect(labels(KIND)).toEqual(['Show 4.2', 'Show section 5', 'Show 5.1', 'Show it in place']);
    expect(labels(RUDE)).toEqual(['Show it in place']);
  });

  it('is nothing of a clause that stands alone and refers to nothing', () => {
    expect(labels(RUDE, editionOf([RUDE]))).toEqual([]);
  });

  it('carries a view and an id, never content', () => {
    expect(waysOn(KIND, EDITION)[0]).toEqual({ view: 'clause', clause: RUDE.id, label: 'Show 4.2' });
    expect(waysOn(KIND, EDITION)[1]).toMatchObject({ view: 'section', clause: CLAUSES[2]?.id });
  });

  it('is no clause whose id no button can carry', () => {
    const long = aClause({ key: 'x'.repeat(3000), citation: { number: '4.2' } });
    expect(labels(KIND, editionOf([KIND, long]))).toEqual(['Show it in place']);
    expect(labels(long, editionOf([KIND, long]))).toEqual([]);
  });
});

describe('a clause that is opened', () => {
  const keys = (view: ReadingOn['view'], clause: Clause) =>
    read(view, clause)?.quotes.map(({ citation }) => citation.number);

  it('stands by itself, with its own references', () => {
    expect(keys('clause', KIND)).toEqual(['4.1']);
    expect(read('clause', KIND)?.ways).toEqual(waysOn(KIND, EDITION));
  });

  it('stands between its neighbours, and the last one leads on', () => {
    expect(keys('in-place', RUDE)).toEqual(['4.1', '4.2', '5.1']);
    expect(keys('in-place', KIND)).toEqual(['4.1', '4.2']);
    expect(read('in-place', RUDE)?.ways).toEqual([
      { view: 'in-place', clause: CLAUSES[3]?.id, label: 'Show what follows' },
    ]);
    expect(read('in-place', CLAUSES.at(-1) ?? KIND)?.ways).toEqual([]);
  });

  it('begins its section, of which no more than five are shown', () => {
    expect(keys('section', KIND)).toEqual(['4.1', '4.2']);
    expect(read('section', KIND)?.more).toBe(false);
    expect(keys('section', CLAUSES[2] ?? KIND)).toEqual(['5.1', '5.2', '5.3', '5.4', '5.5']);
    expect(read('section', CLAUSES[2] ?? KIND)).toMatchObject({ more: true, ways: [{ clause: CLAUSES.at(-1)?.id }] });
  });

  it('is whatever it is the council’s own words, in the order of the document, and few', () => {
    fc.assert(
      fc.property(anyClauses(1, 12), fc.nat(), fc.constantFrom(...CLAUSE_VIEWS), (clauses, nth, view) => {
        const clause = clauses[nth % clauses.length] ?? KIND;
        const [{ document, council }] = [clause.citation];
        const edition = {
          ...editionOf(clauses),
          documents: [{ id: document, council, title: '', dates: {}, clauses }],
        };
        const { quotes = [], ways = [] } = read(view, clause, edition) ?? {};
        const places = quotes.map((each) => clauses.findIndex(({ id }) => id === each.clause));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(quotes.map(({ text }) => text)).toEqual(places.map((place) => clauses[place]?.text));
        expect(quotes.some((each) => each.clause === clause.id)).toBe(true);
        expect(quotes.length).toBeLessThanOrEqual(5);
        expect(ways.length).toBeLessThanOrEqual(4);
        expect(ways.every((way) => clauses.some(({ id }) => id === way.clause))).toBe(true);
      }),
    );
  });
});

function aService(edition = EDITION) {
  const questions = aQuestionLog();
  let inForce = edition;
  const assistant = createAssistant({
    knowledge: { current: () => inForce },
    questions,
    clock: () => NOON,
    chance: () => 0.5,
  });
  const { kind: _kind, text: _text, ...turn } = aTurn();
  const readOn = (change: Partial<ReadingOn> = {}) =>
    assistant.reply({
      ...turn,
      id: turnId('slack', 'T1'),
      kind: 'reads-on',
      view: 'clause',
      clause: RUDE.id,
      ...change,
    });
  return { assistant, readOn, questions, publish: (next: Edition) => void (inForce = next) };
}
const GONE = { kind: 'asks-again', why: 'gone' };

describe('reading on in a chat', () => {
  it('is offered under an answer there, and not outside', async () => {
    const { assistant } = aService();
    const said = await assistant.reply(aTurn());
    expect(said.kind === 'answers' && said.waysOn?.get(KIND.id)).toEqual(waysOn(KIND, EDITION));
    expect(await assistant.consider('be kind', undefined)).not.toHaveProperty('reply.waysOn');
  });

  it('shows the clause with where it stands, and keeps a receipt of it', async () => {
    const { readOn, questions } = aService();
    const said = await readOn();
    expect(plainText(said)).toMatch(/^The guidance says\nNever be rude\.\n— .*4\.2 \(On 4\)/);
    expect(plainText(said)).toMatch(/Receipt \S{4}-\S{4}$/);
    expect(said).toMatchObject({ kind: 'opened', of: turnId('slack', 'T1') });
    expect(questions.records).toMatchObject([{ outcome: 'opened', clauses: [RUDE.id] }]);
    expect(await questions.receiptOf(turnId('slack', 'T1'))).toMatchObject({
      outcome: 'quoted',
      shown: [{ clause: RUDE.id, text: 'Never be rude.' }],
    });
  });

  it('says in place which clause is which, and where the document begins and ends', async () => {
    const both = editionOf([KIND, RUDE]);
    const [first, last] = [
      await aService(both).readOn({ view: 'in-place', clause: KIND.id }),
      await aService(both).readOn({ view: 'in-place' }),
    ];
    expect(plainText(first)).toMatch(
      /^Nothing stands before it[^]*\nThis clause\nBe kind[^]*\nThe clause after\nNever be rude/,
    );
    expect(plainText(first)).not.toContain('Nothing stands after it');
    expect(plainText(last)).toMatch(
      /^The clause before\nBe kind[^]*\nThis clause\nNever be rude[^]*Nothing stands after it/,
    );
  });

  it('says that more of a section follows, and warns of an overdue document', async () => {
    const overdue = CLAUSES.map((clause) => ({
      ...clause,
      citation: { ...clause.citation, dates: { review: '2020-01-01' } },
    }));
    const said = plainText(
      await aService(editionOf(overdue)).readOn({ view: 'section', clause: CLAUSES[2]?.id ?? RUDE.id }),
    );
    expect(said).toContain('More of it follows in the document.');
    expect(said.match(/Check before you rely on this/g)).toHaveLength(5);
  });

  it('says nothing again to a repeat of the turn', async () => {
    const { readOn } = aService();
    await readOn();
    expect(await readOn()).toEqual({ kind: 'already-answered' });
    expect((await readOn({ id: turnId('slack', 'T2') })).kind).toBe('opened');
  });

  it('does not believe what the button says: a clause that is gone, never was or is another council’s', async () => {
    const { readOn, publish, questions } = aService();
    expect(await readOn({ clause: storedClauseId('gedling/social-media-guidance/none') })).toEqual(GONE);
    expect(await readOn({ id: turnId('slack', 'T2'), council: councilId('oxford') })).toEqual(GONE);
    expect((await readOn({ id: turnId('slack', 'T3'), council: councilId('gedling') })).kind).toBe('opened');
    publish(editionOf([KIND]));
    expect(await readOn({ id: turnId('slack', 'T4') })).toEqual(GONE);
    expect(questions.records.map(({ outcome }) => outcome)).toEqual([
      'asked-again',
      'asked-again',
      'opened',
      'asked-again',
    ]);
  });

  it('reads as the clause does today, and gives no receipt where none are given', async () => {
    const service = createAssistant({
      knowledge: { current: () => EDITION },
      questions: aQuestionLog(),
      clock: () => NOON,
    });
    const { kind: _kind, text: _text, ...turn } = aTurn();
    const said = await service.reply({ ...turn, kind: 'reads-on', view: 'clause', clause: RUDE.id });
    expect(said).not.toHaveProperty('of');
    expect(plainText(said)).not.toContain('Receipt');
  });
});

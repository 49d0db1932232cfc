import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import { councilId, documentId, quote } from '../../src/core/guidance.ts';
import type { Clause, ClauseId, NonEmpty } from '../../src/core/guidance.ts';
import { withOtherwise } from '../../src/core/otherwise.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { anEdition, clauseNumbered, foundWith, inShort } from '../support/findings.ts';

const OXFORD = councilId('oxford');
const first = clauseNumbered('1');
const differing = (number: string, council = GEDLING.id, from: readonly ClauseId[] = [first.id]): Clause =>
  aClause({ citation: { number, council }, parts: { text: `Otherwise, by ${number}.` }, differsFrom: [...from] });

const quoted = (...[one, ...others]: NonEmpty<Clause>): Extract<Answer, { outcome: 'quoted' }> => ({
  outcome: 'quoted',
  quotes: [quote(one), ...others.map(quote)],
  seeAlso: [],
});

function editionOf(clauses: readonly Clause[]) {
  const document = { council: GEDLING.id, id: documentId('a'), title: '', dates: {}, clauses };
  return { ...anEdition(async () => foundWith([]), clauses), documents: [document] };
}

describe('a quoted answer', () => {
  it('is left as it is where nothing says otherwise', () => {
    const many = quoted(first, clauseNumbered('2'), clauseNumbered('3'), clauseNumbered('4'));
    expect(withOtherwise(many, editionOf([first, differing('7', GEDLING.id, [])]), undefined)).toBe(many);
  });

  it('has beside it what says otherwise in the guidance that was asked, and in no other', () => {
    const edition = editionOf([first, differing('7'), differing('8', OXFORD)]);
    expect(inShort(withOtherwise(quoted(first), edition, GEDLING.id))).toBe('quoted 1 7');
    expect(inShort(withOtherwise(quoted(first), edition, OXFORD))).toBe('quoted 1 8');
    expect(inShort(withOtherwise(quoted(first), edition, undefined))).toBe('quoted 1 7 8');
  });

  it('has it in front of what else was quoted, once, and three clauses in all', () => {
    const [seven, two, three] = [differing('7'), clauseNumbered('2'), clauseNumbered('3')];
    const edition = editionOf([first, seven, two, three]);
    expect(inShort(withOtherwise(quoted(first, seven, two), edition, undefined))).toBe('quoted 1 7 2');
    expect(inShort(withOtherwise(quoted(first, two, three), edition, undefined))).toBe('quoted 1 7 2');
  });

  it('leaves out nothing that says otherwise, however much there is', () => {
    const edition = editionOf([first, differing('7'), differing('8'), differing('9')]);
    expect(inShort(withOtherwise(quoted(first, clauseNumbered('2')), edition, undefined))).toBe('quoted 1 7 8 9');
  });

  it('does not name a place that is quoted now, and keeps the others', () => {
    const seven = differing('7');
    const places = [seven.citation, clauseNumbered('3').citation];
    const answer = withOtherwise({ ...quoted(first), seeAlso: places }, editionOf([first, seven]), undefined);
    expect(answer).toMatchObject({ seeAlso: [clauseNumbered('3').citation] });
  });

  it('has it too where its own clause is marked, and where that is not in force there is none', () => {
    const marked = differing('7', GEDLING.id);
    expect(inShort(withOtherwise(quoted(marked), editionOf([first, marked]), undefined))).toBe('quoted 7 1');
    expect(inShort(withOtherwise(quoted(marked), editionOf([first]), undefined))).toBe('quoted 7');
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { councilId, documentId, quote } from '../../src/core/guidance.ts';
import type { Quote } from '../../src/core/guidance.ts';
import { haltOver } from '../../src/core/halt.ts';
import type { HaltScope } from '../../src/core/halt.ts';
import { handledSayable } from '../../src/core/halted-reply.ts';
import type { Handled } from '../../src/core/reply.ts';
import type { Sheet, SheetPart } from '../../src/core/sheet.ts';
import { aClause } from '../support/builders.ts';
import { aHalt } from '../support/halts-in-memory.ts';

const PLACES = [
  ['gedling', 'social'],
  ['gedling', 'code'],
  ['oxford', 'social'],
].map(([council = '', document = '']) => ({ council: councilId(council), document: documentId(document) }));

const QUOTES: readonly Quote[] = PLACES.map((place, nth) =>
  quote(aClause({ key: '1.1', citation: { ...place, number: '1.1' }, parts: { text: `Words-${nth} are kept.` } })),
);
const SCOPES: readonly HaltScope[] = [
  { over: 'everything' },
  ...PLACES.map(({ council }): HaltScope => ({ over: 'council', council })),
  ...PLACES.map((place): HaltScope => ({ over: 'document', ...place })),
];

const anyQuote = fc.constantFrom(...QUOTES);
const anyPart: fc.Arbitrary<SheetPart> = fc.oneof(
  anyQuote.map((each): SheetPart => ({ part: 'quote', heading: 'Answered with', quote: each, overdue: false })),
  fc.constant<SheetPart>({ part: 'line', text: 'Something else' }),
);
const anySheet: fc.Arbitrary<Sheet> = fc
  .array(anyPart, { maxLength: 6 })
  .map((parts) => ({ gist: 'A gist', parts, buttons: [] }));
const anyHandled: fc.Arbitrary<Handled> = fc.oneof(
  anySheet.map((sheet): Handled => ({ kind: 'done', sentence: 'Done.', sheet })),
  anySheet.map((sheet): Handled => ({ kind: 'view', sheet })),
  fc
    .array(anySheet, { maxLength: 4 })
    .map((sheets): Handled => ({ kind: 'sheets', list: 'queue', heading: 'Your queue', sheets })),
  fc
    .array(anyQuote, { maxLength: 6 })
    .map((quotes): Handled => ({ kind: 'clauses', typed: 'the crest', quotes, overdue: [] })),
);

const partsOf = (handled: Handled): readonly SheetPart[] => {
  if (handled.kind === 'sheets') return handled.sheets.flatMap(({ parts }) => parts);
  return handled.kind === 'done' || handled.kind === 'view' ? handled.sheet.parts : [];
};
const quotesIn = (handled: Handled): readonly Quote[] => [
  ...partsOf(handled).flatMap((part) => (part.part === 'quote' ? [part.quote] : [])),
  ...(handled.kind === 'clauses' ? handled.quotes : []),
];

describe('whatever somebody did while anything is halted', () => {
  it('shows every quote that is not halted, and none that is', () => {
    fc.assert(
      fc.property(anyHandled, fc.subarray([...SCOPES]), (handled, scopes) => {
        const halts = scopes.map((scope) => aHalt({ scope }));
        const told = handledSayable(handled, (place) => haltOver(halts, place));
        const kept = quotesIn(handled).filter(({ citation }) => haltOver(halts, citation) === undefined);
        const refused = told.kind === 'refused' && handled.kind === 'clauses';
        expect(quotesIn(told)).toEqual(refused ? [] : kept);
        expect(partsOf(told)).toHaveLength(partsOf(handled).length);
      }),
    );
  });

  it('says instead of the first clause that was looked for that it is halted', () => {
    const handled: Handled = { kind: 'clauses', typed: 'the crest', quotes: [...QUOTES], overdue: [] };
    const halts = [aHalt({ scope: SCOPES[1] ?? { over: 'everything' } })];
    expect(handledSayable(handled, (place) => haltOver(halts, place))).toMatchObject({
      kind: 'refused',
      why: 'halted',
    });
  });
});

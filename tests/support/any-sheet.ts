import * as fc from 'fast-check';
import { ACTS, FORMS } from '../../src/core/conversation.ts';
import { ACT_LABELS, FORM_LABELS } from '../../src/core/escalation-wording.ts';
import { LONGEST_TEXT } from '../../src/core/form.ts';
import { quote } from '../../src/core/guidance.ts';
import type { Button, Sheet, SheetPart } from '../../src/core/sheet.ts';
import { aClause } from './builders.ts';

/** What Slack, Teams or a card would read as more than text. */
export const MARKUP = [
  '**',
  '_',
  '# ',
  '1. ',
  '- ',
  '[x](y)',
  '<at>Ann</at>',
  '{{DATE(2026-01-01)}}',
  '{{{',
  '&lt;',
  '`',
  '|',
];

const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom(...MARKUP));
const prose = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const long = fc.constantFrom('x', 'word ', '😀', '\u0001', '{', '{{DATE(', '"', 'é ', 'line\n');

/** What a person may write, up to the longest. */
const anyWords = fc
  .oneof({ weight: 3, arbitrary: prose }, { weight: 1, arbitrary: long.map((part) => part.repeat(LONGEST_TEXT)) })
  .map((text) => `x${text}`.slice(0, LONGEST_TEXT));

/** A name stands in one line. */
const anyName = fc.oneof(
  fc.constant('Anna *Reed*'),
  prose.map((text) => `A ${text.slice(0, 80).replaceAll('\n', ' ')}`),
);

/** A clause, also one far longer than any. */
const anyQuote = fc
  .oneof(
    { weight: 3, arbitrary: anyWords },
    { weight: 1, arbitrary: fc.tuple(long, fc.nat({ max: 12_000 })).map(([part, times]) => `x${part.repeat(times)}`) },
  )
  .map((text) => quote(aClause({ parts: { text } })));

const anyPart: fc.Arbitrary<SheetPart> = fc.oneof(
  fc.record({ part: fc.constant('line' as const), text: prose.map((text) => `l${text}`) }),
  fc.record({ part: fc.constant('fact' as const), label: fc.constant('From'), value: anyName }),
  fc.record({ part: fc.constant('words' as const), heading: anyName, text: anyWords }),
  fc.record({
    part: fc.constant('quote' as const),
    heading: fc.constantFrom('Near to the question', 'The officer points to this guidance'),
    quote: anyQuote,
    overdue: fc.boolean(),
  }),
);

const anyButton: fc.Arbitrary<Button> = fc.oneof(
  fc
    .record({ act: fc.constantFrom(...ACTS), main: fc.boolean() })
    .map(({ act, main }): Button => ({ press: 'act', act, main, about: 'GED-1', label: ACT_LABELS[act] })),
  fc
    .record({ form: fc.constantFrom(...FORMS), main: fc.boolean() })
    .map(({ form, main }): Button => ({ press: 'form', form, main, about: 'GED-1', label: FORM_LABELS[form] })),
);

/** A sheet with any words in it, up to the longest, and quotes of the longest clauses. */
export const anySheet: fc.Arbitrary<Sheet> = fc
  .record({
    gist: anyName.map((name) => `GED-1: with ${name}`),
    parts: fc.array(anyPart, { maxLength: 14 }),
    buttons: fc.array(anyButton, { maxLength: 14 }),
  })
  .map(({ gist, parts, buttons }) => ({ gist, parts: [{ part: 'heading', text: gist }, ...parts], buttons }));

/** Everything that a sheet shows of people's and of the guidance's words. */
export const wordsIn = ({ parts }: Sheet): readonly string[] =>
  parts.flatMap((part) => {
    switch (part.part) {
      case 'heading':
      case 'line':
        return [part.text];
      case 'fact':
        return [part.value];
      case 'words':
        return [part.heading, part.text];
      case 'quote':
        return [part.quote.text];
    }
  });

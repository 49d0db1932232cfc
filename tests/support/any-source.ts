import * as fc from 'fast-check';
import type { Source } from '../../src/import/source.ts';
import { aSource, heading, para, plain, table } from './source.ts';

const WORDS =
  'members must not accept gifts kites £50 the Council co-opted purdah Unless except shall e.g. 2024 “quoted” naïve'.split(
    ' ',
  );
const word = fc.constantFrom(...WORDS);
const ENDS = ['.', ';', ':', ',', '', '; and', '?', '.[1]', ' [2]', ':[1]'] as const;
const OPENINGS = ['', 'unless ', 'However, ', '“', 'This rule does not apply to ', 'Data protection: '] as const;

const text = fc
  .tuple(
    fc.constantFrom(...OPENINGS),
    fc.array(word, { minLength: 1, maxLength: 30 }),
    fc.constantFrom(...ENDS),
    fc.boolean(),
  )
  .map(([opening, all, end, capital]) => {
    const words = opening + all.join(' ') + end;
    return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  });
const short = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));

const step = fc.integer({ min: 1, max: 4 });
const number = fc
  .tuple(step, fc.option(step), fc.option(step))
  .map((steps) => steps.filter((one) => one !== null).join('.'));
const ODD = [
  '(a)',
  '(b)',
  '(c)',
  'i.',
  'ii.',
  '(i)',
  '•',
  '–',
  'o',
  'A.',
  '1)',
  '(2)',
  'Schedule 1',
  'Part 2',
  '4.2(b)',
  'First',
  '[1]',
] as const;
const marker = fc.oneof(
  number,
  number.map((printed) => `${printed}.`),
  fc.constantFrom(...ODD),
);

const cell = fc.oneof(short, fc.constant(''), fc.constant(undefined), text, number);
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
const SHEET = [
  'Version 1.0',
  'Version: 2.1',
  'Approved by: Full Council',
  'Approved by Council on 1 March 2024',
  'Date of review:',
  'Date of review: March 2027',
];

const block = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(marker, text, fc.option(fc.nat(3)))
      .map(([printed, words, level]) => para(printed, words, level === null ? {} : { level })),
  },
  { weight: 3, arbitrary: text.map(plain) },
  {
    weight: 2,
    arbitrary: fc.tuple(short, fc.integer({ min: 1, max: 4 })).map(([words, level]) => heading(words, level)),
  },
  { weight: 2, arbitrary: fc.tuple(short, fc.integer({ min: 1, max: 4 }), marker).map((all) => heading(...all)) },
  { weight: 1, arbitrary: fc.tuple(marker, short).map(([printed, words]) => para(printed, words)) },
  { weight: 1, arbitrary: fc.tuple(rows, fc.boolean()).map(([all, header]) => table(all, header)) },
  { weight: 1, arbitrary: fc.constantFrom(...SHEET).map(plain) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(para('4.5', ''), plain('—'), para('Schedule 2', ''), para('', 'Kites', { title: true })),
  },
  {
    weight: 1,
    arbitrary: short.map((words) => para('', words, { caption: true })),
  },
);

const footnote = fc.record({ mark: fc.constantFrom('1', '2', '*'), text: short });
const WHY = ['running-head', 'contents', 'deleted'] as const;
const leftOut = fc.record({ at: fc.constant({ paragraph: 1, page: 2 }), text: short, why: fc.constantFrom(...WHY) });

/** A document in any order that a reader could come upon, most of them stranger than what a council would print. */
export const anySource: fc.Arbitrary<Source> = fc
  .record({
    blocks: fc.array(block, { maxLength: 30 }),
    footnotes: fc.array(footnote, { maxLength: 3 }),
    leftOut: fc.array(leftOut, { maxLength: 3 }),
    title: fc.option(short, { nil: undefined }),
  })
  .map(({ blocks, title, ...more }) => aSource(blocks, { ...more, ...(title !== undefined && { title }) }));

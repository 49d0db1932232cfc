import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { yamlFaults } from '../../src/knowledge/yaml-faults.ts';

const told = (text: string): readonly string[] =>
  yamlFaults(parseDocument(text, { prettyErrors: false })).map(
    ({ offset, sentence }) => `${JSON.stringify(text.slice(offset, offset + 4))} ${sentence}`,
  );

const quoteOpen = (mark: string): string =>
  `The quotation mark ${mark} that opens here is not closed: put another ${mark} at the end of the text.`;
const bracketOpen = (opening: string, closing: string): string =>
  `The bracket ${opening} that opens here is not closed: put ${closing} where it ends, or the text in quotes if the bracket belongs to it.`;
const AFTER =
  'This comes after a closing quotation mark or bracket: put the whole text in quotes of a kind that it does not hold.';

describe('what is open in a file', () => {
  it.each([
    ['a double quotation mark', 'title: "Kites\nsections: []\n', '"Ki', quoteOpen('"')],
    ['a single quotation mark', "title: 'Kites\nsections: []\n", "'Kit", quoteOpen("'")],
    ['one in a list', 'asked:\n  - may I fly\n  - "a kite\n  - here\n', '"a k', quoteOpen('"')],
    ['a bracket', 'asked: [fly, kite\ntitle: Kites\n', '[fly', bracketOpen('[', ']')],
    ['a brace', 'contact: {name: Ann\ntitle: Kites\n', '{nam', bracketOpen('{', '}')],
    ['the outer of two brackets', 'asked:\n  - [fly, [kite]\n  - here\n', '[fly', bracketOpen('[', ']')],
  ])('is told where it opens, with a way to mend it: %s', (_what, text, place, sentence) => {
    expect(told(text)[0]).toMatch(/^".*" /);
    expect(told(text)).toEqual([
      `${JSON.stringify(text.slice(text.indexOf(place), text.indexOf(place) + 4))} ${sentence}`,
    ]);
  });

  it('is told once, if it is a quotation mark: what follows it is a fault of its own', () => {
    expect(told('asked: [fly, "kite]\ntitle: Kites\n')).toEqual([`${JSON.stringify('"kit')} ${quoteOpen('"')}`]);
  });

  it('is told each, if a list is open within a group', () => {
    expect(told('a: {b: [c}\n')).toEqual([
      `${JSON.stringify('[c}\n')} ${bracketOpen('[', ']')}`,
      `${JSON.stringify('{b: ')} ${bracketOpen('{', '}')}`,
    ]);
  });
});

it.each(["text: 'don't fly'\n", 'text: "Kite" means glider\n', 'text: [sic] is kept\n'])(
  'text that goes on after its end is told with a way to mend it: %s',
  (text) => {
    expect(told(text)).toEqual([expect.stringContaining(AFTER)]);
  },
);

it.each([
  ['a: \n  - id: "1"\n   text: Fly high.\n', 'indent the fields of one point alike.'],
  ['title: Kites\nFly high.\n', 'put a colon and a space behind the name of a field'],
  ['title: @kites\n', 'put the text in quotes.'],
])('what officers do is told in their words, with a way to mend it: %s', (text, sentence) => {
  expect(told(text)).toEqual([expect.stringContaining(sentence)]);
  expect(told(text).join(' ')).not.toContain('YAML');
});

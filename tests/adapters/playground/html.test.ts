import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markup } from '../../../src/adapters/playground/html.ts';
import { verbatim } from '../../../src/adapters/playground/page-clause.ts';

/** Text as a browser reads it back from mark-up: tags gone, escapes undone. */
const readBack = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|#39|#13|amp);/g, (_escape, name: string) => UNESCAPED[name] ?? '');

const UNESCAPED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#13': '\r',
  amp: '&',
};

const nastyText = oneof(
  string({ unit: 'binary', maxLength: 400 }),
  array(constantFrom('<script>', '</p>', '"', "'", '&lt;', '&', '\n', '\r\n', '• ', '  ', 'a', '𝕏', '{{main}}', '$&'), {
    maxLength: 60,
  }).map((pieces) => pieces.join('')),
);

describe('markup', () => {
  it('escapes whatever is put in, for text and for quoted attributes', () => {
    const made = markup`<p title="${`"><script>'&`}">${'<b>'}</p>`;
    expect(made.text).toBe('<p title="&quot;&gt;&lt;script&gt;&#39;&amp;">&lt;b&gt;</p>');
  });

  it('leaves pieces that are mark-up already as they are, also in lists, and nothing for what is not there', () => {
    expect(markup`${[markup`<i>a</i>`, '<', 1, undefined, false]}`.text).toBe('<i>a</i>&lt;1');
  });

  it('never lets text become mark-up', () => {
    assert(
      property(nastyText, (text) => {
        const made = markup`<p>${text}</p>`.text;
        expect(made.match(/</g)).toHaveLength(2);
        expect(readBack(made)).toBe(text);
      }),
    );
  });
});

describe('the words of a clause', () => {
  it('are all there, in order, character for character', () => {
    const holds = property(nastyText, (text) => {
      expect(readBack(verbatim(text).text)).toBe(text);
    });
    assert(holds, { numRuns: 500 });
  });

  it('are a list where the clause has bullets', () => {
    expect(verbatim('You must not:\n• shout\n• lie\nor so').text).toBe(
      '<p class="app-line">You must not:</p>\n' +
        '<ul class="app-lines" role="list"><li class="app-line app-line--item">• shout</li>\n' +
        '<li class="app-line app-line--item">• lie</li></ul>\n' +
        '<p class="app-line">or so</p>',
    );
  });
});

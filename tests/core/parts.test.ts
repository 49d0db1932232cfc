import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/core/parts.ts';

const lettersOf = (text: string): string => text.replace(/[^a-zA-Z]+/g, '');

describe('a message', () => {
  it.each([
    ['Can I post at meetings? And who do I ask?', ['Can I post at meetings?', 'who do I ask?']],
    ['can i block him and do i need a disclaimer', ['can i block him', 'do i need a disclaimer']],
    ['1) can I use the crest 2) who pays', ['can I use the crest', 'who pays']],
    ['Who wrote this?\nWhen is it reviewed?', ['Who wrote this?', 'When is it reviewed?']],
    [
      'A reporter rang. Do I answer her? Also am I allowed to say what I think?',
      ['A reporter rang. Do I answer her?', 'am I allowed to say what I think?'],
    ],
    [
      'While on holiday I was filmed. Can I object? And who decides? It was on the beach.',
      ['While on holiday I was filmed. Can I object?', 'who decides? It was on the beach.'],
    ],
    ['Is it too late? 1) can I use the crest 2) who pays', ['Is it too late?', 'can I use the crest', 'who pays']],
    ['Hello, can I post? Also, when? And where?', ['can I post?', 'when?', 'where?']],
    ['Who? When? Where? Why?', ['Who?', 'When?', 'Where?', 'Why?']],
    [
      'For next time, can I post? And for the other page, who decides?',
      ['For next time, can I post?', 'for the other page, who decides?'],
    ],
    ['Can I post?  \n\n  Who pays?  ', ['Can I post?', 'Who pays?']],
  ])('“%s” may be several questions', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'Can I post photos and videos?',
    'can I\npost?',
    'Can I repost something from the paper? Like a whole article?',
    'I read it and liked it. Is that all right?',
    'Facebook or Instagram?',
    '1) read it 2) sign it, then what?',
    '1) can I use the crest',
    'I liked it. I shared it. I said so.',
  ])('“%s” is one question', (text) => {
    expect(partsOf(text).length).toBeLessThan(2);
  });

  it('of more parts than anybody can read is left whole', () => {
    const text = 'Who? When? Where? Why? How?';
    expect(partsOf(text)).toEqual([text]);
  });

  it('gives parts whose words stand in it, in their order', () => {
    const word = fc.constantFrom('can I', 'who', 'logo', 'and', 'also', '?', '.', '\n', '1)', '2)', 'is it', 'post');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = words.join(' ');
        const squeezed = lettersOf(text);
        let from = 0;
        for (const part of partsOf(text)) {
          const at = squeezed.indexOf(lettersOf(part), from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at;
        }
      }),
    );
  });
});

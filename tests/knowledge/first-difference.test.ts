import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../src/knowledge/first-difference.ts';

const SOURCE =
  'Gifts Members must not accept a gift worth more than £50 from any person. Ask first. A register is kept by the officer for all to see.';

describe('the first words that differ', () => {
  it.each([
    ['Members must not accept a gift worth more than £60 from any person.', '£60', '£50'],
    ['Members must accept a gift worth more than £50 from any person.', 'must', 'must not'],
    ['Members must not ever accept a gift', 'ever accept', 'accept'],
    ['must not accept a present worth more than £60', 'present', 'gift'],
    ['A register is kept by the officer for some to see.', 'some', 'all'],
    ['A register is kept by the officer for all to read.', 'read.', 'see.'],
    ['A register is kept by the officer for all to see. Always', 'see. Always', 'see.'],
    ['Each register is kept by the officer', 'Each', 'A'],
    ['Councillors and members must not accept a gift', 'Councillors and members', 'Gifts Members'],
    ['Nothing of this stands anywhere in it', 'Nothing of this stands anywhere in …', undefined],
  ])('of “%s”', (text, here, there) => {
    expect(firstDifference(text, SOURCE)).toEqual({ here, there });
  });

  it('are words of the text and of the source, and never the same', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'must', 'not', 'ask'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, words, (some, others) => {
        const [text, source] = [some.join(' '), others.join(' ')];
        fc.pre(!` ${source} `.includes(` ${text} `));
        const { here, there } = firstDifference(text, source);
        expect(` ${text} `).toContain(` ${here.replace(/ …$/, '')} `);
        const quoted = there?.replace(/ …$/, '') ?? '';
        expect(` ${source} `).toContain(quoted === '' ? '' : ` ${quoted} `);
        expect(here).not.toBe(there);
      }),
    );
  });
});

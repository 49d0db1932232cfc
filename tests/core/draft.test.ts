import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftIn } from '../../src/core/draft.ts';

const POST = 'The leader of this council could not run a bath, never mind a budget.';

describe('the draft of a post', () => {
  it.each([
    `Can I post this: ${POST}`,
    `is this ok?\n${POST}`,
    `Draft tweet: “${POST}”`,
    `thoughts?\n${POST}`,
    `“${POST}”`,
    `${POST} Is that ok to post?`,
    `for my own page: ${POST}`,
    `  \n${POST} Is that ok to post?  `,
    `Draft tweet: “  ${POST} ”`,
  ])('is cut out of “%s”', (message) => {
    expect(draftIn(message)).toBe(POST);
  });

  it('is a message that plainly speaks to the public', () => {
    const post = 'Proud to back our market traders today #ShopLocal come and say hello';
    expect(draftIn(post)).toBe(post);
  });

  it.each([
    ['six words are one', 'Vote for cake on Thursday, everyone'],
    ['what is in quotation marks may ask', 'Do you want cake? What do we do about it?'],
  ])('%s', (_what, post) => {
    expect(draftIn(`Draft tweet: “${post}”`)).toBe(post);
  });

  it('is not seen in fewer words, nor in what asks without quotation marks', () => {
    expect(draftIn('Draft tweet: “Vote for cake on Thursday”')).toBeUndefined();
    expect(draftIn('Draft tweet: Do you want cake? What do we do about it?')).toBeUndefined();
  });

  it.each([
    'Can I post this?',
    'Is it ok to share a council post?',
    'Can I post: do I need permission for photos of the fete?',
    'Someone left a racist remark under my post. What ought I to do with it?',
    'The paper quoted my tweet as "the council says". How do I make plain that I speak for myself?',
    'what do you think about councillors who block people',
    'the rules of the council on photos of the fete in the park',
  ])('is not seen in the question “%s”', (message) => {
    expect(draftIn(message)).toBeUndefined();
  });

  it('stands in the message word for word, whatever that is', () => {
    const word = fc.constantFrom(
      'draft:',
      'can I post this',
      '?',
      '“',
      '”',
      '\n',
      'ok to post',
      'the leader',
      'is late',
      '#vote',
      ':',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 15 }), (words) => {
        const message = words.join(' ');
        const draft = draftIn(message);
        expect(message).toContain(draft ?? '');
      }),
    );
  });
});

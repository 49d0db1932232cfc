import { describe, expect, it } from 'vitest';
import { asksForVerdict } from '../../src/core/verdict.ts';

describe('a verdict', () => {
  it.each([
    'is my post a breach?',
    'did I break the rules when I shared the report?',
    'Cllr Smith called me a liar on Facebook, is he in breach of the code?',
    'I tweeted from the meeting. Am I in trouble?',
    'have I done anything wrong by posting that photo?',
    'I called him a clown. Have I gone too far?',
    'Is Cllr Jones in breach?',
    'has the leader broken the code',
    'was cllr jones wrong to post my address?',
  ])('is asked for in “%s”', (text) => {
    expect(asksForVerdict(text)).toBe(true);
  });

  it.each([
    'what counts as a breach?',
    'is Cllr Jones in breach, and what should I do about it?',
    'who decides whether my post is a breach?',
    'I called him a clown and went too far, what should I do now?',
    'I called him a clown on Facebook. Can I delete it?',
    'I posted that my opponent is in breach.',
    'I posted a photo of the fete. Will it be in the paper?',
    'what happens if somebody breaks the code?',
    'is it a breach to share confidential papers?',
    'can I be sued for libel?',
    'what should I do about a post that libels me?',
    'can I use the council logo?',
  ])('is not asked for in “%s”', (text) => {
    expect(asksForVerdict(text)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { render } from '../../../src/adapters/slack/render.ts';
import { quote } from '../../../src/core/guidance.ts';
import type { Clause } from '../../../src/core/guidance.ts';
import type { Reply } from '../../../src/core/reply.ts';
import {
  aCitation,
  aClause,
  anUnsureReply,
  aQuotedReply,
  aSilentReply,
  GEDLING,
  LOGO_TEXT,
} from '../../support/builders.ts';
import { blocksOf, quotedWords, shownWords } from '../../support/fake-slack-blocks.ts';

const withText = (text: string, change: Parameters<typeof aClause>[0] = {}): Clause =>
  aClause({ ...change, parts: { text } });

describe('a quoted answer', () => {
  const overdue = aClause({ citation: { dates: { approved: '2019-03-01', review: '2020-12-10' } } });

  it('shows who says it, the quote, where it stands, and who can see it', () => {
    const [message, ...others] = render(aQuotedReply(), 'only-you');
    expect(others).toEqual([]);
    expect(blocksOf(message === undefined ? [] : [message])).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'The guidance says', emoji: false }] },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: LOGO_TEXT }] }],
      },
      {
        type: 'context',
        elements: [
          {
            type: 'plain_text',
            text:
              '— Gedling Borough Council, Social Media Guidance for Members, 4.8 (Responsibilities of Councillors). ' +
              'Version 1.0; the document gives no date.',
            emoji: false,
          },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: 'Only you can see this.', emoji: false }] },
    ]);
  });

  it('warns in words when the review is overdue', () => {
    const shown = shownWords(blocksOf(render(aQuotedReply(overdue, true), 'everyone-here')));
    expect(shown).toContain('Check before you rely on this: the document was due for review on 10 December 2020.');
    expect(shownWords(blocksOf(render(aQuotedReply(overdue), 'everyone-here'))).join()).not.toContain('Check before');
  });

  it('names a second quote as one, and what to see besides', () => {
    const also = withText('Another clause.', { citation: { number: '4.9' } });
    const base = aQuotedReply();
    if (base.kind !== 'answers') throw new Error('not an answer');
    const seeAlso = [aCitation({ number: '5.1' }), aCitation({ number: '5.2' })];
    const answer = { outcome: 'quoted', quotes: [quote(aClause()), quote(also)], seeAlso } as const;
    const shown = shownWords(blocksOf(render({ ...base, answer }, 'everyone-here')));
    expect(shown).toContain('The guidance also says');
    expect(shown.at(-2)).toMatch(/^See also:\n• .* 5\.1 .*\n• .* 5\.2 /);
    expect(shown.at(-1)).toBe('Everyone in this conversation can see this.');
  });
});

describe('the other replies', () => {
  it('numbers the choices of an unsure answer', () => {
    const reply = anUnsureReply(withText('First.', { key: 'a' }), withText('Second.', { key: 'b' }));
    const blocks = blocksOf(render(reply, 'only-you'));
    const shown = shownWords(blocks);
    expect(shown.slice(0, 3)).toEqual([
      'I am not sure that the guidance answers this. These come nearest.',
      '1.',
      'First.',
    ]);
    expect(shown.slice(4, 6)).toEqual(['2.', 'Second.']);
    expect(quotedWords(blocks)).toEqual(['First.', 'Second.']);
    const one = shownWords(blocksOf(render(anUnsureReply(withText('First.', { key: 'a' })), 'only-you')));
    expect(one.slice(0, 2)).toEqual(['I am not sure that the guidance answers this. This comes nearest.', 'First.']);
  });

  it('names the contacts when the guidance does not settle it', () => {
    const shown = shownWords(blocksOf(render(aSilentReply(), 'only-you')));
    expect(shown[0]).toBe('I could not find an answer to this in the guidance of Gedling Borough Council.');
    expect(shown[1]).toContain('• Legal team (legalservices@gedling.gov.uk): additional advice and guidance');
  });

  it('says the sentence of small talk, and of a question that cannot be read', () => {
    const whose = { scope: GEDLING, councils: [GEDLING], overdue: [] };
    const thanks: Reply = { kind: 'answers', answer: { outcome: 'conversation', kind: 'thanks' }, ...whose };
    expect(shownWords(blocksOf(render(thanks, 'only-you')))[0]).toBe('You are welcome.');
    expect(render({ kind: 'asks-again', why: 'empty' }, 'only-you')[0]?.text).toContain('Please type your question');
  });

  it('says nothing on a turn that was answered', () => {
    expect(render({ kind: 'already-answered' }, 'only-you')).toEqual([]);
  });
});

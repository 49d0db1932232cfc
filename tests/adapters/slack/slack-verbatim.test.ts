import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLACK_LIMITS } from '../../../src/adapters/slack/limits.ts';
import { render } from '../../../src/adapters/slack/render.ts';
import { quote } from '../../../src/core/guidance.ts';
import { citationText } from '../../../src/core/citation-text.ts';
import { plainText } from '../../../src/core/plain-text.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { AUDIENCE, overdueLine } from '../../../src/core/wording.ts';
import { aCitation, aClause, aQuotedReply, GEDLING } from '../../support/builders.ts';
import { blocksOf, quotedWords, shownWords } from '../../support/fake-slack-blocks.ts';
import { asSeen } from '../../support/fake-slack-events.ts';

const withText = (text: string, change: Parameters<typeof aClause>[0] = {}): ReturnType<typeof aClause> =>
  aClause({ ...change, parts: { text } });

const bait = fc.constantFrom(
  '<!channel>',
  '<@U0CLAUSE>',
  '*bold*',
  '&amp;',
  '```',
  ':smile:',
  '> ',
  '<http://a|b>',
  '@here',
  '\n',
  ' • ',
  '\u200d',
  '👩‍👩‍👧',
  'é',
);
const words = fc.oneof(
  fc.lorem({ maxCount: 40 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  bait,
  fc.constant('x'.repeat(3500)),
);
const clauseText = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(words, { minLength: 1, maxLength: 6 }) },
    { weight: 1, arbitrary: fc.array(words, { minLength: 40, maxLength: 120 }) },
  )
  .map((parts) => `${parts.join(' ').trim()}.`);
const clause = fc.record({
  text: clauseText,
  number: fc.string({ minLength: 1 }),
  title: fc.oneof(bait, fc.lorem()),
  review: fc.constant('2020-01-01'),
});
const replies = fc
  .record({
    clauses: fc.array(clause, { minLength: 1, maxLength: 3 }),
    unsure: fc.boolean(),
    overdue: fc.boolean(),
    more: fc.nat(30),
  })
  .map(({ clauses, unsure, overdue, more }) => {
    const made = clauses.map(({ text, number, title, review }, index) =>
      withText(text, { key: `k${index}`, citation: { number, title, dates: { review } } }),
    );
    const [first = aClause(), ...others] = made;
    const quotes = [quote(first), ...others.map(quote)] as const;
    const seeAlso = Array.from({ length: more }, (_none, index) => aCitation({ number: `9.${index}` }));
    const reply: Extract<Reply, { kind: 'answers' }> = {
      kind: 'answers',
      answer: unsure
        ? { outcome: 'unsure', why: 'weak', choices: quotes, unknownWords: [] }
        : { outcome: 'quoted', quotes, seeAlso },
      scope: GEDLING,
      councils: [GEDLING],
      overdue: overdue ? made.map((each) => each.id) : [],
    };
    return { reply, made, overdue };
  });

const bare = (text: string): string => text.replace(/\s+/gu, '');

describe('whatever a clause holds', () => {
  it('is quoted exactly, with where it stands, in blocks that Slack takes', () => {
    fc.assert(
      fc.property(replies, ({ reply, made, overdue }) => {
        const blocks = blocksOf(render(reply, 'everyone-here'));
        const shown = shownWords(blocks).join('');
        expect(quotedWords(blocks).join('')).toBe(made.map((each) => each.text).join(''));
        for (const { citation } of made) {
          expect(shown).toContain(citationText(citation, false));
          expect(shown.includes(overdueLine(citation))).toBe(overdue);
        }
        expect(shown.endsWith(AUDIENCE['everyone-here'])).toBe(true);
      }),
    );
  });

  it('never turns into mark-up, a mention or a link', () => {
    fc.assert(
      fc.property(replies, ({ reply }) => {
        for (const message of render(reply, 'only-you')) {
          expect(message.text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
          expect(JSON.stringify(message.blocks)).not.toContain('"mrkdwn"');
        }
      }),
    );
  });

  it('keeps every message within the limits, and loses no word of the plain text', () => {
    fc.assert(
      fc.property(replies, ({ reply, made }) => {
        const messages = render(reply, 'only-you');
        for (const { text, blocks } of messages) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThan(10 * SLACK_LIMITS.message);
          expect(blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.blocksPerMessage);
          expect(shownWords(blocksOf([{ blocks }])).join('').length).toBeLessThanOrEqual(SLACK_LIMITS.message);
        }
        const said = bare(messages.map((message) => asSeen(message.text)).join(''));
        expect(messages.length > 1 || said === bare(plainText(reply))).toBe(true);
        for (const each of made) expect(said).toContain(bare(each.text));
      }),
    );
  });

  it('goes out in several messages in order when it is long, a heading never last', () => {
    const long = Array.from({ length: 900 }, (_none, index) => `word${index}`).join(' ');
    const base = aQuotedReply();
    if (base.kind !== 'answers') throw new Error('not an answer');
    const quotes = [quote(withText(long)), quote(withText('Short & sweet.')), quote(withText(long))] as const;
    const messages = render({ ...base, answer: { outcome: 'quoted', quotes, seeAlso: [] } }, 'only-you');
    expect(messages.length).toBeGreaterThan(3);
    expect(messages[0]?.text).toMatch(/^word0 word1 /);
    expect(quotedWords(blocksOf(messages)).join('')).toBe(`${long}Short & sweet.${long}`);
    for (const message of messages) expect(shownWords(blocksOf([message])).at(-1)).not.toMatch(/^The guidance/);
  });
});

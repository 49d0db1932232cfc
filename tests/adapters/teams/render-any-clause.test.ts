import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, LIMITS } from '../../../src/adapters/teams/limits.ts';
import { render } from '../../../src/adapters/teams/render.ts';
import { splitText } from '../../../src/adapters/teams/split-text.ts';
import { quote } from '../../../src/core/guidance.ts';
import type { Clause, NonEmpty } from '../../../src/core/guidance.ts';
import { plainText } from '../../../src/core/plain-text.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { MARKUP } from '../../support/any-sheet.ts';
import { aClause, anUnsureReply, aQuotedReply } from '../../support/builders.ts';
import { linesOf, runsOf, taken } from '../../support/teams-messages.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.lorem(),
  fc.constantFrom(...MARKUP),
);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
const blob = fc
  .tuple(
    fc.constantFrom('x', 'word ', '😀', '\u0001', '\ud800', '{', '{{DATE(', '{{TIME(1)}} ', '"', 'é '),
    fc.integer({ min: 1, max: 20_000 }),
  )
  .map(([part, times]) => part.repeat(times));
const clause = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: blob }), fc.array(text, { maxLength: 8 }))
  .map(([first, items]) => aClause({ parts: { text: first, items } }))
  .filter(({ text: words }) => words.trim() !== '');
const clauses = fc
  .tuple(clause, fc.array(clause, { maxLength: 2 }))
  .map(([first, more]): NonEmpty<Clause> => [first, ...more]);

const quotedReply = ([first, ...more]: NonEmpty<Clause>): Reply => {
  const reply = aQuotedReply(first);
  if (reply.kind !== 'answers' || reply.answer.outcome !== 'quoted') throw new Error('No quote.');
  return { ...reply, answer: { ...reply.answer, quotes: [quote(first), ...more.map(quote)] } };
};
const reply = fc.oneof(
  clauses.map(quotedReply),
  clauses.map((each) => anUnsureReply(...each)),
);

const shownOf = (each: Reply): readonly string[] => {
  if (each.kind !== 'answers') return [];
  if (each.answer.outcome === 'quoted') return each.answer.quotes.map((one) => one.text);
  return each.answer.outcome === 'unsure' ? each.answer.choices.map((one) => one.text) : [];
};

const withoutSpace = (words: string): string => words.replace(/\s/gu, '');

describe('any clause', () => {
  it('is shown to the last word, in order, in messages that Teams takes', () => {
    fc.assert(
      fc.property(reply, (each) => {
        const messages = render(each, 'everyone-here');
        for (const message of messages) {
          taken(message);
          expect(bytesOf(message)).toBeLessThanOrEqual(LIMITS.messageBytes - LIMITS.envelopeBytes);
        }
        for (const run of runsOf(messages)) expect(run.text).not.toMatch(/\{\{(?:DATE|TIME)\(/i);
        const shown = withoutSpace(linesOf(messages).join(''));
        for (const quoted of shownOf(each)) expect(shown.includes(withoutSpace(quoted))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('that fits one message is shown line for line, with its plain text as it is', () => {
    fc.assert(
      fc.property(clause, (each) => {
        const messages = render(aQuotedReply(each), 'only-you');
        const [only, ...others] = messages;
        const lines = each.text.split('\n');
        // Short enough to stay one line of a card even if each of its characters has to be escaped.
        const whole = lines.every((line) => line.length < LIMITS.wordUnits);
        fc.pre(only !== undefined && 'summary' in only && others.length === 0 && whole);
        const kept = lines.filter((line) => line.trim() !== '');
        expect(linesOf(messages).slice(0, kept.length)).toEqual(kept);
        expect(only).toMatchObject({ summary: plainText(aQuotedReply(each)) });
      }),
    );
  });

  it('that takes several messages is whole in their plain text too, which starts with it', () => {
    const long = aClause({ parts: { text: 'A councillor must not do this. '.repeat(900).trim() } });
    const messages = render(aQuotedReply(long), 'only-you');
    expect(messages.length).toBeGreaterThan(1);
    const said = messages.map((message) => ('summary' in message ? message.summary : '')).join('');
    expect(said.startsWith('A councillor must not')).toBe(true);
    expect(withoutSpace(said)).toContain(withoutSpace(long.text));
  });

  it('of ordinary length is one message', () => {
    const paragraph = 'A councillor must not do this unless the Monitoring Officer has agreed to it in writing. '
      .repeat(12)
      .trim();
    const each = aClause({ parts: { text: paragraph } });
    expect(render(anUnsureReply(each, each, each), 'only-you')).toHaveLength(1);
  });
});

describe('text cut into pieces', () => {
  it('is the text again when the pieces are joined, and no piece is too large', () => {
    fc.assert(
      fc.property(fc.oneof(text, blob), fc.integer({ min: LIMITS.wordUnits * 12, max: 20_000 }), (whole, most) => {
        const pieces = splitText(whole, most);
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) expect(bytesOf(piece)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('is not cut inside a word or a character that fits', () => {
    const pieces = splitText('councillor '.repeat(2000), LIMITS.lineBytes);
    for (const piece of pieces) expect(piece).toMatch(/^(?:councillor )+$/);
    for (const piece of splitText('😀'.repeat(5001), LIMITS.lineBytes)) expect(piece).toMatch(/^(?:😀)+$/u);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerButtons } from '../../src/core/answer-buttons.ts';
import { PRESSES, turnId } from '../../src/core/conversation.ts';
import type { Press } from '../../src/core/conversation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { aClause, aQuotedReply, aSilentReply, anUnsureReply } from '../support/builders.ts';

type Presses = NonNullable<Extract<Reply, { kind: 'answers' }>['presses']>;

function rowsOf(reply: Reply, presses: Omit<Presses, 'of'>) {
  if (reply.kind !== 'answers') throw new Error('It is an answer.');
  const rows = answerButtons({ ...reply, presses: { of: turnId('slack', 'Ev1'), ...presses } });
  return rows.map((row) => row.map(({ label }) => label));
}
const WHOLE = { askOfficer: true, feedback: true } as const;

describe('the buttons of an answer', () => {
  it('are what to do next, then what to do with the answer', () => {
    expect(rowsOf(aQuotedReply(), { offered: ['receipt'], ...WHOLE })).toEqual([
      ['Ask an officer'],
      ['Right clause', 'Wrong clause, tell us', 'Show receipt'],
    ]);
    const several = anUnsureReply(aClause(), aClause({ key: 'other' }));
    expect(rowsOf(several, { offered: ['by-itself', 'none-of-these', 'receipt'], ...WHOLE })).toEqual([
      ['Ask it by itself', 'None of these', 'Ask an officer'],
      ['Right clause', 'Wrong clause, tell us', 'Show receipt'],
    ]);
    expect(rowsOf(anUnsureReply(), { offered: ['none-of-these'] })).toEqual([['Not this one']]);
    expect(rowsOf(aSilentReply(), { offered: ['receipt'], ...WHOLE })).toEqual([
      ['Ask an officer'],
      ['There is guidance on this', 'Show receipt'],
    ]);
  });

  it('are none where nothing can be pressed, and make no empty row', () => {
    expect(rowsOf(aQuotedReply(), { offered: [] })).toEqual([]);
    expect(rowsOf(aQuotedReply(), { offered: ['receipt'] })).toEqual([['Show receipt']]);
    const reply = aQuotedReply();
    expect(reply.kind === 'answers' && answerButtons(reply)).toEqual([]);
  });

  it('are all there, once, at most three in a row, whatever is offered', () => {
    // What is quoted can be shared, and what is only offered can be turned down: never both.
    const offered: fc.Arbitrary<Press[]> = fc
      .constantFrom<Press>('share', 'none-of-these')
      .chain((not) => fc.shuffledSubarray(PRESSES.filter((press) => press !== not)));
    const replies = fc.constantFrom(aQuotedReply(), anUnsureReply(), aSilentReply());
    const yes = fc.option(fc.constant(true as const), { nil: undefined });
    fc.assert(
      fc.property(replies, offered, yes, yes, (reply, presses, askOfficer, feedback) => {
        const rows = rowsOf(reply, {
          offered: presses,
          ...(askOfficer && { askOfficer }),
          ...(feedback && { feedback }),
        });
        for (const row of rows) expect([1, 2, 3]).toContain(row.length);
        const own = feedback === undefined ? 0 : reply.kind === 'answers' && reply.answer.outcome === 'silent' ? 1 : 2;
        expect(new Set(rows.flat()).size).toBe(presses.length + own + (askOfficer === undefined ? 0 : 1));
        expect(rows.flat()).toHaveLength(new Set(rows.flat()).size);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/core/assistant.ts';
import { pressTurn, turnId } from '../../src/core/conversation.ts';
import type { Asking, Pressing } from '../../src/core/conversation.ts';
import { councilId, quote } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { aTurn, NOON } from '../support/assistant.ts';
import { aClause, LOGO_TEXT } from '../support/builders.ts';
import { aCandidate, anEdition, found } from '../support/findings.ts';
import { aQuestionLog } from '../support/question-log.ts';

function aService(confidence = 0.99, clause = aClause()) {
  const editionOf = (...inForce: readonly Clause[]): Edition =>
    anEdition(async () => found([aCandidate(clause, confidence)], { telling: 3 }), inForce);
  let edition = editionOf(clause);
  const questions = aQuestionLog();
  const current = () => edition;
  const assistant = createAssistant({ knowledge: { current }, questions, clock: () => NOON, chance: () => 0.5 });
  const ask = (change: Partial<Asking> = {}) => assistant.reply(aTurn({ shareable: true, ...change }));
  const share = (change: Partial<Pressing> = {}) => {
    const { kind: _kind, text: _text, ...turn } = aTurn();
    const of = turnId('slack', 'Ev1');
    const id = pressTurn('slack', 'share', of, '13.2');
    return assistant.reply({ ...turn, shareable: true, id, kind: 'presses', press: 'share', of, ...change });
  };
  const publish = (...inForce: readonly Clause[]): void => void (edition = editionOf(...inForce));
  return { assistant, ask, share, publish, questions };
}

describe('an answer for one person’s eyes, where others are', () => {
  it('can be shared if it is quoted, and only there', async () => {
    expect(await aService().ask()).toMatchObject({ presses: { offered: ['share', 'receipt'] } });
    expect(await aService(0.4).ask()).toMatchObject({ presses: { offered: ['none-of-these', 'receipt'] } });
    expect(await aService().assistant.reply(aTurn())).toMatchObject({ presses: { offered: ['receipt'] } });
  });

  it('is shared as the clause reads, without the question, and once', async () => {
    const { ask, share, questions } = aService();
    await ask();
    const shared = await share();
    expect(shared).toEqual({ kind: 'shared', quotes: [quote(aClause())], overdue: [] });
    expect(plainText(shared)).toMatch(new RegExp(`^${LOGO_TEXT.slice(0, 30)}`));
    expect(questions.records.at(-1)).toMatchObject({ outcome: 'shared', clauses: [aClause().id] });
    expect(await share()).toEqual({ kind: 'already-answered' });
  });

  it('is shared with the warning that its document is overdue', async () => {
    const clause = aClause({ citation: { dates: { review: '2020-01-01' } } });
    const { ask, share } = aService(0.99, clause);
    await ask();
    expect(await share()).toMatchObject({ overdue: [clause.id] });
  });

  it.each<[string, readonly Clause[]]>([
    ['reads otherwise by now', [aClause({ parts: { text: 'Never use it.' } })]],
    ['is no longer in force', []],
  ])('is not shared if its clause %s, which is said', async (_what, inForce) => {
    const { ask, share, publish } = aService();
    await ask();
    publish(...inForce);
    expect(await share()).toEqual({ kind: 'asks-again', why: 'changed' });
  });

  it.each<[string, Partial<Pressing>]>([
    ['that nobody gave', { of: turnId('slack', 'Ev404') }],
    ['of another council', { council: councilId('oxford') }],
  ])('%s is not shared', async (_what, change) => {
    const { ask, share } = aService();
    await ask();
    expect(await share(change)).toEqual({ kind: 'asks-again', why: 'not-shared' });
  });

  it('that quoted nothing is not shared, whatever its button says', async () => {
    const { ask, share } = aService(0.4);
    await ask();
    expect(await share()).toEqual({ kind: 'asks-again', why: 'not-shared' });
  });
});

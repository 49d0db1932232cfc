import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/plain-text.ts';
import { answerTo, candidate } from '../support/answer-to.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aCandidate, clauseNumbered, found, inShort } from '../support/findings.ts';

it('a clause asked for by its number is quoted, whatever a search finds', async () => {
  const asked = aClause({ citation: { number: '4.8' } });
  const documents = [{ council: GEDLING.id, id: asked.citation.document, title: '', dates: {}, clauses: [asked] }];
  const typed = 'what does 4.8 say?';
  const finds = { [typed]: found([candidate('1', 0.9)]) };
  const { answer } = await answerTo(typed, finds, { documents, clause: (id) => (id === asked.id ? asked : undefined) });
  expect(inShort(answer)).toBe('quoted 4.8');
});

describe('a pasted draft', () => {
  const post = 'The leader of this council could not run a bath, never mind a budget.';

  it('gets the clauses that may bear on it, however sure the search is', async () => {
    const { answer, reply } = await answerTo(`Can I post this: ${post}`, {
      [post]: found([candidate('1', 0.99), candidate('2', 0.2), candidate('3', 0.01)]),
    });
    expect(inShort(answer)).toBe('unsure draft 1 2');
    expect(plainText(reply)).toContain('I do not judge it');
    expect(reply).not.toHaveProperty('verdict');
  });

  it('gets none where none is near', async () => {
    const { answer } = await answerTo(`Can I post this: ${post}`, { [post]: found([candidate('1', 0.03)]) });
    expect(inShort(answer)).toBe('silent no-match');
  });
});

it('a question for a verdict is answered with the rule, and an officer is named', async () => {
  const typed = 'I used the logo in a tweet. Am I in breach?';
  const { answer, reply } = await answerTo(typed, { [typed]: found([candidate('1', 0.9)]) });
  expect(inShort(answer)).toBe('quoted 1');
  expect(plainText(reply)).toContain('not for me to say');
  expect(plainText(reply)).toContain('monitoring officer');
});

it('a question for a verdict is known though it is misspelt', async () => {
  const typed = 'I used the logo in a tweet. Am I in breech of the code?';
  const corrected = { text: 'I used the logo in a tweet. Am I in breach of the code?' };
  const { reply } = await answerTo(typed, { [typed]: found([candidate('1', 0.9)], corrected) });
  expect(reply.verdict).toBe(true);
});

it('a question for a verdict on a post is not taken for a draft', async () => {
  const typed = 'Is my post a breach? I called the leader of the council a liar';
  const { answer } = await answerTo(typed, { [typed]: found([candidate('1', 0.9)]) });
  expect(inShort(answer)).toBe('quoted 1');
});

describe('clauses marked as differing', () => {
  const recent = aClause({ key: 'recent', citation: { number: '1' }, parts: { text: 'You may record meetings.' } });
  const older = aClause({
    key: 'older',
    citation: { number: '2', title: 'Older policy' },
    parts: { text: 'Recording is not allowed.' },
    differsFrom: [recent.id],
  });
  const document = {
    council: recent.citation.council,
    id: recent.citation.document,
    title: '',
    dates: {},
    clauses: [recent, older],
  };
  const typed = 'May I record the meeting?';

  it.each([
    ['the one', recent, older],
    ['the other', older, recent],
  ])('are quoted together where %s answers, however far behind', async (_which, best, second) => {
    const { answer } = await answerTo(
      typed,
      { [typed]: found([aCandidate(best, 0.9), aCandidate(clauseNumbered('9'), 0.88), aCandidate(second, 0.01)]) },
      { documents: [document] },
    );
    if (answer.outcome !== 'quoted') throw new Error(answer.outcome);
    expect(answer.quotes.map(({ clause }) => clause).slice(0, 2)).toEqual([best.id, second.id]);
    expect(answer.quotes).toHaveLength(3);
  });
});

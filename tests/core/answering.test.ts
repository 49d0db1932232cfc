import { describe, expect, it } from 'vitest';
import { createConsider } from '../../src/core/considering.ts';
import type { Found } from '../../src/core/evidence.ts';
import type { Clause, CouncilId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aCandidate, anEdition, clauseNumbered, found, inShort } from '../support/findings.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';

const candidate = (number: string, confidence: number) => aCandidate(clauseNumbered(number), confidence);

/** What comes of a message where each text finds what it is told to, and anything else nothing. */
async function answerTo(
  typed: string,
  finds: Readonly<Record<string, Found>>,
  change: Partial<Edition> = {},
  scope?: CouncilId,
) {
  const inForce: readonly Clause[] = Object.values(finds).flatMap((each) =>
    each.candidates.map(({ clause }) => clause),
  );
  const edition: Edition = {
    ...anEdition(async ({ text }) => finds[text] ?? found([], { text }), inForce),
    ...change,
  };
  const considered = await createConsider({ knowledge: knowledgeOf(edition), clock: () => 0 })(typed, scope);
  if (considered.outcome !== 'considered') throw new Error(`It was ${considered.outcome}.`);
  return considered;
}

describe('a message that asks two things', () => {
  const typed = 'Can I use the logo? And who do I ask?';
  const whole = found([candidate('1', 0.5), candidate('2', 0.4)]);

  it('is answered part by part where they lead to different clauses', async () => {
    const { answer, reply } = await answerTo(typed, {
      [typed]: whole,
      'Can I use the logo?': found([candidate('1', 0.9)]),
      'who do I ask?': found([candidate('2', 0.6)]),
    });
    if (answer.outcome !== 'in-parts') throw new Error(answer.outcome);
    expect(answer.parts.map(({ asked, answer: part }) => [asked, inShort(part)])).toEqual([
      ['Can I use the logo?', 'quoted 1'],
      ['who do I ask?', 'unsure weak 2'],
    ]);
    const text = plainText(reply);
    expect(text.indexOf('The words of clause 1.')).toBeLessThan(text.indexOf('who do I ask?'));
    expect(text.indexOf('The words of clause 2.')).toBeGreaterThan(text.indexOf('who do I ask?'));
  });

  it('is told what is not settled beside what is', async () => {
    const { answer } = await answerTo(typed, {
      [typed]: whole,
      'Can I use the logo?': found([candidate('1', 0.9)]),
      'who do I ask?': found([candidate('2', 0.6)], {}, undefined, 0.1),
    });
    if (answer.outcome !== 'in-parts') throw new Error(answer.outcome);
    expect(answer.parts.map(({ answer: part }) => inShort(part))).toEqual(['quoted 1', 'silent off-topic']);
  });

  it.each([
    ['both lead to one clause', candidate('1', 0.9), candidate('1', 0.9), 3],
    ['nothing can be quoted', candidate('1', 0.6), candidate('2', 0.6), 3],
    ['one says too little and leans on the other', candidate('1', 0.9), candidate('2', 0.6), 0],
  ])('is answered as one question where %s', async (_why, first, second, telling) => {
    const { answer } = await answerTo(typed, {
      [typed]: whole,
      'Can I use the logo?': found([first]),
      'who do I ask?': found([second], { telling }),
      'who do I ask? Can I use the logo? who do I ask?': found([first]),
    });
    expect(inShort(answer)).toBe('unsure tied 1 2');
  });
});

describe('a part that says little by itself', () => {
  it('is asked of what the part before it is about', async () => {
    const { answer } = await answerTo('Can I use the logo? And how long?', {
      'Can I use the logo? And how long?': found([candidate('1', 0.5)]),
      'Can I use the logo?': found([candidate('1', 0.9)]),
      'how long?': found([candidate('3', 0.6), candidate('2', 0.5)], { telling: 1 }),
      'how long? Can I use the logo? how long?': found([candidate('2', 0.9)]),
    });
    if (answer.outcome !== 'in-parts') throw new Error(inShort(answer));
    expect(answer.parts.map(({ answer: part }) => inShort(part))).toEqual(['quoted 1', 'unsure weak 2 3']);
  });
});

describe('a message that asks three things', () => {
  const typed = 'Can I use the logo? And who do I ask? Are you a bot?';
  const whole = found([candidate('1', 0.5)]);
  const logo = { 'Can I use the logo?': found([candidate('1', 0.9)]) };
  const whom = { 'who do I ask?': found([candidate('2', 0.9)]) };
  const partsFrom = async (
    text: string,
    finds: Readonly<Record<string, Found>>,
  ): Promise<readonly string[] | string> => {
    const { answer } = await answerTo(text, { [text]: whole, ...finds });
    return answer.outcome === 'in-parts' ? answer.parts.map((part) => inShort(part.answer)) : inShort(answer);
  };

  it('is answered but for small talk', async () => {
    expect(await partsFrom(typed, { ...logo, ...whom })).toEqual(['quoted 1', 'quoted 2']);
  });

  it('is answered as one question if all but one of them is small talk', async () => {
    expect(await partsFrom('Can I use the logo? Are you a bot?', logo)).toBe('unsure weak 1');
  });

  it('is told of each that is not settled', async () => {
    const three = 'Can I use the logo? And who do I ask? And is there any cake?';
    expect(await partsFrom(three, logo)).toEqual(['quoted 1', 'silent off-topic', 'silent off-topic']);
  });

  it('gets one quote for each, and the places of the rest', async () => {
    const several = found([candidate('1', 0.9), candidate('3', 0.88), candidate('4', 0.3)]);
    const finds = { [typed]: whole, 'Can I use the logo?': several, ...whom };
    const { answer } = await answerTo(typed, finds);
    if (answer.outcome !== 'in-parts') throw new Error(answer.outcome);
    const [first] = answer.parts;
    expect(inShort(first.answer)).toBe('quoted 1');
    const places = ['3', '4'].map((number) => clauseNumbered(number).citation);
    expect(first.answer).toMatchObject({ seeAlso: places });
  });

  it('is searched part by part in the guidance it was asked of, and no other', async () => {
    const scopes: (CouncilId | undefined)[] = [];
    const find: Edition['find'] = async ({ text }, scope) => {
      scopes.push(scope);
      return { ...logo, ...whom, [typed]: whole }[text] ?? whole;
    };
    const clause: Edition['clause'] = (id) =>
      [candidate('1', 1), candidate('2', 1)].find((one) => one.clause.id === id)?.clause;
    const { answer } = await answerTo(typed, {}, { find, clause }, GEDLING.id);
    expect(answer.outcome).toBe('in-parts');
    expect(scopes).toEqual([GEDLING.id, GEDLING.id, GEDLING.id, GEDLING.id]);
  });
});

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

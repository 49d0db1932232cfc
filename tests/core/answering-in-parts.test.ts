import { describe, expect, it } from 'vitest';
import type { Found } from '../../src/core/evidence.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { answerTo, candidate } from '../support/answer-to.ts';
import { GEDLING } from '../support/builders.ts';
import { clauseNumbered, found, inShort } from '../support/findings.ts';

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

describe('a part of a message', () => {
  const LOGO = 'Can I use the logo?';
  const logo = { [LOGO]: found([candidate('1', 0.9)]) };
  const partsOf = async (typed: string, finds: Readonly<Record<string, Found>>) => {
    const { answer } = await answerTo(typed, { [typed]: found([candidate('1', 0.5)]), ...logo, ...finds });
    if (answer.outcome !== 'in-parts') throw new Error(inShort(answer));
    return answer.parts.map((part) => [part.takenWith, inShort(part.answer)]);
  };

  it.each(['Is there a rule about swearing?', 'What about copyright?', 'What if somebody threatens me?'])(
    'that is surely answered stands by itself: %s',
    async (asked) => {
      const finds = {
        [asked]: found([candidate('2', 0.9)]),
        [`${asked} ${LOGO} ${asked}`]: found([candidate('3', 1)]),
      };
      expect(await partsOf(`${LOGO} ${asked}`, finds)).toEqual([
        [undefined, 'quoted 1'],
        [undefined, 'quoted 2'],
      ]);
    },
  );

  it('that names nothing is taken with those before it, however surely it is answered', async () => {
    const asked = 'Is that ok on Facebook too?';
    const finds = {
      [asked]: found([candidate('2', 0.9)]),
      [`${asked} ${LOGO} ${asked}`]: found([candidate('3', 0.8)]),
    };
    expect(await partsOf(`${LOGO} ${asked}`, finds)).toEqual([
      [undefined, 'quoted 1'],
      [LOGO, 'unsure tied 2 3'],
    ]);
  });

  it('is taken with all of those before it that ask something', async () => {
    const [who, when] = ['Who decides on it?', 'When do they meet?'];
    const before = `${LOGO} ${who}`;
    const finds = {
      [`${who} ${LOGO} ${who}`]: found([candidate('2', 1)]),
      [`${when} ${before} ${when}`]: found([candidate('3', 1)]),
    };
    expect(await partsOf(`${LOGO} Are you a bot? ${who} ${when}`, finds)).toEqual([
      [undefined, 'quoted 1'],
      [LOGO, 'unsure weak 2'],
      [before, 'unsure weak 3'],
    ]);
  });

  it('may lead to the clause of one before that it leans on, where two others are apart', async () => {
    const [swearing, too] = ['Is there a rule about swearing?', 'Is that ok on Facebook too?'];
    const before = `${LOGO} ${swearing}`;
    const again = { [too]: found([candidate('1', 0.9)]), [`${too} ${before} ${too}`]: found([candidate('1', 0.9)]) };
    expect(await partsOf(`${before} ${too}`, { [swearing]: found([candidate('2', 0.9)]), ...again })).toEqual([
      [undefined, 'quoted 1'],
      [undefined, 'quoted 2'],
      [before, 'quoted 1'],
    ]);
    const two = { ...again, [`${too} ${LOGO} ${too}`]: found([candidate('1', 0.9)]) };
    await expect(partsOf(`${LOGO} ${too}`, two)).rejects.toThrow('unsure weak 1');
    await expect(partsOf(`${before} ${too}`, { [swearing]: found([candidate('1', 0.9)]), ...again })).rejects.toThrow(
      'unsure weak 1',
    );
  });

  it('in the very words that an officer wrote for a clause is answered with that clause', async () => {
    const told = { ...candidate('2', 0.5), inItsWords: true as const };
    const asked = 'Who pays for it?';
    const finds = {
      [asked]: found([told]),
      [`${asked} ${LOGO} ${asked}`]: found([candidate('2', 0.6), candidate('3', 0.7)]),
    };
    expect(await partsOf(`${LOGO} ${asked}`, finds)).toEqual([
      [undefined, 'quoted 1'],
      [LOGO, 'quoted 2'],
    ]);
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

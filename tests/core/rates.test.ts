import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { turnId } from '../../src/core/conversation.ts';
import type { Asking, Handling } from '../../src/core/conversation.ts';
import { councilId } from '../../src/core/guidance.ts';
import { limitedPlatform } from '../../src/core/limited-platform.ts';
import { personId } from '../../src/core/people.ts';
import type { OfficerPlatform, OnHandling, OnTurn } from '../../src/core/ports.ts';
import { createLimiting } from '../../src/core/rates.ts';
import type { Tallies } from '../../src/core/rates.ts';
import { TOO_MANY } from '../../src/core/wording.ts';
import { aLog, aQuotedReply, GEDLING } from '../support/builders.ts';
import { COUNCILLOR } from '../support/escalations.ts';

const TURN: Asking = {
  kind: 'asks',
  id: turnId('slack', 'Ev1'),
  at: { platform: 'slack', address: 'C1' },
  thread: undefined,
  audience: 'only-you',
  council: GEDLING.id,
  by: COUNCILLOR.id,
  text: 'May I use the crest?',
};
const HANDLING: Handling = { ...TURN, kind: 'acts', act: 'claim', about: 'GED-1', by: COUNCILLOR };
const RATES = { personPerMinute: 2, personPerHour: 5, councilPerMinute: 3 };

function inMemory(): Tallies {
  const counts = new Map<string, number>();
  return {
    addOne: async (tallies) =>
      tallies.map(({ name }) => {
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return count;
      }),
  };
}

/** A platform that is limited, at a time that can be set. */
async function aLimited(tallies: Tallies = inMemory()) {
  const log = aLog();
  const reached: string[] = [];
  let now = 0;
  let on: { onTurn: OnTurn; onHandling: OnHandling } | undefined;
  const inner: OfficerPlatform = {
    name: 'slack',
    start: async (onTurn, onHandling) => void (on = { onTurn, onHandling }),
    stop: async () => {},
    placeOf: async () => undefined,
    officersAt: async () => [],
    adminsOf: async () => [],
    deliver: async () => ({ outcome: 'delivered', mark: 'm' }),
  };
  const limiting = createLimiting({ tallies, rates: RATES, clock: () => now, log });
  await limitedPlatform(inner, { limiting, log }).start(
    async (turn) => (reached.push(turn.id), aQuotedReply()),
    async (handling) => (reached.push(handling.id), { kind: 'options', options: [] }),
  );
  if (on === undefined) throw new Error('It was not started.');
  const { onTurn, onHandling } = on;
  return { onTurn, onHandling, log, reached, goTo: (ms: number) => (now = ms) };
}

describe('a person who asks a lot', () => {
  it('is told to wait, nothing is searched or recorded, and the next minute answers again', async () => {
    const { onTurn, reached, log, goTo } = await aLimited();
    for (const expected of ['answers', 'answers', 'asks-again']) expect((await onTurn(TURN)).kind).toBe(expected);
    expect(reached).toHaveLength(2);
    expect(log.lines[0]).toMatchObject({ level: 'info', event: 'person-limited', fields: { council: 'gedling' } });
    expect(JSON.stringify(log.lines)).not.toContain(COUNCILLOR.id);
    goTo(59_999);
    expect(await onTurn(TURN)).toEqual({ kind: 'asks-again', why: 'too-many' });
    goTo(60_000);
    expect((await onTurn(TURN)).kind).toBe('answers');
  });

  it('is limited by the hour as well', async () => {
    const { onTurn, goTo } = await aLimited();
    const kinds: string[] = [];
    for (const minute of [0, 1, 2, 3, 4, 5, 60]) {
      goTo(minute * 60_000);
      kinds.push((await onTurn(TURN)).kind);
    }
    expect(kinds).toEqual([...Array.from({ length: 5 }, () => 'answers'), 'asks-again', 'answers']);
  });

  it('takes nothing from others, of their council or another, until the council asks too much', async () => {
    const { onTurn, log } = await aLimited();
    const by = (name: string) => ({ ...TURN, by: personId(name) });
    for (const name of ['a', 'b', 'c']) expect((await onTurn(by(name))).kind).toBe('answers');
    expect(await onTurn(by('d'))).toEqual({ kind: 'asks-again', why: 'too-many' });
    expect(log.lines.at(-1)).toMatchObject({ level: 'warn', event: 'council-limited', fields: { council: 'gedling' } });
    expect((await onTurn({ ...by('e'), council: councilId('oxford') })).kind).toBe('answers');
    expect((await onTurn({ ...by('f'), council: undefined })).kind).toBe('answers');
  });

  it('is said nothing to what was overheard, which is counted apart', async () => {
    const { onTurn } = await aLimited();
    const overheard: Asking = { ...TURN, unbidden: true };
    for (let n = 0; n < 2; n += 1) expect((await onTurn(overheard)).kind).toBe('answers');
    expect(await onTurn(overheard)).toEqual({ kind: 'stays-silent' });
    expect((await onTurn(TURN)).kind).toBe('answers');
  });
});

describe('an officer at work', () => {
  it('may do four times as much as anybody asks, and asks besides', async () => {
    const { onTurn, onHandling } = await aLimited();
    for (let n = 0; n < 8; n += 1) expect((await onHandling(HANDLING)).kind).toBe('options');
    expect(await onHandling(HANDLING)).toEqual({ kind: 'refused', why: 'too-many', sentence: TOO_MANY });
    expect((await onTurn(TURN)).kind).toBe('answers');
  });

  it('can always halt and resume', async () => {
    const { onHandling } = await aLimited();
    for (let n = 0; n < 20; n += 1) await onHandling(HANDLING);
    for (const kind of ['halts', 'resumes'] as const)
      expect((await onHandling({ ...HANDLING, kind, words: 'all' })).kind).toBe('options');
  });
});

describe('whom nobody vouches for', () => {
  it('is counted by where they are, and uses up nothing of the only council', async () => {
    const { onTurn } = await aLimited();
    const stranger: Asking = { ...TURN, by: undefined, council: undefined, fromNobodys: true };
    const kinds: string[] = [];
    for (const address of ['a', 'a', 'a', 'b', 'c'])
      kinds.push((await onTurn({ ...stranger, at: { platform: 'teams', address } })).kind);
    expect(kinds).toEqual(['answers', 'answers', 'asks-again', 'asks-again', 'asks-again']);
    expect((await onTurn({ ...TURN, council: undefined })).kind).toBe('answers');
  });

  it('is let through by the playground, which counts by network address', async () => {
    const { onTurn } = await aLimited();
    const program: Asking = { ...TURN, by: undefined, at: { platform: 'playground', address: 'a' } };
    for (let n = 0; n < 10; n += 1) expect((await onTurn(program)).kind).toBe('answers');
  });
});

it('answers, and logs it, if the tallies cannot be asked', async () => {
  const { onTurn, onHandling, log } = await aLimited({ addOne: () => Promise.reject(new Error('gone')) });
  for (let n = 0; n < 5; n += 1) expect((await onTurn(TURN)).kind).toBe('answers');
  expect((await onHandling(HANDLING)).kind).toBe('options');
  expect(log.lines).toHaveLength(6);
  expect(log.lines[0]).toMatchObject({ level: 'warn', event: 'rates-not-asked' });
});

/** How often that came up so far, this time counted. */
const counter = () => {
  const counts = new Map<string, number>();
  return (key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
};

it('lets through what is within every limit, and nothing else, whoever asks when', async () => {
  const asked = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 200_000 }));
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { maxLength: 60 }), async (turns) => {
      const { onTurn, goTo } = await aLimited();
      const count = counter();
      for (const [who, at] of turns.toSorted(([, a], [, b]) => a - b)) {
        goTo(at);
        const minute = Math.floor(at / 60_000);
        const over = [
          count(`${who} ${minute}`) > RATES.personPerMinute,
          count(who) > RATES.personPerHour,
          count(`council ${minute}`) > RATES.councilPerMinute,
        ];
        const { kind } = await onTurn({ ...TURN, by: personId(who) });
        expect(kind).toBe(over.includes(true) ? 'asks-again' : 'answers');
      }
    }),
    { numRuns: 50 },
  );
});

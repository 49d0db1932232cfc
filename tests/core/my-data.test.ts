import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHomeMessages } from '../../src/adapters/slack/home-view.ts';
import { SLACK_LIMITS } from '../../src/adapters/slack/limits.ts';
import { homeMessages } from '../../src/adapters/teams/home-card.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Audience, OwnDataWish } from '../../src/core/conversation.ts';
import type { Home } from '../../src/core/home.ts';
import { createMyDataDesk } from '../../src/core/my-data-desk.ts';
import { asJson, inParts } from '../../src/core/my-data-pages.ts';
import {
  CONFIRM_ERASE,
  GOES_HEADING,
  KIND_WORDS,
  NOTHING_KEPT,
  ONLY_ALONE,
  STAYS_HEADING,
} from '../../src/core/my-data-wording.ts';
import { ERASABLE_KINDS, PERSONAL_KINDS } from '../../src/core/personal-data.ts';
import type { PersonalRecords, Subject } from '../../src/core/personal-data.ts';
import type { Handled } from '../../src/core/reply.ts';
import { COUNCILLOR } from '../support/escalations.ts';
import { NO_RECORDS, ownData } from '../support/own-data.ts';

const ONE_OF_EACH: PersonalRecords = {
  receipts: [{ receipt: '7K2M-4XRD' }, { receipt: '2222-2222' }],
  feedback: [{ words: '<b>“Æ”👍 &amp;  two' }],
  remembered: [{ words: 'May I?' }],
  asked: [{ question: 'May I?' }],
  messages: ['m'],
  places: ['p'],
  answered: ['a'],
  advice: ['a'],
  suggestions: ['s'],
  guidance: ['g'],
  audit: ['u'],
};

function aDataDesk(records: PersonalRecords) {
  const asked: (Subject | 'erase')[] = [];
  const desk = createMyDataDesk({
    ...ownData,
    personal: {
      ...ownData.personal,
      of: async (subject) => (asked.push(subject), records),
      erase: async (subject) => (
        asked.push(subject, 'erase'),
        { receipts: 2, feedback: 1, remembered: 3, asked: 0, messages: 0 }
      ),
    },
    clock: () => 5,
  });
  const wish = (wanted: OwnDataWish, part?: number, audience: Audience = 'only-you') =>
    desk.handle({
      kind: 'own-data',
      wish: wanted,
      ...(part !== undefined && { part }),
      id: turnId('slack', 'Ev1'),
      at: COUNCILLOR.home,
      thread: undefined,
      audience,
      council: undefined,
      by: COUNCILLOR,
    });
  return { wish, asked };
}

function homeOf(handled: Handled): Home {
  if (handled.kind !== 'home') throw new Error(`It was ${handled.kind}.`);
  return handled.home;
}
const firstsIn = (home: Home): readonly string[] =>
  home.sections.flatMap(({ rows }) => rows.map(({ lines: [first] }) => first));
const textOf = (home: Home): string =>
  home.sections
    .flatMap(({ heading, lines, rows }) => [heading, ...lines, ...rows.flatMap((row) => row.lines)])
    .join('\n');

describe('what is kept of a person', () => {
  it('is shown by kind, with counts, for how long and who reads it', async () => {
    const { wish, asked } = aDataDesk(ONE_OF_EACH);
    const home = homeOf(await wish('see'));
    expect(firstsIn(home)).toHaveLength(PERSONAL_KINDS.length);
    expect(firstsIn(home)[0]).toBe('Receipts of answers: 2');
    for (const part of ['Kept for 730 days.', 'Kept for 90 days.', 'Kept for half an hour.', KIND_WORDS.audit.read])
      expect(textOf(home)).toContain(part);
    expect(asked).toEqual([COUNCILLOR]);
  });

  it('is nothing, and that is said', async () => {
    expect(textOf(homeOf(await aDataDesk(NO_RECORDS).wish('see')))).toContain(NOTHING_KEPT);
  });

  it.each(['see', 'export', 'erase', 'erase-confirmed'] as const)(
    'is told to nobody where others read: %s',
    async (wanted) => {
      const { wish, asked } = aDataDesk(ONE_OF_EACH);
      expect(await wish(wanted, 1, 'everyone-here')).toEqual({
        kind: 'refused',
        why: 'not-alone',
        sentence: ONLY_ALONE,
      });
      expect(asked).toEqual([]);
    },
  );

  it('is taken away as JSON that has all that is counted', async () => {
    const home = homeOf(await aDataDesk(ONE_OF_EACH).wish('export'));
    expect(JSON.parse(firstsIn(home).join(''))).toEqual(ONE_OF_EACH);
  });

  it('is taken away in parts, each of which names the next', async () => {
    const many = {
      ...NO_RECORDS,
      receipts: Array.from({ length: 900 }, (_each, index) => ({
        receipt: `R${index}`,
        clauses: 'gedling/social-media-guidance/4.8',
      })),
    };
    const { wish } = aDataDesk(many);
    const homes = [homeOf(await wish('export'))];
    for (let next = 2; textOf(homes.at(-1) ?? fail()).includes(`“my data export ${next}”`); next += 1)
      homes.push(homeOf(await wish('export', next)));
    expect(homes.length).toBeGreaterThan(2);
    expect(homeOf(await wish('export', 999))).toEqual(homes.at(-1));
    expect(JSON.parse(homes.flatMap(firstsIn).join(''))).toEqual(many);
  });

  it('is erased after it was said what goes and what stays, and not before', async () => {
    const { wish, asked } = aDataDesk(ONE_OF_EACH);
    const before = homeOf(await wish('erase'));
    expect(asked).not.toContain('erase');
    expect(before.sections.map(({ heading, rows }) => [heading, rows.length]).slice(0, 2)).toEqual([
      [GOES_HEADING, ERASABLE_KINDS.length],
      [STAYS_HEADING, PERSONAL_KINDS.length - ERASABLE_KINDS.length],
    ]);
    expect(textOf(before)).toContain(CONFIRM_ERASE);
    expect(await wish('erase-confirmed')).toMatchObject({
      kind: 'done',
      sentence: expect.stringContaining(
        '2 receipts without a link to you now; 1 thing that you said of answers; 3 things remembered of what you asked just now.',
      ),
    });
    expect(asked.slice(-2)).toEqual([COUNCILLOR, 'erase']);
  });
});

function fail(): never {
  throw new Error('There is one.');
}

const anyRecords = fc
  .array(
    fc.record({
      words: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 3000 }),
        fc.nat(4000).map((count) => ' <&👍'.repeat(count / 4)),
      ),
    }),
    { maxLength: 12 },
  )
  .map((feedback): PersonalRecords => ({ ...NO_RECORDS, feedback }));

describe('whatever is kept', () => {
  it('comes in pieces that are the JSON again, and that every chat takes as they are', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const parts = inParts(asJson(records));
        expect(JSON.parse(parts.flat().join(''))).toEqual(JSON.parse(JSON.stringify(records)));
        for (const piece of parts.flat()) {
          expect(piece.length).toBeLessThanOrEqual(2400);
          expect(piece).toBe(piece.trim());
          expect(piece).toBe(piece.toWellFormed());
          expect(piece).not.toMatch(/[<>&]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fits what a slash command may be answered with, in all of its pieces, and Teams’ cards', async () => {
    const most = { ...NO_RECORDS, feedback: [{ words: 'x'.repeat(30_000) }] };
    const home = homeOf(await aDataDesk(most).wish('export'));
    const messages = renderHomeMessages(home, SLACK_LIMITS.responsesPerCommand);
    const shown = messages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text] : [])),
    );
    expect(shown).toEqual(firstsIn(home));
    expect(JSON.stringify(homeMessages(home)).match(/x/g)?.length).toBeGreaterThanOrEqual(
      firstsIn(home).join('').match(/x/g)?.length ?? 0,
    );
  });
});

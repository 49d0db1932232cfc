import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { createShortMemory } from '../../../src/adapters/store/short-memory.ts';
import { turnId } from '../../../src/core/conversation.ts';
import { make } from '../../../src/core/escalation-moves.ts';
import type { Move } from '../../../src/core/escalation.ts';
import { noticesOf } from '../../../src/core/notices.ts';
import type { Person } from '../../../src/core/people.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../../support/escalations.ts';
import { join, numbered } from '../../support/kept-escalations.ts';
import { everythingIn, personalIn } from '../../support/personal-data.ts';
import { SEALED_WITH } from '../../support/records-of-every-kind.ts';

const TEAM = { platform: 'slack', address: 'the team' } as const;
const AT = 1_800_000_000_000;

const said = fc.constantFrom(
  'The spring one.',
  `I am ${COUNCILLOR.name}.`,
  `${COUNCILLOR.name.toUpperCase()}: yes`,
  '“Æ”👍 {"a":"b"}',
);
const anyStep = fc.oneof(
  fc.record({
    who: fc.constantFrom('C' as const, 'N' as const),
    move: fc.oneof(
      fc.record({ move: fc.constantFrom('add-detail' as const, 'reply' as const), text: said }),
      fc.record({ move: fc.constant('reopen' as const), text: said, answerBy: fc.constant(AT) }),
      fc.constantFrom({ move: 'withdraw' } as const, { move: 'settle' } as const, { move: 'join' } as const),
    ),
  }),
  fc.record({
    who: fc.constantFrom('A' as const, 'B' as const),
    move: fc.oneof(
      fc.constantFrom({ move: 'claim' } as const, { move: 'release' } as const),
      fc.record({
        move: fc.constantFrom('ask-back' as const, 'note' as const, 'close-without-answer' as const),
        text: said,
      }),
      fc.record({ move: fc.constant('answer' as const), text: said, clauses: fc.constant([]) }),
    ),
  }),
  fc.constant({ who: 'clock' as const, move: { move: 'unreached', person: COUNCILLOR } as const }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;
const CAST = { C: COUNCILLOR, N: NEIGHBOUR, A: ANNA, B: BEN } as const;

async function play(database: Database, number: number, opener: Person, steps: readonly Step[]): Promise<void> {
  const store = createEscalationStore(database);
  let now = numbered(number, {
    askers: [{ person: opener, about: turnId('slack', `Ev${number}`) }],
    question: `Am I ${COUNCILLOR.name}?`,
  });
  await store.open(now, noticesOf(now, [TEAM]));
  for (const [index, { who, move }] of steps.entries()) {
    const person = who === 'clock' ? undefined : CAST[who];
    const asks: Move = move.move === 'join' ? join(person ?? COUNCILLOR, `J${number}-${index}`) : move;
    const part = who === 'C' || who === 'N' ? ('councillor' as const) : ('officer' as const);
    const made = make(now, person === undefined ? { part: 'clock' } : { part, person }, asks, 2000 + index);
    if (made.outcome === 'refused') continue;
    now = made.escalation;
    await store.advance(now, noticesOf(now, [TEAM]));
  }
}

describe('whatever was asked and answered', () => {
  it('an export has all that is counted, and erased is neither id nor name nor home anywhere, for good', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.array(anyStep, { maxLength: 12 })), { minLength: 1, maxLength: 3 }),
        async (plays) => {
          const database = await openDatabase(':memory:');
          try {
            for (const [index, [own, steps]] of plays.entries())
              await play(database, index + 1, own ? COUNCILLOR : NEIGHBOUR, steps);
            const lately = {
              name: COUNCILLOR.home.address,
              text: `I am ${COUNCILLOR.name}`,
              until: AT,
              by: COUNCILLOR.id,
            };
            await createShortMemory(database, SEALED_WITH).keep([lately]);
            const personal = personalIn(database);
            const before = await personal.of(COUNCILLOR);
            const erased = await personal.erase(COUNCILLOR, AT);
            expect(erased.asked).toBe(before.asked.length);
            expect([erased.remembered, before.remembered.length]).toEqual([1, 1]);
            expect(erased.messages).toBe(before.messages.length);
            const left = await everythingIn(database);
            // Others may have written the name of somebody who is in none of theirs.
            const ofAll = before.asked.length === plays.length ? [COUNCILLOR.name] : [];
            for (const trace of [...ofAll, COUNCILLOR.id, COUNCILLOR.home.address])
              expect(left.toLowerCase()).not.toContain(trace.toLowerCase());
            expect(Object.values(await personal.of(COUNCILLOR)).flat()).toEqual([]);
            expect(await personal.erase(COUNCILLOR, AT + 1)).toEqual({
              receipts: 0,
              feedback: 0,
              remembered: 0,
              asked: 0,
              messages: 0,
            });
            expect(await everythingIn(database)).toBe(left);
          } finally {
            await database.destroy();
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

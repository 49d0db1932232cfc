import * as fc from 'fast-check';
import { noticeId } from '../../src/core/notice.ts';
import { aNotice } from './notices.ts';

/** Three conversations; two notices stand under the first one, and one of these is in another conversation. */
export const NOTICES = [
  aNotice('a1', { lane: 'a' }),
  aNotice('a2', { lane: 'a' }),
  aNotice('a3', { lane: 'a', under: noticeId('a1') }),
  aNotice('b1', { lane: 'b', under: noticeId('a1') }),
  aNotice('b2', { lane: 'b' }),
  aNotice('c1', { to: { platform: 'teams', address: 'a' } }),
];

const either = fc.constantFrom(0 as const, 1 as const);
const which = fc.nat({ max: 5 });
const notices = fc.shuffledSubarray(NOTICES, { maxLength: 4 });

const act = fc.oneof(
  fc.record({ does: fc.constant('open' as const), asker: either, about: either, notices }),
  fc.record({ does: fc.constant('advance' as const), which, stale: fc.boolean(), notices }),
  { weight: 3, arbitrary: fc.record({ does: fc.constant('lease' as const), most: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('delivered' as const, 'later' as const, 'park' as const),
      which,
      wait: which,
    }),
  },
  fc.record({ does: fc.constantFrom('retry' as const, 'drop' as const), which }),
);

/** Something that one of two users does, so many milliseconds after the one before. */
export const anyCommand = fc.record({ after: fc.nat({ max: 8 }), user: either, act });

export type Command = typeof anyCommand extends fc.Arbitrary<infer T> ? T : never;
export type Act<Does> = Extract<Command['act'], { readonly does: Does }>;

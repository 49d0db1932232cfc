import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThreads } from '../../src/core/threads.ts';
import type { Threads } from '../../src/core/threads.ts';

interface Happens {
  readonly what: 'named' | 'answered' | 'overheard';
  readonly by: string;
  readonly toOthers: boolean;
}

const anyHappening = fc.record<Happens>({
  what: fc.constantFrom('named', 'answered', 'overheard', 'overheard'),
  by: fc.constantFrom('Ann', 'Ben', 'Cat'),
  toOthers: fc.boolean(),
});

function happen(threads: Threads, thread: string, { what, by, toOthers }: Happens): boolean {
  if (what === 'overheard') return threads.overhears(thread, by, toOthers);
  threads[what](thread, by);
  return false;
}

/** The rule, told by what went before: they named us and were answered, and since then nobody else has written or was named. */
function followsUp(before: readonly Happens[], { what, by, toOthers }: Happens): boolean {
  const disturbs = (each: Happens): boolean =>
    each.what !== 'answered' && (each.by !== by || (each.what === 'overheard' && each.toOthers));
  const since = before.slice(before.findLastIndex(disturbs) + 1);
  const named = since.findIndex((each) => each.what === 'named');
  const answered = since.findLastIndex((each) => each.what === 'answered' && each.by === by);
  return what === 'overheard' && !toOthers && named !== -1 && answered > named;
}

describe('a thread', () => {
  it('goes on for the one who was answered last, as long as nobody else writes and nobody else is named', () => {
    fc.assert(
      fc.property(fc.array(anyHappening, { maxLength: 30 }), (happenings) => {
        const threads = createThreads(() => 0);
        const taken = happenings.map((each) => happen(threads, 'T1', each));
        expect(taken).toEqual(happenings.map((each, index) => followsUp(happenings.slice(0, index), each)));
      }),
    );
  });

  it('knows nothing of another', () => {
    fc.assert(
      fc.property(fc.array(anyHappening, { maxLength: 30 }), (happenings) => {
        const threads = createThreads(() => 0);
        for (const each of happenings) happen(threads, 'T1', each);
        expect(threads.overhears('T2', 'Ann', false)).toBe(false);
      }),
    );
  });

  const HALF_AN_HOUR = 30 * 60 * 1000;
  it.each([
    [HALF_AN_HOUR - 1, true],
    [HALF_AN_HOUR, false],
  ])('after %i ms is still awake: %s', (later, awake) => {
    let now = 0;
    const threads = createThreads(() => now);
    threads.named('T1', 'Ann');
    threads.answered('T1', 'Ann');
    now = later;
    expect(threads.overhears('T1', 'Ann', false)).toBe(awake);
  });

  it('stays awake for as long again with each answer, and not with what is left unanswered', () => {
    let now = 0;
    const threads = createThreads(() => now);
    threads.named('T1', 'Ann');
    threads.answered('T1', 'Ann');
    now = HALF_AN_HOUR - 1;
    threads.answered('T1', 'Ann');
    now = 2 * HALF_AN_HOUR - 2;
    expect(threads.overhears('T1', 'Ann', false)).toBe(true);
    now += 1;
    expect(threads.overhears('T1', 'Ann', false)).toBe(false);
  });

  it('that was quiet longest is forgotten when there are very many', () => {
    const threads = createThreads(() => 0);
    for (let index = 0; index <= 2000; index += 1) {
      threads.named(`T${index}`, 'Ann');
      threads.answered(`T${index}`, 'Ann');
    }
    expect(threads.overhears('T0', 'Ann', false)).toBe(false);
    expect(threads.overhears('T1', 'Ann', false)).toBe(true);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { personId } from '../../src/core/people.ts';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import { createThreads } from '../../src/core/threads.ts';
import type { Threads, Writer } from '../../src/core/threads.ts';

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

const writer = (by: string, turn: string | number): Writer => ({
  by,
  turn: turnId('slack', String(turn)),
  person: personId(`slack:T1/${by}`),
});

async function happen(
  threads: Threads,
  thread: string,
  { what, by, toOthers }: Happens,
  turn: string | number,
): Promise<boolean> {
  if (what === 'overheard') return threads.overhears(thread, writer(by, turn), toOthers);
  await threads[what](thread, writer(by, turn));
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

const HALF_AN_HOUR = 30 * 60 * 1000;

/** Threads as two processes have them that share one memory. */
function twoOfThem(clock: () => number = () => 0): readonly [Threads, Threads] {
  const memory = shortMemoryHere();
  return [createThreads(memory, clock, ['slack', 'T1']), createThreads(memory, clock, ['slack', 'T1'])];
}

async function awakeFor(by: string, threads: Threads): Promise<void> {
  await threads.named('T1', writer(by, 'first'));
  await threads.answered('T1', writer(by, 'first'));
}

describe('a thread', () => {
  it('goes on for the one who was answered last, as long as nobody else writes and nobody else is named, whichever process hears it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyHappening, fc.nat(1)), { maxLength: 30 }), async (played) => {
        const processes = twoOfThem();
        const taken: boolean[] = [];
        for (const [index, [each, process]] of played.entries())
          taken.push(await happen(processes[process] ?? processes[0], 'T1', each, index));
        const happenings = played.map(([each]) => each);
        expect(taken).toEqual(happenings.map((each, index) => followsUp(happenings.slice(0, index), each)));
      }),
    );
  });

  it('is as it was after a platform’s repeat of a message, whichever process hears it', async () => {
    const step = fc.record({ happens: anyHappening, repeats: fc.option(fc.nat(6), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const [one, other] = twoOfThem();
        await awakeFor('Ann', one);
        const taken: boolean[] = [];
        for (const [index, { happens, repeats }] of steps.entries()) {
          taken.push(await happen(one, 'T1', happens, index));
          const again = repeats === undefined ? undefined : steps[index - repeats]?.happens;
          if (again !== undefined && again.what !== 'answered')
            await happen(other, 'T1', again, index - (repeats ?? 0));
        }
        const [ann, happenings] = [{ by: 'Ann', toOthers: false }, steps.map(({ happens }) => happens)];
        const before: readonly Happens[] = [
          { ...ann, what: 'named' },
          { ...ann, what: 'answered' },
        ];
        expect(taken).toEqual(
          happenings.map((each, index) => followsUp([...before, ...happenings.slice(0, index)], each)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('knows nothing of another, nor of one of that name in another workspace', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHappening, { maxLength: 30 }), async (happenings) => {
        const memory = shortMemoryHere();
        const threads = createThreads(memory, () => 0, ['slack', 'T1']);
        for (const [index, each] of happenings.entries()) await happen(threads, 'T1', each, index);
        expect(await threads.overhears('T2', writer('Ann', 'x'), false)).toBe(false);
        const elsewhere = createThreads(memory, () => 0, ['slack', 'T2']);
        expect(await elsewhere.overhears('T1', writer('Ann', 'x'), false)).toBe(false);
      }),
    );
  });

  it.each([
    [HALF_AN_HOUR - 1, true],
    [HALF_AN_HOUR, false],
  ])('after %i ms is still awake: %s', async (later, awake) => {
    let now = 0;
    const [threads, other] = twoOfThem(() => now);
    await awakeFor('Ann', threads);
    now = later;
    expect(await other.overhears('T1', writer('Ann', 2), false)).toBe(awake);
  });

  it('stays awake for as long again with each answer, and not with what is left unanswered', async () => {
    let now = 0;
    const [threads] = twoOfThem(() => now);
    await awakeFor('Ann', threads);
    now = HALF_AN_HOUR - 1;
    await threads.answered('T1', writer('Ann', 'first'));
    now = 2 * HALF_AN_HOUR - 2;
    expect(await threads.overhears('T1', writer('Ann', 2), false)).toBe(true);
    now += 1;
    expect(await threads.overhears('T1', writer('Ann', 3), false)).toBe(false);
  });

  it('of which nothing is known is not written down when something is overheard in it', async () => {
    const memory = shortMemoryHere();
    const threads = createThreads({ ...memory, change: () => Promise.reject(new Error('It was.')) }, () => 0, [
      'slack',
    ]);
    expect(await threads.overhears('T1', writer('Ann', 1), false)).toBe(false);
  });

  it('of which nothing is known is not written down when somebody is answered in it', async () => {
    const memory = shortMemoryHere();
    await createThreads(memory, () => 0, ['slack']).answered('T1', writer('Ann', 1));
    expect(await memory.forgetOver(HALF_AN_HOUR)).toBe(0);
  });

  it('is not put to sleep by the repeat of what somebody wrote before the other asked on', async () => {
    const [one, other] = twoOfThem();
    await awakeFor('Ann', one);
    expect(await one.overhears('T1', writer('Ben', 2), false)).toBe(false);
    await one.named('T1', writer('Ann', 3));
    await one.answered('T1', writer('Ann', 3));
    expect(await other.overhears('T1', writer('Ben', 2), false)).toBe(false);
    expect(await one.overhears('T1', writer('Ann', 4), false)).toBe(true);
  });

  it('goes on from a repeat of the follow-up that was heard first, since only one of them is answered', async () => {
    const [one, other] = twoOfThem();
    await awakeFor('Ann', one);
    expect(await one.overhears('T1', writer('Ann', 2), false)).toBe(true);
    expect(await other.overhears('T1', writer('Ann', 2), false)).toBe(true);
  });
});

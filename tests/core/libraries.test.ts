import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { councilId } from '../../src/core/guidance.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import { createLibraries } from '../../src/core/libraries.ts';
import type { Libraries } from '../../src/core/libraries.ts';

const [ARDEN, BRAY, CULM] = [councilId('arden'), councilId('bray'), councilId('culm')];

interface Shelf {
  readonly libraries: Libraries<string>;
  /** What happened, in order. */
  readonly events: string[];
  readonly isOpen: Set<string>;
}

function shelfOf({
  mostBytes = 10,
  bytes = 5,
  fails = () => false,
}: { mostBytes?: number; bytes?: number; fails?: (council: string, time: number) => boolean } = {}): Shelf {
  const [events, isOpen] = [[] as string[], new Set<string>()];
  let opening = 0;
  let times = 0;
  const libraries = createLibraries<string>({
    mostBytes,
    letGo: (council) => events.push(`let go of ${council}`),
    async open(council) {
      opening += 1;
      times += 1;
      expect(opening).toBeLessThanOrEqual(2);
      expect(isOpen.has(council)).toBe(false);
      const time = times;
      await Promise.resolve();
      opening -= 1;
      if (fails(council, time)) throw new Error(`No ${council}.`);
      isOpen.add(council);
      events.push(`open ${council}`);
      return {
        library: council,
        bytes: () => bytes,
        close: async () => {
          isOpen.delete(council);
          events.push(`close ${council}`);
        },
      };
    },
  });
  return { libraries, events, isOpen };
}

const used = (libraries: Libraries<string>, council: CouncilId) =>
  libraries.during(council, async (library) => library);

describe('libraries', () => {
  it('are opened once, when somebody asks, however many ask at once', async () => {
    const { libraries, events } = shelfOf();
    expect(libraries.open()).toEqual([]);
    expect(await Promise.all([used(libraries, ARDEN), used(libraries, ARDEN)])).toEqual([ARDEN, ARDEN]);
    expect(events).toEqual(['open arden']);
    expect(libraries.open()).toEqual([[ARDEN, ARDEN]]);
    expect(libraries.bytes()).toBe(5);
  });

  it('are let go of when memory is short, the one first that was used longest ago', async () => {
    const { libraries, events } = shelfOf();
    for (const council of [ARDEN, BRAY, ARDEN, CULM]) await used(libraries, council);
    expect(events).toEqual(['open arden', 'open bray', 'let go of bray', 'close bray', 'open culm']);
    expect(libraries.open().map(([council]) => council)).toEqual([ARDEN, CULM]);
  });

  it('stay open while somebody uses them, and go when they are given back', async () => {
    const { libraries, events } = shelfOf({ mostBytes: 5 });
    const taken = await libraries.take(ARDEN);
    expect(await used(libraries, BRAY)).toBe(BRAY);
    expect(libraries.open().map(([council]) => council)).toEqual([ARDEN]);
    taken.giveBack();
    expect(await used(libraries, CULM)).toBe(CULM);
    expect(events).toEqual([
      'open arden',
      'open bray',
      'let go of bray',
      'close bray',
      'let go of arden',
      'close arden',
      'open culm',
    ]);
  });

  it('of more than there is room for are still opened, one by itself', async () => {
    const { libraries, isOpen } = shelfOf({ mostBytes: 1 });
    expect(await used(libraries, ARDEN)).toBe(ARDEN);
    expect(await used(libraries, BRAY)).toBe(BRAY);
    expect(isOpen.size).toBeLessThanOrEqual(1);
  });

  it('that cannot be opened say so, and are tried again at the next question', async () => {
    const { libraries } = shelfOf({ fails: (_council, time) => time === 1 });
    await expect(used(libraries, ARDEN)).rejects.toThrow('No arden.');
    expect(await used(libraries, ARDEN)).toBe(ARDEN);
  });

  it('are closed once the work in hand is done, and not opened any more', async () => {
    const { libraries, events } = shelfOf();
    const { promise, resolve } = Promise.withResolvers<void>();
    const working = libraries.during(ARDEN, async () => {
      await promise;
      events.push('worked');
    });
    await used(libraries, BRAY);
    const closing = libraries.close();
    resolve();
    await Promise.all([working, closing, libraries.close()]);
    expect(events[2]).toBe('worked');
    expect(events.slice(3).toSorted()).toEqual(['close arden', 'close bray']);
    await expect(used(libraries, ARDEN)).rejects.toThrow('closed');
  });

  it('keep within their memory, never close what is used, and open none twice, whoever asks when', async () => {
    const turn = fc.record({ council: fc.constantFrom(ARDEN, BRAY, CULM, councilId('dell')), steps: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 30 }), fc.nat(20), async (turns, mostBytes) => {
        const { libraries, isOpen } = shelfOf({ mostBytes, fails: (_council, time) => time % 7 === 0 });
        const asked = turns.map(async ({ council, steps }) =>
          libraries.during(council, async (library) => {
            for (let step = 0; step < steps; step += 1) {
              expect(isOpen.has(library)).toBe(true);
              await Promise.resolve();
            }
          }),
        );
        const settled = await Promise.allSettled(asked);
        const faults = settled.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
        expect(faults.filter((fault) => !fault.includes('No '))).toEqual([]);
        expect(libraries.bytes()).toBeLessThanOrEqual(mostBytes);
        await libraries.close();
        expect(isOpen).toEqual(new Set());
      }),
    );
  });
});

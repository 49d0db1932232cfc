import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { madeOpener } from '../support/opened-editions.ts';
import { aProcess, ME } from '../support/starting-process.ts';

describe('processes that share a history', () => {
  const step = fc.record({
    who: fc.nat(2),
    does: fc.constantFrom('publish', 'accept', 'preview', 'roll back', 'follow'),
    files: fc.constantFrom('one', 'two', 'three', 'faulty'),
    worse: fc.boolean(),
    to: fc.integer({ min: 1, max: 6 }),
    turns: fc.nat(30),
  });

  it('end with the same edition in force, whatever they do, and hold no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const database = await openDatabase(':memory:');
        const editions = createEditions(database);
        const start = async (): Promise<Awaited<ReturnType<typeof aProcess>>> => {
          const made = madeOpener();
          for (const id of ['one', 'two', 'three']) made.know({ id });
          return aProcess(editions, made, { id: 'one' });
        };
        const all = [await start(), await start(), await start()];
        const outcomes = await Promise.all(
          steps.map(async ({ who, does, files, worse, to, turns }) => {
            const { publishing, made } = all[who]!;
            made.write(files === 'faulty' ? files : { id: files, grades: worse ? { a: 'wrong' } : {}, turns });
            const why = `${who} ${turns}`;
            if (does === 'preview') return publishing.publish({ by: ME, preview: true });
            if (does === 'publish') return publishing.publish({ by: ME, why });
            if (does === 'accept') return publishing.publish({ by: ME, accept: 'Yes', why });
            if (does === 'roll back') return publishing.rollBack({ by: ME, to: String(to) });
            return publishing.follow();
          }),
        );
        const list = await editions.list(99);
        // Whoever was told that an edition is in force was told of the history, and of all of it but how the processes started.
        const told = outcomes.flatMap((each) => (each?.outcome === 'in-force' ? [each.publication] : []));
        const byNumber = new Map(told.map((each) => [each.number, each.edition]));
        expect(byNumber).toEqual(
          new Map(
            list
              .slice(0, -1)
              .map(({ number, edition }) => [number, edition] as const)
              .toReversed(),
          ),
        );
        expect(list.map(({ number }) => number)).toEqual(list.map((_, index) => list.length - index));
        // Nothing is published that was in force already.
        for (const [index, { edition }] of list.entries()) expect(edition).not.toBe(list[index + 1]?.edition);
        for (const { publishing, made, inForce } of all) {
          await publishing.follow();
          expect(inForce()).toBe(list[0]?.edition);
          expect(made.open).toEqual([list[0]?.edition]);
        }
        await database.destroy();
      }),
      { numRuns: 40 },
    );
  });
});

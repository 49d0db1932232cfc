import { beforeEach, describe, expect, it } from 'vitest';
import { councilId, documentId } from '../../src/core/guidance.ts';
import type { HaltedBy, HaltScope } from '../../src/core/halt.ts';
import type { Halts } from '../../src/core/halts.ts';
import { aHalt, GEDLING_HALTED, SOCIAL_MEDIA_HALTED } from '../support/halts-in-memory.ts';

const EVERYTHING: HaltScope = { over: 'everything' };
const OPERATOR: HaltedBy = { kind: 'command', name: 'root' };

/** What every store of halts has in common. `open` gives two that keep them in the same place. */
export function haltsContract(open: () => readonly [Halts, Halts]): void {
  describe('a halt', () => {
    let halts: Halts;
    let other: Halts;
    beforeEach(() => {
      [halts, other] = open();
    });

    it('is in force for everybody, as it was set, until it is resumed', async () => {
      expect(await halts.inForce()).toEqual([]);
      const halt = aHalt({ reason: 'Wrong since Monday: “4.2” – ask. 👍' });
      expect(await halts.halt(halt)).toEqual(halt);
      expect(await other.inForce()).toEqual([halt]);
      expect(await other.resume(halt.scope, OPERATOR, halt.since + 5)).toBe(true);
      expect(await halts.inForce()).toEqual([]);
      expect(await halts.resume(halt.scope, OPERATOR, halt.since + 6)).toBe(false);
    });

    it('takes another reason and keeps since when it has been', async () => {
      const first = aHalt({ since: 100 });
      const second = aHalt({ since: 200, reason: 'A new version comes on Friday.', by: OPERATOR });
      await halts.halt(first);
      expect(await other.halt(second)).toEqual({ ...second, since: 100 });
      expect(await halts.inForce()).toEqual([{ ...second, since: 100 }]);
      await halts.resume(first.scope, OPERATOR, 300);
      await halts.halt(aHalt({ since: 400 }));
      expect(await other.inForce()).toEqual([aHalt({ since: 400 })]);
    });

    it('is no other scope’s', async () => {
      const scopes: readonly HaltScope[] = [
        EVERYTHING,
        GEDLING_HALTED,
        { over: 'council', council: councilId('oxford') },
        SOCIAL_MEDIA_HALTED,
        { over: 'document', council: councilId('gedling'), document: documentId('x'.repeat(3000)) },
      ];
      for (const [index, scope] of scopes.entries()) await halts.halt(aHalt({ scope, since: index + 1 }));
      expect((await other.inForce()).map(({ scope }) => scope)).toEqual(scopes);
      await other.resume(GEDLING_HALTED, OPERATOR, 9);
      expect((await halts.inForce()).map(({ scope }) => scope)).toEqual(
        scopes.filter((scope) => scope !== GEDLING_HALTED),
      );
    });

    it('stays in the history with who did what, the newest first', async () => {
      const { scope, reason, by } = aHalt();
      await halts.halt(aHalt({ since: 1 }));
      await other.resume(scope, OPERATOR, 2);
      const resumed = { act: 'resumed', scope, reason: undefined, by: OPERATOR, at: 2 };
      const halted = { act: 'halted', scope, reason, by, at: 1 };
      expect(await halts.history(10)).toEqual([resumed, halted]);
      expect(await halts.history(1)).toEqual([resumed]);
    });

    it('is set by each of any number who set one at a time', async () => {
      const documents = Array.from({ length: 12 }, (_, index) => documentId(`document-${index}`));
      const scopes = documents.map((document): HaltScope => ({
        over: 'document',
        council: councilId('gedling'),
        document,
      }));
      await Promise.all(scopes.map((scope, index) => (index % 2 === 0 ? halts : other).halt(aHalt({ scope }))));
      expect(await halts.inForce()).toHaveLength(12);
      await Promise.all(scopes.map((scope) => other.resume(scope, OPERATOR, 2)));
      expect([await halts.inForce(), (await halts.history(99)).length]).toEqual([[], 24]);
    });
  });
}

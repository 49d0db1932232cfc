import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/core/audit.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import { haltOver } from '../../src/core/halt.ts';
import type { HaltedBy } from '../../src/core/halt.ts';
import { createHalting } from '../../src/core/halting.ts';
import { personId } from '../../src/core/people.ts';
import { aHalt, GEDLING_HALTED, haltsInMemory, SOCIAL_MEDIA_HALTED } from '../support/halts-in-memory.ts';

const PLACE = { council: councilId('gedling'), document: documentId('social-media-guidance') };
const ANNA: HaltedBy = { kind: 'admin', id: personId('slack:T1/U1'), name: 'Anna Reed' };
const ROOT: HaltedBy = { kind: 'command', name: 'root' };

describe('what a process knows of halts', () => {
  it('holds at once where it is set, and elsewhere after a look', async () => {
    const halts = haltsInMemory();
    const [here, there] = [createHalting({ halts, clock: () => 5 }), createHalting({ halts, clock: () => 5 })];
    await here.halt(SOCIAL_MEDIA_HALTED, 'Wrong.', ANNA);
    expect(here.at(PLACE)).toEqual({ scope: SOCIAL_MEDIA_HALTED, reason: 'Wrong.', by: ANNA, since: 5 });
    expect(there.at(PLACE)).toBeUndefined();
    await there.look();
    expect(there.at(PLACE)).toMatchObject({ reason: 'Wrong.' });
    expect(there.at({ ...PLACE, document: documentId('other') })).toBeUndefined();
    expect(await there.resume(SOCIAL_MEDIA_HALTED, ROOT)).toBe(true);
    expect(there.all()).toEqual([]);
    expect(await there.resume(SOCIAL_MEDIA_HALTED, ROOT)).toBe(false);
  });

  it('is what it was while nothing can be read', async () => {
    const halts = haltsInMemory();
    let reads = true;
    const inForce = async () => {
      if (!reads) throw new Error('gone');
      return halts.inForce();
    };
    const halting = createHalting({ halts: { ...halts, inForce }, clock: () => 5 });
    await halting.halt(GEDLING_HALTED, 'Wrong.', ANNA);
    reads = false;
    await expect(halting.look()).rejects.toThrow('gone');
    expect(halting.at(PLACE)).toBeDefined();
  });

  it('is not undone by a look that began before a halt and ends after it', async () => {
    const halts = haltsInMemory();
    const slow = Promise.withResolvers<void>();
    const inForce = async () => {
      const now = await halts.inForce();
      await slow.promise;
      return now;
    };
    const halting = createHalting({ halts: { ...halts, inForce }, clock: () => 5 });
    const looking = halting.look();
    await halting.halt(GEDLING_HALTED, 'Wrong.', ANNA);
    slow.resolve();
    await looking;
    expect(halting.at(PLACE)).toBeDefined();
  });

  it('names the widest halt, which is the one to be resumed', () => {
    const halts = [aHalt(), aHalt({ scope: { over: 'everything' } }), aHalt({ scope: GEDLING_HALTED })];
    expect(haltOver(halts, PLACE)?.scope.over).toBe('everything');
    expect(haltOver(halts.toReversed(), { ...PLACE, document: documentId('x') })?.scope.over).toBe('everything');
    expect(haltOver([halts[0] ?? aHalt(), halts[2] ?? aHalt()], PLACE)?.scope.over).toBe('council');
  });
});

describe('the audit log of halts', () => {
  function audited(fails = false) {
    const entries: AuditEntry[] = [];
    const audit = {
      append: async (entry: AuditEntry) => {
        if (fails) throw new Error('full');
        entries.push(entry);
      },
    };
    const halts = haltsInMemory();
    return { entries, halts, halting: createHalting({ halts, clock: () => 7, audit }) };
  }

  it('has an entry for each act, by ids', async () => {
    const { entries, halting } = audited();
    await halting.halt(SOCIAL_MEDIA_HALTED, 'Wrong.', ANNA);
    await halting.halt({ over: 'everything' }, 'All wrong.', ROOT);
    await halting.resume(SOCIAL_MEDIA_HALTED, ANNA);
    const person = { kind: 'person', id: 'slack:T1/U1' };
    const about = 'document:gedling/social-media-guidance';
    expect(entries).toEqual([
      { at: 7, act: 'halted', by: person, council: 'gedling', about, details: { reason: 'Wrong.' } },
      {
        at: 7,
        act: 'halted',
        by: { kind: 'command', account: 'root' },
        council: undefined,
        about: 'everything',
        details: { reason: 'All wrong.' },
      },
      { at: 7, act: 'resumed', by: person, council: 'gedling', about, details: {} },
    ]);
  });

  it('keeps nothing from being halted, and everything from being resumed, while it cannot be written', async () => {
    const { halts, halting } = audited(true);
    await expect(halting.halt(GEDLING_HALTED, 'Wrong.', ANNA)).rejects.toThrow('full');
    expect([halting.at(PLACE)?.reason, (await halts.inForce()).length]).toEqual(['Wrong.', 1]);
    await expect(halting.resume(GEDLING_HALTED, ANNA)).rejects.toThrow('full');
    expect([halting.at(PLACE)?.reason, (await halts.inForce()).length]).toEqual(['Wrong.', 1]);
  });
});

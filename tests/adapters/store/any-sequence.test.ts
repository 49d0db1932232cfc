import * as fc from 'fast-check';
import { it } from 'vitest';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { emptied, onEveryDatabase } from '../../support/databases.ts';
import { anyCommand } from '../../support/store-commands.ts';
import { compareWithLists } from '../../support/store-comparison.ts';
import type { StoreUser } from '../../support/store-comparison.ts';

let leases = 0;
const userOf = (database: Database): StoreUser => ({
  store: createEscalationStore(database),
  outbox: createOutbox(database, () => `lease ${(leases += 1)}`),
});

onEveryDatabase((there) => {
  it('whatever two users do, in any order, comes to what plain lists come to: nothing lost, nothing out of order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { minLength: 5, maxLength: 40 }), async (commands) => {
        const { database, other } = there();
        await emptied(database);
        const comparison = compareWithLists([userOf(database), userOf(other)]);
        for (const command of commands) await comparison.run(command);
        await comparison.deliverAll();
      }),
      { numRuns: 30 },
    );
  });
});

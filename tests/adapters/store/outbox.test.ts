import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { outboxContract } from '../../contracts/outbox.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';

let leases = 0;
const newLease = (): string => `lease ${(leases += 1)}`;

onEveryDatabase((_name, there) => {
  outboxContract(() => {
    const { database, other } = there();
    return {
      outbox: createOutbox(database, newLease),
      other: createOutbox(other, newLease),
      store: createEscalationStore(database),
    };
  });
});

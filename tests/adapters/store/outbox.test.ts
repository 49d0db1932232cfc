import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { outboxLanesContract } from '../../contracts/outbox-lanes.contract.ts';
import { outboxTakersContract } from '../../contracts/outbox-takers.contract.ts';
import { outboxContract } from '../../contracts/outbox.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import type { TestDatabase } from '../../support/databases.ts';
import type { OutboxHarness } from '../../support/outbox-hands.ts';

let leases = 0;
const newLease = (): string => `lease ${(leases += 1)}`;

const outboxesOf = ({ database, other }: TestDatabase): OutboxHarness => ({
  outbox: createOutbox(database, newLease),
  other: createOutbox(other, newLease),
  store: createEscalationStore(database),
});

onEveryDatabase((there) => {
  outboxContract(() => outboxesOf(there()));
  outboxLanesContract(() => outboxesOf(there()));
  outboxTakersContract(() => outboxesOf(there()));
});

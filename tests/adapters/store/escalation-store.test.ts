import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { escalationListsContract } from '../../contracts/escalation-lists.contract.ts';
import { escalationMovesContract } from '../../contracts/escalation-moves.contract.ts';
import { escalationStoreContract } from '../../contracts/escalation-store.contract.ts';
import type { EscalationStoreHarness } from '../../contracts/escalation-store.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import type { TestDatabase } from '../../support/databases.ts';

const storesOf = ({ database, other }: TestDatabase): EscalationStoreHarness => ({
  store: createEscalationStore(database),
  other: createEscalationStore(other),
  outbox: createOutbox(database, () => 'a lease'),
});

onEveryDatabase((there) => {
  escalationStoreContract(() => storesOf(there()));
  escalationMovesContract(() => storesOf(there()));
  escalationListsContract(() => createEscalationStore(there().database));
});

import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { escalationListsContract } from '../../contracts/escalation-lists.contract.ts';
import { escalationStoreContract } from '../../contracts/escalation-store.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase((there) => {
  escalationStoreContract(() => {
    const { database, other } = there();
    return {
      store: createEscalationStore(database),
      other: createEscalationStore(other),
      outbox: createOutbox(database, () => 'a lease'),
    };
  });
  escalationListsContract(() => createEscalationStore(there().database));
});

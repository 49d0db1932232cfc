import { randomUUID } from 'node:crypto';
import { createCuratedStore } from '../../../src/adapters/store/curated.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { curatedStoreContract } from '../../contracts/curated-store.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase((there) => {
  curatedStoreContract(() => {
    const { database, other } = there();
    return {
      store: createCuratedStore(database),
      other: createCuratedStore(other),
      outbox: createOutbox(database, randomUUID),
    };
  });
});

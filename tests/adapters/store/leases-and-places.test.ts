import { createLeases } from '../../../src/adapters/store/leases.ts';
import { createPlaces } from '../../../src/adapters/store/places.ts';
import { leasesContract } from '../../contracts/leases.contract.ts';
import { placesContract } from '../../contracts/places.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase((there) => {
  leasesContract(() => [createLeases(there().database), createLeases(there().other)]);
  placesContract(() => [createPlaces(there().database), createPlaces(there().other)]);
});

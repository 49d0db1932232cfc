import { AsyncLocalStorage } from 'node:async_hooks';
import type { Council, Person } from '../../core/people.ts';
import { isAmong } from './council-choice.ts';
import type { Councils } from './council-choice.ts';

interface Present {
  readonly person: Person;
  readonly administers: Councils;
}

/** Those whose request is in hand and who signed in as admins; each sees only themselves. */
export interface PresentAdmins {
  /** Whoever's request is in hand, if they administer that council. */
  readonly of: (council: Pick<Council, 'id'>) => readonly Person[];
  readonly during: <T>(present: Present, work: () => T) => T;
}

/** Nobody is an admin here but for as long as what they asked for is done. */
export function createPresentAdmins(): PresentAdmins {
  const underWay = new AsyncLocalStorage<Present>();
  return {
    of(council) {
      const present = underWay.getStore();
      return present !== undefined && isAmong(present.administers, council) ? [present.person] : [];
    },
    during: (present, work) => underWay.run(present, work),
  };
}

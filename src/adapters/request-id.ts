import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { withReference } from '../core/wording.ts';

const underWay = new AsyncLocalStorage<string>();

/** Enough that two within the life of a log are told apart; short enough to be read out on the telephone. */
const ID_BYTES = 6;
/** A proxy's id: as long as the usual ones, and with nothing that a log, a header or a chat could take for more than a word. */
const SAFE = /^[A-Za-z0-9-]{1,64}$/;

const newRequestId = (): string => randomBytes(ID_BYTES).toString('hex');

/** The id of the request, envelope or delivery that is being worked on; undefined: nobody asked for what is done. */
export const requestId = (): string | undefined => underWay.getStore();

/** Does work under an id of its own, also what it leaves to be done later. */
export const asRequest = <T>(work: () => T): T => underWay.run(newRequestId(), work);

/** Does work under the id that a caller gave, if it is short and plain, or else under a new one. */
export const asRequestCalled = <T>(given: string | undefined, work: (id: string) => T): T => {
  const id = given !== undefined && SAFE.test(given) ? given : newRequestId();
  return underWay.run(id, () => work(id));
};

/** A sentence about something that failed, with the id by which it is found in the log. */
export const withRequest = (sentence: string): string => withReference(sentence, requestId());

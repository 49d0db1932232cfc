import type { Delivered, Delivery } from '../../core/notice.ts';

/** A message that somebody got: the newest words of it. */
export interface Message {
  readonly mark: string;
  readonly address: string;
  readonly gist: string;
  /** How often its words changed after it was posted. */
  readonly edits: number;
}

/** Messages delivered since the start, the newest first. The page shows them beside what is kept. */
export interface Inbox {
  deliver(delivery: Delivery): Delivered;
  of(addresses: readonly string[]): readonly Message[];
}

/** More would not be read on a page to try things on. */
const MOST = 200;

export function createInbox(newId: () => string): Inbox {
  const messages = new Map<string, Message>();
  return {
    deliver({ to, sheet: { gist }, edits }) {
      const before = edits === undefined ? undefined : messages.get(edits);
      const mark = before?.mark ?? newId();
      messages.set(mark, { mark, address: to.address, gist, edits: before === undefined ? 0 : before.edits + 1 });
      const [oldest] = messages.keys();
      if (messages.size > MOST && oldest !== undefined) messages.delete(oldest);
      return { outcome: 'delivered', mark };
    },
    of: (addresses) => [...messages.values()].filter(({ address }) => addresses.includes(address)).toReversed(),
  };
}

import { latestEnd } from '../../src/core/lasts.ts';
import { LATEST_DUE_MS } from '../../src/core/courier-limits.ts';
import type { Notice, NoticeId } from '../../src/core/notice.ts';
import type { LeasedNotice, Outbox, OutboxEntry } from '../../src/core/ports.ts';

interface Entry {
  readonly notice: Notice;
  readonly place: number;
  readonly state: 'waiting' | 'parked' | 'delivered';
  readonly tries: number;
  readonly due: number;
  readonly why?: string | undefined;
  readonly mark?: string;
  readonly lease?: { readonly id: string; readonly until: number; readonly rewritten: boolean } | undefined;
}

export type MemoryOutbox = Outbox & {
  /** What a move does: keeps its notices, due at once. A message that is edited in place becomes due again. */
  write(notices: readonly Notice[], at: number): void;
};

/** The outbox as its port describes it, without a database. */
export function aMemoryOutbox(): MemoryOutbox {
  const entries = new Map<NoticeId, Entry>();
  let written = 0;
  let leases = 0;

  const inOrder = (): readonly Entry[] => [...entries.values()].toSorted((one, other) => one.place - other.place);
  const markOf = (id: NoticeId | undefined): string | undefined =>
    id === undefined ? undefined : entries.get(id)?.mark;
  const undelivered = ({ state }: Entry): boolean => state !== 'delivered';

  /** The first that waits of each conversation: the others wait behind it, also while it is out or not due. */
  function heads(): readonly Entry[] {
    const first = new Map<string, Entry>();
    for (const entry of inOrder()) {
      const key = JSON.stringify([entry.notice.to.platform, entry.notice.to.address]);
      if (entry.state === 'waiting' && !first.has(key)) first.set(key, entry);
    }
    return [...first.values()];
  }

  function change(lease: LeasedNotice, next: (entry: Entry) => Partial<Entry>): boolean {
    const entry = entries.get(lease.notice.id);
    if (entry?.lease?.id !== lease.lease) return false;
    entries.set(lease.notice.id, { ...entry, lease: undefined, ...next(entry) });
    return true;
  }

  function take(entry: Entry, until: number): LeasedNotice {
    leases += 1;
    const lease = { id: `lease ${leases}`, until, rewritten: false };
    const { notice, tries, mark } = entry;
    entries.set(notice.id, { ...entry, tries: tries + 1, lease });
    return { notice, lease: lease.id, tries, edits: mark, under: markOf(notice.under) };
  }

  return {
    write(notices, at) {
      for (const notice of notices) {
        const before = entries.get(notice.id);
        if (before !== undefined && notice.telling.tells === 'move') continue;
        written += 1;
        const place = before?.state === 'waiting' ? before.place : written;
        const lease = before?.lease === undefined ? undefined : { ...before.lease, rewritten: true };
        entries.set(notice.id, { ...before, notice, place, state: 'waiting', tries: 0, due: at, lease });
      }
    },
    async lease(now, until, most) {
      const isDue = ({ due }: Entry): boolean => due <= now || due > now + LATEST_DUE_MS;
      const isOut = ({ lease }: Entry): boolean =>
        lease !== undefined && lease.until > now && lease.until <= latestEnd(until, now);
      const free = (entry: Entry): boolean => isDue(entry) && !isOut(entry);
      const due = heads()
        .filter(free)
        .toSorted((one, other) => one.due - other.due);
      return due.slice(0, most).map((entry) => take(entry, until));
    },
    delivered: async (lease, mark) =>
      change(lease, ({ lease: held }) =>
        held?.rewritten === true ? { mark, tries: 0 } : { mark, state: 'delivered', tries: 0, why: undefined },
      ),
    later: async (lease, due, why) => change(lease, () => ({ due, why })),
    park: async (lease, why) => change(lease, () => ({ state: 'parked', why })),
    list: async (most) => inOrder().filter(undelivered).slice(0, most).flatMap(listed),
    async retry(id, due) {
      const entry = entries.get(id);
      if (entry?.state !== 'parked') return false;
      entries.set(id, { ...entry, state: 'waiting', tries: 0, due });
      return true;
    },
    async drop(id) {
      const entry = entries.get(id);
      return entry !== undefined && undelivered(entry) && entries.delete(id);
    },
    async depth() {
      const waiting = inOrder().filter(({ state }) => state === 'waiting');
      const parked = inOrder().filter(({ state }) => state === 'parked');
      const oldestDue = waiting.length === 0 ? undefined : Math.min(...waiting.map(({ due }) => due));
      return { waiting: waiting.length, parked: parked.length, oldestDue };
    },
  };
}

const listed = ({ notice, state, tries, due, why }: Entry): readonly OutboxEntry[] =>
  state === 'delivered' ? [] : [{ notice, state, tries, due, why }];

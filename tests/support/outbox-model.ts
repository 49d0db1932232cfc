import type { NoticeId } from '../../src/core/notice.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { LeasedNotice } from '../../src/core/ports.ts';

/** What an outbox has to do, said as plainly as can be: a list, looked through from the front. */
export interface Entry {
  notice: Notice;
  state: 'waiting' | 'parked' | 'done';
  due: number;
  tries: number;
  mark: string | undefined;
  lease: { readonly name: string; readonly until: number } | undefined;
  /** Called for again since it was taken out. */
  again: boolean;
}

export interface OutboxModel {
  /** In the order of their turns. */
  readonly entries: readonly Entry[];
  write(notice: Notice, due: number): void;
  /** What may be taken out now, the most pressing first. */
  ready(now: number): readonly Entry[];
  take(id: NoticeId, lease: string, until: number): Entry;
  /** False if somebody else has it by now. */
  release(
    lease: LeasedNotice,
    does: 'delivered' | 'later' | 'park',
    told: { readonly mark: string; readonly due: number; readonly now: number },
  ): boolean;
  retry(id: NoticeId, due: number): boolean;
  drop(id: NoticeId): boolean;
}

export function createOutboxModel(): OutboxModel {
  const entries: Entry[] = [];
  const entryOf = (id: NoticeId | undefined): Entry | undefined => entries.find(({ notice }) => notice.id === id);

  return {
    entries,
    write(notice, due) {
      const entry = entryOf(notice.id);
      if (entry?.state === 'parked') Object.assign(entry, { state: 'waiting', due, tries: 0 });
      if (entry?.state === 'waiting') {
        Object.assign(entry, { notice, again: true });
        return;
      }
      if (entry !== undefined) entries.splice(entries.indexOf(entry), 1);
      const { mark, lease } = entry ?? {};
      entries.push({ notice, state: 'waiting', due, tries: 0, mark, lease, again: true });
    },
    ready: (now) =>
      entries.filter((entry, place) => mayGo(entries, entry, place, now)).toSorted((one, other) => one.due - other.due),
    take(id, name, until) {
      const entry = entryOf(id);
      if (entry === undefined) throw new Error(`There is no ${id}.`);
      return Object.assign(entry, { lease: { name, until }, tries: entry.tries + 1, again: false });
    },
    release({ notice, lease }, does, { mark, due, now }) {
      const entry = entryOf(notice.id);
      if (entry?.lease?.name !== lease) return false;
      entry.lease = undefined;
      const stays = entry.state === 'done' || entry.again;
      if (does === 'delivered') Object.assign(entry, { mark, due: now, tries: 0 }, stays ? {} : { state: 'done' });
      if (does === 'later') entry.due = due;
      if (does === 'park') Object.assign(entry, entry.again ? { tries: 0 } : {}, stays ? {} : { state: 'parked' });
      return true;
    },
    retry(id, due) {
      const entry = entryOf(id);
      if (entry?.state !== 'parked') return false;
      Object.assign(entry, { state: 'waiting', due, tries: 0 });
      return true;
    },
    drop(id) {
      const entry = entryOf(id);
      if (entry === undefined || entry.state === 'done') return false;
      entry.state = 'done';
      return true;
    },
  };
}

function mayGo(entries: readonly Entry[], entry: Entry, place: number, now: number): boolean {
  const laneOf = ({ notice: { to } }: Entry): string => `${to.platform} ${to.address}`;
  const isOut = ({ lease }: Entry): boolean => lease !== undefined && lease.until > now;
  if (entry.state !== 'waiting' || entry.due > now || isOut(entry)) return false;
  const lane = entries.filter((each) => laneOf(each) === laneOf(entry));
  if (lane.find(({ state }) => state === 'waiting') !== entry || lane.some(isOut)) return false;
  const above = entries.slice(0, place).find(({ notice }) => notice.id === entry.notice.under);
  return above === undefined || above.state !== 'waiting' || above.mark !== undefined;
}

import type { AuditedBy, AuditLog, AuditTrail } from './audit.ts';
import { daysBefore } from './feedback.ts';
import type { Clock, Leases, Log } from './ports.ts';

/** Kinds of record that are forgotten by their age, which settings say. */
export const AGED_CLASSES = [
  'questions',
  'choices',
  'receipts',
  'feedback',
  'notices',
  'escalations',
  'suggestions',
  'advice',
] as const;
export type AgedClass = (typeof AGED_CLASSES)[number];

/** All that are forgotten: also the words of clauses that no receipt needs any more, what was only good until a time, and what old editions were found by. */
export const RECORD_CLASSES = [...AGED_CLASSES, 'shown', 'spent', 'vectors'] as const;
export type RecordClass = (typeof RECORD_CLASSES)[number];

/** Kinds of record that are not forgotten by their age, each for a reason of its own. */
export const STAYING_CLASSES = ['editions', 'places', 'installations', 'halts', 'audit'] as const;
export type StayingClass = (typeof STAYING_CLASSES)[number];

/** How many days each is kept. */
export type RetentionDays = Readonly<Record<AgedClass, number>>;

/** What is kept, and can be forgotten. Times are milliseconds since 1970. */
export interface KeptRecords {
  /** How many would be forgotten. */
  due(kind: RecordClass, before: number): Promise<number>;
  /** Forgets at most about so many of those that are due, all of it or nothing. Resolves to how many; 0 once none is due. */
  forget(kind: RecordClass, before: number, most: number): Promise<number>;
}

export type Counts = Readonly<Partial<Record<RecordClass, number>>>;

/** What came of a run. `unfinished`: kinds of which something due is still there, since it failed or was stopped. */
export type Forgot =
  | { readonly outcome: 'forgot'; readonly counts: Counts; readonly unfinished: readonly RecordClass[] }
  /** Another process is at it. */
  | { readonly outcome: 'busy' };

export interface Retention {
  /** Forgets what is due now, and enters it in the audit log. Never two runs at once in all processes. */
  run(by: AuditedBy, stopped: AbortSignal): Promise<Forgot>;
  /** The same for the night that began then, unless that was done. Rejects if the database cannot be asked. */
  runOnce(night: number, stopped: AbortSignal): Promise<Forgot | { readonly outcome: 'done-before' }>;
}

export interface RetentionParts {
  readonly records: KeptRecords;
  readonly days: RetentionDays;
  readonly audit: Pick<AuditTrail, 'append' | 'latest' | 'newest'>;
  readonly leases: Leases;
  /** Names this process among those that share the database. */
  readonly holder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Lets others have their turn between two batches. */
  readonly others: () => Promise<unknown>;
}

const LEASE = 'retention';
/** Taken again before each batch, which takes milliseconds: who holds it keeps it, and when they die another takes over at the next hour. */
const LEASE_MS = 5 * 60 * 1000;
/** A dozen milliseconds' work, measured with escalations in an SQLite file, which have the most rows each: whoever else asks hardly waits. */
const BATCH = 100;
/** Entered since last night at the most; if there are more, the run is made again, and finds little. */
const LATELY = 500;
/** What was only good until a time is of no use after; a clock that is put back does not bring it back. */
const SPENT_DAYS = 1;
/** What has not been in force since is seldom put back, and then costs a replica the time to compute it. */
const VECTORS_DAYS = 30;

/** What is forgotten of a kind: older than this. */
export const dueBefore = (kind: RecordClass, now: number, days: RetentionDays): number => {
  if (kind === 'shown') return now;
  if (kind === 'vectors') return daysBefore(now, VECTORS_DAYS);
  return daysBefore(now, kind === 'spent' ? SPENT_DAYS : days[kind]);
};

export function createRetention(parts: RetentionParts): Retention {
  const { leases, holder, clock } = parts;
  const held = (): Promise<boolean> => leases.take(LEASE, holder, clock() + LEASE_MS, clock());

  async function run(by: AuditedBy, stopped: AbortSignal): Promise<Forgot> {
    if (!(await held())) return { outcome: 'busy' };
    try {
      const [counts, unfinished] = await forgotten(parts, async () => !stopped.aborted && held());
      await entered(counts, unfinished, by, parts);
      return { outcome: 'forgot', counts, unfinished };
    } finally {
      const now = clock();
      await leases.take(LEASE, holder, now, now);
    }
  }

  return {
    run,
    async runOnce(night, stopped) {
      if (await wasDone(night, parts)) return { outcome: 'done-before' };
      const forgot = await run({ kind: 'service' }, stopped);
      const newest = await parts.audit.newest();
      if (forgot.outcome === 'forgot' && newest !== undefined)
        parts.log.info('audit-anchor', { number: newest.number, hash: newest.hash });
      return forgot;
    },
  };
}

async function forgotten(
  { records, days, clock, log, others }: RetentionParts,
  goesOn: () => Promise<boolean>,
): Promise<readonly [Counts, readonly RecordClass[]]> {
  const now = clock();
  const counts: Partial<Record<RecordClass, number>> = {};
  const unfinished: RecordClass[] = [];
  for (const kind of RECORD_CLASSES)
    try {
      const before = dueBefore(kind, now, days);
      for (;;) {
        if (!(await goesOn())) {
          unfinished.push(kind);
          break;
        }
        const count = await records.forget(kind, before, BATCH);
        if (count === 0) break;
        counts[kind] = (counts[kind] ?? 0) + count;
        await others();
      }
    } catch (cause) {
      unfinished.push(kind);
      log.error('records-not-forgotten', { kind }, cause);
    }
  return [counts, unfinished];
}

async function entered(
  counts: Counts,
  unfinished: readonly RecordClass[],
  by: AuditedBy,
  { audit, clock, log }: { readonly audit: AuditLog; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  log.info('records-forgotten', { ...counts, unfinished: unfinished.length });
  // A failure is tried again every hour, and would fill the log with nothing.
  if (unfinished.length > 0 && Object.keys(counts).length === 0) return;
  const details = { ...counts, ...(unfinished.length > 0 && { unfinished: unfinished.length }) };
  await audit.append({ at: clock(), act: 'records-forgotten', by, council: undefined, about: 'retention', details });
}

/** Whatever the clock showed meanwhile: what was entered in the future was not that night's. */
async function wasDone(night: number, { audit, clock }: RetentionParts): Promise<boolean> {
  const now = clock();
  return (await audit.latest(LATELY)).some(
    ({ entry: { act, at, details } }) =>
      act === 'records-forgotten' && at >= night && at <= now && details['unfinished'] === undefined,
  );
}

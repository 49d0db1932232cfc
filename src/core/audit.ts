import type { CouncilId } from './guidance.ts';
import type { PersonId } from './people.ts';

/** What is entered: everything that changes what councillors are told, or what is kept of people. */
export const AUDITED_ACTS = [
  'published',
  'rolled-back',
  'halted',
  'resumed',
  'advice-approved',
  'data-exported',
  'data-erased',
  'records-forgotten',
] as const;
export type AuditedAct = (typeof AUDITED_ACTS)[number];

/** Who did it: somebody as a platform vouches for them, the account that ran a command, or Clausebook by itself. */
export type AuditedBy =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'command'; readonly account: string }
  | { readonly kind: 'service' };

/** One entry, before it has a place in the chain. It holds ids and counts: never a question, an answer or anybody's name. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly act: AuditedAct;
  readonly by: AuditedBy;
  /** Undefined: it concerns every council. */
  readonly council: CouncilId | undefined;
  /** What it was done to: the id of an edition, a document, a piece of advice, a kind of record. */
  readonly about: string;
  /** Counts and ids that belong to it. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** The audit log. What was entered is never changed and never taken out. */
export interface AuditLog {
  /** Resolves once the entry is kept. Rejects with what the database says; the caller's act then has no entry, and must not be said to be done. */
  append(entry: AuditEntry): Promise<void>;
}

/** An entry with its place. */
export interface NumberedEntry {
  /** 1 for the first, one more for each that followed. */
  readonly number: number;
  readonly entry: AuditEntry;
}

/** What stands for all entries up to a number: kept elsewhere, it shows later that none of them was changed or taken out. */
export interface Anchor {
  readonly number: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string;
}

/** An entry as it is kept. */
export interface ChainLink extends Anchor {
  /** The hash of the entry before it. */
  readonly previous: string;
  /** In the form of `canonical`. */
  readonly entry: string;
}

/** The audit log, to be looked at. */
export interface AuditTrail extends AuditLog {
  /** Undefined: nothing was ever entered. */
  newest(): Promise<Anchor | undefined>;
  /** Those of lower numbers than that, or else of any, the newest first. */
  latest(most: number, below?: number): Promise<readonly NumberedEntry[]>;
  /** From that number on, in their order, as they are kept: whether they can be read or not. */
  links(number: number, most: number): Promise<readonly ChainLink[]>;
  /** What the hash of an entry is made by. */
  readonly digest: (text: string) => string;
}

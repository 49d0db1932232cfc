import type { CouncilId } from './guidance.ts';
import type { PersonId } from './people.ts';

/** What is entered: everything that changes what councillors are told, or what is kept of people. */
export type AuditedAct =
  | 'published'
  | 'rolled-back'
  | 'halted'
  | 'resumed'
  | 'advice-approved'
  | 'data-exported'
  | 'data-erased'
  | 'records-forgotten';

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
  readonly council: CouncilId | undefined;
  /** What it was done to: the id of an edition, a document, a piece of advice, a kind of record. */
  readonly about: string;
  /** Counts and reasons that belong to it. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** The audit log. What was entered is never changed and never taken out. */
export interface AuditLog {
  /** Resolves once the entry is kept. Rejects with what the database says; the caller's act then has no entry, and must not be said to be done. */
  append(entry: AuditEntry): Promise<void>;
}

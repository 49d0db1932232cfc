import type { FaultCode } from '../core/errors.ts';
import type { Candidate, Found } from '../core/evidence.ts';
import type { Examined, ExpectedQuestion } from '../core/examining.ts';
import type { ClauseId, CouncilId, EditionId, GuidanceDocument } from '../core/guidance.ts';
import type { Comparison } from '../core/opened-edition.ts';
import type { Council } from '../core/people.ts';
import type { LogFields } from '../core/ports.ts';
import type { Urgency } from './embedder.ts';
import type { SlimClause } from './handing-over.ts';
import type { EditionSource } from './open-edition.ts';
import type { Problem } from './problem.ts';
import type { SharingDone, SharingTask } from './sharing-apart.ts';

/** What a thread is started with that opens an edition. */
export interface EditionStart {
  readonly source: EditionSource;
  /** Files of vectors: see EmbeddingCacheParts. */
  readonly shipped: string | undefined;
  readonly cache: string | undefined;
  /** Whether the other side shares vectors with other processes. */
  readonly shares: boolean;
  readonly model: string;
  readonly dimensions: number;
  /** How many questions somebody waits for, of any edition: see people-first.ts. */
  readonly waiting: SharedArrayBuffer;
}

/** What was found, the clauses by their ids: the other side has them. */
export type FoundApart = Omit<Found, 'candidates'> & {
  readonly candidates: readonly (Omit<Candidate, 'clause'> & { readonly clause: ClauseId })[];
};

/** Some clauses of a document, by its position. */
export interface Slice {
  readonly document: number;
  readonly clauses: readonly SlimClause[];
}

/** An edition without its clauses, which come slice by slice. */
export interface EditionHead {
  readonly id: EditionId;
  readonly councils: readonly Council[];
  readonly holidays: readonly string[];
  readonly documents: readonly GuidanceDocument[];
  readonly slices: number;
  /** Memory that the thread takes once it is open. */
  readonly bytes: number;
}

export type OpenedApart =
  | { readonly outcome: 'ready'; readonly head: EditionHead }
  | { readonly outcome: 'faulty'; readonly problems: readonly Problem[] }
  | { readonly outcome: 'unreadable'; readonly code: UnreadableCode; readonly message: string }
  | { readonly outcome: 'stopped' };

/** Why there is nothing to open, as a fault's code. */
export type UnreadableCode = 'KNOWLEDGE_UNREADABLE' | 'EDITION_UNREADABLE';

/** What an edition can be asked by whoever puts guidance in force, and what it says. */
export type Task =
  | { readonly task: 'content' }
  | { readonly task: 'expected' }
  | { readonly task: 'examine'; readonly questions: readonly ExpectedQuestion[]; readonly day: string }
  | { readonly task: 'compare'; readonly before: Uint8Array | undefined; readonly day: string }
  | { readonly task: 'share' };

export type TaskDone =
  | { readonly task: 'content'; readonly content: Uint8Array }
  | { readonly task: 'expected'; readonly questions: readonly ExpectedQuestion[] }
  | { readonly task: 'examine'; readonly examined: readonly Examined[] }
  | { readonly task: 'compare'; readonly comparison: Comparison }
  | { readonly task: 'share' };

export type ToEdition =
  | {
      readonly kind: 'find';
      readonly call: number;
      readonly typed: string;
      readonly scope: CouncilId | undefined;
      readonly limit: number;
      /** Undefined: everything, whatever the day. */
      readonly day: string | undefined;
    }
  | { readonly kind: 'slice'; readonly call: number; readonly at: number }
  | { readonly kind: 'task'; readonly call: number; readonly task: Task }
  | { readonly kind: 'vectors'; readonly call: number; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'no-vectors'; readonly call: number; readonly message: string }
  | { readonly kind: 'shared'; readonly call: number; readonly done: SharingDone }
  | { readonly kind: 'not-shared'; readonly call: number; readonly message: string }
  | { readonly kind: 'stop' };

export type FromEdition =
  | { readonly kind: 'opened'; readonly opened: OpenedApart }
  | { readonly kind: 'slice'; readonly call: number; readonly slice: Slice }
  | { readonly kind: 'found'; readonly call: number; readonly found: FoundApart }
  | { readonly kind: 'failed'; readonly call: number; readonly message: string }
  | { readonly kind: 'done'; readonly call: number; readonly done: TaskDone }
  | { readonly kind: 'undone'; readonly call: number; readonly code: FaultCode | undefined; readonly message: string }
  | { readonly kind: 'embed'; readonly call: number; readonly texts: readonly string[]; readonly urgency: Urgency }
  | { readonly kind: 'share'; readonly call: number; readonly asked: SharingTask }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn' | 'error';
      readonly event: string;
      readonly fields: LogFields;
      readonly cause: string | undefined;
    };

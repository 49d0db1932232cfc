import type { Kysely } from 'kysely';

/** The tables, as the last migration leaves them. Ids go through `keyOf`, times are milliseconds since 1970. */
export interface Tables {
  readonly questions: {
    readonly turn: string;
    readonly council: string | null;
    readonly edition: string;
    readonly outcome: string;
    readonly clauses: string;
    readonly at: number;
  };
  readonly receipts: {
    readonly code: string;
    readonly turn: string;
    readonly at: number;
    readonly council: string | null;
    readonly edition: string;
    readonly outcome: string;
    /** The ids of what was shown, in its order, as JSON. */
    readonly clauses: string;
    /** A digest of who asked; null if nobody vouched for them. */
    readonly asker: string | null;
    /** Officer advice that was shown beside the answer, as JSON. */
    readonly advice: string | null;
  };
  readonly shown: {
    readonly edition: string;
    readonly clause: string;
    readonly council: string;
    /** The words of the clause in that edition, and where it stood, as JSON. */
    readonly body: string;
  };
  readonly feedback: {
    /** The turn that was answered. */
    readonly turn: string;
    /** A digest of who said it and of the turn: one person is not told from another by it but here. */
    readonly person: string;
    readonly council: string | null;
    readonly verdict: 'right' | 'wrong';
    /** As JSON. */
    readonly words: string;
    readonly at: number;
    /** When it was answered: it is kept for as long as the receipt. */
    readonly answered: number;
  };
  readonly choices: {
    /** A digest of the question, whose guidance was searched and what it was taken with. */
    readonly question: string;
    readonly edition: string;
    readonly chooser: string;
    /** Ids as JSON; none were chosen if it is empty. */
    readonly clauses: string;
    readonly at: number;
  };
  readonly escalations: {
    readonly id: string;
    readonly council: string;
    readonly team: string;
    readonly state: string;
    /** How many moves were made. */
    readonly version: number;
    readonly opened: number;
    /** Null once nobody is to be reminded. */
    readonly remind_at: number | null;
    /** When a claim that may go back to the queue was last touched; null while there is none. */
    readonly touched: number | null;
    /** When it was last moved; of what was answered or closed before this was kept, when it was opened. */
    readonly moved: number | null;
    /** What questions are compared by; null if nobody may join. */
    readonly question_key: string | null;
    /** All but the history, as JSON. */
    readonly body: string;
  };
  readonly escalation_moves: {
    readonly escalation: string;
    /** Its place in the history, from 0: two writers of one version cannot both have it. */
    readonly n: number;
    readonly council: string;
    readonly body: string;
  };
  readonly curated: {
    readonly id: string;
    readonly council: string;
    readonly state: string;
    /** How many moves were made. */
    readonly version: number;
    /** The turn that proposed it. */
    readonly turn: string;
    readonly proposed: number;
    /** When it was last moved. */
    readonly moved: number;
    /** All of it, as JSON. */
    readonly body: string;
  };
  readonly suggestions: {
    readonly id: string;
    /** A digest of what it suggests, as it was proposed: nothing is proposed twice. */
    readonly likeness: string;
    readonly council: string;
    /** 1 until somebody decides. */
    readonly undecided: number;
    /** How many moves were made. */
    readonly version: number;
    readonly made: number;
    /** All of it, as JSON. */
    readonly body: string;
  };
  /** What officer advice is found by. */
  readonly curated_questions: {
    readonly council: string;
    /** A digest of one question that it answers. */
    readonly question: string;
    readonly curated: string;
  };
  readonly askers: {
    readonly person: string;
    readonly about: string;
    readonly escalation: string;
    readonly council: string;
    /** 1 for whoever opened it: a person opens one escalation a turn. */
    readonly opener: number;
    /** 1 until they withdraw. */
    readonly waits: number;
  };
  readonly notices: Notices;
  readonly leases: {
    readonly name: string;
    readonly holder: string;
    readonly until: number;
  };
  readonly places: {
    readonly platform: string;
    readonly key: string;
    readonly address: string;
  };
  readonly installations: {
    readonly id: string;
    /** Another one with every change. */
    readonly version: string;
    /** What `sealing.ts` makes of the secret. */
    readonly sealed: string;
  };
  readonly used_once: {
    readonly name: string;
    readonly until: number;
  };
  readonly tallies: {
    /** A digest of what is counted, of whom, and of when. */
    readonly name: string;
    readonly until: number;
    readonly count: number;
  };
  readonly remembered: {
    /** A digest of what it is remembered under. */
    readonly name: string;
    /** A digest of whose it is; null if that is not known. */
    readonly asker: string | null;
    /** What `sealing.ts` makes of the text, as JSON. */
    readonly sealed: string;
    readonly until: number;
  };
  readonly editions: {
    readonly id: string;
    /** The digest of its content: the `whole` of its pieces. */
    readonly content: string;
    readonly kept: number;
  };
  readonly edition_pieces: {
    /** A digest of all the bytes that the piece is of. */
    readonly whole: string;
    readonly n: number;
    /** Bytes as base64. */
    readonly body: string;
  };
  readonly vectors: {
    /** As of a publication. */
    readonly library: string;
    /** A digest of the text and of the model that read it. */
    readonly key: string;
    /** Bytes as base64. */
    readonly body: string;
    /** Of the key and the body. */
    readonly digest: string;
    /** When it was kept, or when guidance that needs it was about to come into force: to a week. */
    readonly used: number;
  };
  readonly publications: {
    /** The council whose guidance it is alone; empty: all councils'. */
    readonly library: string;
    /** One publisher alone can have the next one of a library. */
    readonly number: number;
    readonly edition: string;
    /** As JSON; null of what was published before there were libraries. */
    readonly councils: string | null;
    readonly at: number;
    /** As JSON, as are `why`, `accepted` and `changes`. */
    readonly by: string;
    readonly how: string;
    readonly why: string | null;
    readonly accepted: string | null;
    readonly changes: string;
    readonly regressed: number;
    /** The digest of the diff. */
    readonly diff: string;
  };
  readonly halt_moves: {
    readonly number: number;
    readonly scope: string;
    readonly act: 'halted' | 'resumed';
    readonly at: number;
    /** All of it, as JSON. */
    readonly body: string;
  };
  /** Only ever added to: the database refuses all else. */
  readonly audit: {
    /** One writer alone can have the next one. */
    readonly number: number;
    /** The hash of the entry before. */
    readonly previous: string;
    /** As JSON, letter for letter what the hash is of. */
    readonly entry: string;
    readonly hash: string;
  };
}

interface Notices {
  readonly id: string;
  readonly council: string;
  readonly escalation: string;
  /** Its conversation: a lane's notices go out one after the other. */
  readonly lane: string;
  /** Its turn in the lane. Two that were written at the same moment may have the same; then the id decides. */
  readonly seq: number;
  readonly under: string | null;
  readonly state: 'waiting' | 'parked' | 'done';
  /** How often it was called for, and how often it had been when it was taken last: if they differ, it is not up to date. */
  readonly wanted: number;
  readonly taken: number;
  /** When it is tried next; once done, when it was. */
  readonly due: number;
  readonly tries: number;
  readonly why: string | null;
  /** The platform's mark of the message, once there is one. */
  readonly mark: string | null;
  readonly lease: string | null;
  readonly lease_until: number | null;
  readonly body: string;
}

export type Database = Kysely<Tables>;

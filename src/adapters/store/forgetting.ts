import type { KeptRecords, RecordClass, StayingClass } from '../../core/retention.ts';
import { editionRecords } from './forgetting-editions.ts';
import { escalationRecords } from './forgetting-escalations.ts';
import { learntRecords } from './forgetting-learnt.ts';
import type { Forgettable } from './forgetting-rows.ts';
import { vectorRecords } from './forgetting-vectors.ts';
import type { Database, Tables } from './tables.ts';

/** What becomes of each table's rows in time. The compiler knows if one is missing. */
export const CLASS_OF: Readonly<Record<keyof Tables, RecordClass | StayingClass>> = {
  questions: 'questions',
  receipts: 'receipts',
  shown: 'shown',
  feedback: 'feedback',
  choices: 'choices',
  escalations: 'escalations',
  escalation_moves: 'escalations',
  askers: 'escalations',
  notices: 'notices',
  curated: 'advice',
  curated_questions: 'advice',
  suggestions: 'suggestions',
  leases: 'spent',
  used_once: 'spent',
  tallies: 'spent',
  remembered: 'spent',
  places: 'places',
  installations: 'installations',
  editions: 'editions',
  edition_pieces: 'editions',
  vectors: 'vectors',
  publications: 'editions',
  halt_moves: 'halts',
  audit: 'audit',
};

/** What is kept in a database and can be forgotten. */
export function createKeptRecords(database: Database): KeptRecords {
  const kinds: Readonly<Record<RecordClass, Forgettable>> = {
    ...editionRecords(database),
    ...escalationRecords(database),
    ...learntRecords(database),
    vectors: vectorRecords(database),
  };
  return {
    due: (kind, before) => kinds[kind].due(before),
    forget: (kind, before, most) => kinds[kind].forget(before, most),
  };
}

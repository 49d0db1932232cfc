import type { AuditEntry } from '../../core/audit.ts';
import type { PersonId } from '../../core/people.ts';
import { countKept } from '../../core/personal-data.ts';
import type { ErasedCounts, PersonalData, PersonalKind } from '../../core/personal-data.ts';
import { appendAudited } from './audit.ts';
import { adviceOf, auditOf, guidanceOf, placesOf, suggestionsOf } from './personal-acts.ts';
import { eraseFeedback, feedbackOf, receiptsOf, saidBy, unlinkReceipts } from './personal-answers.ts';
import { askedRecord, eraseAsked, escalationsOf, homesOf, messagesOf, officerRecords } from './personal-escalations.ts';
import { namedIn } from './personal-names.ts';
import { forgetRemembered, rememberedOf } from './personal-memory.ts';
import { askerOf } from './receipts.ts';
import type { Sealing } from './sealing.ts';
import type { Database, Tables } from './tables.ts';

/** As which kinds each table's rows are shown to whom they are of; 'nobody': none of them tells who a person is. The compiler knows if one is missing. */
export const SHOWN_AS: Readonly<Record<keyof Tables, readonly PersonalKind[] | 'nobody'>> = {
  receipts: ['receipts'],
  feedback: ['feedback'],
  remembered: ['remembered'],
  escalations: ['asked'],
  escalation_moves: ['asked', 'answered'],
  askers: ['asked'],
  notices: ['messages'],
  curated: ['advice'],
  suggestions: ['suggestions'],
  publications: ['guidance'],
  halt_moves: ['guidance'],
  places: ['places'],
  audit: ['audit'],
  // Events, without who did them.
  questions: 'nobody',
  // The words of clauses.
  shown: 'nobody',
  editions: 'nobody',
  edition_pieces: 'nobody',
  vectors: 'nobody',
  // Digests of questions.
  choices: 'nobody',
  curated_questions: 'nobody',
  // Names of work and of places; a welcome of Teams names an account for a day after it was said.
  leases: 'nobody',
  used_once: 'nobody',
  // Digests, which go with their hour.
  tallies: 'nobody',
  // Sealed, and of a workspace.
  installations: 'nobody',
};

/** What a database keeps of people. `newId`: what tells apart those who had themselves taken out. `sealing`: what opens what is remembered. */
export function createPersonalData(
  database: Database,
  newId: () => string,
  sealing: Pick<Sealing, 'open'>,
): PersonalData {
  return {
    named: (name) => namedIn(database, name),
    digest: askerOf,
    async of({ id, home }, whole) {
      const theirs = await escalationsOf(database, id);
      const homes = homesOf(theirs, id, home);
      return {
        receipts: await receiptsOf(database, id),
        feedback: await feedbackOf(database, id),
        remembered: await rememberedOf(database, id, sealing),
        asked: theirs.asked.map((each) => askedRecord(each, id, whole === 'with-notes')),
        messages: await messagesOf(database, theirs, homes),
        places: await placesOf(database, homes),
        answered: theirs.answered.flatMap((each) => officerRecords(each, id)),
        advice: await adviceOf(database, id),
        suggestions: await suggestionsOf(database, id),
        guidance: await guidanceOf(database, id),
        audit: await auditOf(database, id),
      };
    },
    async erase({ id, home }, at) {
      const said = await saidBy(database, id);
      return database.transaction().execute(async (inside) => {
        const counts: ErasedCounts = {
          receipts: await unlinkReceipts(inside, id),
          feedback: await eraseFeedback(inside, said),
          remembered: await forgetRemembered(inside, id),
          ...(await eraseAsked(inside, id, home, { at, newId })),
        };
        if (countKept(counts) > 0) await appendAudited(inside, erasedEntry(id, counts, at));
        return counts;
      });
    },
  };
}

/** A digest alone: the log is never taken from, and must not say for ever whom it was about. */
const erasedEntry = (person: PersonId, counts: ErasedCounts, at: number): AuditEntry => ({
  at,
  act: 'data-erased',
  by: { kind: 'service' },
  council: undefined,
  about: askerOf(person),
  details: { ...counts },
});

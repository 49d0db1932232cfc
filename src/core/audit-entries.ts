import type { AuditedBy, AuditEntry } from './audit.ts';
import type { CuratedAnswer } from './curated-answer.ts';
import type { CouncilId } from './guidance.ts';
import type { Publication, PublishedBy } from './publication.ts';

/** What is entered of a publication; `council`: whose guidance alone it is of. What people wrote of it stands in the history of editions, under its number. */
export function publicationEntry(
  { number, edition, at, by, how, changes, regressed }: Publication,
  council: CouncilId | undefined,
): AuditEntry {
  const { added, removed, reworded, renumbered, redated } = changes;
  return {
    at,
    act: how,
    by: auditedBy(by),
    council,
    about: edition,
    details: { publication: number, as: by.kind, added, removed, reworded, renumbered, redated, worse: regressed },
  };
}

/** What is entered of officer advice that a second officer has just agreed to; undefined: its last move was another. */
export function approvalEntry({
  id,
  council,
  proposed,
  rests,
  expires,
  history,
}: CuratedAnswer): AuditEntry | undefined {
  const last = history.at(-1);
  if (last?.move.move !== 'approve' || last.by === 'clock') return undefined;
  const details = { version: history.length, proposer: proposed.by.id, clauses: rests.length, expires };
  return { at: last.at, act: 'advice-approved', by: { kind: 'person', id: last.by.id }, council, about: id, details };
}

function auditedBy(by: PublishedBy): AuditedBy {
  switch (by.kind) {
    case 'admin':
    case 'officer':
      return { kind: 'person', id: by.id };
    case 'command':
      return { kind: 'command', account: by.name };
    case 'start':
    case 'signal':
    case 'change':
      return { kind: 'service' };
  }
}

import { shown } from './answer.ts';
import { referredTo } from './clause-reference.ts';
import type { Clause, CouncilId } from './guidance.ts';
import type { Edition } from './ports.ts';
import { numbered } from './printed-number.ts';
import { readQuestion } from './question.ts';

/**
 * Clauses that somebody who is typing may mean, best first, at most `most`: those of the number that is typed or named before any other.
 * Nothing is decided here: who chooses is the one who types.
 */
export async function clausesMeant(
  typed: string,
  council: CouncilId | undefined,
  edition: Edition,
  most: number,
): Promise<readonly Clause[]> {
  const read = readQuestion(typed);
  if (read.outcome !== 'read') return [];
  const theirs = edition.documents.filter((document) => council === undefined || document.council === council);
  const printed = numbered(
    read.question.text,
    theirs.flatMap(({ clauses }) => clauses),
  );
  const answer = referredTo(read.question, edition, council);
  const named = answer === undefined ? [] : shown(answer).flatMap(({ clause }) => edition.clause(clause) ?? []);
  const { candidates } = await edition.find(read.question, council, most);
  const meant = [...printed, ...named, ...candidates.map(({ clause }) => clause)];
  return [...new Map(meant.map((clause) => [clause.id, clause])).values()].slice(0, most);
}

import { shown } from './answer.ts';
import { referredTo } from './clause-reference.ts';
import { quote } from './guidance.ts';
import type { CouncilId, Quote } from './guidance.ts';
import type { Edition } from './ports.ts';
import { readQuestion } from './question.ts';

/**
 * Whole clauses that somebody who is typing may mean, best first, at most `most`: one named by its number before any other. Nothing is
 * decided here: who chooses is the one who types.
 */
export async function clausesMeant(
  typed: string,
  council: CouncilId | undefined,
  edition: Edition,
  most: number,
): Promise<readonly Quote[]> {
  const read = readQuestion(typed);
  if (read.outcome !== 'read') return [];
  const named = referredTo(read.question, edition, council);
  const { candidates } = await edition.find(read.question, council, most);
  const quotes = [...(named === undefined ? [] : shown(named)), ...candidates.map(({ clause }) => quote(clause))];
  return [...new Map(quotes.map((each) => [each.clause, each])).values()].slice(0, most);
}

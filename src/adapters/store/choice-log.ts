import { createHash } from 'node:crypto';
import type { Choice } from '../../core/choice.ts';
import { storedClauseId } from '../../core/guidance.ts';
import type { ChoiceKey, ChoiceLog } from '../../core/ports.ts';
import type { Database } from './tables.ts';

/** The choice log in a database. The choice made first stays, across restarts and processes. */
export function createChoiceLog(database: Database): ChoiceLog {
  async function kept(key: ChoiceKey): Promise<Choice | undefined> {
    const row = await database
      .selectFrom('choices')
      .select('clauses')
      .where('question', '=', digestOf(key))
      .where('edition', '=', key.edition)
      .where('chooser', '=', key.chooser)
      .executeTakeFirst();
    return row === undefined ? undefined : choiceOf(row.clauses);
  }

  async function keep(key: ChoiceKey, choice: Choice, at: number): Promise<Choice> {
    const clauses = JSON.stringify(choice.outcome === 'chosen' ? choice.clauses : []);
    const { edition, chooser } = key;
    await database
      .insertInto('choices')
      .values({ question: digestOf(key), edition, chooser, clauses, at })
      .onConflict((conflict) => conflict.columns(['question', 'edition', 'chooser']).doNothing())
      .execute();
    return (await kept(key)) ?? choice;
  }

  return { kept, keep };
}

/** What a question is kept under. It does not tell the question, but whoever guesses the question can tell that it was asked. */
const digestOf = ({ question, scope, takenWith, since }: ChoiceKey): string =>
  createHash('sha256')
    // What was kept before clauses had dates is found again.
    .update(JSON.stringify([question, scope ?? null, takenWith ?? null, ...(since === undefined ? [] : [since])]))
    .digest('hex');

function choiceOf(clauses: string): Choice {
  const ids: unknown = JSON.parse(clauses);
  if (!Array.isArray(ids)) throw new TypeError('A kept choice is no list of clauses.');
  const [first, ...others] = ids.map((id) => storedClauseId(String(id)));
  return first === undefined ? { outcome: 'none' } : { outcome: 'chosen', clauses: [first, ...others] };
}

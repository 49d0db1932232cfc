import type { Conversation } from '../../core/conversation.ts';
import { z } from 'zod';
import type { PersonId } from '../../core/people.ts';
import type { Kept } from '../../core/personal-data.ts';
import { readAudited } from './audit-shape.ts';
import { dayText, holding } from './personal-rows.ts';
import { readCurated, readPublishedBy, readSuggestion } from './shapes.ts';
import { readHaltMove } from './halts.ts';
import type { Database } from './tables.ts';

/** Officer advice that they proposed or decided on: each thing they did. */
export async function adviceOf(database: Database, person: PersonId): Promise<readonly Kept[]> {
  const rows = await database
    .selectFrom('curated')
    .select('body')
    .where(holding('body', person))
    .orderBy('moved', 'desc')
    .execute();
  return rows
    .map(({ body }) => readCurated(body))
    .flatMap(({ id, council, wording, asked, proposed, history }) => [
      ...(proposed.by.id === person
        ? [{ advice: id, council, did: 'propose', at: dayText(proposed.at), wording, asked }]
        : []),
      ...history.flatMap(({ by, at, move }) =>
        by !== 'clock' && by.id === person ? [{ advice: id, council, did: move.move, at: dayText(at) }] : [],
      ),
    ]);
}

export async function suggestionsOf(database: Database, person: PersonId): Promise<readonly Kept[]> {
  const rows = await database
    .selectFrom('suggestions')
    .select('body')
    .where(holding('body', person))
    .orderBy('made', 'desc')
    .execute();
  return rows
    .map(({ body }) => readSuggestion(body))
    .flatMap(({ id, council, history }) =>
      history.flatMap(({ by, at, move }) =>
        by.kind !== 'command' && by.id === person ? [{ suggestion: id, council, did: move, at: dayText(at) }] : [],
      ),
    );
}

/** Times that they put guidance in force, or halted or resumed it. */
export async function guidanceOf(database: Database, person: PersonId): Promise<readonly Kept[]> {
  const publications = await database
    .selectFrom('publications')
    .select(['number', 'edition', 'at', 'how', 'by', 'why'])
    .where(holding('by', person))
    .orderBy('number', 'desc')
    .execute();
  const halts = await database
    .selectFrom('halt_moves')
    .select('body')
    .where(holding('body', person))
    .orderBy('number', 'desc')
    .execute();
  return [
    ...publications
      .filter(({ by }) => isBy(readPublishedBy(by), person))
      .map(({ number, edition, at, how, why }) => ({
        publication: number,
        edition,
        did: how,
        at: dayText(at),
        ...(why !== null && { why }),
      })),
    ...halts
      .map(({ body }) => readHaltMove(body))
      .filter(({ by }) => isBy(by, person))
      .map(({ act, scope, at, reason }) => ({
        did: act,
        over: { ...scope },
        at: dayText(at),
        ...(reason !== undefined && { reason }),
      })),
  ];
}

const isBy = (by: { readonly kind: string; readonly id?: PersonId }, person: PersonId): boolean => by.id === person;

export async function auditOf(database: Database, person: PersonId): Promise<readonly Kept[]> {
  const rows = await database
    .selectFrom('audit')
    .select(['number', 'entry'])
    .where(holding('entry', person))
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ number, entry }) => {
    const { at, act, about, council } = readAudited(entry, number);
    return { entry: number, at: dayText(at), act, about, ...(council !== undefined && { council }) };
  });
}

// Where Teams reaches a person is kept under who they are, which their home names.
const REACHED = z.object({ person: z.object({ tenant: z.string(), user: z.string() }) });

export async function placesOf(database: Database, homes: readonly Conversation[]): Promise<readonly Kept[]> {
  const found: Kept[] = [];
  for (const { platform, address } of homes) {
    const read = platform === 'teams' ? REACHED.safeParse(jsonOf(address)) : undefined;
    if (read?.success !== true) continue;
    const { tenant, user } = read.data.person;
    const rows = await database
      .selectFrom('places')
      .selectAll()
      .where('platform', '=', platform)
      .where(holding('key', user))
      .execute();
    const end = `"person",${JSON.stringify(tenant)},${JSON.stringify(user)}]`;
    found.push(
      ...rows.filter(({ key }) => key.endsWith(end)).map(({ key, address: at }) => ({ platform, key, address: at })),
    );
  }
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

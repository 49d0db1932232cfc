import { shown } from './answer.ts';
import type { Consider, Considered } from './considering.ts';
import type { BotSaid } from './escalation.ts';
import type { Officers } from './officers.ts';
import type { Council, Team } from './people.ts';
import type { Clock } from './ports.ts';
import { MAX_QUESTION_LENGTH } from './question.ts';
import { teamFor } from './routing.ts';
import { answerBy } from './working-days.ts';

/** Where a question for officers goes, by when it is to be answered, and what Clausebook itself makes of it. */
export interface Route {
  readonly council: Council;
  readonly team: Team;
  readonly answerBy: number;
  readonly considered: Considered;
}

export interface Routing {
  /** Undefined: nobody can be reached, or there is nothing to read in the question. */
  of(question: string, council: Council): Promise<Route | undefined>;
  /** The council's teams that can be told of escalations. */
  reachable(council: Council): Promise<readonly Team[]>;
}

export function createRouting(parts: {
  readonly officers: Officers;
  readonly consider: Consider;
  readonly clock: Clock;
}): Routing {
  const { officers, consider, clock } = parts;

  async function reachable(council: Council): Promise<readonly Team[]> {
    const places = await Promise.all(council.teams.map((team) => officers.placesOf(council, team)));
    return council.teams.filter((_team, index) => (places[index]?.length ?? 0) > 0);
  }

  async function routeOf(question: string, council: Council): Promise<Route | undefined> {
    const considered = await consider(question.slice(0, MAX_QUESTION_LENGTH), council.id);
    if (considered.outcome !== 'considered') return undefined;
    const { documents, holidays } = considered.edition;
    const citation = nearestOf(considered)?.citation;
    const document = documents.find((each) => each.council === council.id && each.id === citation?.document);
    const nearest = document && { document: document.id, owner: document.owner };
    const team = teamFor(question, nearest, { ...council, teams: await reachable(council) });
    return team && { council, team, considered, answerBy: answerBy(clock(), council.answersWithinDays, holidays) };
  }

  return { of: routeOf, reachable };
}

const nearestOf = ({ answer, found }: Considered) => shown(answer)[0] ?? found.candidates[0]?.clause;

/** Clauses shown to officers beside a question: what may have misled, and no more than is read. */
const NEAR = 3;

export function botSaidOf({ answer, found, edition }: Considered): BotSaid {
  const quoted = shown(answer).map(({ clause }) => clause);
  const near = quoted.length > 0 ? quoted : found.candidates.map(({ clause }) => clause.id);
  return {
    outcome: answer.outcome,
    why: 'why' in answer ? answer.why : undefined,
    near: near.slice(0, NEAR),
    edition: edition.id,
  };
}

/** The document it is nearest to, or the matter that the guidance is known not to settle: published words, none of the asker's. */
export function topicOf(considered: Considered): string | undefined {
  const { answer } = considered;
  if (answer.outcome === 'silent' && answer.why === 'known-gap') return answer.gap.title;
  return nearestOf(considered)?.citation.title;
}

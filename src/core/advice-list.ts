import { adviceToday } from './advice.ts';
import type { Hold } from './advice-holding.ts';
import { MOST_KEPT } from './advice-parts.ts';
import type { AdviceParts } from './advice-parts.ts';
import { curatedSheet } from './advice-sheets.ts';
import type { Handling } from './conversation.ts';
import type { CuratedAnswer, CuratedState } from './curated-answer.ts';
import { MOST_LISTED } from './escalation-lists.ts';
import { listHeading } from './escalation-wording.ts';
import { daysBefore } from './feedback.ts';
import type { Officers } from './officers.ts';
import type { Handled } from './reply.ts';
import { dayAt } from './working-days.ts';

/** What ended longer ago is not listed. */
export const ENDED_DAYS = 30;

/** What the teams keep whose officer somebody is, what waits for an officer first. What may not be shown any more is put on hold by this look. */
export async function listAdvice(
  { by, council: scope }: Handling,
  { curated: store, knowledge, officers, clock, hold }: Omit<AdviceParts, 'chance' | 'nudge'> & { readonly hold: Hold },
): Promise<Handled> {
  const edition = knowledge.current();
  const drawing = { edition, today: dayAt(clock()) };
  const inScope = edition.councils.filter(({ id }) => scope === undefined || id === scope);
  const teams = await officers.teamsOf(by, inScope);
  const councils = new Set(teams.map(({ council }) => council.id));
  const since = daysBefore(clock(), ENDED_DAYS);
  const kept = await Promise.all([...councils].map((id) => store.list(id, since, MOST_KEPT)));
  const looked = await Promise.all(
    kept
      .flat()
      .filter((curated) => teams.some((each) => takes(each, curated)))
      .map(async (curated) => {
        const found = adviceToday(curated, drawing.today, edition);
        return found.outcome === 'stale' ? hold(curated, found.why) : curated;
      }),
  );
  const first = looked.toSorted((one, other) => RANK[one.now.state] - RANK[other.now.state]).slice(0, MOST_LISTED);
  return {
    kind: 'sheets',
    list: 'advice',
    heading: listHeading('advice', first.length, MOST_LISTED),
    sheets: first.map((curated) => curatedSheet(curated, by.id, drawing)),
  };
}

/** What waits for an officer comes first. */
const RANK: Readonly<Record<CuratedState['state'], number>> = { proposed: 0, 'on-hold': 1, 'in-force': 2, ended: 3 };

// A team that was taken out of the file since: the first one takes what is left.
const takes = (
  { council, team }: Awaited<ReturnType<Officers['teamsOf']>>[number],
  advice: Pick<CuratedAnswer, 'council' | 'team'>,
): boolean =>
  council.id === advice.council &&
  (council.teams.find(({ id }) => id === advice.team) ?? council.teams[0])?.id === team.id;

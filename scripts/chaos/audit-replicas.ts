import type { PostedActivity } from '../../tests/support/connector-rules.ts';
import type { FakeMessage } from '../../tests/support/fake-slack-workspace.ts';
import { isNotice } from './audit-duplicates.ts';
import { auditEscalations } from './audit-escalations.ts';
import { auditNotices } from './audit-notices.ts';
import { auditDuels } from './claims.ts';
import type { Duel } from './claims.ts';
import { readKept } from './kept.ts';
import type { KeptNotice } from './kept.ts';
import type { Model } from './model.ts';
import { auditQuestions } from './questions.ts';
import type { Put, QuestionsAudit } from './questions.ts';
import { auditReminders } from './reminders.ts';
import type { TroubledSlack } from './slack.ts';

/** What is there in the end, and every rule that was broken. */
export interface ReplicasAudit {
  readonly questions: QuestionsAudit;
  readonly escalations: number;
  readonly moves: number;
  readonly notices: number;
  readonly delivered: number;
  /** Messages that came twice since a process was killed between a delivery and its record. */
  readonly twice: number;
  readonly duels: number;
  readonly reminders: number;
  readonly wrong: readonly string[];
}

interface Happened {
  readonly place: string;
  readonly model: Model;
  readonly slack: Pick<TroubledSlack, 'posts'>;
  readonly answers: { readonly slack: readonly FakeMessage[]; readonly teams: readonly PostedActivity[] };
  readonly put: readonly Put[];
  readonly duels: readonly Duel[];
  readonly overdue: ReadonlySet<string>;
  readonly killed: readonly number[];
}

/** A process that works on records a delivery within milliseconds; on a machine that is busy with much else, within this. */
const RECORDED_WITHIN_MS = 1000;
/** What a process has sent may be read here a moment after its end. */
const ON_THE_WAY_MS = 250;

export async function auditReplicas(happened: Happened): Promise<ReplicasAudit> {
  const { place, model, slack, answers, put, duels, overdue, killed } = happened;
  const kept = await readKept(place);
  // Officers of the playground are told as well; it is for one process on one machine.
  const told = kept.notices.filter(({ notice }) => notice.to.platform === 'slack');
  const asked = kept.escalations.filter(({ id }) => !overdue.has(id));
  const due = kept.escalations.filter(({ id }) => overdue.has(id));
  const escalations = auditEscalations(asked, model);
  const stages = new Map([...escalations.stages, ...due.map((each) => [each, [each]] as const)]);
  const notices = auditNotices(told, stages, answers.slack);
  const questions = auditQuestions(put, answersIn(answers), killed);
  const twice = toldTwice(told, slack, answers.slack);
  const unexplained = twice.filter(
    (at) => !killed.some((kill) => kill >= at - ON_THE_WAY_MS && kill <= at + RECORDED_WITHIN_MS),
  );
  return {
    questions,
    escalations: escalations.kept,
    moves: escalations.keptMoves,
    notices: notices.notices,
    delivered: notices.delivered,
    twice: twice.length,
    duels: duels.length,
    reminders: due.length,
    wrong: [
      ...escalations.wrong,
      ...notices.wrong,
      ...questions.wrong,
      ...auditDuels(duels, kept.escalations),
      ...auditReminders(due),
      ...unexplained.map((at) => `A message came twice at ${at}, and nobody was killed then.`),
    ],
  };
}

function answersIn({ slack, teams }: Happened['answers']): ReadonlyMap<string, number> {
  const answers = new Map<string, number>();
  const places = [...slack.map(({ channel = '' }) => channel), ...teams.map(({ conversation }) => conversation.id)];
  for (const place of places) answers.set(place, (answers.get(place) ?? 0) + 1);
  return answers;
}

/** When messages came that stand in Slack, and that Clausebook does not know of. */
function toldTwice(
  kept: readonly KeptNotice[],
  { posts }: Pick<TroubledSlack, 'posts'>,
  shown: readonly FakeMessage[],
): readonly number[] {
  const known = new Set(kept.flatMap(({ mark }) => mark?.messages ?? []));
  const standing = new Set(shown.map(({ ts }) => ts));
  return posts.filter(({ ts, text }) => isNotice(text) && standing.has(ts) && !known.has(ts)).map(({ at }) => at);
}

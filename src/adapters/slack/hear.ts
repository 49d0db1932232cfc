import type { webApi } from '@slack/bolt';
import type { Asking } from '../../core/conversation.ts';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { Log } from '../../core/ports.ts';
import type { Threads, Writer } from '../../core/threads.ts';
import type { Place } from './address.ts';
import type { AgentView } from './agent-view.ts';
import type { WayBack } from './answer-turn.ts';
import { answerAlone } from './hear-alone.ts';
import type { Overheard } from './incoming-thread.ts';
import { post } from './web-client.ts';

export interface HearingParts {
  readonly client: webApi.WebClient;
  /** For calls that somebody waits for. */
  readonly quick: webApi.WebClient;
  readonly manners: CouncilManners;
  readonly threads: Threads;
  readonly agent: AgentView;
  readonly take: (turn: Asking, back: WayBack) => Promise<void>;
  readonly log: Log;
}

/** A question, where it was asked and by whom. */
export interface Question {
  readonly turn: Asking;
  readonly place: Place;
  readonly by: string;
}

/** Has a question answered that was put to us: where it was asked, or alone where the council wants that. */
export async function hear(heard: Question & { readonly inAgentView: boolean }, parts: HearingParts): Promise<void> {
  const { turn, place, inAgentView } = heard;
  const { client, take, agent, threads, manners } = parts;
  if (turn.audience === 'only-you') {
    const work = take(turn, { most: Infinity, send: async (message) => void (await post(client, place, message)) });
    return inAgentView ? agent.during(place, work) : work;
  }
  if (manners.answersIn(turn.council) === 'private') return answerAlone(heard, parts);
  await threads.named(turn.at.address, writerOf(heard));
  await take(turn, backInThread(heard, parts));
}

/** Takes what was said in a thread without naming us, if it is a follow-up. Where answers are given alone, so are follow-ups. */
export async function overhear(
  { thread, writer, toOthers, place, turn }: Overheard,
  parts: HearingParts,
): Promise<void> {
  const followsUp = await parts.threads.overhears(thread, writer, toOthers);
  if (!followsUp || turn === undefined) return;
  await parts.take(turn, backInThread({ turn, place, by: writer.by }, parts));
}

const writerOf = ({ turn, by }: Question): Writer => ({ by, turn: turn.id, person: turn.by });

const backInThread = (question: Question, { client, threads }: HearingParts): WayBack => ({
  most: Infinity,
  send: async (message) => {
    await post(client, question.place, message);
    await threads.answered(question.turn.at.address, writerOf(question));
  },
});

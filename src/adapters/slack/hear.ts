import type { webApi } from '@slack/bolt';
import type { Asking } from '../../core/conversation.ts';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { Log } from '../../core/ports.ts';
import type { Threads } from '../../core/threads.ts';
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
  const { turn, place, by, inAgentView } = heard;
  const { client, take, agent, threads, manners } = parts;
  if (turn.audience === 'only-you') {
    const work = take(turn, { most: Infinity, send: async (message) => void (await post(client, place, message)) });
    return inAgentView ? agent.during(place, work) : work;
  }
  if (manners.answersIn(turn.council) === 'private') return answerAlone(heard, parts);
  threads.named(turn.at.address, by);
  await take(turn, backInThread(heard, parts));
}

/** Takes what was said in a thread without naming us, if it is a follow-up. Where answers are given alone, so are follow-ups. */
export async function overhear({ thread, by, toOthers, place, turn }: Overheard, parts: HearingParts): Promise<void> {
  const followsUp = parts.threads.overhears(thread, by, toOthers);
  if (!followsUp || turn === undefined) return;
  await parts.take(turn, backInThread({ turn, place, by }, parts));
}

const backInThread = ({ turn, place, by }: Question, { client, threads }: HearingParts): WayBack => ({
  most: Infinity,
  send: async (message) => {
    await post(client, place, message);
    threads.answered(turn.at.address, by);
  },
});

import type { TurnContext } from 'botbuilder';
import type { Turn } from '../../core/conversation.ts';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { OnTurn } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { shortForm } from '../../core/short-form.ts';
import type { Threads, Writer } from '../../core/threads.ts';
import { AUDIENCE } from '../../core/wording.ts';
import { homeOf } from './address.ts';
import { answerTurn, made, post, sent } from './answering.ts';
import type { Answering } from './answering.ts';
import { overheardIn, turnOf } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { textMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';
import type { Meetings } from './met.ts';
import { tenantOf } from './people.ts';
import { render } from './render.ts';
import { NOT_ALONE } from './wording.ts';

/** What answers a message. It never rejects. */
export type Answer = (context: TurnContext) => Promise<void>;

export interface HearingParts {
  readonly answering: Answering;
  readonly meetings: Pick<Meetings, 'person'>;
  readonly manners: CouncilManners;
  readonly threads: Threads;
  readonly council: CouncilId | undefined;
}

/** What answers the turn that a message is: where it was taken, or alone where the council wants that. Undefined: nothing has to. */
export async function hear(incoming: Incoming, onTurn: OnTurn, parts: HearingParts): Promise<Answer | undefined> {
  const { council, threads, answering, manners } = parts;
  const turn = turnOf(incoming, council);
  if (turn === undefined) return overhear(incoming, onTurn, parts);
  const inChannel = turn.kind === 'asks' && turn.audience === 'everyone-here';
  if (!inChannel) return async (context) => void (await answerTurn(context, turn, onTurn, answering));
  if (manners.answersIn(council) === 'private') return (context) => answerAlone(context, incoming, turn, onTurn, parts);
  if (isThread(incoming)) await threads.named(incoming.conversation.id, writerOf(incoming, turn));
  return inThread(incoming, turn, onTurn, parts);
}

async function overhear(incoming: Incoming, onTurn: OnTurn, parts: HearingParts): Promise<Answer | undefined> {
  const overheard = overheardIn(incoming, parts.council);
  if (overheard === undefined) return undefined;
  const { writer, toOthers, turn } = overheard;
  const followsUp = await parts.threads.overhears(incoming.conversation.id, writer, toOthers);
  return followsUp && turn !== undefined ? inThread(incoming, turn, onTurn, parts) : undefined;
}

// A group chat is one talk of several people, in which nobody can tell to whom something is said.
const isThread = ({ conversation }: Incoming): boolean => conversation.conversationType === 'channel';

const writerOf = ({ from }: Incoming, turn: Turn): Writer => ({ by: from?.id ?? '', turn: turn.id, person: turn.by });

const inThread =
  (incoming: Incoming, turn: Turn, onTurn: OnTurn, { answering, threads }: HearingParts): Answer =>
  async (context) => {
    const said = await answerTurn(context, turn, onTurn, answering);
    if (said && isThread(incoming)) await threads.answered(incoming.conversation.id, writerOf(incoming, turn));
  };

/**
 * Answers in the asker's personal chat, where buttons and follow-ups belong as well, and says in short where it was asked which clauses
 * were quoted. Whoever has no personal chat with the bot, or cannot be reached in it, is answered where they asked, and that is said.
 */
async function answerAlone(
  context: TurnContext,
  incoming: Incoming,
  turn: Turn,
  onTurn: OnTurn,
  { answering, meetings }: HearingParts,
): Promise<void> {
  const [tenant, user] = [tenantOf(incoming), incoming.from?.id ?? ''];
  const personal = (await meetings.person(tenant, user).catch(() => undefined))?.conversation;
  const asked: Turn = personal === undefined ? turn : { ...turn, thread: personal, audience: 'only-you' };
  const messages = await made(turn.id, answering, async () => {
    const reply = await onTurn(asked);
    const alone = render(reply, 'only-you');
    const tell = (): Promise<void> => answering.tellAlone(homeOf(tenant, user), alone);
    const told = personal !== undefined && alone.length > 0 && (await sent(turn.id, answering, tell));
    return told ? shortly(reply) : here(reply);
  });
  await sent(turn.id, answering, () => post(context, messages));
}

function shortly(reply: Reply): readonly TeamsMessage[] {
  const said = shortForm(reply);
  return said === undefined ? [] : textMessages(`${said}\n${AUDIENCE['everyone-here']}`);
}

function here(reply: Reply): readonly TeamsMessage[] {
  const messages = render(reply, 'everyone-here');
  return messages.length === 0 ? [] : [...textMessages(NOT_ALONE), ...messages];
}

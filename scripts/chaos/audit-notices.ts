import type { FakeMessage } from '../../tests/support/fake-slack-workspace.ts';
import { conversationAt, readPlace } from '../../src/adapters/slack/address.ts';
import { gistWords, THE_COUNCILLOR, toldWords, withdrawnWords } from '../../src/core/escalation-wording.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { noticesOf } from '../../src/core/notices.ts';
import { CHANNELS } from './council.ts';
import type { KeptNotice } from './kept.ts';

/** What became of the notices that the moves call for. */
export interface NoticesAudit {
  readonly notices: number;
  readonly delivered: number;
  readonly parked: number;
  readonly waiting: number;
  readonly wrong: readonly string[];
}

/** `stages`: each escalation after each of its moves. `shown`: what stands in Slack. */
export function auditNotices(
  kept: readonly KeptNotice[],
  stages: ReadonlyMap<Escalation, readonly Escalation[]>,
  shown: readonly FakeMessage[],
): NoticesAudit {
  const byId = new Map(kept.map((each) => [each.notice.id, each]));
  const messages = new Map(shown.flatMap((each) => (each.ts === undefined ? [] : [[each.ts, each] as const])));
  const called = [...stages.values()].flatMap((each) => each.flatMap((stage) => noticesOf(stage, placesOf(stage))));
  const wanted = new Set(called.map(({ id }) => id));
  const wrong = [...wanted].filter((id) => !byId.has(id)).map((id) => `The notice ${id} was never written.`);
  wrong.push(...[...byId.keys()].filter((id) => !wanted.has(id)).map((id) => `No move calls for the notice ${id}.`));
  let delivered = 0;
  for (const [escalation] of stages) {
    const theirs = kept.filter(({ notice }) => notice.escalation === escalation.id);
    for (const each of theirs) {
      const why = whyNotTold(each, escalation, byId, messages);
      if (why === undefined) delivered += 1;
      else wrong.push(`The notice ${each.notice.id} ${why}.`);
    }
  }
  const count = (state: KeptNotice['state']): number => kept.filter((each) => each.state === state).length;
  wrong.push(...outOfOrder(kept));
  return { notices: wanted.size, delivered, parked: count('parked'), waiting: count('waiting'), wrong };
}

const placesOf = ({ team }: Escalation) => {
  const channel = CHANNELS[team];
  return channel === undefined ? [] : [conversationAt({ channel, thread: undefined })];
};

/** Its message has to stand where it belongs and say what holds now. */
function whyNotTold(
  { notice, state, mark }: KeptNotice,
  escalation: Escalation,
  byId: ReadonlyMap<string, KeptNotice>,
  messages: ReadonlyMap<string, FakeMessage>,
): string | undefined {
  if (state !== 'done') return `is ${state}`;
  const [head, ...others] = (mark?.messages ?? []).map((ts) => messages.get(ts));
  if (mark === undefined || head === undefined || others.includes(undefined)) return 'has no message in Slack';
  const to = readPlace(notice.to)?.channel ?? '';
  if (head.channel !== (to.startsWith('U') ? `D${to.slice(1)}` : to)) return 'stands in another conversation';
  const under = notice.under === undefined ? undefined : byId.get(notice.under)?.mark?.messages[0];
  if (under !== head.thread) return 'does not stand under its card';
  return wordsOf(notice, escalation).includes(head.text) ? undefined : 'does not say what holds now';
}

/** What its message may say: in confidence the channel is told no asker's name, nor is an officer who held it before. */
function wordsOf({ telling, to }: KeptNotice['notice'], escalation: Escalation): readonly string[] {
  const { id, askers, confidential, history, team } = escalation;
  if (telling.tells === 'status' && !askers.some(({ person }) => person.id === telling.person))
    return [withdrawnWords(id)];
  if (telling.tells !== 'move') return [gistWords(escalation)];
  const entry = history[telling.entry];
  if (entry === undefined) return [];
  const { by, move } = entry;
  if (by === 'clock') return [toldWords(id, 'Clausebook', move.move)];
  const named = toldWords(id, by.name, move.move);
  if (!confidential || by.id !== askers[0].person.id) return [named];
  const unnamed = toldWords(id, THE_COUNCILLOR, move.move);
  return readPlace(to)?.channel === CHANNELS[team] ? [unnamed] : [named, unnamed];
}

/** Messages that are never edited have to stand in a conversation in the order in which their moves were made. */
function outOfOrder(kept: readonly KeptNotice[]): readonly string[] {
  const last = new Map<string, string>();
  const told = kept.filter(({ notice, mark }) => notice.telling.tells === 'move' && mark !== undefined);
  return told
    .toSorted((one, other) => one.seq - other.seq)
    .flatMap(({ lane, mark, notice }) => {
      const ts = mark?.messages[0] ?? '';
      const before = last.get(lane) ?? '';
      last.set(lane, ts);
      return ts > before ? [] : [`The notice ${notice.id} was told before an earlier one of its conversation.`];
    });
}

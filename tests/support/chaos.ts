import type { KeptNotice } from '../../scripts/chaos/kept.ts';
import { personIn } from '../../scripts/chaos/council.ts';
import { conversationAt, homeOf } from '../../src/adapters/slack/address.ts';
import { namedTurn } from '../../src/core/conversation.ts';
import { gistWords, toldWords } from '../../src/core/escalation-wording.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation, Move, Mover } from '../../src/core/escalation.ts';
import { noticesOf } from '../../src/core/notices.ts';
import { personId } from '../../src/core/people.ts';
import { anEscalation } from './escalations.ts';
import type { FakeMessage } from './fake-slack-workspace.ts';

/** An escalation of the council that `npm run chaos` makes up: opened, claimed, and a detail added. */
export const REFERENCE = 'CHA-BCDFGH';
export const person = (user: string) => ({ id: personId(personIn(user)), name: user, home: homeOf(user) });
const ASKER = person('U0CLLR1');
export const OFFICER = person('U0OFFICER1');

export const opened = anEscalation({
  id: escalationId(REFERENCE),
  team: 'clerks',
  askers: [{ person: ASKER, about: namedTurn('slack:Ev1') }],
});

export function moved(escalation: Escalation, mover: Mover, move: Move, turn: string): Escalation {
  const made = make(escalation, mover, move, 1000, namedTurn(turn));
  if (made.outcome === 'refused') throw new Error(made.why);
  return made.escalation;
}
export const claimed = moved(opened, { part: 'officer', person: OFFICER }, { move: 'claim' }, 'slack:T1');
export const detailed = moved(
  claimed,
  { part: 'councillor', person: ASKER },
  { move: 'add-detail', text: 'It is red.' },
  'slack:view:V2',
);

/** Every notice of the three stages, each with a message that says what holds now. */
export function told(): { readonly kept: readonly KeptNotice[]; readonly shown: readonly FakeMessage[] } {
  const places = [conversationAt({ channel: 'C0CLERKS', thread: undefined })];
  const notices = new Map(
    [opened, claimed, detailed].flatMap((stage) => noticesOf(stage, places)).map((one) => [one.id, one]),
  );
  const all = [...notices.values()].map((notice, index) => {
    const to = /"channel":"(\w+)"/.exec(notice.to.address)?.[1] ?? '';
    const channel = to.startsWith('U') ? `D${to.slice(1)}` : to;
    return { notice, ts: `1700000000.00000${index}`, channel };
  });
  return {
    kept: all.map(({ notice, ts, channel }, seq) => ({
      notice,
      state: 'done',
      lane: channel,
      seq,
      mark: { channel, messages: [ts] },
    })),
    shown: all.map(({ notice, ts, channel }) => ({
      channel,
      ts,
      thread: all.find((each) => each.notice.id === notice.under)?.ts,
      ephemeral: false,
      text: notice.telling.tells === 'move' ? toldWords(REFERENCE, ASKER.name, 'add-detail') : gistWords(detailed),
      blocks: [],
      manners: {},
    })),
  };
}

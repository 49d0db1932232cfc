import { doneLine } from '../../src/core/escalation-wording.ts';
import type { FakeMessage } from '../../tests/support/fake-slack-workspace.ts';
import type { KeptNotice } from './kept.ts';
import type { Post, TroubledSlack } from './slack.ts';

/** Messages that stand in Slack and that Clausebook does not know of: a second one of a notice. */
export interface DuplicatesAudit {
  /** A fault kept Clausebook from hearing that the message was taken. */
  readonly unheard: number;
  /** The process was killed after the message was taken, before that was recorded. */
  readonly killed: number;
  /** Of those, the longest time that the process still worked after the message was taken. */
  readonly longestMs: number;
  readonly outside: number;
  readonly wrong: readonly string[];
}

/** A process that works on, and so calls Slack, records a delivery within milliseconds; where a machine is busy with much else, within this. */
const RECORDED_WITHIN_MS = 1000;
/** What a process has sent may be read here a moment after its end. */
const ON_THE_WAY_MS = 250;

export function auditDuplicates(
  kept: readonly KeptNotice[],
  { posts, calls }: Pick<TroubledSlack, 'posts' | 'calls'>,
  shown: readonly FakeMessage[],
  kills: readonly number[],
): DuplicatesAudit {
  const known = new Set(kept.flatMap(({ mark }) => mark?.messages ?? []));
  const standing = new Set(shown.map(({ ts }) => ts));
  const notices = posts.filter(({ text }) => isNotice(text));
  const doubles = notices.filter(({ ts }) => standing.has(ts) && !known.has(ts));
  const unheard = doubles.filter(({ heard }) => !heard);
  const gaps = doubles.filter(({ heard }) => heard).map(({ at }) => workedOn(at, kills, calls));
  const outside = gaps.filter((gap) => gap > RECORDED_WITHIN_MS).length;
  return {
    unheard: unheard.length,
    killed: gaps.length - outside,
    longestMs: Math.max(0, ...gaps.filter((gap) => gap <= RECORDED_WITHIN_MS)),
    outside,
    wrong: [
      ...(outside === 0
        ? []
        : [
            `${outside} messages came twice without a kill or a fault between delivery and record: ${gaps.join(', ')} ms.`,
          ]),
      ...doubles.flatMap((each) => overtaken(each, notices)),
    ],
  };
}

/** How long the process that made a call at that time was seen to work on; for ever if it was not killed. */
function workedOn(at: number, kills: readonly number[], calls: readonly number[]): number {
  const kill = kills.find((each) => each >= at - ON_THE_WAY_MS);
  if (kill === undefined) return Infinity;
  const last = calls.findLast((call) => call <= kill + ON_THE_WAY_MS) ?? at;
  return Math.max(0, last - at);
}

/** What came twice came twice in a row: nothing else of its conversation in between. */
function overtaken({ ts, channel, text }: Post, notices: readonly Post[]): readonly string[] {
  const next = notices.find((each) => each.channel === channel && each.ts > ts);
  const same = next !== undefined && referenceIn(next.text) === referenceIn(text);
  return same ? [] : [`After ${text} something else was told before it was told again.`];
}

const referenceIn = (text: string): string | undefined => /[A-Z]+-[A-Z\d]{6}/.exec(text)?.[0];

/** Said to whoever sent a form that took too long, not a notice. */
export const isNotice = (text: string): boolean =>
  referenceIn(text) !== undefined && !/[Rr]eference/.test(text) && !DONE.some((line) => text.endsWith(line));

const DONE = (
  ['answer', 'ask-back', 'note', 'hand-over', 'close-without-answer', 'add-detail', 'reply', 'reopen', 'join'] as const
).map((move) => doneLine('', move).slice(2));

import { setTimeout } from 'node:timers/promises';
import type { Dice } from './chance.ts';
import { saidInWindow } from './model.ts';
import type { Model } from './model.ts';
import { send } from './turns.ts';
import type { Turn } from './turns.ts';

/** A stream of turns, with what platforms and people do to it: sent twice at once, sent again much later, sent again for want of an answer. */
export interface Traffic {
  /** Sends turns, several at a time, until the signal is aborted. Never rejects. */
  flow(url: string, until: AbortSignal): Promise<void>;
  /** Sends what nobody has answered, and what was kept back; nothing new. */
  finish(url: string): Promise<void>;
  /** Called each time that a turn was sent. */
  onSend: () => void;
  readonly repeats: number;
}

const AT_A_TIME = 5;
/** Between a turn and the next of the same five: as many as a process takes, and more than people ever send. */
const LONGEST_PAUSE_MS = 40;
const TWICE = 0.12;
const LATE = 0.2;
/** What was answered before it was to be sent again is sent all the same so often. */
const ALL_THE_SAME = 0.3;
/** More than this waiting to be sent again, and most of what is sent is a repeat. */
const BACKLOG = 10;
/** Whoever got no answer tries again so often. */
const TRIES = 4;

export function createTraffic(dice: Dice, model: Model, people: { next(): Turn }): Traffic {
  /** To be sent again, sooner or later. */
  const again: Turn[] = [];
  const tries = new Map<string, number>();
  let repeats = 0;

  async function give(turn: Turn, url: string): Promise<void> {
    traffic.onSend();
    const body = await send(turn, url);
    if (turn.how === 'form' && body !== undefined && body !== '') model.hear(turn, saidInWindow(body) ?? '');
    const count = (tries.get(turn.id) ?? 0) + 1;
    tries.set(turn.id, count);
    // A press is acknowledged before anything is done about it: who hears nothing presses again.
    if ((body === undefined || !model.answered.has(turn.id)) && count < TRIES) again.push(turn);
  }

  function next(): Turn {
    const waiting = again.length;
    if (waiting === 0 || !dice.is(waiting > BACKLOG ? 0.7 : 0.2)) return people.next();
    const [turn] = again.splice(dice.below(waiting), 1);
    if (turn === undefined || (model.answered.has(turn.id) && !dice.is(ALL_THE_SAME))) return people.next();
    repeats += 1;
    return turn;
  }

  async function oneAfterTheOther(url: string, until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      const turn = next();
      if (dice.is(LATE)) again.push(turn);
      const twice = dice.is(TWICE);
      if (twice) repeats += 1;
      await Promise.all([give(turn, url), ...(twice ? [give(turn, url)] : [])]);
      await setTimeout(dice.below(LONGEST_PAUSE_MS));
    }
  }

  const traffic: Traffic = {
    onSend: () => {},
    get repeats() {
      return repeats;
    },
    async flow(url, until) {
      await Promise.all(Array.from({ length: AT_A_TIME }, () => oneAfterTheOther(url, until)));
    },
    async finish(url) {
      for (;;) {
        const left = again.splice(0, AT_A_TIME);
        if (left.length === 0) return;
        repeats += left.length;
        await Promise.all(left.map((turn) => give(turn, url)));
      }
    },
  };
  return traffic;
}

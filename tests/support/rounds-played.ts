import { expect } from 'vitest';
import { toldWords } from '../../src/core/escalation-wording.ts';
import { eventually } from './chatter.ts';
import type { Chatter } from './chatter.ts';
import { officerRound } from './officer-round.ts';
import type { Cast } from './officer-round.ts';
import type { WholeService } from './whole-service.ts';

const PLATFORMS = ['slack', 'teams'] as const;
/** Where the councillor and the officer are. */
export const COMBINATIONS = PLATFORMS.flatMap((asking) => PLATFORMS.map((answering) => ({ asking, answering })));

/** People for one round: the officers are the same in all, everybody else is new. */
export function castOf(
  service: WholeService,
  { asking, answering }: (typeof COMBINATIONS)[number],
  series: string,
): Cast {
  const other = answering === 'slack' ? 'teams' : 'slack';
  return {
    councillor: service.person(asking, `Cllr ${asking}${answering}${series}`),
    officer: service.officers[answering][0],
    second: service.officers[other][0],
    outsider: service.person(answering, `Otto ${asking}${answering}${series}`),
  };
}

/** A round that is over. */
interface Played {
  readonly cast: Cast;
  readonly id: string;
}

/**
 * Plays the four rounds, councillor and officer on either platform, side by side: a step of each at a time. `after`: what happens when one
 * has taken its step; `between`: what happens when all have.
 */
export async function played(
  service: WholeService,
  series: string,
  { after, between }: { after?: (cast: Cast) => Promise<unknown>; between?: (step: number) => Promise<unknown> } = {},
): Promise<readonly Played[]> {
  const together = COMBINATIONS.map((combination) => {
    const cast = castOf(service, combination, series);
    return { cast, round: officerRound(cast, `May ${cast.councillor.name} fly a kite from the office roof?`) };
  });
  const over: Played[] = [];
  for (let step = 1; over.length < together.length; step += 1) {
    for (const { cast, round } of together) {
      const { done, value } = await round.next();
      if (done === true && typeof value === 'string') over.push({ cast, id: value });
      await after?.(cast);
    }
    await between?.(step);
  }
  return over;
}

/** The first lines of what is about it. */
export const headings = (seen: ReturnType<Chatter['alone']>, id: string): readonly string[] =>
  seen.flatMap(({ lines }) => lines.filter((line, index) => index === 0 && line.includes(id)));

/** What stands in the end: everything once, in order, and one status and one card that were edited in place. */
export async function expectAllOnce({ cast, id }: Played): Promise<void> {
  const { councillor, officer, second } = cast;
  await eventually(() =>
    expect(headings(councillor.alone(), id)).toEqual([
      `${id}: with ${officer.name}`,
      toldWords(id, officer.name, 'ask-back'),
      toldWords(id, officer.name, 'answer'),
    ]),
  );
  const told = [toldWords(id, councillor.name, 'reply'), toldWords(id, councillor.name, 'reopen')];
  await eventually(() => expect(headings(officer.alone(), id)).toEqual(told));
  for (const { channel } of [officer, second]) {
    await eventually(() => expect(headings(channel(), id)).toEqual([`${id}: with ${officer.name}`, ...told]));
    const [card, ...others] = channel().filter(({ lines }) => lines[0]?.includes(id));
    expect(others.map(({ under }) => under)).toEqual([card?.id, card?.id]);
  }
}

/** Nothing was sent that the platforms would not take. */
export const expectNothingRefused = ({ slack, connector }: WholeService): void => {
  expect(slack.refusals).toEqual([]);
  expect(connector.problems).toEqual([]);
};

import { expect } from 'vitest';
import { NOT_HANDLED } from '../../src/adapters/slack/wording.ts';
import { doneLine } from '../../src/core/escalation-wording.ts';
import { WENT_WRONG } from '../../src/core/wording.ts';
import { opened } from './chatter.ts';
import type { Chatter } from './chatter.ts';
import { cardIn, referenceIn } from './officer-round.ts';
import { expectAllOnce, expectNothingRefused, played } from './rounds-played.ts';
import type { WholeService } from './whole-service.ts';

/** Words that the sentence model was asked about before, so that it is not needed. */
const QUESTION = 'May I fly a kite from the moon?';

/** The steps of a round after which the trouble comes: while something waits to be told, and while somebody has a form open. */
const STEPS: readonly number[] = [3, 9, 14];

/**
 * Plays whole rounds while the store cannot be used now and then. Whoever asks or presses meanwhile is told plainly; nothing that was
 * acknowledged is lost, and nothing is told twice.
 */
export async function playThrough(
  service: WholeService,
  trouble: { readonly begin: () => Promise<void>; readonly end: () => Promise<void> },
): Promise<void> {
  const between = async (step: number): Promise<void> => {
    if (!STEPS.includes(step)) return;
    const [councillor, officer] = [service.person('slack', `Cllr Trouble${step}`), service.officers.slack[0]];
    const form = await opened(councillor.open(await councillor.ask(QUESTION), 'ask-officer'));
    const id = await given(service.person('teams', `Cllr Before${step}`), `How high, number ${step}?`);
    const card = await cardIn(officer, id, 'waiting');
    await trouble.begin();
    expect((await service.person('slack', `Cllr During${step}`).list(QUESTION)).lines).toEqual([
      expect.stringContaining(WENT_WRONG),
    ]);
    // A sentence is no card, and cards are what people in Teams look for here.
    await expect(service.person('teams', `Cllr During${step}`).list(QUESTION)).rejects.toThrow('no such answer');
    expect(service.connector.standing.at(-1)?.activity.text).toContain(WENT_WRONG);
    expect(await officer.press(card, 'claim')).toContain(NOT_HANDLED);
    expect(await form.send({ text: `How far, number ${step}?` })).toContain(NOT_HANDLED);
    await trouble.end();
    expect(await form.send({ text: `How far, number ${step}?` })).toContain('Clerk');
    expect(await officer.press(card, 'claim')).toBe(doneLine(id, 'claim'));
  };
  for (const over of await played(service, 'One', { between })) await expectAllOnce(over);
  expectNothingRefused(service);
  expect(service.log.lines.filter(({ event }) => event === 'notice-parked')).toEqual([]);
}

/** Gives a question of their own to officers, so that it is joined to nobody's; resolves to the reference. */
async function given(councillor: Chatter, text: string): Promise<string> {
  const form = await opened(councillor.open(await councillor.ask(QUESTION), 'ask-officer'));
  return referenceIn(await form.send({ text }));
}

import { expect, it, onTestFinished } from 'vitest';
import { found } from '../support/chatter.ts';
import type { Chatter, Seen } from '../support/chatter.ts';
import { expectNothingRefused } from '../support/rounds-played.ts';
import { openWholeService } from '../support/whole-service.ts';

/** Words that the sentence model was asked about before, so that it is not needed. */
const QUESTION = 'May I fly a kite from the moon?';
const PEOPLE = 25;
/** Long enough for a busy machine. */
const A_WHILE = 150_000;

const NO_ANSWER = /not there yet|no such answer/;

const answers = ({ alone }: Chatter): readonly Seen[] => alone().filter(({ guidance }) => guidance.length > 0);

it(
  'a stop in the middle of many questions answers each that was taken, and after the restart the others, none twice',
  async () => {
    const service = await openWholeService();
    onTestFinished(() => service.close());
    const people = (['slack', 'teams'] as const).flatMap((platform) =>
      Array.from({ length: PEOPLE }, (_, index) => service.person(platform, `Cllr ${platform}${index}`)),
    );
    const taken = new Set<Chatter>();
    const lost: string[] = [];
    const asking = people.map((person) =>
      person.ask(QUESTION).then(
        () => taken.add(person),
        // Taken, and never answered; or else not taken.
        (cause: unknown) => void (NO_ANSWER.test(String(cause)) && lost.push(person.name)),
      ),
    );
    await found(
      () => people.flatMap(answers),
      () => true,
    );
    await service.restart();
    await Promise.all(asking);
    expect(lost).toEqual([]);
    // Whoever was told that it was taken has the answer; a platform sends the others again, and those as well whose reply it did not hear.
    for (const person of taken) expect(answers(person)).toHaveLength(1);
    for (const person of people) await person.again();
    for (const person of people) await found(person.alone, ({ guidance }) => guidance.length > 0);
    expect(people.map((person) => answers(person).length)).toEqual(people.map(() => 1));
    expect(taken.size).toBeGreaterThan(0);
    expect(taken.size).toBeLessThan(people.length);
    expectNothingRefused(service);
  },
  A_WHILE,
);

import { setTimeout } from 'node:timers/promises';
import type { FakeConnector } from '../../tests/support/fake-connector.ts';
import { handOn, personOf, question } from '../load/requests.ts';
import type { PlatformName } from '../load/requests.ts';
import type { Dice } from './chance.ts';
import type { TroubledSlack } from './slack.ts';

/** A question that was put in one of the platforms, sent again as platforms do. */
export interface Put {
  readonly platform: PlatformName;
  /** The conversation with its asker alone, in which nothing else is asked. */
  readonly at: string;
  /** When it was sent, each time. */
  readonly sent: readonly number[];
  readonly acknowledged: boolean;
}

/** What became of the questions. */
export interface QuestionsAudit {
  readonly asked: number;
  readonly answered: number;
  /** Never answered: a process was killed between taking the question for itself and saying the answer. */
  readonly cutOff: number;
  readonly wrong: readonly string[];
}

/** Slack gives up on an acknowledgement after three seconds. */
const WAIT_MS = 3000;
const TRIES = 8;
const AT_A_TIME = 3;
const LONGEST_PAUSE_MS = 200;
const QUESTION = 'can I fly my kite on the common';

interface Askers {
  /** Asks, several at a time, until the signal is aborted. */
  flow(until: AbortSignal): Promise<void>;
  readonly put: readonly Put[];
}

/** Each question is delivered twice, at once or one after the other, and again for as long as nobody acknowledges it. */
export function createAskers(dice: Dice, origin: string, slack: TroubledSlack, connector: FakeConnector): Askers {
  const put: Put[] = [];
  let made = 0;

  async function askOne(): Promise<void> {
    const number = (made += 1);
    const person = personOf(number % 2 === 0 ? 'slack' : 'teams', number);
    if (person.platform === 'slack') {
      slack.workspace.addUser(person.id, { real_name: `Cllr ${number}` });
      slack.workspace.setMembers(person.at, [person.id]);
    }
    const handed = question(person, `EvAsked${number}`, QUESTION, connector.serviceUrl);
    const sent: number[] = [];
    const give = async (): Promise<boolean> => {
      sent.push(Date.now());
      return (await handOn(origin, handed, WAIT_MS)) !== undefined;
    };
    const twice = dice.is(0.5) ? Promise.all([give(), give()]) : give().then(async (first) => [first, await give()]);
    let acknowledged = (await twice).some(Boolean);
    for (let tries = 2; tries < TRIES && !acknowledged; tries += 1) acknowledged = await give();
    put.push({ platform: person.platform, at: person.at, sent, acknowledged });
  }

  async function oneAfterTheOther(until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      await askOne();
      await setTimeout(dice.below(LONGEST_PAUSE_MS));
    }
  }

  return {
    put,
    async flow(until) {
      await Promise.all(Array.from({ length: AT_A_TIME }, () => oneAfterTheOther(until)));
    },
  };
}

/** `answers`: how many messages stand in each conversation. */
export function auditQuestions(
  put: readonly Put[],
  answers: ReadonlyMap<string, number>,
  kills: readonly number[],
): QuestionsAudit {
  const wrong: string[] = [];
  let [answered, cutOff] = [0, 0];
  for (const { at, sent, acknowledged } of put) {
    const count = answers.get(at) ?? 0;
    if (count === 1) answered += 1;
    else if (count > 1) wrong.push(`${at} was answered ${count} times.`);
    else if (sent.some((each) => kills.some((kill) => kill >= each && kill <= each + WAIT_MS))) cutOff += 1;
    else wrong.push(`${at} was not answered, and nobody was killed meanwhile.`);
    if (!acknowledged) wrong.push(`${at} was never acknowledged.`);
  }
  return { asked: put.length, answered, cutOff, wrong };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { doneLine } from '../../src/core/escalation-wording.ts';
import { refusedLine } from '../../src/core/refusal-wording.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { aPostgresDatabase } from '../../tests/support/postgres-server.ts';
import { createDice } from './chance.ts';
import { COUNCILLORS, personIn, writeGuidance } from './council.ts';
import { readKept } from './kept.ts';
import { createModel, saidInWindow } from './model.ts';
import { startService } from './service.ts';
import { openTroubledSlack } from './slack.ts';
import type { TroubledSlack } from './slack.ts';
import { formOf, pressOf, send } from './turns.ts';

/** What came of officers claiming the same escalations at once, through two processes on one PostgreSQL. */
export interface Race {
  readonly officers: number;
  readonly escalations: number;
  readonly presses: number;
  /** Presses that were told they had won, and escalations that have one claim in their history. */
  readonly won: number;
  readonly claimedOnce: number;
  readonly tookMs: number;
  readonly wrong: readonly string[];
}

/** Each officer claims every fifth escalation, so that ten of fifty are after the same. */
const EVERY = 5;
/** Questions put at a time: no more than Slack's own pace. */
const ASKED_AT_ONCE = 10;
const ASKED_UP_TO = 5;

export async function raceForClaims(officers: number, escalations: number): Promise<Race> {
  const made = await aPostgresDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-chaos-'));
  const people = Array.from({ length: officers }, (_, index) => `U0RACER${index}`);
  const slack = await openTroubledSlack(createDice(1), people);
  slack.calm = true;
  const knowledge = join(folder, 'guidance');
  await writeGuidance(knowledge);
  const place = { data: folder, knowledge, apiUrl: slack.apiUrl, databaseUrl: made.url };
  const services = [startService(place), startService(place)];
  try {
    const urls = await Promise.all(services.map(async ({ listening }) => (await listening) ?? ''));
    const references = await askAll(escalations, urls);
    const began = performance.now();
    const told = await claimAll(people, references, urls, slack);
    const tookMs = performance.now() - began;
    await Promise.all(services.map((service) => service.stop()));
    const kept = await readKept(made.url);
    return { officers, escalations, presses: told.length, tookMs, ...judge(told, references, kept.escalations) };
  } finally {
    await Promise.all(services.map((service) => service.kill()));
    await slack.close();
    await made.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function askAll(count: number, urls: readonly string[]): Promise<readonly string[]> {
  const model = createModel();
  for (let first = 0; first < count; first += ASKED_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(ASKED_AT_ONCE, count - first) }, (_, index) => first + index);
    await Promise.all(
      numbers.map(async (number) => {
        const user = COUNCILLORS[number % COUNCILLORS.length] ?? '';
        const said = { user, about: `slack:Ev${number}`, text: `May I fly kite number ${number}?` };
        const turn = formOf(`V${number}`, 'ask-officer', said);
        // A process that has just started may take longer than Slack waits.
        for (let tries = 0; tries < ASKED_UP_TO && !model.asked.has(turn.id); tries += 1) {
          const body = await send(turn, urls[number % urls.length] ?? '');
          if (body !== undefined && body !== '') model.hear(turn, saidInWindow(body) ?? '');
        }
      }),
    );
  }
  return model.talks.map(({ reference }) => reference);
}

interface Told {
  readonly reference: string;
  readonly officer: string;
  readonly sentence: string;
}

/** Every officer begins at once and goes on when they have heard what came of a press. */
async function claimAll(
  people: readonly string[],
  references: readonly string[],
  urls: readonly string[],
  slack: TroubledSlack,
): Promise<readonly Told[]> {
  const all = people.map(async (officer, index) => {
    const told: Told[] = [];
    for (let at = index % EVERY; at < references.length; at += EVERY) {
      const reference = references[at] ?? '';
      const { promise, resolve } = Promise.withResolvers<string>();
      const said = { user: officer, about: reference };
      const turn = pressOf(`T${index}-${at}`, 'claim', said, slack.responseUrl(resolve));
      await send(turn, urls[(index + at) % urls.length] ?? '');
      told.push({ reference, officer, sentence: await promise });
    }
    return told;
  });
  return (await Promise.all(all)).flat();
}

function judge(
  told: readonly Told[],
  references: readonly string[],
  kept: readonly Escalation[],
): Pick<Race, 'won' | 'claimedOnce' | 'wrong'> {
  const wrong: string[] = [];
  let claimedOnce = 0;
  for (const reference of references) {
    const { now, history = [] } = kept.find(({ id }) => id === reference) ?? {};
    if (history.length === 1 && now?.state === 'claimed') claimedOnce += 1;
    else wrong.push(`${reference} has ${history.length} moves.`);
    const holder = now?.state === 'claimed' ? now.officer : undefined;
    for (const { officer, sentence } of told.filter((each) => each.reference === reference)) {
      const expected =
        holder?.id === personIn(officer) ? doneLine(reference, 'claim') : refusedLine('claimed-by', holder);
      if (!sentence.includes(expected)) wrong.push(`${officer} was told “${sentence}” of ${reference}.`);
    }
  }
  const won = told.filter(({ reference, sentence }) => sentence.includes(doneLine(reference, 'claim'))).length;
  return { won, claimedOnce, wrong };
}

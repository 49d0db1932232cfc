import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { createOutbox } from '../../src/adapters/store/outbox.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { auditDuplicates } from './audit-duplicates.ts';
import type { DuplicatesAudit } from './audit-duplicates.ts';
import { auditEscalations } from './audit-escalations.ts';
import type { EscalationsAudit } from './audit-escalations.ts';
import { auditNotices } from './audit-notices.ts';
import type { NoticesAudit } from './audit-notices.ts';
import { createDice } from './chance.ts';
import type { Dice } from './chance.ts';
import { writeGuidance } from './council.ts';
import { letLeasesPass, readKept } from './kept.ts';
import { killSometime } from './killing.ts';
import type { Pace } from './killing.ts';
import { createModel } from './model.ts';
import type { Model } from './model.ts';
import { createPeople } from './people.ts';
import { startService } from './service.ts';
import { openTroubledSlack } from './slack.ts';
import type { TroubledSlack } from './slack.ts';
import { createTraffic } from './traffic.ts';
import type { Traffic } from './traffic.ts';

/** What came of a run. */
export interface Chaos {
  readonly kills: number;
  readonly killsWhileStarting: number;
  readonly turns: number;
  readonly repeats: number;
  readonly troubles: TroubledSlack['troubles'];
  readonly escalations: EscalationsAudit;
  readonly notices: NoticesAudit;
  readonly duplicates: DuplicatesAudit;
  /** Every rule that was broken. */
  readonly wrong: readonly string[];
}

export interface ChaosOptions extends Pace {
  readonly kills: number;
  readonly seed: number;
  /** How often what a killed process had taken out is free at once, and not only after a minute. */
  readonly leasesPass: number;
  readonly say?: (line: string) => void;
}

interface World {
  readonly data: string;
  readonly knowledge: string;
  readonly dice: Dice;
  readonly slack: TroubledSlack;
  readonly model: Model;
  readonly traffic: Traffic;
  readonly say: (line: string) => void;
}

/** Sends turns to the service, kills it at random moments, starts it again on the same data, and looks in the end at what it has kept and told. */
export async function runChaos(options: ChaosOptions): Promise<Chaos> {
  const { seed, say = () => {} } = options;
  const data = await mkdtemp(join(tmpdir(), 'clausebook-chaos-'));
  const dice = createDice(seed);
  const slack = await openTroubledSlack(createDice(seed + 1));
  const model = createModel();
  const traffic = createTraffic(dice, model, createPeople(dice, model, slack.responseUrl));
  const world = { data, knowledge: join(data, 'guidance'), dice, slack, model, traffic, say };
  try {
    await writeGuidance(world.knowledge);
    const killed = await killAgainAndAgain(world, options);
    await drain(world, options);
    return await audit(world, killed);
  } finally {
    await slack.close();
    await rm(data, { recursive: true, force: true });
  }
}

interface Killed {
  /** Of those that were asked to stop there are none: nothing has to be cut off. */
  readonly at: readonly number[];
  readonly ends: number;
  readonly wrong: readonly string[];
  readonly whileStarting: number;
}

async function killAgainAndAgain(world: World, options: ChaosOptions): Promise<Killed> {
  const { data, knowledge, dice, slack, traffic, say } = world;
  const at: number[] = [];
  const wrong: string[] = [];
  let ends = 0;
  let whileStarting = 0;
  while (ends < options.kills) {
    const service = startService({ data, knowledge, apiUrl: slack.apiUrl });
    const killed = await killSometime(service, { dice, slack, traffic, pace: options });
    ends += 1;
    if (options.gently !== true) at.push(killed.at);
    else if (killed.code !== 0 || killed.tookMs > STOPPED_WITHIN_MS)
      wrong.push(`A stop took ${killed.tookMs} ms and ended with ${killed.code}: ${service.complaint()}`);
    if (killed.whileStarting) whileStarting += 1;
    if (dice.is(options.leasesPass)) await withDatabase(data, letLeasesPass);
    if (ends % 20 === 0) say(`${ends} kills, ${world.model.talks.length} escalations acknowledged …`);
  }
  return { at, ends, whileStarting, wrong };
}

async function withDatabase(data: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(databaseOf({ databaseUrl: undefined, data }));
  try {
    await work(database);
  } finally {
    await database.destroy();
  }
}

/** Service managers wait for so long before they kill. */
const STOPPED_WITHIN_MS = 30_000;

/** Everything is told within this, though a lease of a killed process lasts a minute. */
const DRAINED_WITHIN_MS = 10 * 60_000;

/** Slack is well again: people go on for a while, what had no answer is sent again, and everything that is still to be told is told. */
async function drain({ data, knowledge, slack, model, traffic }: World, { leasesPass }: ChaosOptions): Promise<void> {
  slack.calm = true;
  if (leasesPass === 1) await withDatabase(data, letLeasesPass);
  const service = startService({ data, knowledge, apiUrl: slack.apiUrl });
  const url = await service.listening;
  if (url === undefined) throw new Error(`The service could not be started again: ${service.complaint()}`);
  await goOn(model, traffic, url);
  await traffic.finish(url);
  await withDatabase(data, async (database) => {
    const outbox = createOutbox(database, () => 'not used');
    const until = Date.now() + DRAINED_WITHIN_MS;
    while ((await outbox.depth()).waiting > 0 && Date.now() < until) await setTimeout(200);
  });
  const code = await service.stop();
  if (code !== 0) throw new Error(`The service stopped with ${code}: ${service.complaint()}`);
}

/** So many moves more are made of what was kept, unless that takes too long. */
const MORE_MOVES = 15;
const GOES_ON_MS = 20_000;

async function goOn(model: Model, traffic: Traffic, url: string): Promise<void> {
  const enough = new AbortController();
  const wanted = model.made.size + MORE_MOVES;
  traffic.onSend = () => {
    if (model.made.size >= wanted) enough.abort();
  };
  await traffic.flow(url, AbortSignal.any([enough.signal, AbortSignal.timeout(GOES_ON_MS)]));
  traffic.onSend = () => {};
}

async function audit(
  { data, slack, model, traffic }: World,
  { at, ends, whileStarting, wrong }: Killed,
): Promise<Chaos> {
  const kept = await readKept(databaseOf({ databaseUrl: undefined, data }));
  const shown = slack.workspace.shown();
  const escalations = auditEscalations(kept.escalations, model);
  const notices = auditNotices(kept.notices, escalations.stages, shown);
  const duplicates = auditDuplicates(kept.notices, slack, shown, at);
  const refused = slack.refusals.map((refusal) => `Slack refused ${refusal}.`);
  return {
    kills: ends,
    killsWhileStarting: whileStarting,
    turns: model.sent.size,
    repeats: traffic.repeats,
    troubles: slack.troubles,
    escalations,
    notices,
    duplicates,
    wrong: [...wrong, ...escalations.wrong, ...notices.wrong, ...duplicates.wrong, ...refused],
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createOutbox } from '../../src/adapters/store/outbox.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { openFakeConnector } from '../../tests/support/fake-connector.ts';
import type { FakeConnector } from '../../tests/support/fake-connector.ts';
import { aPostgresDatabase } from '../../tests/support/postgres-server.ts';
import { openRoundRobin } from '../../tests/support/round-robin.ts';
import type { RoundRobin } from '../../tests/support/round-robin.ts';
import { auditReplicas } from './audit-replicas.ts';
import type { ReplicasAudit } from './audit-replicas.ts';
import { createDice } from './chance.ts';
import type { Dice } from './chance.ts';
import { claimAtOnce } from './claims.ts';
import type { Duel } from './claims.ts';
import { writeGuidance } from './council.ts';
import { letLeasesPass } from './kept.ts';
import { createFleet } from './fleet.ts';
import type { Fleet } from './fleet.ts';
import { createModel } from './model.ts';
import { createPeople } from './people.ts';
import { createAskers } from './questions.ts';
import { allReminded, openOverdue } from './reminders.ts';
import { openTroubledSlack } from './slack.ts';
import type { TroubledSlack } from './slack.ts';
import { createTraffic } from './traffic.ts';

/** What came of three processes on one PostgreSQL, one of them killed every few seconds. */
export interface Replicas extends ReplicasAudit {
  readonly kills: number;
  /** From when the process that published answered from the new edition to when all did, in milliseconds. */
  readonly followedMs: number;
  /** How many processes took requests. */
  readonly took: number;
}

const REPLICAS = 3;
const KILL_EVERY_MS = 2500;
/** A round of upkeep is every minute; on a busy machine a start takes its time as well. */
const REMINDED_WITHIN_MS = 120_000;
const OVERDUE = 8;
const DRAINED_WITHIN_MS = 60_000;

export interface ReplicasOptions {
  readonly kills: number;
  readonly seed: number;
}

interface World {
  readonly url: string;
  readonly database: Database;
  readonly slack: TroubledSlack;
  readonly connector: FakeConnector;
  readonly balancer: RoundRobin;
  readonly fleet: Fleet;
  close(): Promise<void>;
}

/** Sends turns and questions of both platforms through a balancer while processes are killed, and looks in the end at what is kept and told. */
export async function runReplicas(options: ReplicasOptions): Promise<Replicas> {
  const world = await openWorld(options.seed);
  const { url, database, slack, connector, balancer, fleet } = world;
  try {
    const overdue = await openOverdue(database, OVERDUE);
    await Promise.all(Array.from({ length: REPLICAS }, () => fleet.start()));
    const dice = createDice(options.seed);
    const model = createModel();
    const slackUrl = `${balancer.origin}/slack/events`;
    const traffic = createTraffic(dice, model, createPeople(dice, model, slack.responseUrl));
    const askers = createAskers(dice, balancer.origin, slack, connector);
    const duels: Duel[] = [];
    const over = new AbortController();
    const duelling = duelAgainAndAgain({ url: slackUrl, model, slack }, duels, over.signal);
    const flowing = [traffic.flow(slackUrl, over.signal), askers.flow(over.signal), duelling];
    const { killed, followedMs } = await killAgainAndAgain(world, dice, options.kills, overdue);
    over.abort();
    await Promise.all(flowing);
    await traffic.finish(slackUrl);
    await fleet.stop();
    await drain(database, fleet);
    const answers = { slack: slack.workspace.shown(), teams: connector.posted };
    const audit = await auditReplicas({ place: url, model, slack, answers, put: askers.put, duels, overdue, killed });
    const refused = [...slack.refusals, ...connector.problems].map((refusal) => `It was refused: ${refusal}`);
    return {
      ...audit,
      wrong: [...audit.wrong, ...refused],
      kills: killed.length,
      followedMs,
      took: balancer.taken.size,
    };
  } finally {
    await world.close();
  }
}

async function openWorld(seed: number): Promise<World> {
  const made = await aPostgresDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-replicas-'));
  const database = await openDatabase(made.url);
  const slack = await openTroubledSlack(createDice(seed));
  slack.calm = true;
  const [connector, balancer] = [await openFakeConnector(undefined), await openRoundRobin()];
  const knowledge = join(folder, 'guidance');
  await writeGuidance(knowledge);
  const fleet = createFleet({ folder, knowledge, apiUrl: slack.apiUrl, databaseUrl: made.url }, (origins) =>
    balancer.use(origins),
  );
  return {
    url: made.url,
    database,
    slack,
    connector,
    balancer,
    fleet,
    close: async () => {
      await fleet.kill();
      await Promise.all([slack.close(), connector.close(), balancer.close(), database.destroy()]);
      await made.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** So many kills at least, and until upkeep has had its round; a change is put in force in the middle. */
async function killAgainAndAgain(
  { fleet, database }: World,
  dice: Dice,
  kills: number,
  overdue: ReadonlySet<string>,
): Promise<{ readonly killed: readonly number[]; readonly followedMs: number }> {
  const killed: number[] = [];
  const until = Date.now() + REMINDED_WITHIN_MS;
  let followedMs = Infinity;
  while (killed.length < kills || (!(await allReminded(database, overdue)) && Date.now() < until)) {
    await setTimeout(KILL_EVERY_MS);
    if (killed.length === Math.floor(kills / 2)) followedMs = await fleet.publish();
    killed.push(await fleet.killOne(dice));
  }
  return { killed, followedMs };
}

async function duelAgainAndAgain(
  parts: Parameters<typeof claimAtOnce>[1],
  duels: Duel[],
  until: AbortSignal,
): Promise<void> {
  for (let number = 0; !until.aborted; number += 1) {
    const duel = await claimAtOnce(number, parts);
    if (duel !== undefined) duels.push(duel);
  }
}

/** What a killed process had taken out is free again after a minute; here at once, since nobody is running. */
async function drain(database: Database, fleet: Fleet): Promise<void> {
  await letLeasesPass(database);
  await fleet.start();
  const outbox = createOutbox(database, () => 'not used');
  const latest = Date.now() + DRAINED_WITHIN_MS;
  while ((await outbox.depth()).waiting > 0 && Date.now() < latest) await setTimeout(100);
  await fleet.stop();
}

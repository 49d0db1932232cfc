import { createHttpServer } from './adapters/http-server.ts';
import { asRequest } from './adapters/request-id.ts';
import { createChoiceLog } from './adapters/store/choice-log.ts';
import { createCuratedStore } from './adapters/store/curated.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { listenOnPostgres } from './adapters/store/edition-news.ts';
import { createFeedbackStore } from './adapters/store/feedback.ts';
import { createPlaces } from './adapters/store/places.ts';
import { createQuestionLog } from './adapters/store/question-log.ts';
import { askDatabase, standingOf } from './adapters/store/standing.ts';
import type { Database } from './adapters/store/tables.ts';
import { hostOf } from './config.ts';
import type { Config } from './config.ts';
import { createAdmins } from './core/admins.ts';
import { createKeptAnswersOn } from './core/advice.ts';
import { refused } from './core/escalation-moving.ts';
import { createOfficers } from './core/officers.ts';
import { measuredLog } from './core/measuring.ts';
import type { Log, OfficerPlatform, OnHandling, OnTurn } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import type { Reply } from './core/reply.ts';
import { openEscalations } from './open-escalations.ts';
import type { Escalations } from './open-escalations.ts';
import { followHalts } from './open-halts.ts';
import { memoryIn, memorySealing } from './open-memory.ts';
import { openModel } from './open-guidance.ts';
import type { Opening, ReportedOn } from './open-guidance.ts';
import type { OpenLibrariesParts } from './open-shared-library.ts';
import { openServed } from './open-served.ts';
import type { Served } from './open-served.ts';
import { chooserFor } from './reader.ts';
import { watchSecret } from './secret-expiry.ts';
import { openMetrics } from './open-metrics.ts';
import type { Standing } from './open-metrics.ts';
import { beginToLoad, openPlatforms } from './open-platforms.ts';
import { openRetention } from './open-retention.ts';
import { createSaying } from './readiness.ts';

/** The whole service. */
export interface App {
  /** Where people find it: the playground's address, if it is on, and the platforms that listen. */
  readonly url: string;
  readonly platforms: readonly string[];
  /** Reads the files of the guidance again, at a signal. Never rejects. */
  readAgain(): Promise<void>;
  /** Stops in the reverse order of starting; work in hand is finished first. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts everything the settings call for, on one port. What was started is stopped again if the rest cannot be. */
export async function startApp(config: Config, asked: Opening): Promise<App> {
  const { meter, serve } = await openMetrics(config.metrics);
  const log = measuredLog(asked.log, meter);
  const opening = { ...asked, log, meter };
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopAll(stops));
  try {
    const database = await openDatabase(databaseOf(config));
    const kept = storesIn(database, config, log);
    const { questions, curated, choiceLog, memory } = kept;
    stops.push(() => questions.close());
    const model = openModel(opening);
    stops.push(() => model.close());
    const halts = await followHalts(database, log);
    stops.push(() => halts.close());
    const chooser = await chooserFor(config, log, choiceLog);
    stops.push(async () => chooser?.close());
    const platforms: OfficerPlatform[] = [];
    const officers = createOfficers(platforms);
    let escalations: Escalations | undefined;
    const nudge = (): void => escalations?.nudge();
    const [admins, choices, keeps] = [createAdmins(platforms), chooser?.choices, config.retention];
    const shared = { ...kept, database, officers, admins, halts, choices, keeps, nudge, log, meter };
    const reading = servedBy(config, opening, { model, reportedOn: reportedOn(kept) }, shared);
    beginToLoad(config);
    const served = await reading;
    stops.push(() => served.libraries.close());
    const retention = openRetention(database, config.retention, memory, log);
    stops.push(() => retention.stop());
    const host = hostOf(config);
    const told = { guidance: served.libraries, halts, modelDegraded: () => model.degraded };
    const saying = createSaying({ ...told, ask: () => askDatabase(database), clock: Date.now });
    stops.push(await serve(standingNow(told, database), log));
    const server = createHttpServer({ host, port: config.port, ...saying, log });
    const places = createPlaces(database);
    platforms.push(...(await openPlatforms(config, { server, served, log, database, memory, places, meter })));
    stops.push(() => server.close());
    const working = openEscalations({ database, curated, libraries: served.libraries, officers, platforms, log });
    escalations = working;
    stops.push(() => working.stop());
    for (const platform of platforms) {
      await platform.start(...answeredBy(served));
      stops.push(() => platform.stop());
    }
    const { url } = await server.listen();
    working.start();
    stops.push(watchSecret(config.teams, log, Date.now));
    await served.libraries.start();
    // The last to start is the first to stop: nothing more is sent here while what is in hand is finished.
    stops.push(async () => saying.stops());
    const readAgain = (): Promise<void> => served.libraries.readAgain();
    return { url, platforms: platforms.map(({ name }) => name), readAgain, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

function storesIn(database: Database, config: Config, log: Log) {
  const sealing = memorySealing(config);
  return {
    questions: createQuestionLog(database),
    choiceLog: createChoiceLog(database),
    feedback: createFeedbackStore(database),
    curated: createCuratedStore(database),
    sealing,
    memory: memoryIn(database, sealing, log),
  };
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.toReversed()) await stop();
}

/** Who answers turns and handlings: the library of their council. */
const answeredBy = ({ libraries }: Served): readonly [OnTurn, OnHandling] => [
  async (turn) => (await libraries.within(turn.council, ({ assistant }) => assistant.reply(turn))) ?? NO_COUNCIL,
  async (handling) =>
    (await libraries.within(handling.council, ({ desk }) => desk.handle(handling))) ?? refused({ why: 'no-council' }),
];

const NO_COUNCIL: Reply = { kind: 'asks-again', why: 'no-council' };

/** SQLite tells nobody. */
const listening = ({ databaseUrl }: Config): Editions['listen'] | undefined =>
  databaseUrl === undefined ? undefined : listenOnPostgres(databaseUrl);

type Shared = OpenLibrariesParts['shared'];

async function servedBy(
  config: Config,
  opening: Opening,
  parts: Pick<OpenLibrariesParts, 'model' | 'reportedOn'>,
  shared: Omit<Shared, 'takes'>,
): Promise<Served> {
  // Asked of no turn before there are libraries.
  const takes: Shared['takes'] = async (council) =>
    (await served.libraries.within(council, ({ desk }) => desk.takes(council))) ?? false;
  const served = await openServed({
    ...parts,
    config,
    opening,
    listen: listening(config),
    asOne: asRequest,
    shared: { ...shared, takes },
  });
  return served;
}

const reportedOn = ({ questions, curated }: Pick<Shared, 'questions' | 'curated'>): ReportedOn => ({
  countResting: (clauses, since) => questions.countResting(clauses, since),
  keptAnswersOn: createKeptAnswersOn(curated),
});

const standingNow = (
  told: { readonly guidance: Served['libraries']; readonly modelDegraded: () => boolean },
  database: Database,
): Standing => ({
  now() {
    const newest = told.guidance.newest();
    const edition = newest && { number: newest.number, ageMs: Math.max(0, Date.now() - newest.at) };
    return { edition, behind: told.guidance.behind(), modelDegraded: told.modelDegraded() };
  },
  kept: (now) => standingOf(database, now),
  clock: Date.now,
});

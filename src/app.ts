import { randomUUID } from 'node:crypto';
import { createHttpServer } from './adapters/http-server.ts';
import { asRequest } from './adapters/request-id.ts';
import { createPlaygroundPlatform } from './adapters/playground/playground-platform.ts';
import { createChoiceLog } from './adapters/store/choice-log.ts';
import { createCuratedStore } from './adapters/store/curated.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { listenOnPostgres } from './adapters/store/edition-news.ts';
import { createFeedbackStore } from './adapters/store/feedback.ts';
import { createTallies } from './adapters/store/tallies.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createPlaces } from './adapters/store/places.ts';
import { createQuestionLog } from './adapters/store/question-log.ts';
import { askDatabase, standingOf } from './adapters/store/standing.ts';
import type { Database } from './adapters/store/tables.ts';
import { hostOf } from './config.ts';
import type { Config } from './config.ts';
import { createAdmins } from './core/admins.ts';
import { createKeptAnswersOn } from './core/advice.ts';
import { refused } from './core/escalation-moving.ts';
import { limitedPlatform } from './core/limited-platform.ts';
import { createOfficers } from './core/officers.ts';
import { isLoopback } from './core/loopback.ts';
import { measuredLog, measuredPlatform } from './core/measuring.ts';
import type { Meter } from './core/meter.ts';
import type { Council } from './core/people.ts';
import type { Log, OfficerPlatform, OnHandling, OnTurn, Places } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import { createLimiting } from './core/rates.ts';
import type { Reply } from './core/reply.ts';
import { openEscalations } from './open-escalations.ts';
import type { Escalations } from './open-escalations.ts';
import { followHalts } from './open-halts.ts';
import { openModel } from './open-guidance.ts';
import type { Opening, ReportedOn } from './open-guidance.ts';
import type { OpenLibrariesParts } from './open-shared-library.ts';
import { openServed } from './open-served.ts';
import type { Served } from './open-served.ts';
import { slackSettings } from './open-slack.ts';
import { chooserFor } from './reader.ts';
import { watchSecret } from './secret-expiry.ts';
import { openMetrics } from './open-metrics.ts';
import type { Standing } from './open-metrics.ts';
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
    const kept = storesIn(database);
    const { questions, curated, choiceLog } = kept;
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
    const shared = { ...kept, database, officers, admins: createAdmins(platforms), halts, choices: chooser?.choices };
    const nudge = (): void => escalations?.nudge();
    const served = await servedBy(
      config,
      opening,
      { model, reportedOn: reportedOn(kept) },
      { ...shared, keeps: config.retention, nudge, log, meter },
    );
    stops.push(() => served.libraries.close());
    const retention = openRetention(database, config.retention, log);
    stops.push(() => retention.stop());
    const host = hostOf(config);
    const told = { guidance: served.libraries, halts, modelDegraded: () => model.degraded };
    const saying = createSaying({ ...told, ask: () => askDatabase(database), clock: Date.now });
    stops.push(await serve(standingNow(told, database), log));
    const server = createHttpServer({ host, port: config.port, ...saying, log });
    const places = createPlaces(database);
    platforms.push(...(await platformsFor(config, host, { server, served, log, database, places, meter })));
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

const storesIn = (database: Database) => ({
  questions: createQuestionLog(database),
  choiceLog: createChoiceLog(database),
  feedback: createFeedbackStore(database),
  curated: createCuratedStore(database),
});

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

interface PlatformParts {
  readonly server: ReturnType<typeof createHttpServer>;
  readonly served: Served;
  readonly database: Database;
  readonly places: Places;
  readonly log: Log;
  readonly meter: Meter;
}

// The platforms' kits are large: one that is off is not even loaded.
async function platformsFor(
  config: Config,
  host: string,
  { server, served, log, database, places, meter }: PlatformParts,
): Promise<readonly OfficerPlatform[]> {
  const { council, manners, onPage } = served;
  const councils = (): readonly Council[] => served.libraries.councils();
  // Whoever signs in may come through a proxy on this machine: then nothing is open to whoever is at it.
  const local = isLoopback(host) && config.signIn === undefined;
  const platforms: OfficerPlatform[] = [];
  if (config.slack !== undefined) {
    const { createSlackPlatform } = await import('./adapters/slack/slack-platform.ts');
    const settings = await slackSettings(config.slack, database, places, log);
    platforms.push(createSlackPlatform({ settings, server, council, councils, manners, places, log }));
  }
  if (config.teams !== undefined || local) {
    const { createTeamsPlatform } = await import('./adapters/teams/teams-platform.ts');
    // Without an app id nobody's identity can be checked, so only emulators on this machine may call.
    const settings =
      config.teams === undefined ? { kind: 'emulator' as const } : { kind: 'registered' as const, ...config.teams };
    platforms.push(
      createTeamsPlatform({
        settings,
        server,
        council,
        councils,
        manners,
        places,
        leases: createLeases(database),
        log,
      }),
    );
  }
  const { signIn } = config;
  if ((local && onPage !== undefined) || signIn !== undefined) {
    const libraries = { ...served.libraries, together: config.libraries === undefined, preferred: council };
    const page = { libraries, trial: onPage, signIn, newId: randomUUID, clock: Date.now };
    platforms.push(createPlaygroundPlatform({ server, ...page, log }));
  }
  const { editionOf } = served.libraries;
  const limiting = createLimiting({ tallies: createTallies(database), rates: config.rates, clock: Date.now, log });
  const measured = platforms.map((each) =>
    measuredPlatform(each, { meter, log, clock: () => performance.now(), editionOf }),
  );
  return measured.map((each) => limitedPlatform(each, { limiting, log }));
}

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

import { randomUUID } from 'node:crypto';
import { createHttpServer } from './adapters/http-server.ts';
import { asRequest } from './adapters/request-id.ts';
import { createPlaygroundPlatform } from './adapters/playground/playground-platform.ts';
import { createChoiceLog } from './adapters/store/choice-log.ts';
import { createCuratedStore } from './adapters/store/curated.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { listenOnPostgres } from './adapters/store/edition-news.ts';
import { createEditions } from './adapters/store/editions.ts';
import { createFeedbackStore } from './adapters/store/feedback.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createPlaces } from './adapters/store/places.ts';
import { createQuestionLog } from './adapters/store/question-log.ts';
import { askDatabase, standingOf } from './adapters/store/standing.ts';
import type { Database } from './adapters/store/tables.ts';
import { hostOf } from './config.ts';
import type { Config } from './config.ts';
import { createAdviceOn, createKeptAnswersOn } from './core/advice.ts';
import { createManners } from './core/council-manners.ts';
import type { CuratedAnswer, HoldWhy } from './core/curated-answer.ts';
import type { CuratedStore } from './core/curated-store.ts';
import type { CouncilId } from './core/guidance.ts';
import { isLoopback } from './core/loopback.ts';
import { measuredLog, measuredPlatform, measuredPublishing } from './core/measuring.ts';
import type { Meter } from './core/meter.ts';
import type { Council } from './core/people.ts';
import type { Log, OfficerPlatform, Places, QuestionLog } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import type { Publishing } from './core/publishing.ts';
import { publishUnattended } from './core/unattended.ts';
import { watchFolder } from './knowledge/watch-folder.ts';
import { openEscalations } from './open-escalations.ts';
import type { Escalations } from './open-escalations.ts';
import { followHalts } from './open-halts.ts';
import type { OpenHalting } from './open-halts.ts';
import { slackSettings } from './open-slack.ts';
import { watchSecret } from './secret-expiry.ts';
import { guidanceFiles, openInForce, openModel } from './open-guidance.ts';
import type { History, Opening } from './open-guidance.ts';
import { openMetrics } from './open-metrics.ts';
import type { Standing } from './open-metrics.ts';
import { openRetention } from './open-retention.ts';
import { createSaying } from './readiness.ts';
import { readerOn } from './reader.ts';
import type { Reader } from './reader.ts';

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
    const [questions, choices] = [createQuestionLog(database), createChoiceLog(database)];
    const [feedback, editions] = [createFeedbackStore(database), createEditions(database, listening(config))];
    const curated = createCuratedStore(database);
    stops.push(() => questions.close());
    let escalations: Escalations | undefined;
    const takesEscalations = async (council: CouncilId | undefined): Promise<boolean> =>
      escalations !== undefined && escalations.desk.takes(council);
    const hold = async (advice: CuratedAnswer, why: HoldWhy): Promise<unknown> => escalations?.hold(advice, why);
    const model = openModel(opening);
    stops.push(() => model.close());
    const guidance = await openInForce(config, opening, model, historyOf(editions, questions, curated));
    stops.push(() => guidance.close());
    const halts = await followHalts(database, log);
    stops.push(() => halts.close());
    const [knowledge, { behind }] = [halts.over(guidance.knowledge), guidance];
    const publishing = measuredPublishing(guidance.publishing, meter);
    const adviceOn = createAdviceOn({ store: curated, hold, log });
    const records = { questions, choices, history: editions, takesEscalations, adviceOn };
    const reader = await readerOn(config, { knowledge, model, log }, records);
    stops.push(() => reader.close());
    const retention = openRetention(database, config.retention, log);
    stops.push(() => retention.stop());
    const host = hostOf(config);
    const told = { knowledge, publishing, behind, halts, modelDegraded: () => model.degraded };
    const saying = createSaying({ ...told, ask: () => askDatabase(database), clock: Date.now });
    stops.push(await serve(standingNow(told, database), log));
    const server = createHttpServer({ host, port: config.port, ...saying, log });
    const given = { server, reader, log, database, places: createPlaces(database), takesEscalations, meter };
    const platforms = await platformsFor(config, host, given);
    stops.push(() => server.close());
    const { halting } = halts;
    const kept = { database, questions, feedback, curated, editions, halting, files: guidanceFiles(config) };
    const working = (escalations = openEscalations({ ...kept, reader, publishing, platforms, log }));
    stops.push(() => working.stop());
    await startAll(platforms, reader, working, stops);
    const { url } = await server.listen();
    working.start();
    stops.push(watchSecret(config.teams, log, Date.now));
    if (config.watch) stops.push(watching(config, publishing, log));
    // The last to start is the first to stop: nothing more is sent here while what is in hand is finished.
    stops.push(async () => saying.stops());
    const readAgain = (): Promise<void> => asRequest(() => publishUnattended(publishing, 'signal', log));
    return { url, platforms: platforms.map(({ name }) => name), readAgain, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function startAll(
  platforms: readonly OfficerPlatform[],
  { assistant }: Reader,
  { desk }: Escalations,
  stops: (() => Promise<void>)[],
): Promise<void> {
  for (const platform of platforms) {
    await platform.start(
      (turn) => assistant.reply(turn),
      (handling) => desk.handle(handling),
    );
    stops.push(() => platform.stop());
  }
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.toReversed()) await stop();
}

interface PlatformParts {
  readonly server: ReturnType<typeof createHttpServer>;
  readonly reader: Reader;
  readonly database: Database;
  readonly places: Places;
  readonly takesEscalations: (council: CouncilId | undefined) => Promise<boolean>;
  readonly log: Log;
  readonly meter: Meter;
}

// The platforms' kits are large: one that is off is not even loaded.
async function platformsFor(
  config: Config,
  host: string,
  { server, reader, log, database, places, takesEscalations, meter }: PlatformParts,
): Promise<readonly OfficerPlatform[]> {
  const { council, assistant, knowledge } = reader;
  const manners = createManners({ knowledge, assistant, takesEscalations, clock: Date.now });
  const councils = (): readonly Council[] => knowledge.current().councils;
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
  if (local || config.signIn !== undefined) {
    const [newId, clock] = [randomUUID, Date.now];
    const { signIn } = config;
    platforms.push(createPlaygroundPlatform({ server, assistant, knowledge, council, log, newId, clock, signIn }));
  }
  return platforms.map((each) => measuredPlatform(each, { meter, log, clock: () => performance.now(), knowledge }));
}

/** SQLite tells nobody. */
const listening = ({ databaseUrl }: Config): Editions['listen'] | undefined =>
  databaseUrl === undefined ? undefined : listenOnPostgres(databaseUrl);

const historyOf = (editions: Editions, questions: QuestionLog, curated: CuratedStore): History => ({
  editions,
  countResting: (clauses, since) => questions.countResting(clauses, since),
  keptAnswersOn: createKeptAnswersOn(curated),
});

const standingNow = (
  told: {
    readonly publishing: Publishing;
    readonly behind: () => boolean;
    readonly modelDegraded: () => boolean;
  },
  database: Database,
): Standing => ({
  now() {
    const { number, at } = told.publishing.newest();
    const edition = { number, ageMs: Math.max(0, Date.now() - at) };
    return { edition, behind: told.behind(), modelDegraded: told.modelDegraded() };
  },
  kept: (now) => standingOf(database, now),
  clock: Date.now,
});

function watching({ knowledge: root }: Config, publishing: Publishing, log: Log): () => Promise<void> {
  const watch = watchFolder({
    root,
    changed: () => asRequest(() => publishUnattended(publishing, 'change', log)),
    log,
  });
  return async () => watch.stop();
}

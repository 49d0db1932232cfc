import { randomUUID } from 'node:crypto';
import { createHttpServer } from './adapters/http-server.ts';
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
import type { Database } from './adapters/store/tables.ts';
import { hostOf } from './config.ts';
import type { Config } from './config.ts';
import { createAdviceOn, createKeptAnswersOn } from './core/advice.ts';
import { createManners } from './core/council-manners.ts';
import type { CuratedAnswer, HoldWhy } from './core/curated-answer.ts';
import type { CuratedStore } from './core/curated-store.ts';
import type { CouncilId } from './core/guidance.ts';
import { isLoopback } from './core/loopback.ts';
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
import type { GuidanceInForce, History, Opening } from './open-guidance.ts';
import { openRetention } from './open-retention.ts';
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
export async function startApp(config: Config, opening: Opening): Promise<App> {
  const { log } = opening;
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
    const [knowledge, { publishing }] = [halts.over(guidance.knowledge), guidance];
    const adviceOn = createAdviceOn({ store: curated, hold, log });
    const records = { questions, choices, history: editions, takesEscalations, adviceOn };
    const reader = await readerOn(config, { knowledge, model, log }, records);
    stops.push(() => reader.close());
    const retention = openRetention(database, config.retention, log);
    stops.push(() => retention.stop());
    const host = hostOf(config);
    const server = createHttpServer({ host, port: config.port, health: () => healthOf(reader, guidance, halts), log });
    const platforms = await platformsFor(config, host, {
      server,
      reader,
      log,
      database,
      places: createPlaces(database),
      takesEscalations,
    });
    stops.push(() => server.close());
    const { halting } = halts;
    const kept = { database, questions, feedback, curated, editions, halting, files: guidanceFiles(config) };
    const working = (escalations = openEscalations({ ...kept, reader, publishing, platforms, log }));
    stops.push(() => working.stop());
    for (const platform of platforms) {
      await platform.start(
        (turn) => reader.assistant.reply(turn),
        (handling) => working.desk.handle(handling),
      );
      stops.push(() => platform.stop());
    }
    const { url } = await server.listen();
    working.start();
    stops.push(watchSecret(config.teams, log, Date.now));
    if (config.watch) stops.push(watching(config, publishing, log));
    const readAgain = (): Promise<void> => publishUnattended(publishing, 'signal', log);
    return { url, platforms: platforms.map(({ name }) => name), readAgain, stop };
  } catch (cause) {
    await stop();
    throw cause;
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
}

// The platforms' kits are large: one that is off is not even loaded.
async function platformsFor(
  config: Config,
  host: string,
  { server, reader, log, database, places, takesEscalations }: PlatformParts,
): Promise<readonly OfficerPlatform[]> {
  const { council, assistant, knowledge } = reader;
  const manners = createManners({ knowledge, assistant, takesEscalations, clock: Date.now });
  const councils = (): readonly Council[] => knowledge.current().councils;
  const local = isLoopback(host);
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
  if (local)
    platforms.push(createPlaygroundPlatform({ server, assistant, knowledge, council, log, newId: randomUUID }));
  return platforms;
}

/** SQLite tells nobody. */
const listening = ({ databaseUrl }: Config): Editions['listen'] | undefined =>
  databaseUrl === undefined ? undefined : listenOnPostgres(databaseUrl);

const historyOf = (editions: Editions, questions: QuestionLog, curated: CuratedStore): History => ({
  editions,
  countResting: (clauses, since) => questions.countResting(clauses, since),
  keptAnswersOn: createKeptAnswersOn(curated),
});

function healthOf(
  { model, knowledge }: Reader,
  { behind }: Pick<GuidanceInForce, 'behind'>,
  halts: Pick<OpenHalting, 'problems'>,
): {
  status: 'ok' | 'degraded';
  edition: string;
  problems: readonly string[];
} {
  const edition = knowledge.current().id;
  const problems = [
    ...(model.degraded ? ['The sentence model cannot be used; questions are answered by their words alone.'] : []),
    ...halts.problems(),
    ...(behind() ? ['What was put in force last cannot be opened here; the edition before it answers.'] : []),
  ];
  return { status: problems.length === 0 ? 'ok' : 'degraded', edition, problems };
}

function watching({ knowledge: root }: Config, publishing: Publishing, log: Log): () => Promise<void> {
  const watch = watchFolder({ root, changed: () => publishUnattended(publishing, 'change', log), log });
  return async () => watch.stop();
}

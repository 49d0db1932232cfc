import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { asRequest } from './adapters/request-id.ts';
import { createEscalationStore } from './adapters/store/escalation-store.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createPersonalData } from './adapters/store/personal-data.ts';
import { createOutbox } from './adapters/store/outbox.ts';
import { createSuggestionStore } from './adapters/store/suggestions.ts';
import type { Database } from './adapters/store/tables.ts';
import { createHolding } from './core/advice-holding.ts';
import type { Hold } from './core/advice-holding.ts';
import { createAdmins } from './core/admins.ts';
import { namedTurn } from './core/conversation.ts';
import { createCourier } from './core/courier.ts';
import type { Courier } from './core/courier.ts';
import type { CuratedStore } from './core/curated-store.ts';
import { createDrawing } from './core/drawing.ts';
import { createEscalationDesk } from './core/escalation-desk.ts';
import type { EscalationDesk } from './core/escalation-desk.ts';
import type { GuidanceFiles } from './core/guidance-files.ts';
import type { Halting } from './core/halting.ts';
import { noticesOf } from './core/notices.ts';
import type { Escalation } from './core/escalation.ts';
import type { Notice } from './core/notice.ts';
import { createOfficers } from './core/officers.ts';
import type { EscalationStore, FeedbackStore, Log, OfficerPlatform, QuestionLog } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import type { Publishing } from './core/publishing.ts';
import type { RetentionDays } from './core/retention.ts';
import { createSuggesting } from './core/suggesting.ts';
import type { Suggesting } from './core/suggesting.ts';
import type { SuggestionStore } from './core/suggestion-store.ts';
import { createUnreached } from './core/unreached.ts';
import { createUpkeep } from './core/upkeep.ts';
import type { Reader } from './reader.ts';
import { scheduleUpkeep } from './upkeep-schedule.ts';

/** All that questions to officers and feedback for them need: the desk, and what works by itself. */
export interface Escalations {
  readonly desk: EscalationDesk;
  /** Records officer advice as on hold, and has its team told. */
  readonly hold: Hold;
  /** Begins to deliver and to remind. */
  start(): void;
  /** Stops reminding, and delivers what is in hand within a few seconds. */
  stop(): Promise<void>;
}

interface EscalationParts {
  readonly database: Database;
  readonly questions: QuestionLog;
  readonly feedback: FeedbackStore;
  readonly curated: CuratedStore;
  readonly reader: Reader;
  readonly halting: Halting;
  readonly publishing: Publishing;
  readonly editions: Pick<Editions, 'list' | 'newest'>;
  readonly files: GuidanceFiles;
  readonly keeps: RetentionDays;
  readonly platforms: readonly OfficerPlatform[];
  readonly log: Log;
}

export function openEscalations(parts: EscalationParts): Escalations {
  const { database, questions, feedback, curated, reader, halting, publishing, editions, keeps, platforms, log } = parts;
  const { knowledge, assistant } = reader;
  const [clock, chance] = [Date.now, Math.random];
  const store = createEscalationStore(database);
  const officers = createOfficers(platforms);
  const noticesAfter = async (after: Escalation): Promise<readonly Notice[]> =>
    noticesOf(after, await officers.placesFor(after, knowledge.current()));
  const unreached = createUnreached({ store, notices: noticesAfter, clock });
  const courier = courierFor({ database, curated, knowledge, platforms, log }, store, unreached);
  const nudge = (): void => courier.nudge();
  const upkeep = createUpkeep({
    store,
    notices: (_before, after) => noticesAfter(after),
    clock,
    leases: createLeases(database),
    holder: randomUUID(),
    log,
  });
  const [suggestions, suggesting] = suggestingWith(store, parts);
  const desk = createEscalationDesk({
    store,
    suggestions,
    suggesting,
    knowledge,
    halting,
    publishing,
    editions,
    officers,
    feedback,
    curated,
    questions,
    admins: createAdmins(platforms),
    consider: assistant.consider,
    clock,
    chance,
    remembered: (handling, about) => assistant.remembered(handling, namedTurn(about)),
    nudge,
    personal: createPersonalData(database, randomUUID),
    keeps,
  });
  let stops: readonly (() => Promise<void>)[] = [];
  return {
    desk,
    hold: createHolding({ curated, knowledge, officers, clock, nudge }),
    start() {
      void courier.run(new AbortController().signal);
      const schedule = scheduleUpkeep({ round: () => asRequest(() => upkeep.round()) }, log);
      stops = [() => schedule.stop(), () => courier.stop()];
    },
    async stop() {
      for (const stop of stops) await stop();
    },
  };
}

function suggestingWith(
  store: EscalationStore,
  { database, publishing, editions, files }: EscalationParts,
): readonly [SuggestionStore, Suggesting] {
  const suggestions = createSuggestionStore(database);
  const leases = createLeases(database);
  const [clock, chance] = [Date.now, Math.random];
  const given = { suggestions, store, files, publishing, editions, leases, clock, chance };
  return [suggestions, createSuggesting({ ...given, holder: randomUUID() })];
}

function courierFor(
  {
    database,
    curated,
    knowledge,
    platforms,
    log,
  }: Pick<EscalationParts, 'database' | 'curated' | 'platforms' | 'log'> & Pick<Reader, 'knowledge'>,
  store: EscalationStore,
  unreached: (notice: Notice) => Promise<void>,
): Courier {
  return createCourier({
    outbox: createOutbox(database, randomUUID),
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    draw: createDrawing({ store, curated, knowledge, clock: Date.now }),
    clock: Date.now,
    chance: Math.random,
    log,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}),
    asOne: asRequest,
    // What it calls for is found at the next look at the outbox.
    unreached,
  });
}

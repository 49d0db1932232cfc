import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createEscalationStore } from './adapters/store/escalation-store.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createOutbox } from './adapters/store/outbox.ts';
import { createSuggestionStore } from './adapters/store/suggestions.ts';
import type { Database } from './adapters/store/tables.ts';
import { createAdmins } from './core/admins.ts';
import { namedTurn } from './core/conversation.ts';
import { createCourier } from './core/courier.ts';
import type { Courier } from './core/courier.ts';
import { createDrawing } from './core/drawing.ts';
import { createEscalationDesk } from './core/escalation-desk.ts';
import type { EscalationDesk } from './core/escalation-desk.ts';
import type { GuidanceFiles } from './core/guidance-files.ts';
import { noticesOf } from './core/notices.ts';
import type { Escalation } from './core/escalation.ts';
import type { Notice } from './core/notice.ts';
import { createOfficers } from './core/officers.ts';
import type { EscalationStore, FeedbackStore, Log, OfficerPlatform, QuestionLog } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import type { Publishing } from './core/publishing.ts';
import { createSuggesting } from './core/suggesting.ts';
import { createUnreached } from './core/unreached.ts';
import { createUpkeep } from './core/upkeep.ts';
import type { Reader } from './reader.ts';
import { scheduleUpkeep } from './upkeep-schedule.ts';

/** All that questions to officers and feedback for them need: the desk, and what works by itself. */
export interface Escalations {
  readonly desk: EscalationDesk;
  /** Begins to deliver and to remind. */
  start(): void;
  /** Stops reminding, and delivers what is in hand within a few seconds. */
  stop(): Promise<void>;
}

interface EscalationParts {
  readonly database: Database;
  readonly questions: QuestionLog;
  readonly feedback: FeedbackStore;
  readonly reader: Reader;
  readonly publishing: Publishing;
  readonly editions: Pick<Editions, 'list' | 'newest'>;
  readonly files: GuidanceFiles;
  readonly platforms: readonly OfficerPlatform[];
  readonly log: Log;
}

export function openEscalations(parts: EscalationParts): Escalations {
  const { database, questions, feedback, reader, publishing, editions, files, platforms, log } = parts;
  const { knowledge, assistant } = reader;
  const [clock, chance] = [Date.now, Math.random];
  const store = createEscalationStore(database);
  const officers = createOfficers(platforms);
  const noticesAfter = async (after: Escalation): Promise<readonly Notice[]> =>
    noticesOf(after, await officers.placesFor(after, knowledge.current()));
  const unreached = createUnreached({ store, notices: noticesAfter, clock });
  const courier = courierFor({ database, knowledge, platforms, log }, store, unreached);
  const upkeep = createUpkeep({
    store,
    notices: (_before, after) => noticesAfter(after),
    clock,
    leases: createLeases(database),
    holder: randomUUID(),
    log,
  });
  const suggestions = createSuggestionStore(database);
  const suggesting = createSuggesting({
    suggestions,
    store,
    files,
    publishing,
    editions,
    leases: createLeases(database),
    holder: randomUUID(),
    clock,
    chance,
  });
  const desk = createEscalationDesk({
    store,
    suggestions,
    suggesting,
    knowledge,
    publishing,
    editions,
    officers,
    feedback,
    questions,
    admins: createAdmins(platforms),
    consider: assistant.consider,
    clock,
    chance,
    remembered: (handling, about) => assistant.remembered(handling, namedTurn(about)),
    nudge: () => courier.nudge(),
  });
  let stops: readonly (() => Promise<void>)[] = [];
  return {
    desk,
    start() {
      void courier.run(new AbortController().signal);
      const schedule = scheduleUpkeep(upkeep, log);
      stops = [() => schedule.stop(), () => courier.stop()];
    },
    async stop() {
      for (const stop of stops) await stop();
    },
  };
}

function courierFor(
  {
    database,
    knowledge,
    platforms,
    log,
  }: Pick<EscalationParts, 'database' | 'platforms' | 'log'> & Pick<Reader, 'knowledge'>,
  store: EscalationStore,
  unreached: (notice: Notice) => Promise<void>,
): Courier {
  return createCourier({
    outbox: createOutbox(database, randomUUID),
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    draw: createDrawing({ store, knowledge, clock: Date.now }),
    clock: Date.now,
    chance: Math.random,
    log,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}),
    // What it calls for is found at the next look at the outbox.
    unreached,
  });
}

import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createEscalationStore } from './adapters/store/escalation-store.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createOutbox } from './adapters/store/outbox.ts';
import type { Database } from './adapters/store/tables.ts';
import { createAdmins } from './core/admins.ts';
import { namedTurn } from './core/conversation.ts';
import { createCourier } from './core/courier.ts';
import { createDrawing } from './core/drawing.ts';
import { createEscalationDesk } from './core/escalation-desk.ts';
import type { EscalationDesk } from './core/escalation-desk.ts';
import { noticesOf } from './core/notices.ts';
import { createOfficers } from './core/officers.ts';
import type { Log, OfficerPlatform, QuestionLog } from './core/ports.ts';
import { createUpkeep } from './core/upkeep.ts';
import type { Reader } from './reader.ts';
import { scheduleUpkeep } from './upkeep-schedule.ts';

/** All that questions to officers need: the desk, and what works by itself. */
export interface Escalations {
  readonly desk: EscalationDesk;
  /** Begins to deliver and to remind. */
  start(): void;
  /** Stops reminding, and delivers what is in hand within a few seconds. */
  stop(): Promise<void>;
}

export function openEscalations(parts: {
  readonly database: Database;
  readonly reader: Reader;
  readonly platforms: readonly OfficerPlatform[];
  readonly questions: QuestionLog;
  readonly log: Log;
}): Escalations {
  const { database, reader, platforms, questions, log } = parts;
  const { knowledge, assistant } = reader;
  const [clock, chance] = [Date.now, Math.random];
  const store = createEscalationStore(database);
  const officers = createOfficers(platforms);
  const courier = createCourier({
    outbox: createOutbox(database, randomUUID),
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    draw: createDrawing({ store, knowledge, clock }),
    clock,
    chance,
    log,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}),
  });
  const upkeep = createUpkeep({
    store,
    notices: async (_before, after) => noticesOf(after, await officers.placesFor(after, knowledge.current())),
    clock,
    leases: createLeases(database),
    holder: randomUUID(),
    log,
  });
  const desk = createEscalationDesk({
    store,
    questions,
    knowledge,
    officers,
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

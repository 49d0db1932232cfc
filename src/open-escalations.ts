import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { asRequest } from './adapters/request-id.ts';
import { createEscalationStore } from './adapters/store/escalation-store.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createOutbox } from './adapters/store/outbox.ts';
import type { Database } from './adapters/store/tables.ts';
import { createCourier } from './core/courier.ts';
import type { Courier } from './core/courier.ts';
import type { CuratedStore } from './core/curated-store.ts';
import { createDrawing } from './core/drawing.ts';
import { noticesOf } from './core/notices.ts';
import type { Escalation } from './core/escalation.ts';
import type { Notice } from './core/notice.ts';
import type { Officers } from './core/officers.ts';
import type { EscalationStore, Log, OfficerPlatform } from './core/ports.ts';
import type { ServedLibraries } from './core/served-libraries.ts';
import { createUnreached } from './core/unreached.ts';
import { createUpkeep } from './core/upkeep.ts';
import type { Library } from './open-library.ts';
import { scheduleUpkeep } from './upkeep-schedule.ts';

/** What works by itself on questions to officers. */
export interface Escalations {
  /** Begins to deliver and to remind. */
  start(): void;
  /** Has what is due delivered now. */
  nudge(): void;
  /** Stops reminding, and delivers what is in hand within a few seconds. */
  stop(): Promise<void>;
}

interface EscalationParts {
  readonly database: Database;
  readonly curated: CuratedStore;
  readonly libraries: ServedLibraries<Library>;
  readonly officers: Officers;
  readonly platforms: readonly OfficerPlatform[];
  readonly log: Log;
}

export function openEscalations(parts: EscalationParts): Escalations {
  const { database, libraries, officers, log } = parts;
  const clock = Date.now;
  const store = createEscalationStore(database);
  const noticesAfter = async (after: Escalation): Promise<readonly Notice[]> =>
    noticesOf(after, await officers.placesFor(after, { councils: libraries.councils() }));
  const unreached = createUnreached({ store, notices: noticesAfter, clock });
  const courier = courierFor(parts, store, unreached);
  const upkeep = createUpkeep({
    store,
    notices: (_before, after) => noticesAfter(after),
    clock,
    leases: createLeases(database),
    holder: randomUUID(),
    log,
  });
  let stops: readonly (() => Promise<void>)[] = [];
  return {
    start() {
      void courier.run(new AbortController().signal);
      const schedule = scheduleUpkeep({ round: () => asRequest(() => upkeep.round()) }, log);
      stops = [() => schedule.stop(), () => courier.stop()];
    },
    nudge: () => courier.nudge(),
    async stop() {
      for (const stop of stops) await stop();
    },
  };
}

function courierFor(
  { database, curated, libraries, platforms, log }: EscalationParts,
  store: EscalationStore,
  unreached: (notice: Notice) => Promise<void>,
): Courier {
  return createCourier({
    outbox: createOutbox(database, randomUUID),
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    draw: createDrawing({
      store,
      curated,
      within: (council, work) => libraries.within(council, ({ knowledge }) => work(knowledge)),
      clock: Date.now,
    }),
    clock: Date.now,
    chance: Math.random,
    log,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}),
    asOne: asRequest,
    // What it calls for is found at the next look at the outbox.
    unreached,
  });
}

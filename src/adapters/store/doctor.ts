import type { Check, Finding } from '../../core/checkup.ts';
import { DOCTOR } from '../../core/doctor-wording.ts';
import type { EditionId } from '../../core/guidance.ts';
import type { Clock } from '../../core/ports.ts';
import type { DatabaseState, ServerState } from './look.ts';

/** The oldest that its makers still mend. Older ones work, as far as is known. */
const LEAST_POSTGRES = 14;
/** As many as the pool opens, and the one on which publications are heard of. */
const CONNECTIONS_A_REPLICA = 11;
/** A notice is leased for a minute, of which a delivery and its record may take half: replicas closer than this take none from another. */
const CLOCK_MAY_BE_OFF_SECONDS = 10;
/** The courier looks every two seconds: what is due for so long is seen by nobody. */
const STUCK_MS = 5 * 60_000;

type There = Extract<DatabaseState, { is: 'there' }>;

/**
 * What has to be right of the database and of what is kept in it. `look` is called once; `edition` is what the files of guidance make, or
 * undefined if they make none.
 */
export function databaseChecks(parts: {
  readonly look: () => Promise<DatabaseState>;
  readonly edition: () => Promise<EditionId | undefined>;
  readonly isServer: boolean;
  readonly clock: Clock;
}): readonly Check[] {
  const { look, edition, isServer, clock } = parts;
  let looking: Promise<DatabaseState> | undefined;
  const check = (name: string, find: (state: There) => Finding | Promise<Finding>, none?: string): Check => ({
    name,
    async run() {
      const state = await (looking ??= look());
      if (state.is === 'there') return [await find(state)];
      if (state.is === 'none' && none !== undefined) return [{ outcome: 'ok', says: none }];
      return [untold];
    },
  });
  return [
    {
      name: 'database',
      run: async () => [databaseFinding(await (looking ??= look()), isServer)],
    },
    check('tables', schemaFinding, DOCTOR.databaseNone),
    check('clock', (state) => clockFinding(state, clock()), DOCTOR.clockAlone),
    ...(isServer
      ? [check('connections', ({ server }) => (server === undefined ? untold : connectionsFinding(server)))]
      : []),
    check('edition in force', async (state) => editionFinding(state, await edition()), DOCTOR.editionNone),
    check('outbox', (state) => outboxFinding(state, clock()), DOCTOR.outboxRight(0)),
  ];
}

const untoldBecause = (what: string, mend: string): Finding => ({
  outcome: 'could-not-tell',
  says: DOCTOR.wentWrong(what),
  mend,
});
const untold = untoldBecause('the database', DOCTOR.mendDatabaseFirst);

function databaseFinding(state: DatabaseState, isServer: boolean): Finding {
  if (state.is === 'none') return { outcome: 'ok', says: DOCTOR.databaseNone };
  if (state.is === 'unreachable') {
    const mend = isServer ? DOCTOR.mendDatabaseServer : DOCTOR.mendDatabaseFile;
    return { outcome: 'not-ok', says: DOCTOR.databaseUnreachable(state.reason), mend };
  }
  const { server, bytes, damaged } = state;
  if (damaged) return { outcome: 'not-ok', says: DOCTOR.databaseDamaged, mend: DOCTOR.mendDatabaseDamaged };
  if (server === undefined) return { outcome: 'ok', says: DOCTOR.databaseFile(bytes) };
  const { encoding, major, version } = server;
  if (encoding !== 'UTF8')
    return { outcome: 'not-ok', says: DOCTOR.databaseEncoding(encoding), mend: DOCTOR.mendDatabaseEncoding };
  if (major < LEAST_POSTGRES)
    return { outcome: 'not-ok', says: DOCTOR.databaseOld(version), mend: DOCTOR.mendDatabaseOld };
  return { outcome: 'ok', says: DOCTOR.databaseServer(version, bytes) };
}

function schemaFinding({ schema: { steps, missing } }: There): Finding {
  switch (steps) {
    case 'none':
      return { outcome: 'ok', says: DOCTOR.schemaNone };
    case 'up-to-date':
      return { outcome: 'ok', says: DOCTOR.schemaRight };
    case 'older':
      return { outcome: 'ok', says: DOCTOR.schemaOlder(missing) };
    case 'newer':
      return { outcome: 'not-ok', says: DOCTOR.schemaNewer, mend: DOCTOR.mendSchemaNewer };
  }
}

function clockFinding({ server, kept }: There, now: number): Finding {
  const mend = DOCTOR.mendClock;
  if (server !== undefined && Math.abs(server.aheadSeconds) > CLOCK_MAY_BE_OFF_SECONDS)
    return { outcome: 'not-ok', says: DOCTOR.clockWrong(server.aheadSeconds), mend };
  const behind = Math.round(((kept?.latest ?? now) - now) / 1000);
  if (behind > CLOCK_MAY_BE_OFF_SECONDS) return { outcome: 'not-ok', says: DOCTOR.clockBack(behind), mend };
  return { outcome: 'ok', says: server === undefined ? DOCTOR.clockAlone : DOCTOR.clockRight };
}

function connectionsFinding({ limit, used }: ServerState): Finding {
  const replicas = Math.floor(limit / CONNECTIONS_A_REPLICA);
  if (replicas > 0) return { outcome: 'ok', says: DOCTOR.connectionsRight(limit, used, replicas) };
  const says = DOCTOR.connectionsFew(limit, CONNECTIONS_A_REPLICA);
  return { outcome: 'not-ok', says, mend: DOCTOR.mendConnections };
}

function editionFinding({ kept, schema }: There, files: EditionId | undefined): Finding {
  if (kept === undefined) return schema.steps === 'none' ? { outcome: 'ok', says: DOCTOR.editionNone } : untold;
  const { inForce, readable } = kept;
  if (inForce === undefined) return { outcome: 'ok', says: DOCTOR.editionNone };
  if (!readable) return { outcome: 'not-ok', says: DOCTOR.editionLost, mend: DOCTOR.mendEditionLost };
  const day = new Date(inForce.at).toISOString().slice(0, 10);
  if (files === undefined) return untoldBecause('the guidance', DOCTOR.mendGuidanceFirst);
  const says = files === inForce.edition ? DOCTOR.editionSame : DOCTOR.editionOther;
  return { outcome: 'ok', says: says(inForce.number, day) };
}

function outboxFinding({ kept, schema }: There, now: number): Finding {
  if (kept === undefined) return schema.steps === 'none' ? { outcome: 'ok', says: DOCTOR.outboxRight(0) } : untold;
  const { waiting, parked, oldestDue } = kept.outbox;
  if (parked > 0) return { outcome: 'not-ok', says: DOCTOR.outboxParked(parked), mend: DOCTOR.mendOutboxParked };
  const late = oldestDue === undefined ? 0 : now - oldestDue;
  if (late > STUCK_MS)
    return { outcome: 'not-ok', says: DOCTOR.outboxStuck(Math.floor(late / 60_000)), mend: DOCTOR.mendOutboxStuck };
  return { outcome: 'ok', says: DOCTOR.outboxRight(waiting) };
}

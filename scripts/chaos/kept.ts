import { z } from 'zod';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { readNotice } from '../../src/adapters/store/shapes.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import type { Notice } from '../../src/core/notice.ts';

/** A notice as it stands in the database. */
export interface KeptNotice {
  readonly notice: Notice;
  readonly state: 'waiting' | 'parked' | 'done';
  /** Its conversation, and its turn there. */
  readonly lane: string;
  readonly seq: number;
  /** Where its message in Slack was recorded to be; undefined: nowhere yet. */
  readonly mark: { readonly channel: string; readonly messages: readonly string[] } | undefined;
}

/** All that Clausebook has kept. */
export interface Kept {
  readonly escalations: readonly Escalation[];
  readonly notices: readonly KeptNotice[];
}

const mark = z.object({ channel: z.string(), messages: z.array(z.string()) });

/** Reads everything, and changes nothing. */
export async function readKept(place: string): Promise<Kept> {
  const database = await openDatabase(place);
  try {
    const store = createEscalationStore(database);
    const ids = await database.selectFrom('escalations').select('id').orderBy('opened').execute();
    const escalations: Escalation[] = [];
    for (const { id } of ids) {
      const escalation = await store.byId(escalationId(id));
      if (escalation !== undefined) escalations.push(escalation);
    }
    const rows = await database.selectFrom('notices').selectAll().orderBy('seq').orderBy('id').execute();
    const notices = rows.map((row) => {
      const notice = readNotice(row.body);
      const marked = row.mark === null || notice.to.platform !== 'slack' ? undefined : row.mark;
      return {
        notice,
        state: row.state,
        lane: row.lane,
        seq: row.seq,
        mark: marked === undefined ? undefined : mark.parse(JSON.parse(marked)),
      };
    });
    return { escalations, notices };
  } finally {
    await database.destroy();
  }
}

/** As if so much time had passed since the process was killed that what it had taken out is free again. Nobody may be running. */
export async function letLeasesPass(database: Database): Promise<void> {
  await database.updateTable('notices').set({ lease_until: 0 }).where('lease', 'is not', null).execute();
}

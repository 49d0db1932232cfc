import type { Migration } from 'kysely/migration';
import { askersAbout } from './migrations/0017-askers-about.ts';
import { halts } from './migrations/0018-halts.ts';
import { auditAndRetention } from './migrations/0019-audit-and-retention.ts';
import { tallies } from './migrations/0020-tallies.ts';
import { libraries } from './migrations/0021-libraries.ts';
import { remembered } from './migrations/0022-remembered.ts';
import { vectors } from './migrations/0023-vectors.ts';
import { untilAdvice } from './migrations/until-0016.ts';

/** Numbered steps, forward only. A step that was released is never changed. They run on SQLite and on PostgreSQL alike. */
export const migrations: Readonly<Record<string, Migration>> = {
  ...untilAdvice,
  ...askersAbout,
  ...halts,
  ...auditAndRetention,
  ...tallies,
  '0021-libraries': libraries,
  '0022-remembered': remembered,
  '0023-vectors': vectors,
};

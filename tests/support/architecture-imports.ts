import { ROOMS } from './architecture-rooms.ts';

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

import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';
import { CLOSE_WITHIN_MS } from '../../src/adapters/http-server.ts';
import { STOP_WITHIN_MS } from '../../src/adapters/slack/limits.ts';
import { LIMITS } from '../../src/adapters/teams/limits.ts';
import { VARIABLES } from '../../src/config.ts';
import { ABORT_MS, STOP_MS } from '../../src/core/courier-limits.ts';

/** How long a stop takes at the worst: the parts are stopped one after the other. */
export const STOPS_WITHIN_SECONDS = (CLOSE_WITHIN_MS + STOP_WITHIN_MS + LIMITS.patienceMs + STOP_MS + ABORT_MS) / 1000;

/** An image that cannot become another one without a change of the file that names it. */
export const PINNED = /^[\w.-]+(?:\/[\w.-]+)+:[\w.-]*\d[\w.-]*@sha256:[0-9a-f]{64}$/;

/** Secrets may stand in files: NAME_FILE. */
const meant = (variable: string): string => variable.replace(/_FILE$/, '');
export const unknownVariables = (given: readonly string[]): readonly string[] =>
  given.filter((variable) => !VARIABLES.includes(meant(variable)));

/** The paths that anybody may ask the service for, read from where they are served. */
export async function pathsServed(): Promise<readonly string[]> {
  const source = await readFile('src/adapters/http-server.ts', 'utf8');
  return [...source.matchAll(/app\.get\('([^']+)'/g)].map(([, path = '']) => path);
}

/** Every document of some YAML files. */
export async function documentsIn(...paths: readonly string[]): Promise<readonly unknown[]> {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return texts.flatMap((text) =>
    parseAllDocuments(text, { strict: true }).map((document) => {
      if (document.errors.length > 0) throw document.errors[0];
      return document.toJS() as unknown;
    }),
  );
}

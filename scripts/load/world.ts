import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aPostgresDatabase } from '../../tests/support/postgres-server.ts';
import { openMicrosoft } from './microsoft.ts';
import type { Microsoft } from './microsoft.ts';
import { openPlatforms } from './platforms.ts';
import type { Platforms } from './platforms.ts';
import { startReplica } from './replica.ts';
import type { Replica } from './replica.ts';

/** The service with the shipped guidance and a Slack and a Teams of its own, in as many processes as are asked for. */
export interface World {
  readonly platforms: Platforms;
  readonly microsoft: Microsoft;
  readonly replicas: readonly Replica[];
  /** Where the next request goes: to each process in turn. */
  origin(): string;
  /** The folder of the guidance. */
  readonly knowledge: string;
  close(): Promise<void>;
}

const COUNCIL = 'gedling';
/** The team that is asked, and its officers, in Slack. */
export const CHANNEL = 'C0LOAD';
export const OFFICERS = ['ULOADOFFICER1', 'ULOADOFFICER2'] as const;

/** Several processes share a database on the server that TEST_DATABASE_URL names; one by itself has a file. */
export async function openWorld(processes: number): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-load-'));
  const knowledge = join(folder, 'knowledge');
  const made = processes > 1 ? await aPostgresDatabase() : undefined;
  const microsoft = await openMicrosoft();
  const platforms = await openPlatforms(OFFICERS, (header) => microsoft.isService(header));
  const replicas: Replica[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await Promise.all([platforms.close(), microsoft.close()]);
    await made?.drop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await cp('knowledge-base', knowledge, { recursive: true });
    await giveChannel(join(knowledge, COUNCIL, 'council.yaml'));
    const place = { knowledge, data: folder, apiUrl: platforms.apiUrl, microsoft, council: COUNCIL, model: true };
    const database = made === undefined ? {} : { databaseUrl: made.url };
    for (let number = 0; number < processes; number += 1) replicas.push(startReplica({ ...place, ...database }));
    const origins = await Promise.all(replicas.map(originOf));
    let turn = 0;
    const origin = (): string => origins[(turn += 1) % origins.length] ?? '';
    return { platforms, microsoft, replicas, knowledge, close, origin };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function originOf(replica: Replica): Promise<string> {
  const origin = await replica.listening;
  if (origin === undefined) throw new Error(`The service did not start: ${replica.complaint()}`);
  return origin;
}

/** The shipped council names no channel, so that nothing is told anybody by mistake. */
async function giveChannel(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replaceAll(/^( {4}name: .+ team)$/gm, `$1\n    slack: ${CHANNEL}`));
}

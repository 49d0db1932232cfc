import { UNHURRIED } from '../chaos/unhurried.ts';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Microsoft } from './microsoft.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../../tests/support/fake-slack-identity.ts';

/** What a process holds, in bytes after a collection, and how long its event loop kept others waiting since it was last asked, in milliseconds. */
export interface Vitals {
  readonly rss: number;
  readonly heap: number;
  readonly loopP99: number;
  readonly loopMax: number;
}

/** One process of the real service, with Slack and Teams on this machine. */
export interface Replica {
  readonly pid: number | undefined;
  /** Its origin; undefined: it has ended before it listened. */
  readonly listening: Promise<string | undefined>;
  vitals(): Promise<Vitals>;
  /** Has it read the files of the guidance again and put them in force. */
  readAgain(): void;
  /** Ends it at this instant, and resolves when nothing is left of it. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** The end of what it has logged: warnings and worse. */
  complaint(): string;
}

interface ReplicaPlace {
  readonly knowledge: string;
  readonly data: string;
  readonly apiUrl: string;
  readonly databaseUrl?: string;
  readonly council?: string;
  /** Where Teams is signed for; without it, only emulators on this machine are let in. */
  readonly microsoft?: Pick<Microsoft, 'settings' | 'imports'>;
  /** Without the sentence model it starts in half the time. */
  readonly model: boolean;
}

const LAST_WORDS = 4000;
const PROJECT = resolve(import.meta.dirname, '../..');
const VITALS = z.object({ rss: z.number(), heap: z.number(), loopP99: z.number(), loopMax: z.number() });

/** Starts `clausebook serve` on a free port of loopback, where Teams takes activities from programs on this machine unless it is signed for. */
export function startReplica(place: ReplicaPlace): Replica {
  const child = spawn(process.execPath, [...optionsFor(place), resolve(PROJECT, 'bin/clausebook.mjs'), 'serve'], {
    cwd: place.data,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: settingsFor(place),
  });
  const ended = once(child, 'close');
  let complaint = '';
  const hear = (text: string): void => void (complaint = `${complaint}${text}`.slice(-LAST_WORDS));
  child.stderr?.setEncoding('utf8').on('data', hear);
  return {
    pid: child.pid,
    listening: Promise.race([originOf(child), ended.then(() => undefined)]),
    vitals: async () => {
      const told = once(child, 'message');
      child.send('vitals');
      const [vitals] = await Promise.race([told, ended.then(() => Promise.reject(new Error(complaint)))]);
      return VITALS.parse(vitals);
    },
    readAgain: () => void child.kill('SIGHUP'),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
    complaint: () => complaint,
  };
}

const optionsFor = ({ model, microsoft }: ReplicaPlace): readonly string[] => [
  '--disable-warning=ExperimentalWarning',
  '--expose-gc',
  `--import=${resolve(import.meta.dirname, 'gauge.ts')}`,
  ...(microsoft?.imports ?? []).map((file) => `--import=${file}`),
  ...(model ? [] : [`--import=${resolve(PROJECT, 'scripts/chaos/without-model.ts')}`]),
];

const settingsFor = ({
  knowledge,
  data,
  apiUrl,
  databaseUrl,
  council,
  microsoft,
}: ReplicaPlace): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  HOST: '127.0.0.1',
  PORT: '0',
  KNOWLEDGE_DIR: knowledge,
  DATA_DIR: data,
  LOG_LEVEL: 'warn',
  // A few people do in seconds what many do in a day.
  ...UNHURRIED,
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: apiUrl,
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  ...(council === undefined ? {} : { COUNCIL: council }),
  ...microsoft?.settings,
});

function originOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((found) => {
    let printed = '';
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const port = /Playground: \S+?:(\d+)/.exec(printed)?.[1];
      if (port !== undefined) found(`http://127.0.0.1:${port}`);
    });
  });
}

import { UNHURRIED } from './unhurried.ts';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { BOT_TOKEN, SIGNING_SECRET } from '../../tests/support/fake-slack-identity.ts';

/** One process of the real service. */
export interface Service {
  /** Where Slack sends requests; undefined: it has ended before it listened. */
  readonly listening: Promise<string | undefined>;
  /** Ends it at this instant, and resolves when nothing is left of it. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** The end of what it has logged: warnings and worse. */
  complaint(): string;
}

export interface Place {
  readonly knowledge: string;
  readonly data: string;
  readonly apiUrl: string;
  readonly databaseUrl?: string;
}

const LAST_WORDS = 4000;
const PROJECT = resolve(import.meta.dirname, '../..');

/** Starts `clausebook serve` on a free port. */
export function startService({ knowledge, data, apiUrl, databaseUrl }: Place): Service {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      `--import=${resolve(import.meta.dirname, 'without-model.ts')}`,
      resolve(PROJECT, 'bin/clausebook.mjs'),
      'serve',
    ],
    {
      cwd: data,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        // Any address, as behind a council's own gateway: the playground and Teams stay off.
        HOST: '0.0.0.0',
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
      },
    },
  );
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-LAST_WORDS)));
  return {
    listening: Promise.race([addressOf(child), ended.then(() => undefined)]),
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

function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((found) => {
    let printed = '';
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const port = /Listening: \S+:(\d+)/.exec(printed)?.[1];
      if (port !== undefined) found(`http://127.0.0.1:${port}/slack/events`);
    });
  });
}

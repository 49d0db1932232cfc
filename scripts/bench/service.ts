import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { inMegabytes, percentile, since } from './timing.ts';

interface Question {
  readonly council: string;
  readonly question: string;
}

/** One start of the service, the model included; times in milliseconds. */
export interface Start {
  readonly name: string;
  readonly serves: number;
  readonly firstAnswer: number;
  readonly answers: number;
  readonly p50: number;
  readonly p99: number;
  readonly megabytes: number;
}

/** Starts the service twice as a user would: the second time it finds compiled code and a database. */
export async function measureService({ expected }: Folder): Promise<readonly Start[]> {
  const questions = expected.flatMap(({ council, value }) => value.map(({ question }) => ({ council, question })));
  const data = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  try {
    return [await start('first start', data, []), await start('later start', data, questions)];
  } finally {
    await rm(data, { recursive: true });
  }
}

/** The service as a user starts it, in a process of its own. */
export interface Running {
  readonly url: string;
  readonly pid: number | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts the service with the shipped guidance and what is kept in a folder, and waits until it serves. */
export async function startService(data: string): Promise<Running> {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['bin/clausebook.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /Playground: (\S+)/.exec(chunk.toString())?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  return {
    url,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function start(name: string, data: string, questions: readonly Question[]): Promise<Start> {
  const started = performance.now();
  const { url, pid, stop } = await startService(data);
  try {
    const serves = since(started);
    await ask(url, { question: 'who can I ask for advice?' });
    const firstAnswer = since(started);
    const times: number[] = [];
    for (const question of questions) {
      const asked = performance.now();
      await ask(url, question);
      times.push(since(asked));
    }
    const memory = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    return {
      name,
      serves,
      firstAnswer,
      answers: times.length,
      p50,
      p99,
      megabytes: inMegabytes(Number(memory) * 1024),
    };
  } finally {
    await stop();
  }
}

async function ask(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(new URL('api/ask', url), { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  await response.text();
}

// Starts the service as a user would and prints how long it takes to serve, to answer, and what memory it holds: npm run bench
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readFolder } from '../src/knowledge/read-folder.ts';

const data = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
const { expected } = await readFolder('knowledge-base');
const questions = expected.flatMap(({ council, value }) => value.map(({ question }) => ({ council, question })));

const ms = (from: number): string => `${Math.round(performance.now() - from)} ms`;
const at = (sorted: readonly number[], share: number): string =>
  `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)} ms`;

async function ask(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(new URL('api/ask', url), { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  await response.text();
}

async function run(name: string, count: number): Promise<void> {
  const started = performance.now();
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['bin/clausebook.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const address = /Playground: (\S+)/.exec(chunk.toString())?.[1];
        if (address !== undefined) resolve(address);
      });
    });
    console.log(`${name}: serves after ${ms(started)}`);
    await ask(url, { question: 'who can I ask for advice?' });
    console.log(`${name}: first answer after ${ms(started)}`);
    const times: number[] = [];
    for (const question of questions.slice(0, count)) {
      const asked = performance.now();
      await ask(url, question);
      times.push(performance.now() - asked);
    }
    times.sort((one, other) => one - other);
    if (times.length > 0)
      console.log(`${name}: ${times.length} answers over HTTP, p50 ${at(times, 0.5)}, p99 ${at(times, 0.99)}`);
    const memory = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    console.log(`${name}: ${Math.round(Number(memory) / 1024)} MB resident`);
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

await run('first start', 0);
await run('later start', questions.length);
await rm(data, { recursive: true });

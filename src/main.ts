import { existsSync } from 'node:fs';
import { runCommand } from './cli/program.ts';

if (existsSync('.env')) process.loadEnvFile();

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

process.exitCode = await runCommand(
  { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env, stopped: stop.signal },
  process.argv.slice(2),
  async () => {},
);

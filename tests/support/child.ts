import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Node process of its own, killed if the test ends before it. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  /** Resolves to the first line that it prints. Rejects if it ends without. */
  readonly firstLine: () => Promise<string>;
  /** Resolves once it has said the words on standard error. */
  readonly said: (words: string) => Promise<void>;
  readonly ended: () => Promise<Ended>;
}

/** Where compiled code is kept; not a setting of ours. */
const COMPILED = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };

/** Starts Node with the arguments in a folder where there is no .env, and none of this process's settings. */
export function startNode(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Child {
  // Node 22 warns of node:sqlite, as the npm scripts know.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...argv], {
    cwd: options.cwd,
    env: { ...COMPILED, NO_COLOR: '1', ...options.env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  // The child may end before it has read everything.
  child.stdin.on('error', () => {});
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => printed.push(chunk));
  const heard: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => heard.push(chunk.toString('utf8')));
  const stderr = text(child.stderr);
  const ended = once(child, 'close');
  let over = false;
  child.once('close', () => (over = true));
  return {
    process: child,
    firstLine: async () => {
      while (!printed.join('').includes('\n')) {
        if (over) throw new Error(`The process has ended: ${await stderr}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
      return printed.join('').split('\n')[0] ?? '';
    },
    said: async (words) => {
      while (!heard.join('').includes(words)) {
        if (over) throw new Error(`The process has ended: ${await stderr}`);
        await Promise.race([once(child.stderr, 'data'), ended]);
      }
    },
    ended: async () => {
      await ended;
      return { code: child.exitCode, signal: child.signalCode, stdout: printed.join(''), stderr: await stderr };
    },
  };
}

/** A file of the project, wherever a child runs. */
export const inProject = (path: string): string => resolve(import.meta.dirname, '../..', path);

import { setTimeout as pause } from 'node:timers/promises';
import type { Editions } from '../../core/publication.ts';
import { NEWS } from './editions.ts';
import { listenOnce } from './postgres.ts';

/** What a lost connection is made again after: soon, since mostly the server was only started again, and then ever less often. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

type Wait = (ms: number, stopped: AbortSignal) => Promise<void>;
const passingTime: Wait = (ms, signal) => pause(ms, undefined, { signal }).catch(() => {});

/**
 * Hears of publications through a PostgreSQL server, on a connection of its own that is made again when it is lost. `heard` is also called each
 * time that the connection is there, since there may have been news before. Never rejects: a server that is away is tried again.
 */
export const listenOnPostgres =
  (url: string, wait: Wait = passingTime): Editions['listen'] =>
  async (heard) => {
    const closing = new AbortController();
    const tried = Promise.withResolvers<void>();
    const keepListening = async (): Promise<void> => {
      let failed = 0;
      while (!closing.signal.aborted) {
        const there = (): void => {
          failed = 0;
          tried.resolve();
          heard();
        };
        await listenOnce(url, NEWS, { there, heard }, closing.signal);
        tried.resolve();
        await wait(Math.min(FIRST_WAIT_MS * 2 ** failed, LONGEST_WAIT_MS), closing.signal);
        failed += 1;
      }
    };
    const listening = keepListening();
    await tried.promise;
    return async () => {
      closing.abort();
      await listening;
    };
  };

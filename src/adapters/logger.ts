import pino from 'pino';
import { Fault } from '../core/errors.ts';
import type { Log, LogFields } from '../core/ports.ts';
import { requestId } from './request-id.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * One JSON line an event, to standard error or where `write` takes it, with the id of the request it is written for. Of a cause only its kind,
 * code, message and stack are written, and nothing that `hide` takes out of the line.
 */
export function createLogger(
  level: LogLevel,
  { write, hide }: { readonly write?: (line: string) => void; readonly hide?: (line: string) => string } = {},
): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ request: requestId() }),
      ...(hide && { hooks: { streamWrite: hide } }),
    },
    write === undefined ? pino.destination({ dest: 2, sync: true }) : { write },
  );
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields, cause) => logger.warn(withCause(event, fields, cause)),
    error: (event, fields, cause) => logger.error(withCause(event, fields, cause)),
  };
}

function withCause(event: string, fields: LogFields | undefined, cause: unknown): object {
  if (cause === undefined) return { event, ...fields };
  return { event, ...fields, cause: errorFields(cause) };
}

/** A fault, what caused it, and what caused that. */
const MOST_CAUSES = 3;

/** What cannot be read as JSON is quoted in the error about it, and may be what somebody wrote. */
const QUOTES_JSON = /is not valid JSON$|\bJSON at position \d+/;

function said({ message, stack }: Error): { readonly message: string; readonly stack: string | undefined } {
  if (!QUOTES_JSON.test(message)) return { message, stack };
  const unquoted = 'It is not valid JSON.';
  return { message: unquoted, stack: stack?.replace(message, () => unquoted) };
}

function errorFields(cause: unknown, left = MOST_CAUSES): object {
  const err = cause instanceof Error ? cause : new Error(String(cause));
  const code = err instanceof Fault ? { code: err.code } : {};
  const own = { type: err.name, ...code, ...said(err) };
  return err.cause === undefined || left === 1 ? own : { ...own, cause: errorFields(err.cause, left - 1) };
}

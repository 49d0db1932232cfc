import { LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';

const quiet = (): void => undefined;

/**
 * The library's own warnings in our log. Its messages may end in what was said or what Slack sent, always behind a colon,
 * a quotation mark or a bracket: only what stands before is kept.
 */
export function boltLogger(log: Log): Logger {
  return {
    debug: quiet,
    info: quiet,
    warn: (message: unknown) => log.warn('slack-library', { says: opening(message) }),
    error: (message: unknown) => log.error('slack-library', { says: opening(message) }),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  };
}

function opening(message: unknown): string {
  if (message instanceof Error) return message.name;
  return typeof message === 'string' ? (/^[^:"'`([{<]{1,100}/.exec(message)?.[0].trim() ?? '') : typeof message;
}

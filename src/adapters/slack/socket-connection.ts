import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import { asRequest } from '../request-id.ts';
import { failureOf } from './failure.ts';
import { jsonText } from './json.ts';
import { RECONNECT_MS } from './limits.ts';
import type { ClientOptions } from './web-client.ts';

type Client = SocketModeReceiver['client'];

/**
 * The receiver for Socket Mode. It does not reconnect by itself: when it fails at that, its rejection ends the process.
 */
export function socketReceiver(
  appToken: string,
  clientOptions: ClientOptions,
  logger: Logger,
  log: Log,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: { retries: 0 } } },
    processEventErrorHandler: async () => {
      log.warn('slack-request-unreadable');
      return false;
    },
  });
  dropUnreadable(receiver.client, log);
  return receiver;
}

const frame = jsonText.pipe(
  z
    .looseObject({ type: z.string(), payload: z.unknown().optional() })
    .refine(({ type, payload }) => type !== 'events_api' || eventPayload.safeParse(payload).success),
);

const eventPayload = z.object({ event: z.object({ type: z.string() }) });

// The client throws out of its own listener on a frame of another shape, which would end the process.
function dropUnreadable(client: Client, log: Log): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    asRequest(() => {
      if (!frame.safeParse(data).success) return log.warn('slack-request-unreadable');
      for (const read of readers) read.call(client, data, isBinary);
    });
  });
}

/** A connection kept up until it is closed. */
export interface SocketConnection {
  close(): Promise<void>;
}

/** Connects, and connects again whenever the connection ends or fails. Never throws: failures are logged and tried again. */
export function keepConnected(client: Client, log: Log): SocketConnection {
  const closing = new AbortController();
  const kept = keep(client, log, closing.signal);
  return {
    close: async () => {
      closing.abort();
      await client.disconnect();
      await kept;
    },
  };
}

async function keep(client: Client, log: Log, closing: AbortSignal): Promise<void> {
  let wait: number = RECONNECT_MS.first;
  while (!closing.aborted) {
    const lived = await connectOnce(client, log, closing);
    wait = lived ? RECONNECT_MS.first : Math.min(wait * 2, RECONNECT_MS.longest);
    // Rejects only when it is cut short by closing.
    await setTimeout(wait, undefined, { signal: closing }).catch(() => undefined);
  }
}

async function connectOnce(client: Client, log: Log, closing: AbortSignal): Promise<boolean> {
  const ended = Promise.withResolvers<void>();
  client.once('disconnected', ended.resolve);
  try {
    await client.start();
    log.info('slack-socket-connected');
    if (closing.aborted) await client.disconnect();
    await ended.promise;
    log.info('slack-socket-ended');
    return true;
  } catch (cause) {
    if (!closing.aborted) log.error('slack-socket-failed', { ...failureOf(cause) });
    return false;
  } finally {
    client.off('disconnected', ended.resolve);
  }
}

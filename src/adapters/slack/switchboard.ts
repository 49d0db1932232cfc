import { App } from '@slack/bolt';
import type { AppOptions, Logger, Receiver, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { inTime } from './in-time.ts';
import { ROUTE_WITHIN_MS } from './limits.ts';
import type { ClientOptions } from './web-client.ts';

/** Which app listens to a request. */
export interface Routing {
  /** At once; 'ask' if that has to be found out, undefined if nobody will. */
  now(body: unknown): App | 'ask' | undefined;
  /** Undefined if nobody does. Never rejects. */
  find(body: unknown): Promise<App | undefined>;
}

/** What is acknowledged with what came of it. */
const ANSWERED = z.object({ type: z.enum(['view_submission', 'block_suggestion']) });

/** Hands what the receiver gets to whoever listens there. Finding out who that is holds up no acknowledgement. */
export function handOn(routing: Routing, receiver: Receiver, calls: ClientOptions, logger: Logger): App {
  return new Switchboard(routing, {
    receiver,
    // Whoever listens knows how to call.
    authorize: async () => ({}),
    convoStore: false,
    clientOptions: { ...calls },
    logger,
  });
}

class Switchboard extends App {
  readonly #routing: Routing;

  constructor(routing: Routing, options: AppOptions) {
    super(options);
    this.#routing = routing;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const { body }: { readonly body: unknown } = event;
    const now = this.#routing.now(body);
    if (now !== 'ask') return now?.processEvent(event);
    if (ANSWERED.safeParse(body).success) {
      // What takes longer is not acknowledged: Slack says so, and the form stays as it is.
      const found = await inTime(this.#routing.find(body), ROUTE_WITHIN_MS);
      return found?.processEvent(event);
    }
    await event.ack();
    const found = await this.#routing.find(body);
    await found?.processEvent({ ...event, ack: async () => undefined });
  }
}

import type { Clock, Log, OnHandling } from '../../core/ports.ts';
import type { Handled } from '../../core/reply.ts';
import { failureOf } from './failure.ts';
import type { People } from './people.ts';
import type { Deed, Who } from './who.ts';

/** What is needed to have something handled. */
export interface HandlingParts {
  readonly people: People;
  readonly onHandling: OnHandling;
  readonly log: Log;
  readonly clock: Clock;
}

/** Has a deed handled in the name of whoever did it. Never rejects: undefined is a fault of ours, which is logged. */
export async function handle(deed: Deed, who: Who, parts: HandlingParts): Promise<Handled | undefined> {
  const { people, onHandling, log, clock } = parts;
  const began = clock();
  try {
    const handled = await onHandling({ ...deed, by: await people.person(who) });
    log.info('handling-finished', {
      handling: deed.id,
      kind: deed.kind,
      result: handled.kind,
      tookMs: clock() - began,
    });
    return handled;
  } catch (cause) {
    log.error('handling-failed', { handling: deed.id, kind: deed.kind }, cause);
    return undefined;
  }
}

/** Does what tells somebody something. Never rejects: what Slack does not take is logged. */
export async function tell(deed: Deed, telling: () => Promise<unknown>, log: Log): Promise<void> {
  try {
    await telling();
  } catch (cause) {
    log.error('slack-reply-failed', { handling: deed.id, ...failureOf(cause) });
  }
}

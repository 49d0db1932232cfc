import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Clock, Leases, Log } from '../../core/ports.ts';
import { post } from './answering.ts';
import type { Answer } from './hearing.ts';
import { inTime } from './in-time.ts';
import type { Incoming } from './incoming.ts';
import { LIMITS } from './limits.ts';
import { deliveryFault } from './refusal.ts';
import { welcomeMessage } from './welcome-card.ts';
import type { Move } from './whereabouts.ts';

/** Says hello where the app was added. */
export interface Welcoming {
  answer(incoming: Incoming, move: Extract<Move, { move: 'added' }>, council: CouncilId | undefined): Answer;
}

/**
 * Teams tells of one addition in two activities, repeats them, and tells again when the app is taken out and put back: it is said once a
 * day to a person or in a place, whichever process hears of it. What could not be posted is not said at all, and may be said the next time.
 */
export function createWelcoming(parts: {
  /** Names this app among those that keep their leases in one place. */
  readonly app: string;
  readonly leases: Leases;
  readonly manners: Pick<CouncilManners, 'welcome'>;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly patienceMs: number;
}): Welcoming {
  const { app, leases, manners, newId, clock, log, patienceMs } = parts;
  return {
    answer: (incoming, move, council) => async (context) => {
      const name = `teams-welcome ${JSON.stringify([app, placeOf(incoming, move)])}`;
      const holder = newId();
      try {
        if (!(await leases.take(name, holder, clock() + LIMITS.welcomedMs, clock()))) return;
        const welcome = await manners.welcome(council, move.where === 'person' ? 'only-you' : 'everyone-here');
        await inTime(post(context, [welcomeMessage(welcome)]), patienceMs);
        log.info('teams-welcomed', { where: move.where });
      } catch (cause) {
        log.warn('teams-welcome-not-said', { where: move.where }, deliveryFault(cause));
        await leases.take(name, holder, clock(), clock()).catch(() => false);
      }
    },
  };
}

function placeOf({ conversation }: Incoming, move: Extract<Move, { move: 'added' }>): readonly string[] {
  switch (move.where) {
    case 'person':
      return [move.tenant, move.user];
    case 'team':
      return [move.team];
    case 'channel':
      return [move.channel];
    case 'group':
      return [conversation.id];
  }
}

import type { Turn } from './conversation.ts';
import type { Log, OfficerPlatform } from './ports.ts';
import type { Limiting, Whose } from './rates.ts';
import { refusedLine } from './refusal-wording.ts';
import type { Handled, Reply } from './reply.ts';

/**
 * The same platform: of turns and handlings that are too many, nothing is searched, done or kept. They are told so in a sentence, except what was
 * overheard, to which nothing is said.
 */
export function limitedPlatform(
  platform: OfficerPlatform,
  { limiting, log }: { readonly limiting: Limiting; readonly log: Log },
): OfficerPlatform {
  const { name } = platform;
  const noted = (whose: Whose, id: string, council: string | undefined): void => {
    const fields = { id, platform: name, council };
    // One person in a hurry is nothing to look at; a whole council is.
    if (whose === 'person') log.info('person-limited', fields);
    else log.warn('council-limited', fields);
  };
  return {
    name,
    start: (onTurn, onHandling) =>
      platform.start(
        async (turn) => {
          const whose = await limiting.ofTurn(turn);
          if (whose === undefined) return onTurn(turn);
          noted(whose, turn.id, turn.council);
          return tooMany(turn);
        },
        async (handling) => {
          const whose = await limiting.ofHandling(handling);
          if (whose === undefined) return onHandling(handling);
          noted(whose, handling.id, handling.council);
          return TOO_MANY_HANDLED;
        },
      ),
    stop: () => platform.stop(),
    placeOf: (team, council) => platform.placeOf(team, council),
    officersAt: (place, team) => platform.officersAt(place, team),
    adminsOf: (council) => platform.adminsOf(council),
    deliver: (delivery, signal) => platform.deliver(delivery, signal),
  };
}

const tooMany = (turn: Turn): Reply =>
  turn.kind === 'asks' && turn.unbidden ? { kind: 'stays-silent' } : { kind: 'asks-again', why: 'too-many' };

const TOO_MANY_HANDLED: Handled = { kind: 'refused', why: 'too-many', sentence: refusedLine('too-many') };

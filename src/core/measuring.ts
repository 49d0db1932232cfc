import type { Answer } from './answer.ts';
import type { Handling, Turn } from './conversation.ts';
import type { CouncilId, EditionId } from './guidance.ts';
import type { Measured, Meter, TurnMeasured } from './meter.ts';
import type { Clock, Log, OfficerPlatform } from './ports.ts';
import type { Publishing } from './publishing.ts';
import type { Handled, Reply } from './reply.ts';

interface MeasuringParts {
  readonly meter: Meter;
  readonly log: Log;
  /** For durations alone: it never goes back. */
  readonly clock: Clock;
  /** Which edition answers for a council, as far as that is known. */
  readonly editionOf: (council: CouncilId | undefined) => EditionId | undefined;
}

/** The same platform: each turn, handling and delivery of it is counted and timed, and each turn and handling is a line of the log. */
export function measuredPlatform(platform: OfficerPlatform, parts: MeasuringParts): OfficerPlatform {
  const { meter, clock } = parts;
  const { name } = platform;
  return {
    name,
    start: (onTurn, onHandling) =>
      platform.start(
        (turn) => measuredTurn(turn, onTurn, parts),
        (handling) => measuredHandling(handling, onHandling, parts),
      ),
    stop: () => platform.stop(),
    placeOf: (team, council) => platform.placeOf(team, council),
    officersAt: (place, team) => platform.officersAt(place, team),
    adminsOf: (council) => platform.adminsOf(council),
    async deliver(delivery, signal) {
      const began = clock();
      const delivered = await platform.deliver(delivery, signal).catch((cause: unknown) => {
        meter.note({ measured: 'delivery', platform: name, outcome: 'failed', ms: clock() - began });
        throw cause;
      });
      meter.note({ measured: 'delivery', platform: name, outcome: delivered.outcome, ms: clock() - began });
      return delivered;
    },
  };
}

async function measuredTurn(
  turn: Turn,
  onTurn: (turn: Turn) => Promise<Reply>,
  { meter, log, clock, editionOf }: MeasuringParts,
): Promise<Reply> {
  const began = clock();
  const { council } = turn;
  const edition = editionOf(council);
  const { platform } = turn.at;
  const note = (of: Pick<TurnMeasured, 'reply' | 'answer'>): void => {
    const ms = clock() - began;
    meter.note({ measured: 'turn', platform, council, ...of, ms });
    // What was not said to Clausebook leaves no line.
    if (of.reply === 'stays-silent') return;
    log.info('turn-answered', {
      turn: turn.id,
      platform,
      council,
      edition,
      reply: of.reply,
      ...of.answer,
      ms: whole(ms),
    });
  };
  try {
    const reply = await onTurn(turn);
    note({ reply: reply.kind, answer: reply.kind === 'answers' ? outcomeOf(reply.answer) : undefined });
    return reply;
  } catch (cause) {
    note({ reply: 'fault', answer: undefined });
    throw cause;
  }
}

async function measuredHandling(
  handling: Handling,
  onHandling: (handling: Handling) => Promise<Handled>,
  { meter, log, clock }: MeasuringParts,
): Promise<Handled> {
  const began = clock();
  const { platform } = handling.by.home;
  const { kind, council } = handling;
  const note = (result: Handled['kind'] | 'fault', why: string | undefined): void => {
    const ms = clock() - began;
    meter.note({ measured: 'handling', platform, kind, result, ms });
    log.info('handled', { handling: handling.id, platform, council, kind, result, why, ms: whole(ms) });
  };
  try {
    const handled = await onHandling(handling);
    note(handled.kind, handled.kind === 'refused' ? handled.why : undefined);
    return handled;
  } catch (cause) {
    note('fault', undefined);
    throw cause;
  }
}

/** A log is read by people. */
const whole = (ms: number): number => Math.round(ms);

function outcomeOf(answer: Answer): NonNullable<TurnMeasured['answer']> {
  const { outcome } = answer;
  if (outcome === 'conversation') return { outcome, why: answer.kind };
  return { outcome, why: 'why' in answer ? answer.why : undefined };
}

/** The same publishing: what comes of each wish is counted. What another process put in force, and a preview, are nobody's wish. */
export function measuredPublishing(publishing: Publishing, meter: Meter): Publishing {
  type How = Extract<Measured, { measured: 'publishing' }>['how'];
  async function noted<T extends Awaited<ReturnType<Publishing['publish']>>>(how: How, wish: Promise<T>): Promise<T> {
    const done = await wish.catch((cause: unknown) => {
      meter.note({ measured: 'publishing', how, outcome: 'fault' });
      throw cause;
    });
    if (done.outcome !== 'previewed') meter.note({ measured: 'publishing', how, outcome: done.outcome });
    return done;
  }
  return {
    publish: (asked) => noted('publish', publishing.publish(asked)),
    rollBack: (asked) => noted('roll-back', publishing.rollBack(asked)),
    takeUp: (opened) => publishing.takeUp(opened),
    follow: () => publishing.follow(),
    newest: () => publishing.newest(),
    files: () => publishing.files(),
  };
}

/** The same log: warnings and errors are counted by their event, so that nothing that goes wrong can be logged and not be counted. */
export const measuredLog = (log: Log, meter: Meter): Log => ({
  info: (event, fields) => log.info(event, fields),
  warn(event, fields, cause) {
    meter.note({ measured: 'trouble', level: 'warn', event });
    log.warn(event, fields, cause);
  },
  error(event, fields, cause) {
    meter.note({ measured: 'trouble', level: 'error', event });
    log.error(event, fields, cause);
  },
});

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Measured, Meter, Reading } from '../core/meter.ts';

/** What Prometheus reads. */
export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  /** All that was measured so far, with how the service stands now. */
  readonly text: (reading: Reading) => Promise<string>;
}

/**
 * In seconds. A search takes about 50 ms, so half of the steps are around it; Slack waits 3 s for an acknowledgement and Teams 10 to 15 s for an
 * answer, so there is a step at each.
 */
const REPLY_STEPS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 15];
const FIND_STEPS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
/** A platform takes a message within a second; the courier gives one up after fifteen. */
const DELIVERY_STEPS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/**
 * Each council is a few series: with the 300 that one deployment is made for about 1,500. Of a deployment with more, those that come later
 * are counted together, so that no number of councils can fill Prometheus.
 */
const MOST_COUNCILS = 500;

const PLATFORM_TROUBLE = /^(slack|teams)-(.+)$/;

/** Counts and times what the meter is told. No label holds anything but words of the code and ids of councils. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const note = noting(registers);
  const stand = standing(registers);
  return {
    meter: { note },
    contentType: registry.contentType,
    async text(reading) {
      stand(reading);
      return registry.metrics();
    },
  };
}

type Registers = Registry[];

const counter = <L extends string>(name: string, help: string, labelNames: readonly L[], registers: Registers) =>
  new Counter({ name: `clausebook_${name}`, help, labelNames, registers });

const seconds = <L extends string>(
  [name, help]: readonly [string, string],
  labelNames: readonly L[],
  buckets: number[],
  registers: Registers,
) => new Histogram({ name: `clausebook_${name}_seconds`, help, labelNames, buckets, registers });

function noting(registers: Registers): (measured: Measured) => void {
  const turn = notingTurns(registers);
  const handlings = counter(
    'handlings_total',
    'Things done other than asking.',
    ['platform', 'kind', 'result'],
    registers,
  );
  const handled = seconds(
    ['handling', 'From a press or a form to what comes of it.'],
    ['platform'],
    REPLY_STEPS,
    registers,
  );
  const finds = seconds(['find', 'One search of the guidance.'], [], FIND_STEPS, registers);
  const deliver = notingDeliveries(registers);
  const publishing = counter('publishing_total', 'Wishes to put guidance in force.', ['how', 'outcome'], registers);
  // A series that begins with its first event has no increase: those that alerts are about begin at 0.
  for (const outcome of ['in-force', 'unchanged', 'faulty', 'worse', 'overtaken', 'fault'])
    publishing.inc({ how: 'publish', outcome }, 0);
  const trouble = notingTrouble(registers);

  return (measured) => {
    switch (measured.measured) {
      case 'turn':
        return turn(measured);
      case 'handling': {
        const { platform, kind, result, ms } = measured;
        handlings.inc({ platform, kind, result });
        return handled.observe({ platform }, ms / 1000);
      }
      case 'find':
        return finds.observe(measured.ms / 1000);
      case 'delivery':
        return deliver(measured);
      case 'publishing':
        return publishing.inc({ how: measured.how, outcome: measured.outcome });
      case 'trouble':
        return trouble(measured);
    }
  };
}

type Of<Name extends Measured['measured']> = Extract<Measured, { measured: Name }>;

function notingTurns(registers: Registers): (turn: Of<'turn'>) => void {
  const turns = counter('turns_total', 'Turns, by the kind of their reply.', ['platform', 'reply'], registers);
  const answers = counter('answers_total', 'Answers.', ['platform', 'outcome', 'why'], registers);
  const ofCouncils = counter('council_answers_total', 'Answers of each council.', ['council', 'outcome'], registers);
  const replied = seconds(
    ['reply', 'From a turn to its reply, before it is posted.'],
    ['platform'],
    REPLY_STEPS,
    registers,
  );
  const known = new Set<string>();
  const labelOf = (council: string): string => {
    if (known.size < MOST_COUNCILS) known.add(council);
    return known.has(council) ? council : 'other';
  };
  return ({ platform, council, reply, answer, ms }) => {
    turns.inc({ platform, reply });
    replied.observe({ platform }, ms / 1000);
    if (answer === undefined) return;
    const { outcome, why = '' } = answer;
    answers.inc({ platform, outcome, why });
    ofCouncils.inc({ council: council === undefined ? 'all' : labelOf(council), outcome });
  };
}

function notingDeliveries(registers: Registers): (delivery: Of<'delivery'>) => void {
  const deliveries = counter('deliveries_total', 'Tries to deliver a notice.', ['platform', 'outcome'], registers);
  const delivered = seconds(['delivery', 'One try to deliver a notice.'], ['platform'], DELIVERY_STEPS, registers);
  for (const platform of ['slack', 'teams'])
    for (const outcome of ['delivered', 'later', 'impossible', 'failed']) deliveries.inc({ platform, outcome }, 0);
  return ({ platform, outcome, ms }) => {
    deliveries.inc({ platform, outcome });
    delivered.observe({ platform }, ms / 1000);
  };
}

function notingTrouble(registers: Registers): (trouble: Of<'trouble'>) => void {
  const platforms = counter(
    'platform_errors_total',
    'Warnings and errors about a platform.',
    ['platform', 'kind'],
    registers,
  );
  const others = counter('troubles_total', 'Every other warning and error.', ['level', 'event'], registers);
  return ({ level, event }) => {
    const [, platform, kind] = PLATFORM_TROUBLE.exec(event) ?? [];
    if (platform === undefined || kind === undefined) others.inc({ level, event });
    else platforms.inc({ platform, kind });
  };
}

function standing(registers: Registers): (reading: Reading) => void {
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name: `clausebook_${name}`, help, labelNames, registers });
  const number = gauge('edition_number', 'The number of the publication that this process answers from.', []);
  const age = gauge('edition_age_seconds', 'Since it was put in force.', []);
  const behind = gauge('edition_behind', '1: what was put in force last cannot be opened here.', []);
  const degraded = gauge('model_degraded', '1: the sentence model cannot be used.', []);
  const database = gauge('database_up', '1: the database answered in time.', []);
  const open = gauge('escalations_open', 'Escalations that are not answered.', ['state']);
  const oldest = gauge('escalations_oldest_age_seconds', 'Since the oldest of them was opened.', ['state']);
  const outbox = gauge('outbox_notices', 'Notices that are not delivered.', ['state']);
  const due = gauge('outbox_oldest_age_seconds', 'Since the oldest notice that waits has been due.', []);

  return ({ edition, kept, ...flags }) => {
    if (edition !== undefined) {
      number.set(edition.number);
      age.set(edition.ageMs / 1000);
    }
    behind.set(Number(flags.behind));
    degraded.set(Number(flags.modelDegraded));
    database.set(Number(kept !== undefined));
    // What is not known is left out: a 0 would say that nothing waits.
    if (kept === undefined) {
      for (const each of [open, oldest, outbox]) each.reset();
      return due.remove();
    }
    for (const state of ['waiting', 'claimed'] as const) {
      open.set({ state }, kept[state].count);
      oldest.set({ state }, kept[state].oldestMs / 1000);
    }
    outbox.set({ state: 'waiting' }, kept.outbox.count);
    outbox.set({ state: 'parked' }, kept.parked);
    due.set(kept.outbox.oldestMs / 1000);
  };
}

import { councilId } from '../../src/core/guidance.ts';
import type { Measured, Reading } from '../../src/core/meter.ts';

export const aTurnMeasured = (change: Partial<Extract<Measured, { measured: 'turn' }>> = {}): Measured => ({
  measured: 'turn',
  platform: 'slack',
  council: councilId('gedling'),
  reply: 'answers',
  answer: { outcome: 'quoted', why: undefined },
  ms: 60,
  ...change,
});

/** One of each kind. */
export const EACH_MEASURED: readonly Measured[] = [
  aTurnMeasured(),
  { measured: 'handling', platform: 'teams', kind: 'acts', result: 'done', ms: 40 },
  { measured: 'find', ms: 30 },
  { measured: 'delivery', platform: 'slack', outcome: 'later', ms: 300 },
  { measured: 'publishing', how: 'roll-back', outcome: 'in-force' },
  { measured: 'trouble', level: 'warn', event: 'slack-reply-failed' },
  { measured: 'trouble', level: 'error', event: 'outbox-fault' },
];

export const A_READING: Reading = {
  edition: { number: 7, ageMs: 3_600_000 },
  behind: false,
  modelDegraded: true,
  kept: {
    waiting: { count: 2, oldestMs: 90_000 },
    claimed: { count: 1, oldestMs: 30_000 },
    outbox: { count: 4, oldestMs: 1500 },
    parked: 3,
  },
};

import { inMegabytes } from '../bench/timing.ts';
import type { Sample, Soak } from './soak.ts';
import type { Step } from './steps.ts';

const HEADER = [
  'platform',
  'offered/s',
  'answers/s',
  'p50 ms',
  'p99 ms',
  'max ms',
  'failures',
  'RSS MB',
  'loop p99/max ms',
  'own thread',
  'busiest other',
  '',
];

const rowsOf = (step: Step): readonly (readonly string[])[] =>
  step.seen.map((seen, at) => [
    seen.platform,
    seen.offered.toFixed(1),
    seen.answered.toFixed(1),
    seen.p50.toFixed(0),
    seen.p99.toFixed(0),
    seen.max.toFixed(0),
    String(seen.failures),
    ...(at > 0
      ? ['', '', '', '', '']
      : [
          String(inMegabytes(step.rss)),
          `${step.loopP99.toFixed(0)}/${step.loopMax.toFixed(0)}`,
          percent(step.own),
          percent(step.busiestOther),
          step.held ? `held: ${step.rate} a second` : `not held: ${step.rate} a second`,
        ]),
  ]);

/** The steps in order of their rates, two lines each. */
export function loadTable(steps: readonly Step[]): string {
  const ordered = steps.toSorted((one, other) => one.rate - other.rate);
  return aligned([HEADER, ...ordered.flatMap(rowsOf)]);
}

/** Below this no thread of the service is what sets the limit. */
const BUSY = 0.6;

/** Which rate is held, and what works so much that no more is; then what threads work for a question, however busy the machine is. */
export function limitLines(steps: readonly Step[]): string {
  const ordered = steps.toSorted((one, other) => one.rate - other.rate);
  const held = ordered.findLast((step) => step.held);
  const over = ordered.find((step) => !step.held);
  const first = `The highest rate held is ${held?.rate ?? 0} a second${over === undefined ? '' : `; at ${over.rate} ${busiestOf(over)}`}.`;
  if (held === undefined) return first;
  const [own, other] = [held.own, held.busiestOther].map((share) => (share * 1000) / held.rate);
  const most = Math.floor(held.rate / Math.max(held.own, held.busiestOther));
  return `${first}\nFor a question its own thread works ${own?.toFixed(1)} ms, the busiest other ${other?.toFixed(1)} ms: a free core for each would take about ${most} a second.`;
}

function busiestOf({ own, busiestOther }: Step): string {
  const shares = `its own thread works ${percent(own)} of the time, the busiest other ${percent(busiestOther)}`;
  if (Math.max(own, busiestOther) < BUSY) return `${shares}: the machine is busy with other work`;
  return `${shares}: ${own > busiestOther ? 'that is the limit' : 'the other, which reads questions or searches, is the limit'}`;
}

export const sampleLine = ({ seconds, rss, heap, loopP99, loopMax }: Sample): string =>
  `${String(Math.round(seconds)).padStart(5)} s  RSS ${inMegabytes(rss)} MB  heap ${inMegabytes(heap)} MB  event loop p99 ${loopP99.toFixed(0)} ms, longest ${loopMax.toFixed(0)} ms`;

export const soakLine = ({ asked, failures, p50, p99, did, editions }: Soak): string =>
  `${asked} questions, ${failures} not answered, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ${did.escalations} escalations, ${did.answers} of them claimed and answered, ${did.marks} marks, ${did.homes} home views, ${editions} editions`;

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEADER.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

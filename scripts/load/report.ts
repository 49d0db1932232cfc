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

/** Which rate is held, and what works so much that no more is. */
export function limitLine(steps: readonly Step[]): string {
  const held = Math.max(0, ...steps.filter((step) => step.held).map(({ rate }) => rate));
  const over = steps.filter((step) => !step.held).toSorted((one, other) => one.rate - other.rate)[0];
  if (over === undefined) return `Held: ${held} a second.`;
  const { own, busiestOther } = over;
  const sets =
    busiestOther > own
      ? `a thread beside the service's own (the sentence model or the guidance) works ${percent(busiestOther)} of the time, its own ${percent(own)}`
      : `the service's own thread works ${percent(own)} of the time, the busiest other ${percent(busiestOther)}`;
  return `The highest rate held is ${held} a second; at ${over.rate} ${sets}.`;
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

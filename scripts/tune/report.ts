import type { Outcome } from './learn.ts';

const THRESHOLDS = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94];
const ON_TOPICS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9];
const NEARER = [0, 0.05, 0.1, 0.15, 0.2];

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(1)));

const share = (rows: readonly Outcome[], of: (row: Outcome) => boolean): string =>
  percent(rows.filter(of).length, rows.length).toFixed(1).padStart(5);

export const firstRight = (rows: readonly Outcome[]): number =>
  percent(rows.filter((row) => row.right[0] === true).length, rows.length);
export const amongThree = (rows: readonly Outcome[]): number =>
  percent(rows.filter((row) => row.right.includes(true)).length, rows.length);

/** What was reached on questions left out of the learning, as text. */
export function report(outcomes: readonly Outcome[]): string {
  const of = (...origins: readonly Outcome['origin'][]): readonly Outcome[] =>
    outcomes.filter(({ origin, unseen }) => !unseen && origins.includes(origin));
  const [answered, imported] = [of('answered'), of('imported')];
  const [notSettled, offTopic] = [of('not-settled'), of('off-topic')];
  const importedNot = of('imported-not-settled');
  const styles = [...new Set(answered.map(({ style }) => style))].toSorted();
  return [
    `answered ${answered.length}: first right ${firstRight(answered)} %, among three ${amongThree(answered)} %`,
    ...styles.map((style) => {
      const rows = answered.filter((row) => row.style === style);
      return `  ${style.padEnd(10)} ${rows.length}: ${firstRight(rows)} %, ${amongThree(rows)} %`;
    }),
    `as if just imported: first right ${firstRight(imported)} %, among three ${amongThree(imported)} %`,
    'sure from  sure and right  precision  not settled quoted  off topic quoted  imported: sure and right, wrong, not settled quoted',
    ...THRESHOLDS.map((least) => {
      const sure = (row: Outcome): boolean => row.confidence >= least;
      const right = (row: Outcome): boolean => sure(row) && row.right[0] === true;
      const all = [...answered, ...notSettled, ...offTopic].filter(sure);
      return (
        `  ${least.toFixed(2)}       ${share(answered, right)}       ${percent(all.filter(right).length, all.length).toFixed(1)}` +
        `         ${share(notSettled, sure)}              ${share(offTopic, sure)}            ` +
        `${share(imported, right)} ${share(imported, (row) => sure(row) && !right(row))} ${share(importedNot, sure)}`
      );
    }),
    'on topic from  answered kept, right among three  not settled kept  off topic kept  imported kept',
    ...ON_TOPICS.map((least) => {
      const kept = (row: Outcome): boolean => row.onTopic >= least;
      return (
        `  ${least.toFixed(2)}         ${share(answered, kept)} ${share(answered, (row) => kept(row) && row.right.includes(true))}` +
        `                  ${share(notSettled, kept)}           ${share(offTopic, kept)}          ${share(imported, kept)}`
      );
    }),
    ...unseenLines(outcomes.filter(({ unseen }) => unseen)),
    'gap nearer by, confidence below .3: answered, not settled',
    ...NEARER.map((least) => {
      const gap = (row: Outcome): boolean => row.gapNearer > least && row.confidence < 0.3;
      return `  ${least.toFixed(2)}         ${share(answered, gap)}  ${share(notSettled, gap)}`;
    }),
  ].join('\n');
}

/** The same of documents that nothing was learnt from: those of a fold's councils are unknown to its learning. */
function unseenLines(outcomes: readonly Outcome[]): readonly string[] {
  const of = (origin: Outcome['origin']): readonly Outcome[] => outcomes.filter((row) => row.origin === origin);
  const [answered, near, far] = [of('imported'), of('imported-not-settled'), of('imported-off-topic')];
  return [
    `documents never seen, ${answered.length} questions: first right ${firstRight(answered)} %, among three ${amongThree(answered)} %`,
    'sure from  sure and right  precision  not settled quoted  off topic quoted',
    ...THRESHOLDS.map((least) => {
      const sure = (row: Outcome): boolean => row.confidence >= least;
      const right = (row: Outcome): boolean => sure(row) && row.right[0] === true;
      const all = outcomes.filter(sure);
      return `  ${least.toFixed(2)}       ${share(answered, right)}       ${percent(all.filter(right).length, all.length).toFixed(1)}         ${share(near, sure)}              ${share(far, sure)}`;
    }),
    'on topic from  answered kept, right among three  not settled kept  off topic kept',
    ...ON_TOPICS.map((least) => {
      const kept = (row: Outcome): boolean => row.onTopic >= least;
      return (
        `  ${least.toFixed(2)}         ${share(answered, kept)} ${share(answered, (row) => kept(row) && row.right.includes(true))}` +
        `                  ${share(near, kept)}           ${share(far, kept)}`
      );
    }),
  ];
}

import weights from '../../src/knowledge/weights.json' with { type: 'json' };
import type { MeasuredSet } from './measure.ts';
import { figuresOf, isNearMiss, isOffTopic } from './score.ts';
import type { Figures, Result } from './score.ts';
import { textTable } from './table.ts';
import type { TableBlock, TableRow } from './table.ts';

const COLUMNS: readonly (readonly [keyof Figures, string])[] = [
  ['firstRight', 'first\nright'],
  ['found', 'found\n'],
  ['sureAndRight', 'sure and\nright'],
  ['precision', 'precision\nwhen sure'],
  ['nearMissesQuoted', 'near-misses\nquoted'],
  ['offTopicQuoted', 'off-topic\nquoted'],
  ['offTopicOffered', 'off-topic\noffered anything'],
];

const { learnt } = weights;

/** The table in percent: a block a set, then the product alone by style and by kind over the sets named in `byStyle`. */
export function report(sets: readonly MeasuredSet[], byStyle: readonly string[]): string {
  const pooled = sets
    .filter(({ name }) => byStyle.includes(name))
    .flatMap(({ variants }) => variants[0]?.results ?? []);
  const over = byStyle.join(' and ');
  const blocks: readonly TableBlock[] = [
    ...sets.map(blockOf),
    { heading: `the product by style: ${over}`, rows: rowsBy(pooled, ({ style }) => style) },
    { heading: `the product by kind: ${over}`, rows: rowsBy(pooled, ({ kind }) => kind) },
  ];
  return [
    'In percent. Found: the right clause is among those shown, at most three. Without a part, the weights stay as they were learnt',
    'with it; in the expected questions, everything that must not be quoted counts as a near-miss.',
    '',
    textTable(
      COLUMNS.map(([, name]) => name),
      blocks,
    ),
    '',
    `Cross-validated as the weights were learnt, on ${learnt.on}: ${learnt.heldOutFirstRight.toFixed(1)} first right, ${learnt.heldOutAmongThree.toFixed(1)} among three of the`,
    'questions that our guidance answers, each left out of the learning. These figures and more come from: npm run tune',
  ].join('\n');
}

function blockOf({ name, variants }: MeasuredSet): TableBlock {
  const asked = variants[0]?.results ?? [];
  const counts = [
    `${asked.filter(({ answerable }) => answerable).length} answerable`,
    `${asked.filter(isNearMiss).length} near-misses`,
    `${asked.filter(isOffTopic).length} off-topic`,
  ];
  return {
    heading: `${name}: ${counts.join(', ')}`,
    rows: variants.map((variant) => rowOf(variant.name, variant.results)),
  };
}

const rowOf = (label: string, results: readonly Result[]): TableRow => {
  const figures = figuresOf(results);
  return { label, cells: COLUMNS.map(([column]) => figures[column]) };
};

const rowsBy = (results: readonly Result[], by: (result: Result) => string): readonly TableRow[] =>
  [...Map.groupBy(results, by)]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, group]) => rowOf(`${name} (${group.length})`, group));

import type { AnswerPace } from './answers.ts';
import { textTable } from '../quality/table.ts';
import type { EscalationPace } from './escalations.ts';
import type { Finding, SizeFound } from './finding.ts';
import type { Loading } from './loading.ts';
import type { Published, Vectors } from './publishing.ts';
import type { Reading } from './reading.ts';
import type { Start } from './service.ts';
import type { Target } from './targets.ts';
import type { TeamsPace } from './teams.ts';

const FINDING = [
  'built in\nms',
  'block\nms',
  'memory\nMB',
  'find p50\nms',
  'find p99\nms',
  'first p50\nms',
  'block\nms',
];
const LOADING = ['vectors\nms', 'ready\nms', 'memory\nMB'];
const READING = ['read\nms', 'block\nms', 'checked\nms', 'block\nms', 'id made\nms', 'block\nms'];
const APART = ['in force\nms', 'block\nms', 'find p50\nms', 'find p99\nms'];
const PUBLISHING = [
  'start\nms',
  'publish\nms',
  'block\nms',
  'usual p50\nms',
  'usual p99\nms',
  'meanwhile p50\nms',
  'meanwhile p99\nms',
];
const SERVICE = ['serves\nms', 'first\nanswer', 'p50\nms', 'p99\nms', 'memory\nMB'];

const cellsOf = ({ build, buildBlock, megabytes, p50, p99, firstP50, findBlock }: Finding): readonly number[] => [
  build,
  buildBlock,
  megabytes,
  p50,
  p99,
  firstP50,
  findBlock,
];

export const findingTable = (sizes: readonly SizeFound[]): string =>
  textTable(
    FINDING,
    sizes.map(({ size, product, miniSearch }) => ({
      heading: `${size} clauses, without the model`,
      rows: [
        { label: 'Clausebook', cells: cellsOf(product) },
        { label: 'MiniSearch as it comes', cells: cellsOf(miniSearch) },
      ],
    })),
  );

export const loadingTable = (loadings: readonly Loading[]): string =>
  textTable(
    LOADING,
    [
      {
        heading: 'a start with every vector at hand, clauses read',
        rows: loadings.map(({ size, opened, built, megabytes }) => ({
          label: `${size} clauses`,
          cells: [opened, built, megabytes],
        })),
      },
    ],
    0,
  );

export const apartTable = (readings: readonly Reading[]): string =>
  textTable(APART, [
    {
      heading: 'put in force in a thread of its own, as the service does; the block is of the service’s own loop',
      rows: readings.map(({ size, apart: { took, block, findP50, findP99 } }) => ({
        label: `${size} clauses`,
        cells: [took, block, findP50, findP99],
      })),
    },
  ]);

export const readingTable = (readings: readonly Reading[]): string =>
  textTable(
    READING,
    [
      {
        heading: 'guidance read from files, before it is indexed',
        rows: readings.map(({ size, read, checked, id }) => ({
          label: `${size} clauses`,
          cells: [read, checked, id].flatMap(({ took, block }) => [took, block]),
        })),
      },
    ],
    0,
  );

export const serviceTable = (starts: readonly Start[]): string =>
  textTable(
    SERVICE,
    [
      {
        heading: 'the service with the model and the shipped guidance, over HTTP',
        rows: starts.map(({ name, serves, firstAnswer, answers, p50, p99, megabytes }) => ({
          label: name,
          cells: [serves, firstAnswer, ...(answers === 0 ? [undefined, undefined] : [p50, p99]), megabytes],
        })),
      },
    ],
    0,
  );

export const escalationTable = (paces: readonly EscalationPace[]): string =>
  textTable(
    ['opened,\nclaimed and\nanswered', 'notices\ndelivered'],
    [
      {
        heading: 'a second',
        rows: paces.map(({ name, escalations, notices }) => ({ label: name, cells: [escalations, notices] })),
      },
    ],
    0,
  );

export const answerTable = (paces: readonly AnswerPace[]): string =>
  textTable(
    ['p50', 'p99'],
    [
      {
        heading: 'milliseconds to the councillor',
        rows: paces.map(({ name, p50, p99 }) => ({ label: name, cells: [p50, p99] })),
      },
    ],
    0,
  );

export const teamsTable = (paces: readonly TeamsPace[]): string =>
  textTable(
    ['asked', 'p50\nms', 'p99\nms', 'longest\nms', 'errors'],
    [
      {
        heading: 'Teams, from the activity’s being sent to the answer’s being with the connector',
        rows: paces.map(({ name, asked, p50, p99, longest, errors }) => ({
          label: name,
          cells: [asked, p50, p99, longest, errors],
        })),
      },
    ],
    0,
  );

const WITH: Readonly<Record<Vectors, string>> = { model: ', questions and all', made: ', without the model' };

export const publishingTable = (sizes: readonly Published[]): string =>
  textTable(PUBLISHING, [
    {
      heading: 'guidance put in force, and answers meanwhile',
      rows: sizes.map((one) => ({
        label: `${one.size} clauses${WITH[one.vectors]}`,
        cells: [one.first, one.again, one.longestBlock, one.usualP50, one.usualP99, one.meanwhileP50, one.meanwhileP99],
      })),
    },
  ]);

export function targetTable(targets: readonly Target[]): string {
  const label = Math.max(...targets.map(({ promise }) => promise.length));
  return targets
    .map(({ promise, most, measured, unit, met }) => {
      const shown = `${measured.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`.trim();
      return `${promise.padEnd(label)}  at most ${`${most} ${unit}`.trim().padEnd(7)}  ${shown.padStart(9)}  ${met ? 'met' : 'MISSED'}`;
    })
    .join('\n');
}

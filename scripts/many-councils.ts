// Plays many councils on one service and prints what that takes: npm run many-councils -- --councils 300 --clauses 2000 --memory 2048
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SHIPPED_KNOWLEDGE } from '../src/knowledge/embedding-files.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { questionsOf } from './bench/reading.ts';
import { percentile } from './bench/timing.ts';
import { askMany } from './many-councils/asking.ts';
import type { Asked } from './many-councils/asking.ts';
import { keepCouncils } from './many-councils/keeping.ts';

const { values } = parseArgs({
  options: {
    councils: { type: 'string', default: '300' },
    clauses: { type: 'string', default: '2000' },
    memory: { type: 'string', default: '2048' },
    questions: { type: 'string', default: '600' },
  },
});
const [councils, clauses, memory, questions] = [values.councils, values.clauses, values.memory, values.questions].map(
  Number,
);
if (councils === undefined || clauses === undefined || memory === undefined || questions === undefined)
  throw new TypeError('Every option is a number.');

const line = (label: string, times: readonly number[]): string =>
  `${label.padEnd(34)} ${String(times.length).padStart(5)} ${[0.5, 0.9, 0.99]
    .map((part) =>
      percentile(times, part)
        .toFixed(times.length === 0 ? 0 : 1)
        .padStart(9),
    )
    .join(' ')}`;

const folder = await mkdtemp(join(tmpdir(), 'clausebook-councils-'));
try {
  const shipped = await readFolder(SHIPPED_KNOWLEDGE);
  console.log(`${councils} councils of ${clauses} clauses each, ${memory} MB for guidance that is open`);
  const kept = await keepCouncils({ folder, shipped, councils, clauses, memory });
  console.log(
    `kept in ${(kept.tookMs / 1000).toFixed(0)} s; an edition is ${(kept.bytes / 1e6).toFixed(2)} MB in the database`,
  );
  const texts = questionsOf(shipped);
  const asked: Asked = await askMany({ ...kept, texts, questions });
  console.log(
    `${'milliseconds'.padEnd(34)} ${'count'.padStart(5)} ${['p50', 'p90', 'p99'].map((each) => each.padStart(9)).join(' ')}`,
  );
  console.log(line('first answer of a closed library', asked.cold));
  console.log(line('answer of an open one', asked.warm));
  const { open, openBytes, rssBefore, rssMost, rssAfter, letGo } = asked;
  console.log(
    `open at the end: ${open} libraries, ${mega(openBytes)} MB by their own account; let go of: ${letGo} times`,
  );
  console.log(
    `memory of the process: ${mega(rssBefore)} MB before, at most ${mega(rssMost)} MB, ${mega(rssAfter)} MB at the end`,
  );
} finally {
  await rm(folder, { recursive: true });
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

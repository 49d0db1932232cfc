// Prints what reading, building, loading and finding take, beside MiniSearch as it comes, and which targets are met:
//   npm run bench                               200, 2,000, 20,000 and 100,000 clauses, then the service: about five minutes
//   npm run bench -- --sizes 2000,20000         other numbers of clauses
//   npm run bench -- --no-service               without the service, the only part that asks the model
//   npm run bench -- --escalations 1000         only what so many escalations take in SQLite, and in PostgreSQL on the server that
//                                               TEST_DATABASE_URL names, in a database made for it
//   npm run bench -- --answers 100              only how soon so many officers' answers reach councillors, with a Slack and a Teams
//                                               of the tests on this machine
//   npm run bench -- --publish 200,5000,20000 only what putting so many clauses in force takes, and how long answers take meanwhile: once
//                                               with vectors made up at once, then with the model reading questions and what is reworded
//   npm run bench -- --teams 60                 only what 50 questions a second take in Teams, for so many seconds
import { parseArgs } from 'node:util';
import { measureAnswers } from './bench/answers.ts';
import { measureEscalations } from './bench/escalations.ts';
import { measureFinding } from './bench/finding.ts';
import type { SizeFound } from './bench/finding.ts';
import { load, measureLoading } from './bench/loading.ts';
import type { Loading } from './bench/loading.ts';
import { measureModel } from './bench/model.ts';
import { measurePublishing } from './bench/publishing.ts';
import type { Published } from './bench/publishing.ts';
import { measureReading } from './bench/reading.ts';
import type { Reading } from './bench/reading.ts';
import {
  answerTable,
  apartTable,
  escalationTable,
  findingTable,
  loadingTable,
  publishingTable,
  readingTable,
  serviceTable,
  targetTable,
  teamsTable,
} from './bench/report.ts';
import { measureService } from './bench/service.ts';
import { publishingTargets, targetsOf } from './bench/targets.ts';
import { measureTeams } from './bench/teams.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';

/** Among so many clauses MiniSearch takes up to a second a question, and reading the files a minute; more would tell no more. */
const MANY = { clauses: 50_000, questions: 10 };
const QUESTIONS = 120;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200,2000,20000,100000' },
    service: { type: 'boolean', default: true },
    load: { type: 'string' },
    escalations: { type: 'string' },
    answers: { type: 'string' },
    teams: { type: 'string' },
    publish: { type: 'string' },
  },
  allowNegative: true,
});
const sizes = values.sizes.split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new RangeError('--sizes takes numbers: 200,2000');
const folder = await readFolder('knowledge-base');

/** A process of its own, started by the bench. */
async function loadHere(size: number, file: string): Promise<void> {
  console.log(JSON.stringify(await load(folder, size, file)));
}

async function benchEscalations(count: number): Promise<void> {
  console.log(escalationTable(await measureEscalations(count, process.env['TEST_DATABASE_URL'])));
}

async function benchAnswers(count: number): Promise<void> {
  console.log(answerTable(await measureAnswers(count)));
}

async function benchTeams(seconds: number): Promise<void> {
  console.log(teamsTable(await measureTeams(folder, seconds)));
}

async function benchPublishing(published: readonly number[]): Promise<void> {
  const measured: Published[] = [];
  for (const size of published)
    for (const vectors of ['made', 'model'] as const) measured.push(await measurePublishing(folder, size, vectors));
  console.log(`${publishingTable(measured)}\n\ntargets\n${targetTable(publishingTargets(measured))}`);
}

async function bench(): Promise<void> {
  const [found, loaded, read]: [SizeFound[], Loading[], Reading[]] = [[], [], []];
  // First, as in a service that holds nothing else: collecting the memory of what comes after would hold up this loop.
  for (const size of sizes) {
    console.error(`${size} clauses, read …`);
    if (size <= MANY.clauses) read.push(await measureReading(folder, size));
  }
  for (const size of sizes) {
    console.error(`${size} clauses, found …`);
    found.push(await measureFinding(folder, size, size > MANY.clauses ? MANY.questions : QUESTIONS));
    loaded.push(await measureLoading(folder, size));
  }
  console.log([findingTable(found), loadingTable(loaded), readingTable(read), apartTable(read)].join('\n\n'));
  if (values.service) console.log(`\n${serviceTable(await measureService(folder))}`);
  const model = values.service ? await measureModel(folder) : undefined;
  if (model !== undefined) console.log(`\na question takes the model ${model.toFixed(1)} ms by itself`);
  console.log(`\ntargets\n${targetTable(targetsOf(found, loaded, read, model))}`);
}

const [first = 0] = sizes;
if (values.publish !== undefined) await benchPublishing(values.publish.split(',').map(Number));
else if (values.teams !== undefined) await benchTeams(Number(values.teams));
else if (values.answers !== undefined) await benchAnswers(Number(values.answers));
else if (values.escalations !== undefined) await benchEscalations(Number(values.escalations));
else await (values.load === undefined ? bench() : loadHere(first, values.load));

// Asks the real service questions through signed Slack events and Teams activities, at a rate that does not wait for answers, and says which
// rate it holds and what sets the limit:
//   npm run load                               ever higher rates, 20 seconds each, half of the questions new: a few minutes
//   npm run load -- --mix new                  every question for the first time; `repeated`: all of them asked before
//   npm run load -- --rate 30 --seconds 60     one rate
//   npm run load -- --replicas 3               several processes in turn, on the PostgreSQL server that TEST_DATABASE_URL names
//   npm run load -- --soak 60                  an hour of everything that people do, far from the limit; ends with 1 if memory grows
import { parseArgs } from 'node:util';
import { createDriver } from './load/drive.ts';
import { createQuestions, MIXES } from './load/questions.ts';
import type { Mix } from './load/questions.ts';
import { limitLines, loadTable, sampleLine, soakLine } from './load/report.ts';
import { soak } from './load/soak.ts';
import { findLimit, tryRate, warmUp } from './load/steps.ts';
import { openWorld } from './load/world.ts';
import type { World } from './load/world.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';

const { values } = parseArgs({
  options: {
    rate: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    mix: { type: 'string', default: 'mixed' },
    replicas: { type: 'string', default: '1' },
    soak: { type: 'string' },
  },
});

function above0(text: string, name: string): number {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number))) throw new RangeError(`--${name} takes a number above 0.`);
  return number;
}

function mixOf(text: string): Mix {
  const mix = MIXES.find((each) => each === text);
  if (mix === undefined) throw new RangeError(`--mix takes ${MIXES.join(', ')}.`);
  return mix;
}

type Questions = ReturnType<typeof createQuestions>;

async function soakFor(world: World, questions: Questions, minutes: number): Promise<void> {
  const came = await soak(world, questions, minutes, (sample) => console.log(sampleLine(sample)));
  console.log(soakLine(came));
  for (const line of came.wrong) console.error(line);
  if (came.wrong.length > 0) process.exitCode = 1;
}

async function load(world: World, questions: Questions): Promise<void> {
  const [seconds, mix] = [above0(values.seconds, 'seconds'), mixOf(values.mix)];
  if (values.rate === undefined) {
    const steps = await findLimit(world, questions, { seconds, mix }, (step) => console.error(loadTable([step])));
    return console.log(`${loadTable(steps)}\n\n${limitLines(steps)}`);
  }
  const driver = createDriver(world, questions);
  await warmUp(world, driver, questions.known);
  console.log(loadTable([await tryRate(world, driver, { rate: above0(values.rate, 'rate'), seconds, mix })]));
}

const { expected } = await readFolder('knowledge-base');
const questions = createQuestions(expected.flatMap(({ value }) => value.map(({ question }) => question)));
const world = await openWorld(above0(values.replicas, 'replicas'));
try {
  if (values.soak === undefined) await load(world, questions);
  else await soakFor(world, questions, above0(values.soak, 'soak'));
} finally {
  await world.close();
}

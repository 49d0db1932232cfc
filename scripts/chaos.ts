// Kills the service again and again while councillors and officers use it through a Slack that has troubles of its own, and checks that
// nothing is lost and nothing told twice without a reason. Ends with 1 if a rule is broken.
//   npm run chaos                        200 kills: about ten minutes
//   npm run chaos -- --kills 50 --seed 7 fewer, with the choices of that seed
//   npm run chaos -- --postgres          two processes on one PostgreSQL, on the server that TEST_DATABASE_URL names: 50 officers claim
//                                        200 escalations at once
import { parseArgs } from 'node:util';
import { raceForClaims } from './chaos/race.ts';
import { chaosTable, raceTable } from './chaos/report.ts';
import { runChaos } from './chaos/run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
});

const wholeNumber = (text: string, name: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`--${name} takes a whole number.`);
  return number;
};

async function chaos(): Promise<readonly string[]> {
  const seed = wholeNumber(values.seed ?? String(Date.now() % 1_000_000), 'seed');
  console.error(`seed ${seed}`);
  const kills = wholeNumber(values.kills, 'kills');
  const came = await runChaos({
    kills,
    seed,
    livesMs: 2500,
    atStart: 0.1,
    leasesPass: 0.5,
    say: (line) => console.error(line),
  });
  console.log(chaosTable(came));
  return came.wrong;
}

async function race(): Promise<readonly string[]> {
  const came = await raceForClaims(50, 200);
  console.log(raceTable(came));
  return came.wrong;
}

const wrong = await (values.postgres ? race() : chaos());
for (const line of wrong.slice(0, 50)) console.error(line);
if (wrong.length > 0) process.exitCode = 1;

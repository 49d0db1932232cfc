// Starts Clausebook beside Microsoft's Agents Playground on this machine, and has a councillor and an officer use both in Chromium.
//   npm run try:teams               plays a round, with pictures in data/pictures/try-teams
//   npm run try:teams -- --stay     starts both and leaves them to you, until Ctrl+C
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../tests/support/chromium.ts';
import { until } from './try-slack/until.ts';
import { CHANNEL, fetchPlayground, NotToBeHad, startPlayground } from './try-teams/agents-playground.ts';
import { createAsTeams } from './try-teams/as-teams.ts';
import { playRound } from './try-teams/people.ts';

const PLAYGROUND_PORT = 43_121;
const OWN_PORT = 43_122;
const OWN = `http://127.0.0.1:${OWN_PORT}`;
const BOT = `${OWN}/api/messages`;

const { values } = parseArgs({ options: { stay: { type: 'boolean' } } });

/** The shipped guidance, with the channel of the page for each of Gedling's teams. */
async function guidance(folder: string): Promise<string> {
  const copy = join(folder, 'knowledge-base');
  await cp('knowledge-base', copy, { recursive: true });
  const file = join(copy, 'gedling/council.yaml');
  const council = await readFile(file, 'utf8');
  await writeFile(file, council.replaceAll(/^( {2}- id: .*)$/gm, `$1\n    teams: '${CHANNEL.id}'`));
  return copy;
}

/** Without an app id, as an emulator is let in. */
async function startClausebook(folder: string): Promise<() => Promise<void>> {
  const env = {
    PATH: process.env['PATH'],
    PORT: String(OWN_PORT),
    HOST: '127.0.0.1',
    KNOWLEDGE_DIR: await guidance(folder),
    DATA_DIR: join(folder, 'data'),
    COUNCIL: 'gedling',
    LOG_LEVEL: 'warn',
  };
  const argv = ['--disable-warning=ExperimentalWarning', 'bin/clausebook.mjs', 'serve'];
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await until(async () => (await fetch(`${OWN}/healthz`)).ok, 'Clausebook does not start.');
  return async () => {
    child.kill();
    await ended;
  };
}

async function tryOut(program: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-try-'));
  const stop = await startClausebook(folder);
  const playground = await startPlayground(program, folder, { port: PLAYGROUND_PORT, bot: BOT });
  try {
    await (values.stay === true ? stay(playground.origin) : play(playground));
  } finally {
    playground.stop();
    await stop();
    await rm(folder, { recursive: true });
  }
}

async function stay(origin: string): Promise<void> {
  process.stdout.write(`Open ${origin} and write to Clausebook. Stop with Ctrl+C.\n`);
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
}

async function play({ origin, serviceUrl }: { readonly origin: string; readonly serviceUrl: string }): Promise<void> {
  const browser = await launchChromium();
  try {
    const pictures = await playRound(browser, origin, createAsTeams(BOT, serviceUrl));
    process.stdout.write(`Asked, followed up, claimed, answered and searched. ${pictures.length} pictures.\n`);
  } finally {
    await browser.close();
  }
}

try {
  await tryOut(await fetchPlayground());
} catch (cause) {
  if (!(cause instanceof NotToBeHad)) throw cause;
  process.stderr.write(`${cause.message} Nothing was tried.\n`);
  process.exitCode = 1;
}

// Starts Clausebook beside a Slack on this machine, and has a councillor and an officer use both in Chromium: over HTTP, then in Socket Mode.
//   npm run try:slack               plays a round each way, with pictures in data/pictures/try-slack
//   npm run try:slack -- --stay     starts both over HTTP and leaves them to you, until Ctrl+C
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../tests/support/chromium.ts';
import { CHANNEL, fetchLocalSlack, NotToBeHad, SECRETS, startLocalSlack } from './try-slack/local-slack.ts';
import { playRound } from './try-slack/people.ts';
import { plainBlocks } from './try-slack/plain-blocks.ts';
import { until } from './try-slack/until.ts';

const SLACK_PORT = 43_111;
const OWN_PORT = 43_112;
const OWN = `http://127.0.0.1:${OWN_PORT}`;

const { values } = parseArgs({ options: { stay: { type: 'boolean' } } });

/** The shipped guidance, with a channel of this Slack for each of Gedling's teams. */
async function guidance(folder: string): Promise<string> {
  const copy = join(folder, 'knowledge-base');
  await cp('knowledge-base', copy, { recursive: true });
  const file = join(copy, 'gedling/council.yaml');
  const council = await readFile(file, 'utf8');
  await writeFile(file, council.replaceAll(/^( {2}- id: .*)$/gm, `$1\n    slack: ${CHANNEL.id}`));
  return copy;
}

async function startClausebook(folder: string, apiUrl: string, mode: 'http' | 'socket'): Promise<() => Promise<void>> {
  const { SLACK_APP_TOKEN, ...others } = SECRETS;
  const env = {
    PATH: process.env['PATH'],
    PORT: String(OWN_PORT),
    HOST: '127.0.0.1',
    KNOWLEDGE_DIR: await guidance(folder),
    DATA_DIR: join(folder, 'data'),
    COUNCIL: 'gedling',
    LOG_LEVEL: 'warn',
    SLACK_API_URL: apiUrl,
    ...others,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN } : {}),
  };
  const argv = ['--disable-warning=ExperimentalWarning', 'bin/clausebook.mjs', 'serve'];
  const child = spawn(process.execPath, argv, { env, stdio: 'inherit' });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await until(async () => (await fetch(`${OWN}/healthz`)).ok, 'Clausebook does not start.');
  return async () => {
    child.kill();
    await ended;
  };
}

async function tryOut(program: string, mode: 'http' | 'socket'): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-try-'));
  const requestUrl = mode === 'http' ? `${OWN}/slack/events` : undefined;
  const slack = await startLocalSlack(program, folder, { port: SLACK_PORT, requestUrl });
  const plain = await plainBlocks(slack.origin);
  const stop = await startClausebook(folder, plain.apiUrl, mode);
  try {
    await (values.stay === true ? stay(slack.origin) : play(slack.origin, mode));
  } finally {
    await stop();
    await plain.close();
    slack.stop();
    await rm(folder, { recursive: true });
  }
}

async function stay(origin: string): Promise<void> {
  process.stdout.write(`Open ${origin} and write to Clausebook. Stop with Ctrl+C.\n`);
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
}

async function play(origin: string, mode: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const pictures = await playRound(browser, origin, mode);
    process.stdout.write(`${mode}: asked, followed up, claimed and answered. ${pictures.length} pictures.\n`);
  } finally {
    await browser.close();
  }
}

try {
  const program = await fetchLocalSlack();
  await tryOut(program, 'http');
  if (values.stay !== true) await tryOut(program, 'socket');
} catch (cause) {
  if (!(cause instanceof NotToBeHad)) throw cause;
  process.stderr.write(`${cause.message} Nothing was tried.\n`);
  process.exitCode = 1;
}

import { execFile, spawn } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.ts';

/** A Slack on this machine, without an account. Its package is large and for Linux on x64 alone, so it is fetched when it is wanted. */
const PACKAGE = 'local-slack-linux-x64@0.1.8';
const CACHE = 'data/local-slack';
const PROGRAM = join(CACHE, 'node_modules/local-slack-linux-x64/bin/local-slack');

/** Said where the package cannot be had. */
export class NotToBeHad extends Error {
  override readonly name = 'NotToBeHad';
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The program, fetched once. Rejects with NotToBeHad and a sentence that says why. */
export async function fetchLocalSlack(): Promise<string> {
  if (await isThere(PROGRAM)) return PROGRAM;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new NotToBeHad(`${PACKAGE} runs on Linux on x64 alone.`);
  await mkdir(CACHE, { recursive: true });
  const argv = ['install', '--prefix', CACHE, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', PACKAGE];
  try {
    await promisify(execFile)('npm', argv);
  } catch {
    throw new NotToBeHad(`${PACKAGE} cannot be fetched: the npm registry or the network is not there.`);
  }
  return PROGRAM;
}

export const COUNCILLOR = { id: 'U0FIELD', name: 'Cllr Ursula Field' } as const;
export const OFFICER = { id: 'U0REED', name: 'Anna Reed' } as const;
export const CHANNEL = { id: 'C0OFFICERS', name: 'officers' } as const;
/** Nothing is kept from anybody by these: they are for a Slack on this machine. */
export const SECRETS = {
  SLACK_BOT_TOKEN: 'xoxb-made-for-trying',
  SLACK_APP_TOKEN: 'xapp-made-for-trying',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
} as const;

/** Starts it with a councillor, an officer and the officers' channel. */
export async function startLocalSlack(
  program: string,
  folder: string,
  at: { readonly port: number; readonly requestUrl: string | undefined },
): Promise<{ readonly origin: string; stop(): void }> {
  const bot = 'U0CLAUSE';
  const direct = ({ id }: { readonly id: string }) => ({
    id: `D${id.slice(1)}`,
    name: `direct-${id}`,
    is_channel: false,
    is_im: true,
    members: [id, bot],
  });
  const config = {
    workspace: { name: 'Gedling', domain: 'council', teamId: 'T0COUNCIL' },
    apps: [
      {
        appId: 'A0CLAUSE',
        botUserId: bot,
        botName: 'clausebook',
        botToken: SECRETS.SLACK_BOT_TOKEN,
        appToken: SECRETS.SLACK_APP_TOKEN,
        signingSecret: SECRETS.SLACK_SIGNING_SECRET,
        mode: at.requestUrl === undefined ? 'socket' : 'events',
        ...(at.requestUrl === undefined ? {} : { requestUrl: at.requestUrl }),
      },
    ],
    users: [COUNCILLOR, OFFICER].map(({ id, name }) => ({ id, name: id.toLowerCase(), real_name: name })),
    channels: [{ ...CHANNEL, members: [OFFICER.id, bot] }, direct(COUNCILLOR), direct(OFFICER)],
  };
  const file = join(folder, 'workspace.json');
  await writeFile(file, JSON.stringify(config));
  const child = spawn(program, ['--config', file, '--port', String(at.port)], { stdio: 'ignore' });
  const origin = `http://localhost:${at.port}`;
  await until(async () => (await fetch(`${origin}/_control/state`)).ok, 'local-slack does not start.');
  return { origin, stop: () => void child.kill() };
}

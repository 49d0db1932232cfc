import { execFile, spawn } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { until } from '../try-slack/until.ts';

/** Microsoft's own page for trying bots. Its licence is for evaluation alone, so it is fetched when it is wanted, and is no dependency. */
const PACKAGE = '@microsoft/m365agentsplayground@0.2.28';
const CACHE = 'data/agents-playground';
const PROGRAM = join(CACHE, 'node_modules/@microsoft/m365agentsplayground/cli.js');

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
export async function fetchPlayground(): Promise<string> {
  if (await isThere(PROGRAM)) return resolve(PROGRAM);
  await mkdir(CACHE, { recursive: true });
  const argv = ['install', '--prefix', CACHE, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', PACKAGE];
  try {
    await promisify(execFile)('npm', argv);
  } catch {
    throw new NotToBeHad(`${PACKAGE} cannot be fetched: the npm registry or the network is not there.`);
  }
  return resolve(PROGRAM);
}

/** A person as Teams tells of them. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}

const account = (number: number, name: string): Account => ({
  id: `29:${name.replaceAll(' ', '')}`,
  name,
  aadObjectId: `00000000-0000-4000-8000-0000000000${number}`,
});

/** Whoever sits at the page. */
export const COUNCILLOR = account(20, 'Cllr Ursula Field');
export const OFFICER = account(21, 'Anna Reed');
/** The page wants four people more. */
const OTHERS = ['Ben Hall', 'Cara Moss', 'Dev Shah', 'Eve Lund'].map((name, index) => account(22 + index, name));
export const BOT = { id: '28:5b1e0d2c-7f3a-4c68-9a7e-2f0d6c8b1a34', name: 'Clausebook' } as const;
export const TENANT = '7f1d8c1e-5a34-4d0b-9b21-1f8a2c6e9d40';
export const CHAT = 'a:ursula-field-and-clausebook';
export const CHANNEL = { id: '19:officers@thread.tacv2', name: 'Officers' } as const;
const TEAM = { id: '19:members-services@thread.tacv2', name: 'Members’ Services' } as const;

const userOf = ({ id, name, aadObjectId }: Account) => {
  const [surname = '', ...given] = name.split(' ').toReversed();
  const email = `${surname.toLowerCase()}@council.example`;
  return { id, name, aadObjectId, userPrincipleName: email, email, surname, givenName: given.toReversed().join(' ') };
};

/** Starts it beside a bot, with a councillor at the page and an officers' channel. */
export async function startPlayground(
  program: string,
  folder: string,
  at: { readonly port: number; readonly bot: string },
): Promise<{ readonly origin: string; readonly serviceUrl: string; stop(): void }> {
  const config = {
    version: '0.1.1',
    tenantId: TENANT,
    bot: BOT,
    currentUser: userOf(COUNCILLOR),
    users: [OFFICER, ...OTHERS].map(userOf),
    personalChat: { id: CHAT },
    groupChat: { id: '19:group@thread.v2', name: 'Group chat' },
    team: { ...TEAM, aadGroupId: '00000000-0000-4000-8000-000000000031', channels: [CHANNEL] },
  };
  await writeFile(join(folder, '.m365agentsplayground.yml'), stringify(config));
  const serviceUrl = `http://127.0.0.1:${at.port}/_connector`;
  const options = ['-e', at.bot, '-c', 'msteams', '-p', String(at.port), '--su', serviceUrl, '--disable-telemetry'];
  const child = spawn(process.execPath, [program, 'start', ...options], { cwd: folder, stdio: 'ignore' });
  const origin = `http://localhost:${at.port}`;
  const ours = async (): Promise<boolean> =>
    (await (await fetch(`${origin}/_internal/v1/config`)).text()).includes(COUNCILLOR.name);
  await until(ours, 'The Agents Playground does not start.');
  return { origin, serviceUrl, stop: () => void child.kill() };
}

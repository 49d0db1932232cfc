import { webApi } from '@slack/bolt';
import type { Check, Finding } from '../../core/checkup.ts';
import type { Council } from '../../core/people.ts';
import type { Clock } from '../../core/ports.ts';
import { channelCheck } from './doctor-channels.ts';
import { sayCheck } from './doctor-say.ts';
import { askAboutToken, tokenChecks } from './doctor-token.ts';
import { DOCTOR } from './doctor-wording.ts';
import type { Installation } from './installation.ts';
import type { ClientOptions } from './web-client.ts';

/** A workspace, or an organisation as a whole, that has installed the app. */
export interface InstalledAt {
  readonly id: string;
  /** Undefined: no key of the settings opens what is kept of it. */
  readonly installation: Installation | undefined;
  /** Workspaces that are known to be of that organisation. */
  readonly workspaces: readonly string[];
}

interface Parts {
  readonly installed: readonly InstalledAt[];
  readonly councils: readonly Council[];
  readonly calls: ClientOptions;
  readonly clock: Clock;
}

/** What has to be right where workspaces install the app: each installation, and the councils that name it. Nothing is refreshed. */
export function installedChecks({ installed, councils, calls, clock }: Parts): readonly Check[] {
  const findings = [installedFinding(installed), ...missing(councils, installed)];
  return [
    { name: 'installations', run: async () => findings },
    ...installed.flatMap((where) => checksOf(where, { councils, calls, clock })),
  ];
}

/** Posts where the channel is: only one of the installations knows it. */
export const sayWhereInstalled = (installed: readonly InstalledAt[], calls: ClientOptions, channel: string): Check => ({
  name: 'message',
  async run() {
    const clients = installed.flatMap(({ installation }) =>
      installation === undefined ? [] : [new webApi.WebClient(installation.token, { ...calls })],
    );
    for (const client of clients) if (await knows(client, channel)) return sayCheck(client, channel).run();
    return [{ outcome: 'not-ok', says: DOCTOR.notSaid(channel, 'channel_not_found'), mend: DOCTOR.mendNotSaid }];
  },
});

const knows = (client: webApi.WebClient, channel: string): Promise<boolean> =>
  client.conversations.info({ channel }).then(
    () => true,
    () => false,
  );

const installedFinding = (installed: readonly InstalledAt[]): Finding =>
  installed.length === 0
    ? { outcome: 'not-ok', says: DOCTOR.installedNowhere, mend: DOCTOR.mendInstall }
    : { outcome: 'ok', says: DOCTOR.installedAt(installed.map(({ id }) => id)) };

/** Workspaces that a council names, and that have not installed the app. */
function missing(councils: readonly Council[], installed: readonly InstalledAt[]): readonly Finding[] {
  const there = new Set(installed.flatMap(({ id, workspaces }) => [id, ...workspaces]));
  // A workspace is known to be of an organisation once somebody has asked there.
  const outcome = installed.some(({ id }) => id.startsWith('E')) ? 'could-not-tell' : 'not-ok';
  return councils.flatMap(({ shortName, slackWorkspaces = [] }) =>
    slackWorkspaces
      .filter((id) => !there.has(id))
      .map((id): Finding => ({ outcome, says: DOCTOR.notInstalledAt(shortName, id), mend: DOCTOR.mendInstall })),
  );
}

function checksOf({ id, installation, workspaces }: InstalledAt, parts: Omit<Parts, 'installed'>): readonly Check[] {
  const { councils, calls, clock } = parts;
  const isHere = (workspace: string | undefined): boolean =>
    workspace !== undefined && (workspace === id || workspaces.includes(workspace));
  const named = councils.filter(({ slackWorkspaces = [] }) => slackWorkspaces.some(isHere));
  // A council's channels are in the first workspace that it names.
  const placed = named.filter(({ slackWorkspaces: [first] = [] }) => isHere(first));
  const council: Check = { name: `councils of ${id}`, run: async () => [namedFinding(id, named)] };
  const tokenIs = (finding: Finding): Check => ({ name: `bot token of ${id}`, run: async () => [finding] });
  if (installation === undefined)
    return [council, tokenIs({ outcome: 'not-ok', says: DOCTOR.unreadable, mend: DOCTOR.mendUnreadable })];
  const { token, expiring } = installation;
  if (expiring !== undefined && expiring.at <= clock())
    return [council, tokenIs({ outcome: 'could-not-tell', says: DOCTOR.tokenOver, mend: DOCTOR.mendTokenOver })];
  const checks = tokenChecks(askAboutToken(token, calls, clock), () => DOCTOR.mendInstalledToken);
  return [
    council,
    ...[...checks, channelCheck(new webApi.WebClient(token, { ...calls }), placed)].map(({ name, run }) => ({
      name: `${name} of ${id}`,
      run,
    })),
  ];
}

const namedFinding = (id: string, named: readonly Council[]): Finding =>
  named.length === 0
    ? { outcome: 'not-ok', says: DOCTOR.namedByNobody, mend: DOCTOR.mendNamedByNobody(id) }
    : { outcome: 'ok', says: DOCTOR.namedBy(named.map(({ shortName }) => shortName)) };

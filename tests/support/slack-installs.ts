import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createInstallations } from '../../src/adapters/store/installations.ts';
import { createLeases } from '../../src/adapters/store/leases.ts';
import { createPlaces } from '../../src/adapters/store/places.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createSealing } from '../../src/adapters/store/sealing.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import type { SlackSettings } from '../../src/adapters/slack/slack-platform.ts';
import type { Council } from '../../src/core/people.ts';
import type { Installations } from '../../src/core/ports.ts';
import { GEDLING } from './builders.ts';
import { openSlack } from './fake-slack-app.ts';
import type { SlackUnderTest } from './fake-slack-app.ts';
import { directMessage, mentioned, slashCommand } from './fake-slack-events.ts';
import type { Fields } from './fake-slack-events.ts';
import { APP_TOKEN, BOT_ID, CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET, STATE_SECRET } from './fake-slack-identity.ts';
import type { Where } from './fake-slack-installs.ts';
import type { Mode } from './fake-slack-sender.ts';
import type { FakeSlack } from './fake-slack.ts';

export const MARLPIT = { team: { id: 'T0MARLPIT', name: 'Marlpit <Town> Council' } } as const;
export const SALTBY = { team: { id: 'T0SALTBY', name: 'Saltby' } } as const;
export const COUNTY = { enterprise: { id: 'E0COUNTY', name: 'The County' } } as const;

/** The Slack platform as workspaces install it, on a database of its own. */
export interface SlackInstalls extends SlackUnderTest {
  readonly database: Database;
  readonly installations: Installations;
  /** A page of ours, as a browser asks for it that follows nothing by itself. */
  page(path: string, cookie?: string): Promise<Response>;
  /** What the page that begins it sends along, to Slack and in the browser. */
  begin(): Promise<Begun>;
  /** The whole way, in one browser. Resolves to what is seen at its end. */
  install(where: Where): Promise<string>;
}

export const councilsNaming = (...workspaces: readonly string[]): readonly Council[] =>
  workspaces.length === 0 ? [GEDLING] : [{ ...GEDLING, slackWorkspaces: workspaces }];

export async function openInstalls(
  options: {
    readonly mode?: Mode;
    readonly clock?: () => number;
    readonly councils?: readonly Council[];
    /** What else happens where installations are kept. */
    readonly change?: (inner: Installations) => Partial<Installations>;
  } = {},
): Promise<SlackInstalls> {
  const { mode = 'http', councils = councilsNaming('T0MARLPIT') } = options;
  const database = await openDatabase(':memory:');
  const inner = createInstallations(database, createSealing([randomBytes(32)]), randomUUID);
  const installations = { ...inner, ...options.change?.(inner) };
  const kept = { installations, leases: createLeases(database), places: createPlaces(database) };
  const oauth = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, stateSecret: STATE_SECRET, ...kept };
  const slack = await openSlack(mode, {
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    councils,
    settings: ({ apiUrl }): SlackSettings => ({
      oauth,
      apiUrl,
      ...(mode === 'http' ? { mode, signingSecret: SIGNING_SECRET } : { mode, appToken: APP_TOKEN }),
    }),
  });
  const page = pagesAt(() => slack.url());
  return {
    ...slack,
    database,
    installations,
    page,
    begin: () => begun(page),
    install: (where) => installWith(() => slack.url(), slack.fake, where),
    dispose: async () => {
      await slack.dispose();
      await database.destroy();
    },
  };
}

const pagesAt =
  (url: () => string): SlackInstalls['page'] =>
  (path, cookie) =>
    fetch(new URL(path, url()), {
      redirect: 'manual',
      headers: cookie === undefined ? {} : { cookie: `other=1; ${cookie}` },
    });

/** The whole way of somebody who installs the app, in one browser. Resolves to what is seen at its end. */
export async function installWith(url: () => string, fake: FakeSlack, where: Where): Promise<string> {
  const page = pagesAt(url);
  const { state, cookie } = await begun(page);
  return (await page(callback({ code: fake.installs.code(where), state }), cookie)).text();
}

export const callback = (query: Readonly<Record<string, string>>): string =>
  `/slack/oauth_redirect?${new URLSearchParams(query).toString()}`;

interface Begun {
  readonly state: string;
  readonly cookie: string;
  readonly asks: URL;
}

async function begun(page: SlackInstalls['page']): Promise<Begun> {
  const response = await page('/slack/install');
  const html = await response.text();
  expect({ status: response.status, html }).toMatchObject({ status: 200 });
  const link = /<a href="([^"]+)">Add to Slack</.exec(html)?.[1] ?? '';
  const asks = new URL(link.replaceAll('&amp;', '&'));
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { state: asks.searchParams.get('state') ?? '', cookie, asks };
}

/** What a request names its installation by. */
const named = ({ team, enterprise }: Where): Fields => ({
  team_id: team?.id ?? 'T0ANY',
  enterprise_id: enterprise?.id ?? null,
  authorizations: [
    {
      team_id: team?.id ?? null,
      enterprise_id: enterprise?.id ?? null,
      user_id: BOT_ID,
      is_bot: true,
      is_enterprise_install: team === undefined,
    },
  ],
});

export const askedIn = (where: Where, id: string, event: Fields = {}): Fields => ({
  ...directMessage(id, event),
  ...named(where),
});

export const mentionedIn = (where: Where, id: string, event: Fields = {}): Fields => ({
  ...mentioned(id, event),
  ...named(where),
});

export const commandIn = ({ team, enterprise }: Where, id: string, responseUrl: string): Fields =>
  slashCommand(id, responseUrl, {
    team_id: team?.id ?? 'T0ANY',
    ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id }),
    is_enterprise_install: String(team === undefined),
  });

/** That the app was taken out, or that its tokens were. */
export const toldOf = (where: Where, id: string, event: Fields, at: number): Fields => {
  const { authorizations: _none, ...rest } = named(where);
  return { ...directMessage(id), authorizations: [], ...rest, event, event_time: Math.floor(at / 1000) };
};

import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import conversationUpdate from '../fixtures/teams/conversation-update.json' with { type: 'json' };
import type { Log } from '../../src/core/ports.ts';
import { aLog } from './builders.ts';
import type { Chatter } from './chatter.ts';
import { openFakeConnector } from './fake-connector.ts';
import type { FakeConnector } from './fake-connector.ts';
import { BOT_TOKEN, CHANNEL as SLACK_CHANNEL, SIGNING_SECRET } from './fake-slack-identity.ts';
import { createSender } from './fake-slack-sender.ts';
import type { Sender } from './fake-slack-sender.ts';
import { openFakeSlack } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { keptModel } from './kept-model.ts';
import { createSlackChatter } from './slack-chatter.ts';
import { SOUND } from './sound-knowledge.ts';
import { CHANNEL as TEAMS_CHANNEL } from './teams-activities.ts';
import type { TeamsActivity } from './teams-activities.ts';
import { accountOf, createTeamsChatter } from './teams-chatter.ts';

type Platform = 'slack' | 'teams';

/** The user group of the admins in Slack. */
export const ADMINS = 'S0ADMINS';

/** The whole service on a small council's guidance, with a Slack and a Teams of its own, and people in both. */
export interface WholeService {
  readonly slack: FakeSlack;
  readonly connector: FakeConnector;
  readonly log: ReturnType<typeof aLog>;
  /** Hands on what Slack would. */
  readonly sender: Sender;
  /** Where it listens now. */
  readonly url: () => string;
  /** The folder of the guidance. */
  readonly knowledge: string;
  /** The folder of its database. */
  readonly data: string;
  /** Two officers in the channel of each platform. */
  readonly officers: Readonly<Record<Platform, readonly [Chatter, Chatter]>>;
  /** Somebody who is in no channel of officers. */
  person(platform: Platform, name: string): Chatter;
  /** Hands on what Teams tells of: an activity of the fixtures, or one made of it. */
  tell(activity: TeamsActivity): Promise<void>;
  /** Stops the service and starts another on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** `log`: another log than the one that is looked at; `settings`: besides those it needs. */
export async function openWholeService(
  given: { readonly log?: Log; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<WholeService> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  const knowledge = join(folder, 'knowledge');
  await cp(SOUND, knowledge, { recursive: true });
  await appendFile(
    join(knowledge, 'marlpit', 'council.yaml'),
    `    slack: ${SLACK_CHANNEL}\n    teams: '${TEAMS_CHANNEL}'\nadmins:\n  slack: ${ADMINS}\n`,
  );
  const [slack, connector, log] = [await openFakeSlack(), await openFakeConnector(undefined), aLog()];
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    KNOWLEDGE_DIR: knowledge,
    DATA_DIR: join(folder, 'data'),
    COUNCIL: 'marlpit',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    ...given.settings,
  });
  const start = (): Promise<App> =>
    startApp(config, { log: given.log ?? log, progress: () => {}, embedder: keptModel });
  let app = await start();
  const sender = createSender('http', slack, () => `${app.url}slack/events`, Date.now);
  const activities = (): string => `${app.url}api/messages`;
  const person = createPeople(slack, sender, connector, activities);

  const officers = {
    slack: [person('slack', 'Anna Reed'), person('slack', 'Ben Hall')],
    teams: [person('teams', 'Cara Moss'), person('teams', 'Dev Shah')],
  } as const;
  slack.workspace.setMembers(SLACK_CHANNEL, ['UAnnaReed', 'UBenHall']);
  connector.lists(TEAMS_CHANNEL, [accountOf('CaraMoss', 'Cara Moss'), accountOf('DevShah', 'Dev Shah')]);
  const tell: WholeService['tell'] = async (activity) => {
    const response = await fetch(activities(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...activity, serviceUrl: connector.serviceUrl }),
    });
    if (!response.ok) throw new Error(`The service says ${response.status}.`);
  };
  // The app is put into the team's channel.
  await tell(conversationUpdate);

  return {
    slack,
    connector,
    log,
    sender,
    knowledge,
    data: join(folder, 'data'),
    url: () => app.url,
    officers,
    person,
    tell,
    async restart() {
      await app.stop();
      app = await start();
    },
    async close() {
      await app.stop();
      await Promise.all([slack.close(), connector.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Nobody's id is needed but to tell people apart, so it is the name. */
function createPeople(
  slack: FakeSlack,
  sender: Sender,
  connector: FakeConnector,
  activities: () => string,
): WholeService['person'] {
  let made = 0;
  const newId = (): string => String((made += 1));
  return (platform, name) => {
    const short = name.replaceAll(' ', '');
    return platform === 'slack'
      ? createSlackChatter(slack, () => sender, { id: `U${short}`, name, newId })
      : createTeamsChatter(connector, activities, { id: short, name, newId });
  };
}

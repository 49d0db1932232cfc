import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { databaseOf } from '../../src/adapters/store/database.ts';
import { forCouncil } from '../../src/config-libraries.ts';
import { readConfig } from '../../src/config.ts';
import type { PublishOutcome } from '../../src/core/publish-outcome.ts';
import { openPublishing } from '../../src/open-publishing.ts';
import { aLog } from './builders.ts';
import type { Chatter } from './chatter.ts';
import type { Fields } from './fake-slack-events.ts';
import { BOT_ID, CHANNEL, CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET, STATE_SECRET } from './fake-slack-identity.ts';
import { createSender } from './fake-slack-sender.ts';
import type { Sender } from './fake-slack-sender.ts';
import { openFakeSlack } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { keptModel } from './kept-model.ts';
import { createSlackChatter } from './slack-chatter.ts';
import { installWith } from './slack-installs.ts';
import { SOUND } from './sound-knowledge.ts';

const OFFICERS = `slackWorkspaces: [T0MARLPIT]\n`;
const SALTBY_TEAM = `teams:\n  - { id: clerks, name: Saltby clerks, slack: ${CHANNEL} }\nslackWorkspaces: [T0SALTBY]\n`;

/** The whole service with two councils, each in a Slack workspace of its own that has installed the app. Channels have the same ids in both. */
export interface TwoWorkspaces {
  readonly slack: FakeSlack;
  readonly log: ReturnType<typeof aLog>;
  /** Somebody in a workspace. */
  person(workspace: 'T0MARLPIT' | 'T0SALTBY', name: string): Chatter;
  /** Slack's requests from a workspace. */
  senderIn(workspace: string): Sender;
  install(workspace: string): Promise<string>;
  /** The folder of the guidance. */
  readonly knowledge: string;
  readonly database: ReturnType<typeof databaseOf>;
  /** Puts the guidance of one council in force by the command, where each has its own. */
  publish(council: 'marlpit' | 'saltby'): Promise<PublishOutcome>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** `apart`: each council's guidance is a library of its own, and nothing is put in force by starting. */
export async function openTwoWorkspaces({ apart = false } = {}): Promise<TwoWorkspaces> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  const knowledge = join(folder, 'knowledge');
  await cp(SOUND, knowledge, { recursive: true });
  await appendFile(join(knowledge, 'marlpit', 'council.yaml'), `    slack: ${CHANNEL}\n${OFFICERS}`);
  await appendFile(join(knowledge, 'saltby', 'council.yaml'), SALTBY_TEAM);
  const [slack, log] = [await openFakeSlack(), aLog()];
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    KNOWLEDGE_DIR: knowledge,
    DATA_DIR: join(folder, 'data'),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    SLACK_CLIENT_ID: CLIENT_ID,
    SLACK_CLIENT_SECRET: CLIENT_SECRET,
    SLACK_STATE_SECRET: STATE_SECRET,
    SLACK_ENCRYPTION_KEY: Buffer.alloc(32, 'k').toString('base64'),
    ...(apart && { COUNCILS_APART: 'yes' }),
  });
  const opening = { log, progress: () => {}, embedder: keptModel };
  const start = (): Promise<App> => startApp(config, opening);
  let app = await start();
  const sender = createSender('http', slack, () => `${app.url}slack/events`, Date.now);
  let made = 0;
  const newId = (): string => String((made += 1));
  const senderIn = (workspace: string): Sender => from(workspace, sender);
  return {
    slack,
    log,
    senderIn,
    person: (workspace, name) => {
      const seen = { ...slack, workspace: slack.installs.workspaceOf(workspace) };
      return createSlackChatter(seen, () => senderIn(workspace), { id: `U${name.replaceAll(' ', '')}`, name, newId });
    },
    install: (workspace) => installWith(() => app.url, slack, { team: { id: workspace, name: workspace } }),
    knowledge,
    database: databaseOf(config),
    async publish(council) {
      const own = { ...config, libraries: forCouncil(config.libraries, council) };
      const publishing = await openPublishing(own, opening);
      try {
        return await publishing.publish({ by: { kind: 'command', name: 'root' } });
      } finally {
        await publishing.close();
      }
    },
    async restart() {
      await app.stop();
      app = await start();
    },
    async close() {
      await app.stop();
      await slack.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The same requests, as they come from that workspace. */
function from(workspace: string, sender: Sender): Sender {
  const event = (body: Fields): Fields => ({
    ...body,
    team_id: workspace,
    authorizations: [
      { team_id: workspace, enterprise_id: null, user_id: BOT_ID, is_bot: true, is_enterprise_install: false },
    ],
  });
  const inWindow = (body: Fields): Fields => ({ ...body, team: { id: workspace, domain: 'a' } });
  return {
    post: (body, headers) => sender.post(body, headers),
    event: (body, retry) => sender.event(event(body), retry),
    command: (body) => sender.command({ ...body, team_id: workspace }),
    interaction: (body) => sender.interaction(inWindow(body)),
    inWindow: (body) => sender.inWindow(inWindow(body)),
  };
}

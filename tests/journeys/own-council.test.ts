import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { councilFrom } from '../../src/reader.ts';
import { aLog } from '../support/builders.ts';
import { openFakeConnector } from '../support/fake-connector.ts';
import { directMessage } from '../support/fake-slack-events.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../support/fake-slack-identity.ts';
import { createSender } from '../support/fake-slack-sender.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import { keptModel } from '../support/kept-model.ts';
import { aSoundEdition, SOUND } from '../support/sound-knowledge.ts';
import { aPersonalMessage } from '../support/teams-activities.ts';
import { aTempFolder } from '../support/temp-folder.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';

const QUESTION = 'bins';
const edition = await aSoundEdition();
const knowledge = knowledgeOf(edition);
/** A knowledge base with one of the two councils alone. */
async function onlySaltby(): Promise<string> {
  const folder = await aTempFolder();
  await cp(join(SOUND, 'saltby'), join(folder, 'saltby'), { recursive: true });
  return folder;
}

describe('the council that a setting names', () => {
  it.each(['saltby', 'Saltby Parish Council', 'saltby parish council', ' SALTBY '])('is known as “%s”', (named) => {
    expect(councilFrom(named, knowledge)).toBe('saltby');
  });

  it('is never another than that', () => {
    expect(() => councilFrom('saltb', knowledge)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining('marlpit, saltby') }),
    );
  });
});

/** What each platform of the whole service replies to a question that no guidance answers. */
async function repliesWith(knows: string, council?: string): Promise<Readonly<Record<string, string>>> {
  // What is in force is kept with the data, so each has a folder of its own.
  const data = await aTempFolder();
  const id = randomUUID();
  const [slack, connector] = [await openFakeSlack(), await openFakeConnector(undefined)];
  onTestFinished(async () => void (await Promise.all([slack.close(), connector.close()])));
  const settings = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slack.apiUrl };
  const given = { KNOWLEDGE_DIR: knows, DATA_DIR: data, COUNCIL: council, HOST: '127.0.0.1', PORT: '0' };
  const config = readConfig({ ...given, ...settings });
  const app = await startApp(config, { log: aLog(), progress: () => {}, embedder: keptModel });
  onTestFinished(() => app.stop());
  await createSender('http', slack, () => `${app.url}slack/events`, Date.now).event(
    directMessage(id, { text: QUESTION }),
  );
  await vi.waitFor(() => expect(slack.messages).toHaveLength(1), { timeout: 20_000, interval: 5 });
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(new URL(path, app.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('api/messages', { ...aPersonalMessage(QUESTION, id), serviceUrl: connector.serviceUrl });
  return {
    slack: JSON.stringify(slack.messages),
    teams: JSON.stringify(connector.posted),
    page: await (await fetch(new URL(`?question=${QUESTION}`, app.url))).text(),
    api: await (await post('api/ask', { question: QUESTION })).text(),
  };
}

describe('every platform asks', () => {
  it.each<[string, () => Promise<string>, string | undefined, string]>([
    ['the council of the settings', async () => SOUND, 'saltby', 'the guidance of Saltby Parish Council'],
    ['the only council', onlySaltby, undefined, 'the guidance of Saltby Parish Council'],
    ['all of them where there are several', async () => SOUND, undefined, 'the guidance I hold'],
  ])('%s', async (_which, folder, council, said) => {
    const replies = await repliesWith(await folder(), council);
    expect(Object.keys(replies).filter((platform) => !replies[platform]?.includes(said))).toEqual([]);
  });
});

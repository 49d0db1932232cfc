import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import mention from '../../fixtures/slack/app-mention.json' with { type: 'json' };
import press from '../../fixtures/slack/block-actions.json' with { type: 'json' };
import events from '../../fixtures/slack/events.json' with { type: 'json' };
import interactions from '../../fixtures/slack/interactions.json' with { type: 'json' };
import direct from '../../fixtures/slack/message-im.json' with { type: 'json' };
import command from '../../fixtures/slack/slash-command.json' with { type: 'json' };
import envelopes from '../../fixtures/slack/socket-envelopes.json' with { type: 'json' };
import verification from '../../fixtures/slack/url-verification.json' with { type: 'json' };
import { aHome } from '../../support/any-home.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import { nothingHandled } from '../../support/handling.ts';
import { done } from '../../support/slack-handled.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';

const EVENTS = Object.entries({ ...events, 'a mention': mention, 'a direct message': direct });
const INTERACTIONS = Object.entries({ ...interactions, 'a press under a direct message': press });
const FAULTS = /unreadable|unknown|failed/;

/** What has been asked, though nobody mentioned Clausebook by name in a channel. */
const ASKED = [
  'a direct message',
  'a mention',
  'a mention in a thread',
  "a message in an assistant's thread",
  'a message in an organisation',
  'a message with a file',
  'a reply in a thread of a direct conversation',
];

describe.each<Mode>(['http', 'socket'])("Slack's published payloads, over %s", (mode) => {
  let slack: SlackUnderTest;

  beforeAll(async () => {
    slack = await openSlack(mode);
    await slack.start(undefined, async (handling) => {
      if (handling.kind === 'acts') return done('GED-7K2M4X: Done.');
      return handling.kind === 'looks' ? { kind: 'home', home: aHome() } : nothingHandled(handling);
    });
  });
  afterAll(() => slack.dispose());

  it.each(EVENTS)('are acknowledged and understood: %s', async (_name, body) => {
    await expect(slack.event(body)).resolves.toBeUndefined();
  });

  it.each(INTERACTIONS)('are acknowledged and understood: %s', async (_name, body) => {
    const pressed = { ...body, response_url: slack.fake.responseUrl() };
    await expect(slack.interaction(pressed)).resolves.toBeUndefined();
  });

  it('are acknowledged and understood: the slash command', async () => {
    const given = { ...command, response_url: slack.fake.responseUrl() };
    await expect(slack.command(given)).resolves.toBeUndefined();
  });

  it('make no trouble, and questions only where something was asked', async () => {
    await slack.logged('turn-finished', ASKED.length + 1);
    expect(slack.log.lines.filter(({ event }) => FAULTS.test(event))).toEqual([]);
    const ids = new Set<string>(slack.turns.map(({ id }) => id));
    expect(EVENTS.flatMap(([name, { event_id }]) => (ids.has(`slack:${event_id}`) ? [name] : [])).toSorted()).toEqual(
      ASKED,
    );
  });
});

describe("Slack's question whether an address is ours", () => {
  it('is answered with its challenge', async () => {
    const slack = await openSlack('http');
    try {
      await slack.start();
      const response = await slack.post(JSON.stringify(verification));
      expect(response.status).toBe(200);
      expect(await response.text()).toContain(verification.challenge);
    } finally {
      await slack.dispose();
    }
  });
});

describe("Socket Mode's published envelopes", () => {
  it('are taken as they come, and a connection that is to be refreshed is opened anew', async () => {
    const slack = await openSlack('socket');
    try {
      await slack.start();
      for (const envelope of Object.values(envelopes)) slack.fake.socketMode.sendText(JSON.stringify(envelope));
      await slack.logged('slack-socket-connected', 2);
      expect(slack.log.lines.filter(({ event }) => FAULTS.test(event))).toEqual([]);
    } finally {
      await slack.dispose();
    }
  });
});

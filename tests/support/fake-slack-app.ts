import { expect, vi } from 'vitest';
import { createHttpServer } from '../../src/adapters/http-server.ts';
import { createSlackPlatform } from '../../src/adapters/slack/slack-platform.ts';
import type { SlackSettings } from '../../src/adapters/slack/slack-platform.ts';
import type { Handling, Turn } from '../../src/core/conversation.ts';
import type { CouncilManners } from '../../src/core/council-manners.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import type { Council } from '../../src/core/people.ts';
import type { OfficerPlatform, OnHandling } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/reply.ts';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import type { ShortMemory } from '../../src/core/short-memory.ts';
import { aLog, ALWAYS_READY, aQuotedReply } from './builders.ts';
import { openFakeSlack } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from './fake-slack-identity.ts';
import { createSender } from './fake-slack-sender.ts';
import type { Mode, Sender } from './fake-slack-sender.ts';
import { nothingHandled } from './handling.ts';
import { createPlacesInMemory } from './places-in-memory.ts';
import { PLAIN_MANNERS } from './manners.ts';

/** The Slack platform on a server of its own, with a fake Slack. */
export interface SlackUnderTest extends Sender {
  readonly platform: OfficerPlatform;
  readonly fake: FakeSlack;
  readonly log: ReturnType<typeof aLog>;
  readonly turns: readonly Turn[];
  readonly handlings: readonly Handling[];
  /** Starts and listens, or connects. */
  start(onTurn?: (turn: Turn) => Promise<Reply>, onHandling?: OnHandling): Promise<void>;
  ready(): Promise<void>;
  url(): string;
  /** Resolves when so many log lines of the event are there. */
  logged(event: string, count?: number): Promise<void>;
  dispose(): Promise<void>;
}

export const settingsOf = (mode: Mode, apiUrl: string): Extract<SlackSettings, { botToken: string }> => ({
  botToken: BOT_TOKEN,
  apiUrl,
  ...(mode === 'http' ? { mode, signingSecret: SIGNING_SECRET } : { mode, appToken: APP_TOKEN }),
});

export async function openSlack(
  mode: Mode,
  options: {
    readonly council?: CouncilId;
    readonly clock?: () => number;
    readonly manners?: CouncilManners;
    readonly councils?: readonly Council[];
    readonly settings?: (fake: FakeSlack) => SlackSettings;
    readonly memory?: ShortMemory;
  } = {},
): Promise<SlackUnderTest> {
  const { council, clock = Date.now, manners = PLAIN_MANNERS } = options;
  const fake = await openFakeSlack(clock);
  const log = aLog();
  const turns: Turn[] = [];
  const handlings: Handling[] = [];
  const health = { status: 'ok', edition: 'none', problems: [] } as const;
  const server = createHttpServer({ host: '127.0.0.1', port: 0, health: () => health, readiness: ALWAYS_READY, log });
  const settings = options.settings?.(fake) ?? settingsOf(mode, fake.apiUrl);
  const platform = createSlackPlatform({
    settings,
    server,
    council,
    councils: () => options.councils ?? [],
    manners,
    places: createPlacesInMemory(),
    memory: options.memory ?? shortMemoryHere(),
    log,
    clock,
  });
  let url = '';

  const logged = (event: string, count = 1): Promise<void> =>
    vi.waitFor(() => expect(log.lines.filter((line) => line.event === event).length).toBeGreaterThanOrEqual(count), {
      timeout: 10_000,
      interval: 5,
    });
  const ready = async (): Promise<void> => {
    // In Socket Mode the server is there for pages alone.
    url = `http://127.0.0.1:${(await server.listen()).port}/slack/events`;
    if (mode === 'socket') await logged('slack-socket-connected');
  };
  const sender = createSender(mode, fake, () => url, clock);

  return {
    platform,
    fake,
    log,
    turns,
    handlings,
    ready,
    ...sender,
    logged,
    url: () => url,
    start: async (onTurn = async () => aQuotedReply(), onHandling = nothingHandled) => {
      await platform.start(
        async (turn) => {
          turns.push(turn);
          return onTurn(turn);
        },
        async (handling) => {
          handlings.push(handling);
          return onHandling(handling);
        },
      );
      await ready();
    },
    dispose: async () => {
      await platform.stop();
      await server.close();
      await fake.close();
    },
  };
}

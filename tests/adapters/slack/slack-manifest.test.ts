import { App } from '@slack/bolt';
import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { BOT_SCOPES } from '../../../src/adapters/slack/scopes.ts';
import mention from '../../fixtures/slack/app-mention.json' with { type: 'json' };
import { openSlack } from '../../support/fake-slack-app.ts';
import { addressesIn, readManifest } from '../../support/slack-manifest.ts';
import { SCOPES_OF_EVENTS, SCOPES_OF_METHODS } from '../../support/slack-scopes.ts';

/** Acted upon before it is found out who listens: nobody does any more. */
const ROUTED = ['app_uninstalled', 'tokens_revoked'];

/** Sent by the older assistant view alone, which the manifest does not have; listened to for apps that do. */
const OLDER = ['assistant_thread_started'];

const LISTENERS = ['event', 'command', 'shortcut'] as const;
type Listener = (typeof LISTENERS)[number];

/** What the app registers with the library by the time of its first request. */
async function listenedTo(): Promise<Readonly<Record<Listener, readonly string[]>>> {
  const spies = LISTENERS.map((name) => [name, vi.spyOn(App.prototype, name)] as const);
  const slack = await openSlack('http');
  try {
    await slack.start();
    await slack.event(mention);
    const names = spies.map(([name, spy]) => [name, spy.mock.calls.map(([first]) => nameOf(first))] as const);
    return { event: [], command: [], shortcut: [], ...Object.fromEntries(names) };
  } finally {
    for (const [, spy] of spies) spy.mockRestore();
    await slack.dispose();
  }
}

const nameOf = (constraint: unknown): string =>
  typeof constraint === 'object' && constraint !== null && 'callback_id' in constraint
    ? String(constraint.callback_id)
    : String(constraint);

const CALL =
  /\.((?:apps|assistant|auth|bots|chat|conversations|oauth|team|usergroups|users|views)(?:\.[a-zA-Z\d]+)+)\(/g;

/** Every method of the Web API that the sources call. */
async function methodsCalled(): Promise<readonly string[]> {
  const folder = 'src/adapters/slack';
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  const sources = await Promise.all(files.map((name) => readFile(`${folder}/${name}`, 'utf8')));
  const called = sources.flatMap((source) => [...source.matchAll(CALL)].map(([, method = '']) => method));
  return [...new Set(called)].toSorted();
}

const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].toSorted();

describe('the app manifest', async () => {
  const manifest = await readManifest();
  const { features, oauth_config, settings } = manifest;
  const events = settings.event_subscriptions.bot_events;
  const methods = await methodsCalled();
  let heard: Awaited<ReturnType<typeof listenedTo>>;

  beforeAll(async () => {
    heard = await listenedTo();
  });

  it('asks for the scopes that the app says it needs, each once', () => {
    expect(oauth_config.scopes.bot).toEqual([...BOT_SCOPES]);
    expect(new Set(BOT_SCOPES).size).toBe(BOT_SCOPES.length);
  });

  it('has every scope explained in docs/slack.md, and no other', async () => {
    const page = await readFile('docs/slack.md', 'utf8');
    const table = /## What each permission is for\n([^]*?)\n## /.exec(page)?.[1] ?? '';
    const explained = table
      .split('\n')
      .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, scope = '']) => scope));
    expect(sorted(explained)).toEqual(sorted(BOT_SCOPES));
  });

  it('asks for every scope that a call, an event or a command takes, and for no other', () => {
    expect(methods).toEqual(expect.arrayContaining(['chat.postMessage', 'users.info', 'views.open']));
    expect(methods.filter((method) => SCOPES_OF_METHODS[method] === undefined)).toEqual([]);
    expect(events.filter((event) => SCOPES_OF_EVENTS[event] === undefined)).toEqual([]);
    const needed = [
      ...methods.flatMap((method) => SCOPES_OF_METHODS[method] ?? []),
      ...events.flatMap((event) => SCOPES_OF_EVENTS[event] ?? []),
      // Needed for the command, and to write to a person who has not written yet.
      'commands',
      'im:write',
    ];
    expect(sorted(needed)).toEqual(sorted(BOT_SCOPES));
  });

  it('subscribes to what is listened to, and to nothing else', () => {
    const subscribed = events.map((event) => event.split('.')[0] ?? '');
    const listened = heard.event.filter((event) => !OLDER.includes(event));
    expect(sorted([...listened, ...ROUTED])).toEqual(sorted(subscribed));
    expect(events).toContain('message.im');
  });

  it('has the commands and shortcuts that are listened to, and no other', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(heard.command);
    const named = features.shortcuts.map(({ callback_id }) => callback_id);
    expect(sorted(heard.shortcut)).toEqual(sorted(named));
  });

  it('has one server in all its addresses, and the path that is served', () => {
    const addresses = addressesIn(manifest);
    expect(addresses).toHaveLength(5);
    expect(new Set(addresses.map((address) => new URL(address).origin)).size).toBe(1);
    const paths = addresses.map((address) => new URL(address).pathname);
    expect(paths.filter((path) => path === '/slack/events')).toHaveLength(4);
  });

  it('lets people write to the app, across an organisation, over HTTP, with a token that stays', () => {
    expect(features.app_home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: false });
    expect(settings).toMatchObject({
      org_deploy_enabled: true,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    });
  });
});

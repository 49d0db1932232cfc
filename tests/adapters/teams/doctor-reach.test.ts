import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/checkup.ts';
import type { Places } from '../../../src/core/ports.ts';
import { GEDLING } from '../../support/builders.ts';
import { BAD_SYNTAX, NOT_IN_ROSTER, OUT_OF_ORDER, TOO_MANY } from '../../support/fake-connector.ts';
import { nothingHandled } from '../../support/handling.ts';
import { listening } from '../../support/loopback.ts';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import { BOT_ID, CHANNEL } from '../../support/teams-activities.ts';
import { openTeams } from '../../support/teams-service.ts';
import { notOk, ok, openSurgery, untold } from '../../support/teams-surgery.ts';
import type { Surgery } from '../../support/teams-surgery.ts';

let surgery: Surgery;
beforeEach(async () => {
  surgery = await openSurgery();
});
afterEach(() => surgery.close());

const saying = (part: string): unknown => expect.stringContaining(part);

describe('the channels', () => {
  const looked = async (places?: Places): Promise<Finding | undefined> =>
    (await surgery.found(places && { places }))['channels']?.[0];

  it('may be none', async () => {
    expect((await surgery.found({ councils: [GEDLING] }))['channels']).toEqual([
      ok(saying('No team has a channel in Teams')),
    ]);
  });

  it('that were not met are told', async () => {
    expect(await looked(createPlacesInMemory())).toEqual(
      notOk(saying('has not met the channel'), saying('mention Clausebook once')),
    );
  });

  it('cannot be told where the database does not open', async () => {
    const places: Places = {
      keep: async () => {},
      find: async () => {
        throw new Error('locked');
      },
    };
    expect(await looked(places)).toEqual(untold(saying('database cannot be opened'), saying('DATA_DIR')));
  });

  it('that the app is not in are told', async () => {
    surgery.service.connector.fail(NOT_IN_ROSTER);
    expect(await looked()).toEqual(notOk(saying('(BotNotInConversationRoster)'), saying('Add the app to the team')));
  });

  it('that nobody is in are told', async () => {
    surgery.service.connector.lists(CHANNEL, [{ id: BOT_ID }]);
    expect(await looked()).toEqual(notOk(saying('nobody else is'), saying('Add the officers')));
  });

  it.each([
    [OUT_OF_ORDER, 'ServiceError'],
    [TOO_MANY, 'TooManyRequests'],
  ])('cannot be told where Teams does not tell: $code', async (fault, code) => {
    surgery.service.connector.fail(fault, fault, fault, fault);
    expect(await looked()).toEqual(untold(saying(`(${code})`), expect.any(String)));
  });
});

describe('a test message', () => {
  const said = async (places?: Places): Promise<Finding | undefined> =>
    (await surgery.found({ councils: [], say: CHANNEL, ...(places && { places }) }))['message']?.[0];

  it('is posted and edited', async () => {
    expect((await said())?.outcome).toBe('ok');
    expect(surgery.service.connector.standing).toMatchObject([
      { conversation: CHANNEL, edits: 1, activity: { text: saying('This was a test') } },
    ]);
  });

  it('that stays as it was is told', async () => {
    surgery.service.connector.failAfter(1, BAD_SYNTAX);
    expect(await said()).toEqual(notOk(saying('could not be edited (BadSyntax)'), saying('by hand')));
  });

  it('that Teams does not take is told', async () => {
    surgery.service.connector.fail(NOT_IN_ROSTER);
    expect(await said()).toEqual(notOk(saying('(BotNotInConversationRoster)'), saying('Add the app')));
  });

  it('is not tried in a channel that was not met', async () => {
    expect(await said(createPlacesInMemory())).toEqual(notOk(saying('has not met'), saying('mention Clausebook once')));
  });
});

describe('the public address', () => {
  const at = async (address: string): Promise<Finding | undefined> =>
    (await surgery.found({ address }))['address']?.[0];
  const answering = async (status: number, text: string, headers = {}): Promise<Finding | undefined> => {
    const { origin, close } = await listening(
      createServer((_request, response) => response.writeHead(status, headers).end(text)),
    );
    const finding = await at(origin);
    await close();
    return finding;
  };

  it('is called as somebody would who is not Microsoft', async () => {
    expect(await at(surgery.service.url)).toEqual(ok(saying('/api/messages')));
    expect(await at(new URL('/', surgery.service.url).href)).toEqual(ok(saying('turns away')));
  });

  it('may be that of a service without these settings', async () => {
    const other = await openTeams();
    await other.platform.start(async () => ({ kind: 'already-answered' }), nothingHandled);
    await other.open();
    expect(await at(other.url)).toEqual(notOk(saying('without the settings'), saying('MicrosoftApp')));
    await other.dispose();
  });

  it.each([
    ['asks for a password', 401, 'Sign in', {}],
    ['asks for a password in a header', 401, '', { 'www-authenticate': 'Negotiate' }],
    ['leads to a page to sign in at', 302, '', { location: 'https://surgery.login.example' }],
  ])('may stand behind something that %s', async (_name, status, text, headers) => {
    expect(await answering(status, text, headers)).toEqual(notOk(saying('sign in'), saying('/api/messages')));
  });

  it.each([200, 403, 404, 502])('may be something else’s, which answers %i', async (status) => {
    expect(await answering(status, 'hello')).toEqual(notOk(saying(`(status ${status})`), saying('/api/messages')));
  });

  it('may lead nowhere', async () => {
    const { origin, close } = await listening(createServer());
    await close();
    expect(await at(origin)).toEqual(notOk('Nothing answers there (ECONNREFUSED).', saying('Start Clausebook')));
  });

  it.each(['http://clausebook.example', 'clausebook.example'])('begins with https, unlike %s', async (address) => {
    expect(await at(address)).toEqual(notOk(saying('https'), saying('https://')));
  });
});

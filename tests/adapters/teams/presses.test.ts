import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/conversation.ts';
import channelMention from '../../fixtures/teams/channel-mention.json' with { type: 'json' };
import groupMention from '../../fixtures/teams/group-mention.json' with { type: 'json' };
import personalMessage from '../../fixtures/teams/personal-message.json' with { type: 'json' };
import { aSilentReply } from '../../support/builders.ts';
import { aPress } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { nothingHandled } from '../../support/handling.ts';

const OF = 'teams:a-conversation/1778490861620';
const VALUE = { clausebook: { press: 'none-of-these', of: OF } };

/** The same press as in a conversation of another message, which mentions nobody and says nothing. */
const pressIn = (message: TeamsActivity, value: unknown = VALUE): TeamsActivity => ({
  ...message,
  id: '1778491999999',
  text: undefined,
  entities: undefined,
  attachments: undefined,
  value,
});

describe('a press in Teams', () => {
  let service: TeamsService;
  let turns: Turn[];

  beforeEach(async () => {
    service = await openTeams();
    turns = [];
    await service.platform.start(async (turn) => {
      turns.push(turn);
      return aSilentReply();
    }, nothingHandled);
    await service.open();
  });
  afterEach(() => service.dispose());

  async function send(activity: TeamsActivity): Promise<void> {
    const response = await service.send(activity);
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: '' });
    expect(service.connector.problems).toEqual([]);
  }

  it.each([
    ['a personal chat', personalMessage, 'only-you'],
    ['a thread of a channel', channelMention, 'everyone-here'],
    ['a group chat', groupMention, 'everyone-here'],
  ])('in %s is of the thread it was asked in, and answered there', async (_where, message, audience) => {
    await send(message);
    await send(pressIn(message));
    const [asked, pressed] = turns;
    expect(pressed).toMatchObject({ kind: 'presses', press: 'none-of-these', of: OF, audience });
    expect(pressed?.thread).toBe(asked?.thread);
    expect(pressed?.id).not.toBe(asked?.id);
    expect(service.connector.posted[1]).toMatchObject({
      conversation: { id: message.conversation.id },
      replyToId: '1778491999999',
    });
  });

  it('carries what its button carries beside what others put there', async () => {
    await send(aPress({ ...VALUE, msteams: { type: 'message' } }, '1'));
    expect(turns).toMatchObject([{ kind: 'presses', of: OF }]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no object', null],
    ['text', JSON.stringify(VALUE)],
    ['a list', [VALUE]],
    ['something of another app', { any: 'thing' }],
    ['nothing of ours', { clausebook: null }],
    ['no kind', { clausebook: { of: OF } }],
    ['a kind that there is not', { clausebook: { press: 'all-of-these', of: OF } }],
    ['a list of kinds', { clausebook: { press: ['none-of-these'], of: OF } }],
    ['no turn', { clausebook: { press: 'by-itself' } }],
    ['a turn without a name', { clausebook: { press: 'by-itself', of: '' } }],
    ['a turn that is no text', { clausebook: { press: 'by-itself', of: { id: OF } } }],
  ])('that carries %s is none', async (_what, value) => {
    await send(aPress(value, '1'));
    await send(pressIn(channelMention, value ?? null));
    expect(turns).toEqual([]);
    expect(service.connector.requests).toEqual([]);
    expect(service.log.lines).toEqual([]);
  });

  it.each([
    ['another bot', { id: '28:another', name: 'Another' }],
    ['Clausebook itself', personalMessage.recipient],
    ['nobody', undefined],
  ])('by %s is none', async (_who, from) => {
    await send({ ...aPress(VALUE, '1'), from });
    expect(turns).toEqual([]);
    expect(service.connector.requests).toEqual([]);
  });

  it('is what a message is, whatever words come with it', async () => {
    await send({ ...aPress(VALUE, '1'), text: 'None of these' });
    expect(turns).toMatchObject([{ kind: 'presses' }]);
  });

  it('that cannot be read does not take away the words beside it', async () => {
    await send({ ...aPress({ any: 'thing' }, '1'), text: 'can I use the logo?' });
    expect(turns).toMatchObject([{ kind: 'asks', text: 'can I use the logo?' }]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress } from '../../../src/adapters/teams/address.ts';
import type { Turn } from '../../../src/core/conversation.ts';
import channelMention from '../../fixtures/teams/channel-mention.json' with { type: 'json' };
import conversationUpdate from '../../fixtures/teams/conversation-update.json' with { type: 'json' };
import groupMention from '../../fixtures/teams/group-mention.json' with { type: 'json' };
import installationUpdate from '../../fixtures/teams/installation-update.json' with { type: 'json' };
import messageReaction from '../../fixtures/teams/message-reaction.json' with { type: 'json' };
import personalMessage from '../../fixtures/teams/personal-message.json' with { type: 'json' };
import { aQuotedReply, GEDLING } from '../../support/builders.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { nothingHandled } from '../../support/handling.ts';

describe('a turn in Teams', () => {
  let service: TeamsService;
  let turns: Turn[];

  beforeEach(async () => {
    service = await openTeams();
    turns = [];
    await service.platform.start(async (turn) => {
      turns.push(turn);
      return aQuotedReply();
    }, nothingHandled);
    await service.open();
  });
  afterEach(() => service.dispose());

  async function turnFrom(activity: TeamsActivity): Promise<Turn | undefined> {
    const response = await service.send(activity);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(service.connector.problems).toEqual([]);
    return turns.at(-1);
  }

  it('is taken by a message in a personal chat', async () => {
    expect(await turnFrom(personalMessage)).toMatchObject({
      kind: 'asks',
      id: `teams:${personalMessage.conversation.id}/1778490861620`,
      audience: 'only-you',
      council: GEDLING.id,
      text: 'can I use the council logo on my election leaflet?',
    });
  });

  it('is taken by a mention in a channel, and answered in its thread', async () => {
    const turn = await turnFrom(channelMention);
    expect(turn).toMatchObject({ audience: 'everyone-here', text: 'can I use the council logo?' });
    const [posted] = service.connector.posted;
    expect(posted?.conversation.id).toBe('19:5e0a1c7d9f2b4a6e8c3d1f0b7a9e5c42@thread.tacv2;messageid=1778491190001');
    expect(posted?.replyToId).toBe(channelMention.id);
  });

  it('belongs to the thread it stands in, whatever its id', async () => {
    const first = await turnFrom(channelMention);
    const second = await turnFrom({ ...channelMention, id: '1778491190999' });
    const elsewhere = await turnFrom(personalMessage);
    expect(second?.thread).toBe(first?.thread);
    expect(first?.thread).toBe(channelMention.conversation.id);
    expect(elsewhere?.thread).not.toBe(first?.thread);
  });

  it('is taken by a mention in a group chat, with the names of other people kept', async () => {
    expect(await turnFrom(groupMention)).toMatchObject({
      audience: 'everyone-here',
      text: 'Would Bartholomew Finch & Co or know who may sign for the ward grant?',
    });
  });

  it('carries an address that leads back to its conversation and names nobody', async () => {
    const turn = await turnFrom(personalMessage);
    if (turn === undefined) throw new Error('No turn was taken.');
    expect(readAddress(turn.at)).toEqual({
      channelId: 'msteams',
      serviceUrl: service.connector.serviceUrl,
      activityId: personalMessage.id,
      bot: { id: personalMessage.recipient.id },
      user: { id: personalMessage.from.id },
      conversation: {
        id: personalMessage.conversation.id,
        conversationType: 'personal',
        tenantId: personalMessage.conversation.tenantId,
      },
    });
    expect(turn.at.address).not.toContain('Okafor');
  });

  it('keeps its id to its conversation', async () => {
    const here = await turnFrom(personalMessage);
    const there = await turnFrom({
      ...personalMessage,
      conversation: { ...personalMessage.conversation, id: 'a:other' },
    });
    expect(there?.id).not.toBe(here?.id);
  });

  it('is taken by a mention alone, which calls for help', async () => {
    expect(await turnFrom({ ...channelMention, text: '<at>Clausebook</at>&nbsp;\n' })).toMatchObject({ text: 'help' });
  });

  it('does not say "only you" where the kind of conversation is not told', async () => {
    const unknown = { ...personalMessage, conversation: { id: 'an-emulator' } };
    expect(await turnFrom(unknown)).toMatchObject({ audience: 'everyone-here' });
  });

  it.each<[string, TeamsActivity]>([
    ['a conversation update', conversationUpdate],
    ['an installation update', installationUpdate],
    ['a reaction', messageReaction],
    ['an edit', { ...personalMessage, type: 'messageUpdate', channelData: { eventType: 'editMessage' } }],
    ['a deletion', { ...personalMessage, type: 'messageDelete' }],
    ['somebody typing', { ...personalMessage, type: 'typing', text: undefined }],
    ['a message without text', { ...personalMessage, text: undefined }],
    ['a message of white space', { ...personalMessage, text: ' &nbsp;\n' }],
    ['a message of its own', { ...personalMessage, from: personalMessage.recipient }],
    ['a message of another bot', { ...personalMessage, from: { id: '28:another', name: 'Another' } }],
    ['talk in a channel that does not mention it', { ...channelMention, text: 'lunch?', entities: [] }],
    [
      'talk in a group chat that mentions somebody else',
      { ...groupMention, entities: groupMention.entities.slice(0, 1) },
    ],
    ['a message without an id', { ...personalMessage, id: undefined }],
  ])('is not taken by %s', async (_name, activity) => {
    expect(await turnFrom(activity)).toBeUndefined();
    expect(service.connector.requests).toEqual([]);
    expect(service.log.lines).toEqual([]);
  });
});

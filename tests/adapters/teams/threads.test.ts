import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/conversation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import channelMention from '../../fixtures/teams/channel-mention.json' with { type: 'json' };
import groupMention from '../../fixtures/teams/group-mention.json' with { type: 'json' };
import { aQuotedReply } from '../../support/builders.ts';
import { nothingHandled } from '../../support/handling.ts';
import { PRIVATE_MANNERS } from '../../support/manners.ts';
import { aChannelMention, aPersonalMessage } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const SOMEBODY = { id: '29:somebody-else', name: 'Ben', aadObjectId: '00000000-0000-0000-0000-00000000000b' };

/** What Teams hands on of a thread to an app that may read the channel. */
const overheard = (text: string, id: string, change: TeamsActivity = {}): TeamsActivity => {
  const { entities: _mentions, attachments: _html, ...rest } = channelMention;
  return { ...rest, text, id, ...change };
};
const naming = (who: { readonly id: string; readonly name: string }): TeamsActivity => ({
  text: `<at>${who.name}</at> what do you think?`,
  entities: [{ type: 'mention', text: `<at>${who.name}</at>`, mentioned: who }],
});

describe('a thread in a channel of Teams', () => {
  let service: TeamsService;
  let turns: Turn[];
  let reply: Reply;
  async function open(options: Parameters<typeof openTeams>[1] = {}): Promise<void> {
    service = await openTeams({ kind: 'emulator' }, options);
    turns = [];
    reply = aQuotedReply();
    await service.platform.start(async (turn) => {
      turns.push(turn);
      return reply;
    }, nothingHandled);
    await service.open();
  }
  beforeEach(() => open());
  afterEach(() => service.dispose());

  const send = async (...activities: readonly TeamsActivity[]): Promise<readonly string[]> => {
    for (const activity of activities) expect((await service.send(activity)).status).toBe(200);
    expect(service.connector.problems).toEqual([]);
    return turns.map((turn) => (turn.kind === 'asks' ? turn.text : turn.kind === 'presses' ? turn.press : turn.view));
  };
  const MENTION = aChannelMention('the logo?', 'M1');

  it('goes on without another mention, where Teams hands it on', async () => {
    expect(await send(MENTION, overheard('and photos?', 'M2'), overheard('and videos?', 'M3'))).toHaveLength(3);
    expect(turns[1]).toMatchObject({ text: 'and photos?', unbidden: true, audience: 'everyone-here' });
    expect(turns[1]?.thread).toBe(turns[0]?.thread);
    expect(turns[0]).not.toHaveProperty('unbidden');
    expect(service.connector.posted).toHaveLength(3);
  });

  it.each<[string, TeamsActivity]>([
    ['somebody else writes', { from: SOMEBODY }],
    ['they name somebody else', naming(SOMEBODY)],
    ['they name the channel', naming({ id: '19:x@thread.tacv2', name: 'General' })],
  ])('sleeps once %s', async (_what, change) => {
    const said = await send(MENTION, overheard('well?', 'M2', change), overheard('and photos?', 'M3'));
    expect(said).toEqual(['the logo?']);
  });

  it('does not wake another thread, and a group chat has none', async () => {
    const elsewhere = { ...channelMention.conversation, id: '19:5e0a@thread.tacv2;messageid=9' };
    expect(await send(MENTION, overheard('and photos?', 'M2', { conversation: elsewhere }))).toEqual(['the logo?']);
    const { entities: _mentions, ...unmentioned } = groupMention;
    expect(await send(groupMention, { ...unmentioned, text: 'and photos?', id: 'G2' })).toHaveLength(2);
  });

  it('is silent where there is nothing to say, and not put to sleep by that, nor by a picture', async () => {
    await send(MENTION);
    reply = { kind: 'stays-silent' };
    await send(overheard('thanks', 'M2'), overheard('', 'M3'));
    expect(service.connector.posted).toHaveLength(1);
    reply = aQuotedReply();
    expect(await send(overheard('and photos?', 'M4'))).toEqual(['the logo?', 'thanks', 'and photos?']);
  });

  it('is not awake if nothing could be said', async () => {
    service.connector.fail(...Array.from({ length: 8 }, () => ({ status: 403, code: 'BotNotInConversationRoster' })));
    await send(MENTION);
    expect(await send(overheard('and photos?', 'M2'))).toEqual(['the logo?']);
  });

  it('does not go on where answers are given alone', async () => {
    await service.dispose();
    await open({ manners: PRIVATE_MANNERS });
    expect(await send(aPersonalMessage('hello', 'P1'), MENTION, overheard('and photos?', 'M2'))).toHaveLength(2);
  });
});

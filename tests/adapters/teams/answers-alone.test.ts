import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/conversation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import groupMention from '../../fixtures/teams/group-mention.json' with { type: 'json' };
import { aQuotedReply } from '../../support/builders.ts';
import { NOT_IN_ROSTER } from '../../support/fake-connector.ts';
import { nothingHandled } from '../../support/handling.ts';
import { PRIVATE_MANNERS } from '../../support/manners.ts';
import { AISHAS_CHAT, aChannelMention, aPersonalMessage } from '../../support/teams-activities.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const WORDS = 'Be careful not to give the impression';

describe('a mention where answers are given alone, in Teams', () => {
  let service: TeamsService;
  let turns: Turn[];
  let reply: Reply;
  beforeEach(async () => {
    service = await openTeams({ kind: 'emulator' }, { manners: PRIVATE_MANNERS });
    turns = [];
    reply = aQuotedReply();
    await service.platform.start(async (turn) => {
      turns.push(turn);
      return reply;
    }, nothingHandled);
    await service.open();
  });
  afterEach(() => service.dispose());

  const posted = () =>
    service.connector.posted.map((activity) => ({
      conversation: activity.conversation.id,
      said: JSON.stringify(activity),
    }));
  async function met(): Promise<void> {
    reply = { kind: 'already-answered' };
    await service.send(aPersonalMessage('hello', 'P1'));
    reply = aQuotedReply();
  }

  it('is answered in the personal chat, and in the thread stands which clause it was and none of its words', async () => {
    await met();
    await service.send(aChannelMention('the logo?', 'M1'));
    const [alone, openly, ...others] = posted();
    expect(others).toEqual([]);
    expect(alone?.conversation).toBe(AISHAS_CHAT);
    expect(alone?.said).toContain(WORDS);
    expect(alone?.said).toContain('Only you can see this.');
    expect(openly?.conversation).toMatch(/^19:/);
    expect(openly?.said).toContain('Social Media Guidance for Members, 4.8');
    expect(openly?.said).toContain('The words were sent to you');
    expect(openly?.said).toContain('Everyone in this conversation can see this.');
    expect(openly?.said).not.toContain(WORDS);
    expect(turns[1]).toMatchObject({ thread: turns[0]?.thread, audience: 'only-you' });
  });

  it('in a group chat is answered alone as well', async () => {
    await met();
    await service.send(groupMention);
    expect(posted().map(({ said }) => said.includes(WORDS))).toEqual([true, false]);
  });

  it('of somebody without a personal chat is answered in the thread, which is said', async () => {
    await service.send(aChannelMention('the logo?', 'M1'));
    const [said, answer, ...others] = posted();
    expect(others).toEqual([]);
    expect(said?.said).toContain('could not reach you in a personal chat');
    expect(answer?.said).toContain(WORDS);
    expect(answer?.said).toContain('Everyone in this conversation can see this.');
    expect(turns[0]).toMatchObject({ audience: 'everyone-here' });
  });

  it('of somebody who has sent the app away is answered in the thread', async () => {
    await met();
    service.connector.fail(NOT_IN_ROSTER);
    await service.send(aChannelMention('the logo?', 'M1'));
    expect(posted().map(({ said }) => said.includes(WORDS))).toEqual([false, true]);
    expect(posted().every(({ conversation }) => conversation.startsWith('19:'))).toBe(true);
  });

  it('that was answered before is not spoken of again', async () => {
    await met();
    reply = { kind: 'already-answered' };
    await service.send(aChannelMention('the logo?', 'M1'));
    expect(posted()).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../src/core/conversation.ts';
import type { ChatPlatform } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/reply.ts';
import { aQuotedReply, aSilentReply, anUnsureReply } from '../support/builders.ts';

/** What arrived at the platform: the plain-text twin, and everything else that was sent, as text. */
export interface Posted {
  readonly text: string;
  readonly payload: string;
}

/** A platform with a fake of its service on loopback. */
export interface PlatformHarness {
  readonly platform: ChatPlatform;
  /** Runs when the platform has been started. */
  ready(): Promise<void>;
  /** Says something to Clausebook in private, or in a channel where it is mentioned. `id` is the platform's own event id. */
  say(text: string, options: { readonly id: string; readonly where: 'private' | 'channel' }): Promise<void>;
  /** Everything posted so far, once nothing said is still being worked on. */
  posted(): Promise<readonly Posted[]>;
  dispose(): Promise<void>;
}

/** What Slack, Teams and the playground have in common. Each runs it over real HTTP. */
export function chatPlatformContract(name: string, open: () => Promise<PlatformHarness>): void {
  describe(`${name} as a chat platform`, () => {
    let harness: PlatformHarness;
    let turns: Turn[];
    let reply: Reply;

    beforeEach(async () => {
      harness = await open();
      turns = [];
      reply = aQuotedReply();
      await harness.platform.start(async (turn) => {
        turns.push(turn);
        return reply;
      });
      await harness.ready();
    });
    afterEach(() => harness.dispose());

    it('hands on what was asked in private, word for word', async () => {
      await harness.say('can I use the <logo> & crest?', { id: 'E1', where: 'private' });
      await harness.posted();
      expect(turns).toHaveLength(1);
      expect(turns[0]).toMatchObject({ kind: 'asks', text: 'can I use the <logo> & crest?', audience: 'only-you' });
      expect(turns[0]?.at.platform).toBe(harness.platform.name);
    });

    it('hands on what was asked in a channel without the mention', async () => {
      await harness.say('can I use the logo?', { id: 'E2', where: 'channel' });
      await harness.posted();
      expect(turns[0]).toMatchObject({ text: 'can I use the logo?', audience: 'everyone-here' });
    });

    it('gives a repeat of a turn the same id, and another turn another', async () => {
      await harness.say('one', { id: 'E3', where: 'private' });
      await harness.posted();
      await harness.say('one', { id: 'E3', where: 'private' });
      await harness.posted();
      await harness.say('one', { id: 'E4', where: 'private' });
      await harness.posted();
      const ids = turns.map((turn) => turn.id);
      expect(ids[0]).toBe(ids[1]);
      expect(ids[2]).not.toBe(ids[0]);
    });

    it('posts a quoted answer once, and its plain text starts with the quote', async () => {
      await harness.say('can I use the logo?', { id: 'E5', where: 'private' });
      const posted = await harness.posted();
      expect(posted).toHaveLength(1);
      expect(posted[0]?.text).toMatch(/^Be careful not to give the impression/);
      expect(posted[0]?.payload).toContain('Social Media Guidance for Members');
      expect(posted[0]?.payload).toContain('4.8');
    });

    it('says what a question was taken together with, after the quote', async () => {
      const quoted = aQuotedReply();
      reply = quoted.kind === 'answers' ? { ...quoted, takenWith: 'May I use the <crest>?' } : quoted;
      await harness.say('and on Instagram?', { id: 'E20', where: 'private' });
      const posted = await harness.posted();
      expect(posted[0]?.text).toMatch(/^Be careful not to give the impression/);
      expect(posted[0]?.text).toContain('Taken together with what was asked before');
      expect(posted[0]?.payload).toContain('begin with “new:”');
    });

    it('posts the choices of an unsure answer', async () => {
      reply = anUnsureReply();
      await harness.say('logo', { id: 'E6', where: 'channel' });
      const posted = await harness.posted();
      expect(posted[0]?.payload).toContain('not sure');
      expect(posted[0]?.payload).toContain('Be careful not to give the impression');
    });

    it('says so when the guidance does not settle it', async () => {
      reply = aSilentReply();
      await harness.say('bins?', { id: 'E7', where: 'private' });
      expect((await harness.posted())[0]?.text).toContain('could not find');
    });

    it('stays quiet on a turn that was answered already', async () => {
      reply = { kind: 'already-answered' };
      await harness.say('again', { id: 'E8', where: 'private' });
      expect(await harness.posted()).toHaveLength(0);
    });

    it('stops twice without complaint', async () => {
      await harness.platform.stop();
      await expect(harness.platform.stop()).resolves.toBeUndefined();
    });
  });
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import type { ClauseView, Press, Turn, TurnId } from '../../src/core/conversation.ts';
import type { ChatPlatform } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/reply.ts';
import { editionId } from '../../src/core/guidance.ts';
import { receiptSheet } from '../../src/core/receipt-sheet.ts';
import { openedSheet } from '../../src/core/opened-sheet.ts';
import { quote } from '../../src/core/guidance.ts';
import { SHOW_IN_PLACE } from '../../src/core/reading-on-wording.ts';
import { ADVICE_HEADING } from '../../src/core/advice-wording.ts';
import { withAdvice } from '../support/curated.ts';
import { aClause, aQuotedReply, aSilentReply, anUnsureReply, GEDLING } from '../support/builders.ts';
import { aReceipt } from '../support/question-record.ts';
import { nothingHandled } from '../support/handling.ts';

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
  /** Presses what leads on from a quote, in private. */
  readOn(view: ClauseView, clause: string, options: { readonly id: string }): Promise<void>;
  /** Everything posted so far, once nothing said is still being worked on. */
  posted(): Promise<readonly Posted[]>;
  dispose(): Promise<void>;
}

/** One with buttons; the playground has links. */
export interface PressableHarness extends PlatformHarness {
  /** Presses what stands under the reply to a turn, in private. */
  press(press: Press, of: TurnId, options: { readonly id: string }): Promise<void>;
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
      }, nothingHandled);
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

    it('says who asked by the same id wherever they ask, or by none', async () => {
      await harness.say('one', { id: 'E8', where: 'private' });
      await harness.say('two', { id: 'E9', where: 'channel' });
      await harness.posted();
      expect(turns).toHaveLength(2);
      expect(turns[1]?.by).toBe(turns[0]?.by);
      // Whoever asks through the API is not vouched for.
      expect(turns[0]?.by?.split(':')[0]).toBe(
        harness.platform.name === 'playground' ? undefined : harness.platform.name,
      );
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

    it('shows officer advice after the quote, under its own name and apart from it', async () => {
      reply = withAdvice(aQuotedReply());
      await harness.say('may I use the crest?', { id: 'E21', where: 'private' });
      const [posted] = await harness.posted();
      expect(posted?.text).toMatch(
        /^Be careful not to give[^]*4\.8[^]*Officer advice \(not guidance\)\s+Anna Reed, approved by Ben Hall on 24 November 2026, until 24 November 2027\s+Yes, on /,
      );
      for (const words of [ADVICE_HEADING, 'Rests on', '4.2 (']) expect(posted?.payload).toContain(words);
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

    it('says each of several answers under its question', async () => {
      const [quoted, silent] = [aQuotedReply(), aSilentReply()];
      if (quoted.kind !== 'answers' || silent.kind !== 'answers') throw new Error('Both are answers.');
      const [one, other] = [quoted.answer, silent.answer];
      if (one.outcome !== 'quoted' || other.outcome !== 'silent') throw new Error('One is quoted, one silent.');
      const parts = [
        { asked: 'the <logo>?', answer: one },
        { asked: 'the bins?', takenWith: 'the <logo>?', answer: other },
      ] as const;
      reply = { ...quoted, answer: { outcome: 'in-parts', parts }, verdict: true };
      await harness.say('the <logo>? and the bins?', { id: 'E23', where: 'private' });
      const text = (await harness.posted())[0]?.text ?? '';
      const [first, second] = [text.indexOf('On “the <logo>?”'), text.indexOf('On “the bins?”, after “the <logo>?”')];
      expect(first).toBeGreaterThanOrEqual(0);
      expect(text.indexOf('Be careful not to give')).toBeGreaterThan(first);
      expect(second).toBeGreaterThan(text.indexOf('Be careful not to give'));
      expect(text.indexOf('could not find')).toBeGreaterThan(second);
      expect(text).toContain('not for me to say');
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

    it('names the receipt of an answer, and shows one that was asked for, with what was shown then', async () => {
      const quoted = aQuotedReply();
      const { code } = aReceipt('E1', '7K2M-4XRD');
      reply = quoted.kind === 'answers' ? { ...quoted, receipt: code } : quoted;
      await harness.say('can I use the logo?', { id: 'E30', where: 'private' });
      expect((await harness.posted())[0]?.payload).toContain('7K2M-4XRD');
      const inForce = { id: editionId('another'), councils: [GEDLING], clause: () => undefined };
      reply = { kind: 'receipt', sheet: receiptSheet(aReceipt('E1', '7K2M-4XRD'), inForce) };
      await harness.say('receipt 7K2M-4XRD', { id: 'E31', where: 'private' });
      const shown = (await harness.posted())[1]?.payload;
      expect(shown).toContain('Receipt 7K2M-4XRD');
      expect(shown).toContain('Be careful not to give the impression');
      expect(shown).toContain('not in force any more');
    });

    it('offers what leads on from a quote, and shows what was opened, with where it stands', async () => {
      const quoted = aQuotedReply();
      const [clause, next] = [
        aClause(),
        aClause({ parts: { text: 'Be <kind> & *fair*.' }, citation: { number: '4.9' } }),
      ];
      const ways = [
        { view: 'clause', clause: next.id, label: 'Show 4.9' },
        { view: 'in-place', clause: clause.id, label: SHOW_IN_PLACE },
      ] as const;
      reply = quoted.kind === 'answers' ? { ...quoted, waysOn: new Map([[clause.id, ways]]) } : quoted;
      await harness.say('can I use the logo?', { id: 'E32', where: 'private' });
      const [answered] = await harness.posted();
      for (const { label, clause: id } of ways) {
        expect(answered?.payload).toContain(label);
        expect(answered?.payload).toContain(id);
      }
      const opened = {
        view: 'in-place',
        clause: next.id,
        quotes: [quote(clause), quote(next)],
        more: false,
        ways: [],
      } as const;
      reply = { ...opened, kind: 'opened', sheet: openedSheet(opened, '1970-01-01'), ways: ways.slice(1) };
      await harness.readOn('in-place', next.id, { id: 'E33' });
      expect(turns[1]).toMatchObject({ kind: 'reads-on', view: 'in-place', clause: next.id, audience: 'only-you' });
      expect(turns[1]?.by).toBe(turns[0]?.by);
      expect(turns[1]?.id).not.toBe(turns[0]?.id);
      const shown = (await harness.posted())[1];
      const places = [
        'The clause before',
        'Be careful not to give',
        'This clause',
        'Be <kind> & *fair*.',
        'document ends here',
      ];
      const found = places.map((words) => shown?.text.indexOf(words) ?? -1);
      expect(found).toEqual(found.filter((place) => place >= 0).toSorted((one, other) => one - other));
      expect(shown?.payload).toContain(SHOW_IN_PLACE);
    });

    it('hands a repeat of such a press on under the same id, and says that a clause is gone', async () => {
      reply = { kind: 'asks-again', why: 'gone' };
      await harness.readOn('clause', 'gedling/none', { id: 'E34' });
      await harness.posted();
      await harness.readOn('clause', 'gedling/none', { id: 'E34' });
      const posted = await harness.posted();
      expect(posted[0]?.text).toContain('not in force here any more');
      expect(turns[1]?.id).toBe(turns[0]?.id);
      await harness.readOn('clause', 'gedling/none', { id: 'E35' });
      await harness.posted();
      expect(turns[2]?.id).not.toBe(turns[0]?.id);
    });

    it('stays quiet on a turn that was answered already', async () => {
      reply = { kind: 'already-answered' };
      await harness.say('again', { id: 'E8', where: 'private' });
      expect(await harness.posted()).toHaveLength(0);
    });

    it('stays quiet where there is nothing to say', async () => {
      reply = { kind: 'stays-silent' };
      await harness.say('thanks, both', { id: 'E9', where: 'channel' });
      expect(await harness.posted()).toHaveLength(0);
    });

    it('says under help what else can be typed there', async () => {
      const quoted = aQuotedReply();
      if (quoted.kind !== 'answers') throw new Error('It is an answer.');
      const help = { ...quoted, answer: { outcome: 'conversation', kind: 'help' } as const };
      reply = { ...help, commandsOf: harness.platform.name };
      await harness.say('help', { id: 'E10', where: 'private' });
      expect((await harness.posted())[0]?.text).toContain('“receipt” with its code');
    });

    it('stops twice without complaint', async () => {
      await harness.platform.stop();
      await expect(harness.platform.stop()).resolves.toBeUndefined();
    });
  });
}

/** What platforms with buttons have in common. */
export function pressesContract(name: string, open: () => Promise<PressableHarness>): void {
  describe(`${name} with its buttons`, () => {
    let harness: PressableHarness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.dispose());

    it('offers what can be pressed, and hands on a press with the turn it is of', async () => {
      const turns: Turn[] = [];
      const of = turnId(harness.platform.name, 'E21');
      const unsure = anUnsureReply();
      const offering: Reply =
        unsure.kind === 'answers' ? { ...unsure, presses: { of, offered: ['none-of-these', 'by-itself'] } } : unsure;
      await harness.platform.start(async (turn) => {
        turns.push(turn);
        return turn.kind === 'asks' ? offering : aSilentReply();
      }, nothingHandled);
      await harness.ready();
      await harness.say('logo', { id: 'E21', where: 'private' });
      const [offered] = await harness.posted();
      expect(offered?.payload).toContain('Not this one');
      expect(offered?.payload).toContain('Ask it by itself');
      await harness.press('none-of-these', of, { id: 'E22' });
      expect((await harness.posted())[1]?.text).toContain('could not find');
      expect(turns[1]).toMatchObject({ kind: 'presses', press: 'none-of-these', of, audience: 'only-you' });
      expect(turns[1]?.by).toBe(turns[0]?.by);
      expect(turns[1]?.thread).toBe(turns[0]?.thread);
      expect(turns[1]?.id).not.toBe(turns[0]?.id);
      await harness.press('none-of-these', of, { id: 'E24' });
      await harness.posted();
      expect(turns[2]?.id).toBe(turns[1]?.id);
    });
  });
}

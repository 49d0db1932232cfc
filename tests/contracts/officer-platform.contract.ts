import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act, Conversation, FormName, Handling } from '../../src/core/conversation.ts';
import { refusedLine } from '../../src/core/refusal-wording.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Delivered, Delivery } from '../../src/core/notice.ts';
import type { Team } from '../../src/core/people.ts';
import type { OfficerPlatform, OnHandling } from '../../src/core/ports.ts';
import type { Handled } from '../../src/core/reply.ts';
import { GEDLING } from '../support/builders.ts';
import { CHANNEL as SLACK_CHANNEL } from '../support/fake-slack-identity.ts';
import { aForm, aSheet } from '../support/slack-handled.ts';
import { CHANNEL as TEAMS_CHANNEL } from '../support/teams-activities.ts';

/** A team whose channels are those of the fakes. */
const LEGAL: Team = {
  id: 'legal',
  name: 'Legal team',
  slack: SLACK_CHANNEL,
  teams: TEAMS_CHANNEL,
  documents: [],
  topics: [],
};

/** A platform with a fake of its service, and an officer in the team's channel, before whom the card stands that was delivered last. */
export interface OfficerHarness {
  readonly platform: OfficerPlatform;
  start(onHandling: OnHandling): Promise<void>;
  /** The first words of what stands in the team's channel, in the order in which it was posted. */
  standing(): Promise<readonly string[]>;
  /** The message is not there any more; resolves to a mark that names it. */
  gone(mark: string): Promise<string>;
  readonly officer: {
    press(act: Act): Promise<void>;
    /** The press once more, as a platform repeats itself. */
    again(): Promise<void>;
    /** Resolves to what is shown. */
    open(form: FormName): Promise<string>;
    /** Sends the form that was opened; resolves to what is shown then. */
    send(text: string): Promise<string>;
  };
  dispose(): Promise<void>;
}

/** One whose service can be in trouble; the playground is its own service. */
export interface TroubledHarness extends OfficerHarness {
  /** What the next call meets. */
  trouble(kind: 'busy for seven seconds' | 'never' | 'broken' | 'silent'): void;
  /** Calls that were to show something, whatever came of them. */
  calls(): number;
}

const never = new AbortController().signal;

/** The team's place, and how something is delivered there. */
async function placed(platform: OfficerPlatform) {
  const to = await platform.placeOf(LEGAL, GEDLING.id);
  if (to === undefined) throw new Error('The team has no place.');
  const deliver = (gist: string, change: Partial<Delivery> = {}, signal = never): Promise<Delivered> => {
    const parts = [{ part: 'heading', text: gist }] as const;
    const sheet = aSheet({ gist, parts });
    const whole = { notice: noticeId(gist), to, sheet, edits: undefined, under: undefined, ...change };
    return platform.deliver(whole, signal);
  };
  return { to, deliver, mark: async (...given: Parameters<typeof deliver>) => markOf(await deliver(...given)) };
}

function markOf(delivered: Delivered): string {
  if (delivered.outcome !== 'delivered') throw new Error(`It is ${delivered.outcome}.`);
  return delivered.mark;
}

/** What Slack, Teams and the playground have in common in telling officers, and in what these do. */
export function officerPlatformContract(name: string, open: () => Promise<OfficerHarness>): void {
  describe(`${name} as a platform of officers`, () => {
    let harness: OfficerHarness;
    let handlings: Handling[];
    let sent: Handled;
    let place: Awaited<ReturnType<typeof placed>>;

    const handle: OnHandling = async (handling) => {
      if (handling.kind === 'lists') return { kind: 'sheets', list: handling.list, heading: '', sheets: [] };
      handlings.push(handling);
      if (handling.kind === 'opens') return { kind: 'form', form: aForm(handling.form) };
      return handling.kind === 'sends' ? sent : { kind: 'done', sentence: 'It is yours.', sheet: aSheet() };
    };

    beforeEach(async () => {
      harness = await open();
      handlings = [];
      sent = { kind: 'done', sentence: 'It is on its way.', sheet: aSheet() };
      await harness.start(handle);
      place = await placed(harness.platform);
    });
    afterEach(() => harness.dispose());

    it('tells a team of something where it is', async () => {
      await place.deliver('GED-1: waiting');
      await place.deliver('GED-2: waiting');
      expect(await harness.standing()).toEqual(['GED-1: waiting', 'GED-2: waiting']);
    });

    it('puts the new words in the place of the old ones, time and again', async () => {
      const mark = await place.mark('GED-1: waiting');
      const edited = await place.mark('GED-1: with Anna', { edits: mark });
      expect(edited).toBe(mark);
      await place.deliver('GED-1: answered', { edits: edited });
      expect(await harness.standing()).toEqual(['GED-1: answered']);
    });

    it('says it anew where the message is gone, and keeps to the new one', async () => {
      const mark = await harness.gone(await place.mark('GED-1: waiting'));
      const anew = await place.mark('GED-1: with Anna', { edits: mark });
      expect(anew).not.toBe(mark);
      expect((await harness.standing()).at(-1)).toBe('GED-1: with Anna');
      expect(await place.mark('GED-1: answered', { edits: anew })).toBe(anew);
      expect((await harness.standing()).at(-1)).toBe('GED-1: answered');
    });

    it('hands on a press in the name of an officer whom it lists, and twice as one', async () => {
      await place.deliver('GED-1: waiting');
      await harness.officer.press('claim');
      await harness.officer.again();
      const [first, second] = handlings;
      expect(first).toMatchObject({ kind: 'acts', act: 'claim', about: 'GED-1' });
      expect(second?.id).toBe(first?.id);
      const listed = await harness.platform.officersAt(place.to, LEGAL);
      expect(listed).toContainEqual(first?.by);
    });

    it('reaches whoever pressed where they are alone', async () => {
      await place.deliver('GED-1: waiting');
      await harness.officer.press('claim');
      const home: Conversation | undefined = handlings[0]?.by.home;
      expect(await place.deliver('For you alone', home && { to: home })).toMatchObject({ outcome: 'delivered' });
    });

    it('opens a form and hands on what was filled in, by the same person', async () => {
      await place.deliver('GED-1: waiting');
      expect(await harness.officer.open('note')).toContain('May I use the crest?');
      expect(await harness.officer.send('Mind the <b>pond</b>.')).toContain('It is on its way.');
      const [opening, sending] = handlings;
      expect(sending).toMatchObject({ kind: 'sends', form: 'note', about: 'GED-1' });
      expect(sending).toMatchObject({ answers: { text: 'Mind the <b>pond</b>.' } });
      expect(sending?.by).toEqual(opening?.by);
    });

    it('says in the form what is to be mended', async () => {
      await place.deliver('GED-1: waiting');
      await harness.officer.open('note');
      sent = { kind: 'refused', why: 'nothing-said', sentence: refusedLine('nothing-said') };
      expect(await harness.officer.send(' ')).toContain(refusedLine('nothing-said'));
    });
  });
}

/** What platforms with a service of somebody else's have in common when it does not take a message. */
export function troublesContract(name: string, open: () => Promise<TroubledHarness>): void {
  describe(`${name} in trouble`, () => {
    let harness: TroubledHarness;
    let place: Awaited<ReturnType<typeof placed>>;
    beforeEach(async () => {
      harness = await open();
      await harness.start(async () => ({ kind: 'refused', why: 'not-allowed', sentence: '' }));
      place = await placed(harness.platform);
    });
    afterEach(() => harness.dispose());

    it('waits as long as it is told to', async () => {
      harness.trouble('busy for seven seconds');
      expect(await place.deliver('GED-1')).toMatchObject({ outcome: 'later', afterMs: 7000 });
      expect(harness.calls()).toBe(1);
    });

    it('gives up what no other try heals, with a word for it', async () => {
      harness.trouble('never');
      expect(await place.deliver('GED-1')).toEqual({ outcome: 'impossible', why: expect.stringMatching(/^\w+$/) });
      expect(harness.calls()).toBe(1);
    });

    it('rejects what may pass, after one try, and shows it once when it is tried again', async () => {
      harness.trouble('broken');
      await expect(place.deliver('GED-1')).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
      expect(harness.calls()).toBe(1);
      await place.deliver('GED-1');
      expect(await harness.standing()).toEqual(['GED-1']);
    });

    it('does not outlast the signal', async () => {
      harness.trouble('silent');
      const abort = new AbortController();
      const cut = place.deliver('GED-1', {}, abort.signal);
      await expect.poll(() => harness.calls()).toBe(1);
      abort.abort(new Error('enough'));
      await expect(cut).rejects.toThrow('enough');
      expect(await harness.standing()).toEqual([]);
    });
  });
}

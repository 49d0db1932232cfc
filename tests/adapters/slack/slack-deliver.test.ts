import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_LONGER_SHOWN } from '../../../src/adapters/slack/wording.ts';
import { Fault } from '../../../src/core/errors.ts';
import { noticeId } from '../../../src/core/notice.ts';
import type { Delivered, Delivery } from '../../../src/core/notice.ts';
import type { Sheet } from '../../../src/core/sheet.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { shownWords } from '../../support/fake-slack-blocks.ts';
import { CHANNEL, COUNCILLOR_ID } from '../../support/fake-slack-identity.ts';
import { aSheet } from '../../support/slack-handled.ts';

const POST = 'chat.postMessage';
const HOME = JSON.stringify({ channel: COUNCILLOR_ID });
const TEAM_CHANNEL = JSON.stringify({ channel: CHANNEL });

/** Of about so many messages. */
const longSheet = (messages: number, gist = 'GED-1: long'): Sheet =>
  aSheet({
    gist,
    parts: Array.from({ length: messages }, (_none, index) => ({
      part: 'words',
      heading: `Part ${index + 1}`,
      text: `${gist} `.repeat(1000).slice(0, 2900),
    })),
  });

describe('a delivery to Slack', () => {
  let slack: SlackUnderTest;
  beforeEach(async () => {
    slack = await openSlack('http');
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const deliver = (
    address: string,
    { signal = new AbortController().signal, ...change }: Partial<Delivery> & { signal?: AbortSignal } = {},
  ): Promise<Delivered> =>
    slack.platform.deliver(
      {
        notice: noticeId('n1'),
        to: { platform: 'slack', address },
        sheet: aSheet(),
        edits: undefined,
        under: undefined,
        ...change,
      },
      signal,
    );
  const markOf = async (delivered: Promise<Delivered>): Promise<string> => {
    const came = await delivered;
    if (came.outcome !== 'delivered') throw new Error(came.outcome);
    return came.mark;
  };
  const shown = () => slack.fake.workspace.shown();
  const where = () => shown().map(({ channel, thread, ts }) => ({ channel, thread, ts }));
  const counted = (method: string) => slack.fake.calls.filter((call) => call.method === method).length;

  it('is posted with its buttons, in a manner that Slack reads no mark-up into', async () => {
    await deliver(TEAM_CHANNEL);
    expect(where()).toMatchObject([{ channel: CHANNEL, thread: undefined }]);
    expect(shown()[0]?.manners).toMatchObject({ parse: 'none', mrkdwn: false });
    expect(shownWords(shown()[0]?.blocks ?? [])).toContain('Claim');
    expect(slack.fake.refusals).toEqual([]);
  });

  it('to a person opens a direct message, and is edited there', async () => {
    const mark = await markOf(deliver(HOME));
    const again = await markOf(deliver(HOME, { edits: mark, sheet: aSheet({ gist: 'GED-1: with Anna' }) }));
    expect(again).toBe(mark);
    expect(shown().map(({ channel, text }) => [channel, text])).toEqual([
      [`D${COUNCILLOR_ID.slice(1)}`, 'GED-1: with Anna'],
    ]);
  });

  it('under another stands in the thread of its message', async () => {
    const card = await markOf(deliver(TEAM_CHANNEL));
    await deliver(TEAM_CHANNEL, { under: card });
    expect(where()[1]).toMatchObject({ channel: CHANNEL, thread: where()[0]?.ts });
  });

  it('of several messages goes on in the thread of the first, where the buttons are', async () => {
    await deliver(TEAM_CHANNEL, { sheet: longSheet(3) });
    const [first, ...others] = shown();
    expect(others).toHaveLength(2);
    expect(others.map(({ thread }) => thread)).toEqual([first?.ts, first?.ts]);
    expect(shownWords(first?.blocks ?? []).at(-1)).toBe('Write a note');
  });

  it('of several messages under another goes on in that thread', async () => {
    const card = await markOf(deliver(TEAM_CHANNEL));
    await deliver(TEAM_CHANNEL, { under: card, sheet: longSheet(2) });
    expect(
      new Set(
        where()
          .slice(1)
          .map(({ thread }) => thread),
      ),
    ).toEqual(new Set([where()[0]?.ts]));
  });

  it.each([
    [3, 3],
    [1, 3],
    [3, 1],
    [4, 2],
  ])('edits %i messages into %i, and nothing of the old ones stays', async (before, after) => {
    const mark = await markOf(deliver(TEAM_CHANNEL, { sheet: longSheet(before, 'old') }));
    const [first] = shown();
    await deliver(TEAM_CHANNEL, { edits: mark, sheet: longSheet(after, 'new') });
    expect(shown()).toHaveLength(after);
    expect(shown()[0]?.ts).toBe(first?.ts);
    expect(JSON.stringify(shown())).not.toContain('old');
  });

  it('blanks what it may not delete', async () => {
    const mark = await markOf(deliver(TEAM_CHANNEL, { sheet: longSheet(2, 'old') }));
    slack.fake.trouble('chat.delete', { kind: 'refused', error: 'compliance_exports_prevent_deletion' });
    await deliver(TEAM_CHANNEL, { edits: mark, sheet: longSheet(1, 'new') });
    expect(shown().map(({ text }) => text)).toEqual(['new', NO_LONGER_SHOWN]);
  });

  it('is posted anew where the message to be edited is gone', async () => {
    const mark = await markOf(deliver(TEAM_CHANNEL, { sheet: longSheet(2, 'old') }));
    slack.fake.workspace.lose(shown()[0]?.ts ?? '');
    const next = await markOf(deliver(TEAM_CHANNEL, { edits: mark, sheet: longSheet(2, 'new') }));
    expect(next).not.toBe(mark);
    expect(shown().map(({ text }) => text)).toEqual(['new', 'new']);
    expect(shown()[1]?.thread).toBe(shown()[0]?.ts);
  });

  it('is put off for as long as Slack asks', async () => {
    slack.fake.trouble(POST, { kind: 'busy', retryAfter: '7' });
    expect(await deliver(TEAM_CHANNEL)).toEqual({ outcome: 'later', afterMs: 7000, holdsUp: 'this' });
    expect(await deliver(TEAM_CHANNEL)).toMatchObject({ outcome: 'later', holdsUp: 'this' });
    expect(counted(POST)).toBe(1);
  });

  it('is put off when Slack says “too many” in another way', async () => {
    slack.fake.trouble(POST, { kind: 'refused', error: 'ratelimited' });
    expect(await deliver(TEAM_CHANNEL)).toMatchObject({ outcome: 'later', holdsUp: 'this' });
  });

  it.each(['channel_not_found', 'not_in_channel', 'is_archived', 'account_inactive'])(
    'is impossible: %s',
    async (error) => {
      slack.fake.trouble(POST, { kind: 'refused', error });
      expect(await deliver(TEAM_CHANNEL)).toEqual({ outcome: 'impossible', why: error });
    },
  );

  it('is impossible to an address that is none, or that was for one person’s eyes', async () => {
    const impossible = { outcome: 'impossible', why: 'address_unreadable' };
    expect(await deliver('home')).toEqual(impossible);
    expect(await deliver(JSON.stringify({ channel: CHANNEL, onlyFor: COUNCILLOR_ID }))).toEqual(impossible);
    expect(counted(POST)).toBe(0);
  });

  it.each([
    { kind: 'broken', status: 500 },
    { kind: 'reset' },
    { kind: 'refused', error: 'internal_error' },
    { kind: 'refused', error: 'invalid_auth' },
    { kind: 'busy', retryAfter: undefined },
  ] as const)('fails once, without what was sent, on $kind', async (trouble) => {
    slack.fake.trouble(POST, trouble);
    const fault: unknown = await deliver(TEAM_CHANNEL).catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code: 'DELIVERY_FAILED' });
    expect(String(fault)).not.toContain('crest');
    expect(counted(POST)).toBe(1);
  });

  it('takes back what was posted of it when the rest fails, so that another try shows it once', async () => {
    slack.fake.trouble(POST, { kind: 'none' }, { kind: 'broken', status: 500 });
    await expect(deliver(TEAM_CHANNEL, { sheet: longSheet(2) })).rejects.toThrow(Fault);
    expect(shown()).toEqual([]);
    await deliver(TEAM_CHANNEL, { sheet: longSheet(2) });
    expect(shown()).toHaveLength(2);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import { PART_GONE } from '../../../src/core/escalation-wording.ts';
import { noticeId } from '../../../src/core/notice.ts';
import type { Places } from '../../../src/core/ports.ts';
import type { Sheet } from '../../../src/core/sheet.ts';
import { GEDLING } from '../../support/builders.ts';
import { OUT_OF_ORDER, TOO_MANY } from '../../support/fake-connector.ts';
import { AISHA, AISHAS_CHAT, aPersonalMessage, CHANNEL } from '../../support/teams-activities.ts';
import { aSheet, openDeliveries, TEAM } from '../../support/teams-deliveries.ts';
import type { Deliveries } from '../../support/teams-deliveries.ts';
import { REGISTERED } from '../../support/teams-service.ts';

/** A sheet of at least so many messages. */
const aLongSheet = (times: number): Sheet => aSheet('many words '.repeat(270), times * 3);

let teams: Deliveries;
let places: Places;

beforeEach(async () => {
  places = createPlacesInMemory();
  teams = await openDeliveries(REGISTERED, places);
});
afterEach(() => teams.service.dispose());

describe('a message that nobody waits for', () => {
  it('begins a thread in a channel, with the token of the app, and answers nothing', async () => {
    await teams.delivered(await teams.channel());
    expect(teams.service.connector.requests).toEqual([
      `POST /uk/v3/conversations/${encodeURIComponent(CHANNEL)}/activities`,
    ]);
    expect(teams.standing()[0]?.activity).toMatchObject({
      summary: 'GED-1: waiting for an officer',
      from: { id: /^28:/ },
    });
  });

  it('stands under another message in its thread', async () => {
    const place = await teams.channel();
    const card = await teams.delivered(place);
    await teams.delivered(place, { notice: noticeId('move'), under: card });
    const [first] = teams.standing();
    expect(teams.conversations()).toEqual([CHANNEL, `${CHANNEL};messageid=${first?.id}`]);
  });

  it('stands in the channel when the message it was to stand under is deleted', async () => {
    const place = await teams.channel();
    const card = await teams.delivered(place);
    teams.service.connector.remove(teams.standing()[0]?.id ?? '');
    await teams.delivered(place, { notice: noticeId('move'), under: card });
    expect(teams.conversations()).toEqual([CHANNEL]);
  });

  it('takes the place of the one before', async () => {
    const place = await teams.channel();
    const mark = await teams.delivered(place);
    const again = await teams.delivered(place, { sheet: aSheet('And now?'), edits: mark });
    expect(again).toBe(mark);
    expect(teams.standing()).toMatchObject([{ edits: 1 }]);
    expect(JSON.stringify(teams.standing())).toContain('And now?');
    expect(JSON.stringify(teams.standing())).not.toContain('May I?');
  });

  it('is a new one where it is to take the place of none', async () => {
    const place = await teams.channel();
    const mark = await teams.delivered(place);
    expect(await teams.delivered(place)).not.toBe(mark);
    expect(teams.standing()).toMatchObject([{ edits: 0 }, { edits: 0 }]);
  });

  it('is posted anew where the one before is deleted', async () => {
    const place = await teams.channel();
    const mark = await teams.delivered(place);
    teams.service.connector.remove(teams.standing()[0]?.id ?? '');
    const again = await teams.delivered(place, { edits: mark });
    expect(again).not.toBe(mark);
    expect(teams.standing()).toHaveLength(1);
    await teams.delivered(place, { edits: again });
    expect(teams.standing()).toMatchObject([{ edits: 1 }]);
  });

  it('reaches a person alone who never wrote alone, in one conversation for ever', async () => {
    const to = await teams.home();
    await teams.delivered(to);
    await teams.delivered(to, { notice: noticeId('another') });
    expect(new Set(teams.conversations())).toEqual(new Set([`a:with-${AISHA.id.slice('29:'.length)}`]));
    expect(teams.service.connector.requests.filter((request) => request.endsWith('/v3/conversations'))).toHaveLength(1);
  });

  it('reaches a person in the conversation that they wrote in', async () => {
    const to = await teams.home();
    await teams.service.send(aPersonalMessage('thanks'));
    await teams.delivered(to);
    expect(teams.conversations()).toEqual([AISHAS_CHAT]);
  });

  it('is delivered after a restart, before anybody has written', async () => {
    const [place, to] = [await teams.channel(), await teams.home()];
    const [kept, before] = [places, teams.service.connector.serviceUrl];
    await teams.service.dispose();
    // The fake's address is another one after a restart; that of Teams stays.
    places = {
      keep: (...known) => kept.keep(...known),
      find: async (platform, key) =>
        (await kept.find(platform, key))?.replace(before, teams.service.connector.serviceUrl),
    };
    teams = await openDeliveries(REGISTERED, places);
    await teams.delivered(place);
    await teams.delivered(to, { notice: noticeId('another') });
    expect(teams.standing()).toHaveLength(2);
    expect(to.address + place.address).not.toContain('http');
  });

  it('waits while nobody of that tenant has written', async () => {
    const other = { platform: 'teams', address: '{"person":{"tenant":"another","user":"29:x"}}' } as const;
    await expect(teams.deliver(other)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    await expect(teams.deliver({ platform: 'teams', address: `{"channel":"${CHANNEL}"}` })).rejects.toThrow(
      'Nobody there has written',
    );
    expect(teams.service.connector.requests).toEqual([]);
  });
});

describe('a sheet of several messages', () => {
  it('stands in one thread of a channel, and is edited message by message', async () => {
    const place = await teams.channel();
    const mark = await teams.delivered(place, { sheet: aLongSheet(3) });
    const before = teams.standing().map(({ id }) => id);
    expect(before.length).toBeGreaterThan(2);
    const thread = `${CHANNEL};messageid=${before[0]}`;
    expect(teams.conversations()).toEqual([CHANNEL, ...before.slice(1).map(() => thread)]);
    await teams.delivered(place, { sheet: aLongSheet(4), edits: mark });
    expect(
      teams
        .standing()
        .map(({ id }) => id)
        .slice(0, before.length),
    ).toEqual(before);
    expect(teams.standing().length).toBeGreaterThan(before.length);
    expect(
      teams
        .conversations()
        .slice(1)
        .every((conversation) => conversation === thread),
    ).toBe(true);
  });

  it('leaves nothing of what is not shown any more, and takes up its messages again', async () => {
    const place = await teams.channel();
    const long = await teams.delivered(place, { sheet: aLongSheet(3) });
    const count = teams.standing().length;
    const short = await teams.delivered(place, { sheet: aSheet('no secret'), edits: long });
    expect(JSON.stringify(teams.standing())).not.toContain('many words');
    expect(JSON.stringify(teams.standing()).split(PART_GONE)).toHaveLength(count);
    await teams.delivered(place, { sheet: aLongSheet(3), edits: short });
    expect(teams.standing()).toHaveLength(count);
    expect(JSON.stringify(teams.standing())).not.toContain(PART_GONE);
  });

  it('that was refused half way is gone on with, and nothing is posted twice', async () => {
    const place = await teams.channel();
    const sheet = aLongSheet(3);
    teams.service.connector.failAfter(1, TOO_MANY);
    expect(await teams.deliver(place, { sheet })).toEqual({ outcome: 'later', afterMs: 0, holdsUp: 'this' });
    teams.service.connector.failAfter(2, OUT_OF_ORDER);
    await expect(teams.deliver(place, { sheet })).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    const mark = await teams.delivered(place, { sheet });
    const texts = teams.standing().map(({ activity }) => JSON.stringify(activity.attachments));
    expect(new Set(texts).size).toBe(texts.length);
    expect(JSON.parse(mark)).toHaveLength(texts.length);
  });

  it('that was deleted, and refused half way when it was posted anew, is gone on with as well', async () => {
    const place = await teams.channel();
    const sheet = aLongSheet(3);
    const edits = await teams.delivered(place, { sheet });
    const count = teams.standing().length;
    for (const id of teams.standing().map((message) => message.id)) teams.service.connector.remove(id);
    // The first is looked for, not found and posted; then the second is looked for.
    teams.service.connector.failAfter(2, TOO_MANY);
    expect(await teams.deliver(place, { sheet, edits })).toMatchObject({ outcome: 'later' });
    const mark = await teams.delivered(place, { sheet, edits });
    expect(teams.standing()).toHaveLength(count);
    expect(JSON.parse(mark)).toEqual(teams.standing().map(({ id, conversation }) => ({ id, conversation })));
  });

  it('that another process has delivered meanwhile is edited as that one left it', async () => {
    const place = await teams.channel();
    teams.service.connector.failAfter(1, TOO_MANY);
    await teams.deliver(place, { sheet: aLongSheet(3) });
    const edits = JSON.stringify([{ conversation: CHANNEL, id: teams.standing()[0]?.id }]);
    teams.service.connector.failAfter(1, TOO_MANY);
    await teams.deliver(place, { sheet: aLongSheet(3), edits });
    const elsewhere = await teams.delivered(place, { notice: noticeId('elsewhere') });
    expect(await teams.delivered(place, { edits: elsewhere })).toBe(elsewhere);
  });
});

describe('without an app id, a message that nobody waits for', () => {
  beforeEach(async () => {
    await teams.service.dispose();
    teams = await openDeliveries({ kind: 'emulator' }, places);
  });

  it('goes to the emulator, which has no tokens', async () => {
    await teams.delivered(await teams.channel());
    await teams.delivered(await teams.home(), { notice: noticeId('another') });
    expect(teams.standing()).toHaveLength(2);
  });

  it('never leaves this machine', async () => {
    const found =
      '{"channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/uk/","bot":"28:x","tenant":"t"}';
    await teams.service.dispose();
    places = { keep: async () => {}, find: async () => found };
    teams = await openDeliveries({ kind: 'emulator' }, places);
    await expect(teams.deliver({ platform: 'teams', address: `{"channel":"${CHANNEL}"}` })).rejects.toThrow(
      'this machine',
    );
  });

  it('uses nothing that an app was told', async () => {
    const place = await teams.channel();
    await teams.service.dispose();
    teams = await openDeliveries(REGISTERED, places);
    await expect(teams.deliver(place)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    expect(await teams.service.platform.placeOf(TEAM, GEDLING.id)).toBeUndefined();
  });
});

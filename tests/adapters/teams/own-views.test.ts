import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, LIMITS } from '../../../src/adapters/teams/limits.ts';
import { sheetMessages } from '../../../src/adapters/teams/messages.ts';
import { ownViews } from '../../../src/adapters/teams/own-views.ts';
import { anySheet } from '../../support/any-sheet.ts';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import { CHANNEL } from '../../support/teams-activities.ts';
import { aSheet, openDeliveries } from '../../support/teams-deliveries.ts';
import type { Deliveries } from '../../support/teams-deliveries.ts';
import { taken } from '../../support/teams-messages.ts';
import { REGISTERED } from '../../support/teams-service.ts';

const CARD = { ...aSheet(), views: 'GED-1' };
const people = (count: number) =>
  Array.from({ length: count }, (_person, index) => ({ id: `29:${index}-${'x'.repeat(80)}`, name: `P ${index}` }));

let teams: Deliveries;
beforeEach(async () => {
  teams = await openDeliveries(REGISTERED, createPlacesInMemory());
});
afterEach(() => teams.service.dispose());

const viewers = (): readonly (readonly string[] | undefined)[] =>
  teams.standing().map(({ activity }) => activity.attachments?.[0]?.content.refresh?.userIds);

describe('a card that each officer may see in their own way', () => {
  it('names the officers in the channel, without the bot, and again when it is edited', async () => {
    const place = await teams.channel();
    teams.service.connector.lists(CHANNEL, [...people(2), { id: '28:bot' }]);
    const mark = await teams.delivered(place, { sheet: CARD });
    expect(viewers()).toEqual([people(2).map(({ id }) => id)]);
    await teams.delivered(place, { sheet: { ...aSheet('And now?'), views: 'GED-1' }, edits: mark });
    expect(teams.standing()).toMatchObject([{ edits: 1 }]);
    expect(viewers()).toEqual([people(2).map(({ id }) => id)]);
    expect(JSON.stringify(teams.standing()[0]?.activity)).toContain('{"clausebook":{"views":"GED-1"}}');
  });

  it('names no more than Teams takes', async () => {
    const place = await teams.channel();
    teams.service.connector.lists(CHANNEL, people(75));
    await teams.delivered(place, { sheet: CARD });
    expect(viewers()[0]).toHaveLength(LIMITS.ownViews);
  });

  it('goes out the same for all where it is not known who is there', async () => {
    const place = await teams.channel();
    await teams.delivered(place, { sheet: CARD });
    expect(viewers()).toEqual([undefined]);
  });

  it('is no card that is for one person alone, or of several messages', async () => {
    const [place, home] = [await teams.channel(), await teams.home()];
    teams.service.connector.lists(CHANNEL, people(2));
    await teams.delivered(home);
    await teams.delivered(place, { sheet: { ...aSheet('many words '.repeat(270), 9), views: 'GED-1' } });
    expect(teams.standing().length).toBeGreaterThan(2);
    expect(viewers().every((each) => each === undefined)).toBe(true);
  });

  it('is a message that Teams takes, whatever it says and however long the ids are', async () => {
    const id = fc.integer({ min: 1, max: 400 }).map((length) => `29:${'x'.repeat(length)}`);
    const ids = fc.integer({ min: 0, max: 80 }).chain((count) => fc.array(id, { minLength: count, maxLength: count }));
    await fc.assert(
      fc.asyncProperty(anySheet, ids, async (sheet, there) => {
        const messages = sheetMessages(sheet);
        const viewed = await ownViews(messages, { ...sheet, views: 'GED-1' }, async () => there);
        expect(viewed.map(({ attachments }) => attachments[0]?.content.body)).toEqual(
          messages.map(({ attachments }) => attachments[0]?.content.body),
        );
        for (const message of viewed) {
          taken(message);
          expect(bytesOf(message)).toBeLessThanOrEqual(LIMITS.messageBytes - LIMITS.envelopeBytes);
        }
      }),
      { numRuns: 60 },
    );
  });
});

import { expect } from 'vitest';
import type { TeamsSettings } from '../../src/adapters/teams/settings.ts';
import type { Conversation, Handling } from '../../src/core/conversation.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Delivered, Delivery } from '../../src/core/notice.ts';
import type { Team } from '../../src/core/people.ts';
import type { Places } from '../../src/core/ports.ts';
import type { Sheet } from '../../src/core/sheet.ts';
import conversationUpdate from '../fixtures/teams/conversation-update.json' with { type: 'json' };
import { GEDLING } from './builders.ts';
import { aChannelPress, CHANNEL } from './teams-activities.ts';
import { openTeams } from './teams-service.ts';
import type { TeamsService } from './teams-service.ts';

/** A team whose channel is the one of the fixtures. */
export const TEAM: Team = { id: 'legal', name: 'Legal team', teams: CHANNEL, documents: [], topics: [] };

export const aSheet = (words = 'May I?', times = 1): Sheet => ({
  gist: 'GED-1: waiting for an officer',
  parts: Array.from({ length: times }, (_part, index) => ({
    part: 'words' as const,
    heading: `Part ${index}`,
    text: words,
  })),
  buttons: [{ press: 'act', act: 'claim', about: 'GED-1', label: 'Claim', main: true }],
});

/** What time it is for the service in these tests. */
export const NOW = Date.UTC(2026, 4, 11, 9);

/** The platform in a service of its own, delivering what tests hand to it. */
export interface Deliveries {
  readonly service: TeamsService;
  readonly standing: () => TeamsService['connector']['standing'];
  readonly conversations: () => readonly string[];
  /** The place of the team, once the app is in its channel. */
  channel(): Promise<Conversation>;
  /** The home of the person of the fixtures, who has pressed something in the channel and never written alone. */
  home(): Promise<Conversation>;
  deliver(to: Conversation, change?: Partial<Delivery>, signal?: AbortSignal): Promise<Delivered>;
  /** Delivers what the connector has to take, and gives the mark. */
  delivered(to: Conversation, change?: Partial<Delivery>): Promise<string>;
}

export async function openDeliveries(settings: TeamsSettings, places: Places): Promise<Deliveries> {
  const service = await openTeams(settings, { places, clock: () => NOW });
  const handlings: Handling[] = [];
  await service.platform.start(
    async () => ({ kind: 'already-answered' }),
    async (handling) => {
      handlings.push(handling);
      return { kind: 'done', sentence: 'It is yours.', sheet: aSheet() };
    },
  );
  await service.open();
  const never = new AbortController().signal;

  const deliver: Deliveries['deliver'] = (to, change = {}, signal = never) =>
    service.platform.deliver(
      { notice: noticeId('n'), to, sheet: aSheet(), edits: undefined, under: undefined, ...change },
      signal,
    );
  return {
    service,
    deliver,
    standing: () => service.connector.standing,
    conversations: () => service.connector.standing.map(({ conversation }) => conversation),
    async channel() {
      await service.send(conversationUpdate);
      const place = await service.platform.placeOf(TEAM, GEDLING.id);
      if (place === undefined) throw new Error('The channel is not known.');
      return place;
    },
    async home() {
      await service.send(aChannelPress({ clausebook: { act: 'claim', about: 'GED-1' } }, '1'));
      const [handling] = handlings;
      if (handling === undefined) throw new Error('Nothing was pressed.');
      return handling.by.home;
    },
    async delivered(to, change) {
      const outcome = await deliver(to, change);
      expect(service.connector.problems).toEqual([]);
      if (outcome.outcome !== 'delivered') throw new Error(`It is ${outcome.outcome}.`);
      return outcome.mark;
    },
  };
}

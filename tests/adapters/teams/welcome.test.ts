import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytesOf, LIMITS } from '../../../src/adapters/teams/limits.ts';
import { welcomeMessage } from '../../../src/adapters/teams/welcome-card.ts';
import type { CouncilManners } from '../../../src/core/council-manners.ts';
import type { Turn } from '../../../src/core/conversation.ts';
import { homeRow } from '../../../src/core/home.ts';
import type { Leases } from '../../../src/core/ports.ts';
import conversationUpdate from '../../fixtures/teams/conversation-update.json' with { type: 'json' };
import channelMention from '../../fixtures/teams/channel-mention.json' with { type: 'json' };
import groupMention from '../../fixtures/teams/group-mention.json' with { type: 'json' };
import inTeam from '../../fixtures/teams/installation-in-team.json' with { type: 'json' };
import removed from '../../fixtures/teams/installation-removed.json' with { type: 'json' };
import installed from '../../fixtures/teams/installation-update.json' with { type: 'json' };
import personAdded from '../../fixtures/teams/person-added.json' with { type: 'json' };
import { GEDLING } from '../../support/builders.ts';
import { NOT_IN_ROSTER } from '../../support/fake-connector.ts';
import { nothingHandled } from '../../support/handling.ts';
import { createLeasesInMemory } from '../../support/leases-in-memory.ts';
import { aWelcome, PLAIN_MANNERS } from '../../support/manners.ts';
import { aChannelPress, AISHAS_CHAT, aPersonalMessage, aPress } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { actionsOf, linesOf, taken } from '../../support/teams-messages.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const DAY = 24 * 60 * 60 * 1000;
const QUESTIONS = ['Can I use the logo?', 'May I share a post of a colleague about planning matters in my ward?'];
const BUTTON = z.object({ data: z.object({ msteams: z.object({ text: z.string(), value: z.unknown() }) }) });

describe('the welcome in Teams', () => {
  let service: TeamsService;
  let turns: Turn[];
  let asked: Parameters<CouncilManners['welcome']>[];
  let leases: Leases;
  let now: number;
  beforeEach(async () => {
    asked = [];
    turns = [];
    now = Date.UTC(2026, 4, 11);
    leases = createLeasesInMemory();
    service = await open();
  });
  afterEach(() => service.dispose());

  async function open(): Promise<TeamsService> {
    const manners: CouncilManners = {
      ...PLAIN_MANNERS,
      welcome: async (...of) => {
        asked.push(of);
        return aWelcome({ questions: QUESTIONS });
      },
    };
    const opened = await openTeams({ kind: 'emulator' }, { manners, leases, clock: () => now });
    await opened.platform.start(async (turn) => {
      turns.push(turn);
      return { kind: 'asks-again', why: 'empty' };
    }, nothingHandled);
    await opened.open();
    return opened;
  }
  const send = async (...activities: readonly TeamsActivity[]): Promise<void> => {
    for (const activity of activities) expect((await service.send(activity)).status).toBe(200);
    expect(service.connector.problems).toEqual([]);
  };
  const said = () => service.connector.standing.map(({ conversation }) => conversation);
  const alsoUpdated = {
    ...conversationUpdate,
    conversation: installed.conversation,
    channelData: installed.channelData,
  };
  const inGroup = {
    ...conversationUpdate,
    conversation: groupMention.conversation,
    channelData: groupMention.channelData,
  };

  it.each<[string, readonly TeamsActivity[], string, string]>([
    ['a person', [installed, alsoUpdated, installed], AISHAS_CHAT, 'only-you'],
    ['a team', [inTeam, conversationUpdate, inTeam], conversationUpdate.conversation.id, 'everyone-here'],
    ['a group chat', [inGroup, inGroup], groupMention.conversation.id, 'everyone-here'],
  ])('is said once, however often Teams tells that %s has added the app', async (_who, activities, where, audience) => {
    await send(...activities);
    expect(said()).toEqual([where]);
    expect(asked).toEqual([[GEDLING.id, audience]]);
    expect(turns).toEqual([]);
  });

  it('is said once where two processes are told at once', async () => {
    const other = await open();
    await Promise.all([service.send(installed), other.send(alsoUpdated)]);
    expect(said().length + other.connector.standing.length).toBe(1);
    await other.dispose();
  });

  it('is said again to whoever adds the app again after a day, and not before', async () => {
    await send(installed, removed);
    now += DAY - 1;
    await send(installed);
    expect(said()).toHaveLength(1);
    now += 1;
    await send(removed, installed);
    expect(said()).toHaveLength(2);
  });

  it('is not said when others join, when the app is updated, or when somebody writes', async () => {
    await send(personAdded, { ...installed, action: 'add-upgrade' }, removed);
    expect(said()).toEqual([]);
  });

  it('that cannot be posted is not said, and may be said the next time', async () => {
    service.connector.fail(NOT_IN_ROSTER);
    await send(installed);
    expect(said()).toEqual([]);
    expect(service.log.lines.filter(({ level }) => level !== 'info')).toMatchObject([
      { event: 'teams-welcome-not-said', fields: { where: 'person' } },
    ]);
    await send(installed);
    expect(said()).toHaveLength(1);
  });

  it('has buttons that ask its questions, as they were typed', async () => {
    const button = actionsOf([welcomeMessage(aWelcome({ questions: QUESTIONS }))])[1];
    const { text, value } = BUTTON.parse(button).data.msteams;
    await send(
      { ...aPress(value, 'P1'), text },
      aPress(button?.data, 'P2'),
      aPersonalMessage(QUESTIONS[1] ?? '', 'P3'),
    );
    const { conversation } = channelMention;
    await send({ ...aChannelPress(value, 'P4'), text, conversation });
    expect(turns.map((turn) => turn.kind === 'asks' && turn.text)).toEqual(
      Array.from({ length: 4 }, () => QUESTIONS[1]),
    );
    expect(turns.map(({ audience }) => audience)).toEqual(['only-you', 'only-you', 'only-you', 'everyone-here']);
    expect(turns[3]?.thread).toBe(conversation.id);
    for (const turn of turns) expect(turn).not.toHaveProperty('unbidden');
  });
});

describe('the card of the welcome', () => {
  it('holds what it reads, who sees it, the questions and how to reach officers', () => {
    const rows = [homeRow('Social Media Guidance', ['Version 1', 'Next review due on 1 May 2027'])];
    const message = welcomeMessage(
      aWelcome({ documents: { heading: 'Guidance in force', rows, more: 2 }, questions: QUESTIONS }),
    );
    expect(linesOf([message])).toEqual([
      'Ask me.',
      'Social Media Guidance',
      'Version 1',
      'Next review due on 1 May 2027',
      'And 2 more.',
      'Ask an officer.',
    ]);
    expect(actionsOf([message]).map(({ title }) => title)).toEqual([
      'Can I use the logo?',
      'May I share a post of a colleague about…',
    ]);
    expect(taken(message).summary).toBe('Welcome. Ask me.');
  });

  it('is one message that Teams takes, whatever the guidance is called', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('"', '\u0001', '😀', 'x ').map((part) => part.repeat(400)),
    );
    const row = fc.tuple(words, words, words).map(([first, ...below]) => homeRow(`x${first}`, below));
    const rows = fc.array(row, { maxLength: 15 });
    const questions = fc.array(
      words.map((text) => `x${text.slice(0, 119)}`),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(rows, questions, fc.nat({ max: 40 }), (documents, tried, more) => {
        const welcome = aWelcome({ documents: { heading: 'Guidance', rows: documents, more }, questions: tried });
        const message = welcomeMessage(welcome);
        expect(() => taken(message)).not.toThrow();
        expect(bytesOf(message)).toBeLessThanOrEqual(LIMITS.messageBytes - LIMITS.envelopeBytes);
        expect(actionsOf([message])).toHaveLength(tried.length);
      }),
      { numRuns: 50 },
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/conversation.ts';
import heard from '../../fixtures/teams/heard.json' with { type: 'json' };
import invokes from '../../fixtures/teams/invokes.json' with { type: 'json' };
import unheard from '../../fixtures/teams/unheard.json' with { type: 'json' };
import { aQuotedReply } from '../../support/builders.ts';
import { everythingHandled } from '../../support/teams-handled.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

describe("Microsoft's published activities", () => {
  let service: TeamsService;
  const turns: Turn[] = [];

  beforeAll(async () => {
    service = await openTeams(REGISTERED);
    await service.platform.start(async (turn) => {
      turns.push(turn);
      return aQuotedReply();
    }, everythingHandled);
    await service.open();
  });
  afterAll(() => service.dispose());

  let told = 0;
  /** What was logged as a fault since the last look. */
  const faults = (): readonly string[] => {
    const since = service.log.lines.slice(told);
    told = service.log.lines.length;
    return since.flatMap(({ level, event }) => (level === 'info' ? [] : [event]));
  };

  it.each(Object.entries(heard))('are heard and answered: %s', async (_name, { asks, activity }) => {
    const before = { turns: turns.length, posted: service.connector.posted.length };
    const response = await service.send(activity);
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: '' });
    expect(turns.slice(before.turns)).toMatchObject([{ kind: 'asks', text: asks }]);
    expect(service.connector.posted.length).toBe(before.posted + 1);
    expect(service.connector.problems).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it.each(Object.entries(unheard))('are taken, and ask nothing: %s', async (_name, activity) => {
    const before = turns.length;
    const response = await service.send(activity);
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: '' });
    expect(turns.slice(before)).toEqual([]);
    expect(service.connector.problems).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it.each(Object.entries(invokes))('are answered in the response: %s', async (_name, { status, activity }) => {
    const response = await service.send(activity);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(status === 200 ? typeof JSON.parse(text) : text).toBe(status === 200 ? 'object' : '');
    expect(service.connector.problems).toEqual([]);
    expect(faults()).toEqual([]);
  });
});

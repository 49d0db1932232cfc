import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import { BAD_SYNTAX, NO_CONVERSATION, NOT_IN_ROSTER, OUT_OF_ORDER, TOO_MANY } from '../../support/fake-connector.ts';
import { aSheet, NOW, openDeliveries } from '../../support/teams-deliveries.ts';
import type { Deliveries } from '../../support/teams-deliveries.ts';
import { REGISTERED } from '../../support/teams-service.ts';

let teams: Deliveries;

beforeEach(async () => {
  teams = await openDeliveries(REGISTERED, createPlacesInMemory());
});
afterEach(() => teams.service.dispose());

describe('a message that Teams does not take', () => {
  it('waits for as long as Teams says, and Teams is asked once', async () => {
    const place = await teams.channel();
    teams.service.connector.fail({ ...TOO_MANY, headers: { 'retry-after': '7' } });
    expect(await teams.deliver(place)).toEqual({ outcome: 'later', afterMs: 7000, holdsUp: 'this' });
    teams.service.connector.fail({ ...TOO_MANY, headers: {} });
    expect(await teams.deliver(place)).toEqual({ outcome: 'later', afterMs: 30_000, holdsUp: 'this' });
    expect(teams.service.connector.requests).toHaveLength(2);
  });

  it('waits until the date that Teams names', async () => {
    const place = await teams.channel();
    const until = new Date(NOW + 60_000).toUTCString();
    teams.service.connector.fail({ ...TOO_MANY, headers: { 'retry-after': until } });
    expect(await teams.deliver(place)).toEqual({ outcome: 'later', afterMs: 60_000, holdsUp: 'this' });
  });

  it.each([412, 502, 503, 504])(
    'waits with %i for as long as Teams says, and else as after any fault',
    async (status) => {
      const place = await teams.channel();
      teams.service.connector.fail({ status, code: 'Busy', headers: { 'retry-after': '3' } });
      expect(await teams.deliver(place)).toEqual({ outcome: 'later', afterMs: 3000, holdsUp: 'this' });
      teams.service.connector.fail({ status, code: 'Busy' });
      await expect(teams.deliver(place)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
      expect(teams.service.connector.requests).toHaveLength(2);
    },
  );

  it.each([NOT_IN_ROSTER, NO_CONVERSATION, BAD_SYNTAX])('is given up for good: $status', async (fault) => {
    const place = await teams.channel();
    teams.service.connector.fail(fault);
    expect(await teams.deliver(place)).toEqual({ outcome: 'impossible', why: fault.code });
  });

  it('is given up for good where no conversation with the person can be had', async () => {
    const to = await teams.home();
    teams.service.connector.fail(NOT_IN_ROSTER);
    expect(await teams.deliver(to)).toMatchObject({ outcome: 'impossible' });
  });

  it.each([OUT_OF_ORDER, { status: 401, code: 'Unauthorized' }])('may pass later: $status', async (fault) => {
    const place = await teams.channel();
    teams.service.connector.fail(fault);
    await expect(teams.deliver(place)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    expect(teams.service.connector.requests).toHaveLength(1);
    await teams.delivered(place);
  });

  it('tells nobody what it said', async () => {
    const place = await teams.channel();
    teams.service.connector.fail(OUT_OF_ORDER);
    const fault: unknown = await teams.deliver(place, { sheet: aSheet('a secret') }).catch((cause: unknown) => cause);
    expect(String(fault)).toContain('status 500');
    expect(`${String(fault)}${JSON.stringify(fault)}`).not.toMatch(/secret|the-token/);
    expect(teams.service.log.lines).toEqual([]);
  });

  it('is not waited for once the signal is aborted', async () => {
    const place = await teams.channel();
    teams.service.connector.stall();
    const abort = new AbortController();
    const cut = teams.deliver(place, {}, abort.signal).catch((cause: unknown) => cause);
    await expect.poll(() => teams.service.connector.requests.length).toBe(1);
    abort.abort(new Error('enough'));
    expect(await cut).toMatchObject({ message: 'enough' });
    await expect(teams.deliver(place, {}, abort.signal)).rejects.toThrow('enough');
    expect(teams.service.connector.requests).toHaveLength(1);
    await expect.poll(() => teams.service.connector.cutOff()).toBe(1);
  });

  it('has an address or a mark of another kind', async () => {
    await expect(teams.deliver({ platform: 'slack', address: 'C1' })).rejects.toMatchObject({
      code: 'DELIVERY_FAILED',
    });
    await expect(teams.deliver(await teams.channel(), { edits: 'C1/2' })).rejects.toMatchObject({
      code: 'DELIVERY_FAILED',
    });
  });
});

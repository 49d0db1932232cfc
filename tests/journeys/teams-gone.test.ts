import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toldWords } from '../../src/core/escalation-wording.ts';
import removed from '../fixtures/teams/installation-removed.json' with { type: 'json' };
import { eventually, found, opened, says } from '../support/chatter.ts';
import type { Chatter } from '../support/chatter.ts';
import { NOT_IN_ROSTER } from '../support/fake-connector.ts';
import { cardIn, escalated, statusFor } from '../support/officer-round.ts';
import { accountOf } from '../support/teams-chatter.ts';
import { openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
});
afterAll(() => service.close());

/** Long enough for messages that wait for each other. */
const A_WHILE = 60_000;

/** Asks, and has an officer in Slack claim it and begin to answer. */
async function claimed(councillor: Chatter, question: string) {
  const [officer] = service.officers.slack;
  const id = await escalated(councillor, question);
  await officer.press(await cardIn(officer, id, 'waiting'), 'claim');
  await statusFor(councillor, id, `with ${officer.name}`);
  const form = await opened(officer.open(await cardIn(officer, id, `with ${officer.name}`), 'answer'));
  return { id, officer, form };
}
const parkedFor = (why: string) =>
  service.log.lines.filter(({ event, fields }) => event === 'notice-parked' && fields?.['why'] === why);

describe('a councillor in Teams', () => {
  it(
    'who has taken the app out is told nothing more, and the officers hear of it',
    async () => {
      const councillor = service.person('teams', 'Cllr Away');
      const { id, officer, form } = await claimed(councillor, 'May I fly a kite from the roof?');
      const { conversation } = removed;
      const from = accountOf('CllrAway', 'Cllr Away');
      await service.tell({ ...removed, from, conversation: { ...conversation, id: 'a:with-CllrAway' } });
      const seen = councillor.alone().length;
      await form.send({ text: 'Yes.' });
      await expect(found(officer.channel, says(toldWords(id, councillor.name, 'unreached')))).resolves.toBeDefined();
      await eventually(() => {
        expect(parkedFor('app-removed').length).toBeGreaterThan(0);
      });
      expect(councillor.alone()).toHaveLength(seen);
    },
    A_WHILE,
  );

  it(
    'whom Teams refuses without having told is not reached either, and the officers hear of it',
    async () => {
      const councillor = service.person('teams', 'Cllr Gone');
      const { id, officer, form } = await claimed(councillor, 'May I fly a kite from the spire?');
      service.connector.refuses('a:with-CllrGone', NOT_IN_ROSTER);
      await form.send({ text: 'Yes.' });
      await expect(found(officer.channel, says(toldWords(id, councillor.name, 'unreached')))).resolves.toBeDefined();
      expect(parkedFor(NOT_IN_ROSTER.code).length).toBeGreaterThan(0);
    },
    A_WHILE,
  );

  it(
    'whose conversation is slowed down holds up nobody else',
    async () => {
      const [slow, quick] = [service.person('teams', 'Cllr Slow'), service.person('teams', 'Cllr Quick')];
      const first = await claimed(slow, 'May I fly a kite from the barn?');
      const second = await claimed(quick, 'May I fly a kite from the mill?');
      const hour = { status: 429, code: 'TooManyRequests', headers: { 'retry-after': '3600' } };
      service.connector.refuses('a:with-CllrSlow', hour);
      await first.form.send({ text: 'Yes, from the barn.' });
      await eventually(() => {
        expect(service.log.lines.filter(({ event }) => event === 'notice-held-up').length).toBeGreaterThan(0);
      });
      await second.form.send({ text: 'No, not from the mill.' });
      await statusFor(quick, second.id, 'answered');
    },
    A_WHILE,
  );
});

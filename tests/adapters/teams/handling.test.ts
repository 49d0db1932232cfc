import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handling, Turn } from '../../../src/core/conversation.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import invoke from '../../fixtures/teams/invoke.json' with { type: 'json' };
import { GEDLING } from '../../support/builders.ts';
import {
  aChannelMention,
  aChannelPress,
  aFetch,
  AISHA,
  anInvoke,
  aPersonalMessage,
  aPress,
  aSearch,
  aSubmit,
  TENANT,
} from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const CLAIM = { clausebook: { act: 'claim', about: 'GED-1' } };
const ANSWER = { form: 'answer', about: 'GED-1' };

let service: TeamsService;
let handlings: Handling[];
let turns: Turn[];

beforeEach(async () => {
  service = await openTeams(REGISTERED);
  handlings = [];
  turns = [];
  await service.platform.start(
    async (turn) => {
      turns.push(turn);
      return { kind: 'already-answered' };
    },
    async (handling) => {
      handlings.push(handling);
      return handling.kind === 'seeks'
        ? { kind: 'options', options: [] }
        : { kind: 'refused', why: 'not-allowed', sentence: refusedLine('not-allowed') };
    },
  );
  await service.open();
});
afterEach(() => service.dispose());

async function handlingFrom(activity: TeamsActivity): Promise<Handling | undefined> {
  expect((await service.send(activity)).status).toBe(200);
  expect(service.connector.problems).toEqual([]);
  return handlings.at(-1);
}

describe('what is done about an escalation in Teams', () => {
  it('is a press on a card, by whom Teams vouches for', async () => {
    expect(await handlingFrom(aPress(CLAIM, '1'))).toMatchObject({
      kind: 'acts',
      act: 'claim',
      about: 'GED-1',
      audience: 'only-you',
      council: GEDLING.id,
      thread: invoke.conversation.id,
      by: { id: `teams:${TENANT}/${AISHA.aadObjectId}`, name: 'Aisha Okafor' },
    });
    expect(turns).toEqual([]);
  });

  it.each<[string, TeamsActivity, object]>([
    ['a form that is opened', aFetch(ANSWER, '2'), { kind: 'opens', ...ANSWER }],
    [
      'a form that is sent, with what was filled in',
      aSubmit(ANSWER, { text: ' as it was ', clauses: 'a/b/1,a/b/2', found: 'a/b/3,a/b/1' }, '3'),
      { kind: 'sends', ...ANSWER, answers: { text: ' as it was ', clauses: ['a/b/1', 'a/b/2', 'a/b/3'] } },
    ],
    [
      'a form with a tick and a person',
      aSubmit({ form: 'hand-over', about: 'GED-1' }, { confidential: 'true', officer: 'teams:t/1' }, '4'),
      { kind: 'sends', answers: { confidential: true, officer: 'teams:t/1' } },
    ],
    [
      'a form in which nothing was filled in',
      aSubmit(ANSWER, { clauses: '', found: '', officer: '', confidential: 'false' }, '5'),
      { kind: 'sends', answers: { clauses: [], confidential: false } },
    ],
    [
      'typing in a search',
      aSearch('clausebook-clauses/GED-1', 'log', '6'),
      { kind: 'seeks', about: 'GED-1', typed: 'log' },
    ],
    ['“mine” in a personal chat', aPersonalMessage('Mine', '7'), { kind: 'lists', list: 'mine' }],
    ['“my questions”', aPersonalMessage(' my questions ', '8'), { kind: 'lists', list: 'mine' }],
    ['“home”', aPersonalMessage('Home', '40'), { kind: 'looks' }],
    ['“admin”', aPersonalMessage('admin', '41'), { kind: 'looks', only: 'admin' }],
    ['“admin reload”', aPersonalMessage('admin reload', '42'), { kind: 'reloads' }],
    ['the button to reload', aPress({ clausebook: { reload: 'guidance' } }, '43'), { kind: 'reloads' }],
    ['the button to preview', aPress({ clausebook: { reload: 'preview' } }, '44'), { kind: 'reloads', preview: true }],
    [
      'a reason to accept',
      aPersonalMessage('admin reload accept: It is <b>right</b>', '45'),
      { kind: 'reloads', accept: 'It is <b>right</b>' },
    ],
    [
      'a way back',
      aPersonalMessage('admin rollback 3: Too soon', '46'),
      { kind: 'rolls-back', to: '3', why: 'Too soon' },
    ],
    ['“queue”', aPersonalMessage('queue', '9'), { kind: 'lists', list: 'queue' }],
  ])('is %s', async (_name, activity, handling) => {
    expect(await handlingFrom(activity)).toMatchObject(handling);
    expect(turns).toEqual([]);
  });

  it('has the same id when Teams sends it again, and another when it is done again', async () => {
    for (const id of ['10', '10', '11']) await handlingFrom(aFetch(ANSWER, id));
    const [first, again, other] = handlings.map((handling) => handling.id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('is of the thread and the place that the answer above the button was of', async () => {
    await service.send(aPersonalMessage('can I use the logo?', '12'));
    const about = turns[0]?.id ?? '';
    const handling = await handlingFrom(aFetch({ form: 'ask-officer', about }, '13'));
    expect(handling).toMatchObject({ about, thread: turns[0]?.thread, audience: 'only-you', council: GEDLING.id });
    expect(handling?.at.platform).toBe('teams');
  });

  it('is by the same person at the same home, wherever they do it', async () => {
    const alone = await handlingFrom(aPress(CLAIM, '14'));
    const inChannel = await handlingFrom(aChannelPress(CLAIM, '15'));
    expect(inChannel?.audience).toBe('everyone-here');
    expect(inChannel?.by).toEqual(alone?.by);
    expect(inChannel?.by.home.address).not.toContain('Okafor');
  });

  it('is by somebody without a name or an id in the tenant, if Teams tells none', async () => {
    const by = (await handlingFrom({ ...aPress(CLAIM, '16'), from: { id: '29:x' } }))?.by;
    expect(by).toMatchObject({ id: `teams:${TENANT}/29:x`, name: 'A colleague' });
  });

  it('is never whom the payload claims', async () => {
    const forged = { ...CLAIM, by: 'somebody', clausebook: { ...CLAIM.clausebook, by: { id: 'teams:x/y' } } };
    expect((await handlingFrom(aPress(forged, '17')))?.by.id).toBe(`teams:${TENANT}/${AISHA.aadObjectId}`);
  });
});

describe('what does nothing about an escalation', () => {
  it.each<[string, TeamsActivity]>([
    ['a question that has such a word', aPersonalMessage('is there a queue?', '20')],
    ['such a word in a channel', aChannelMention('queue', '21')],
  ])('is %s: it is asked', async (_name, activity) => {
    await handlingFrom(activity);
    expect(handlings).toEqual([]);
    expect(turns).toHaveLength(1);
  });

  it.each<[string, TeamsActivity]>([
    ['of another kind', invoke],
    ['that opens nothing of Clausebook’s', anInvoke('task/fetch', { data: { any: 'thing' } }, '22')],
    ['that opens a form that there is not', aFetch({ form: 'answers', about: 'GED-1' }, '23')],
    ['that sends a form about nothing', aSubmit({ form: 'answer', about: '' }, { text: 'x' }, '24')],
    ['that searches elsewhere', aSearch('npm', 'log', '25')],
    ['without a value', anInvoke('task/submit', undefined, '26')],
    ['without an id', { ...aFetch(ANSWER, '27'), id: undefined }],
    ['by a bot', { ...aFetch(ANSWER, '28'), from: { id: '28:another' } }],
  ])('is an invoke %s: it is not known', async (_name, activity) => {
    expect((await service.send(activity)).status).toBe(501);
    expect(handlings).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an act that there is not', { clausebook: { act: 'delete', about: 'GED-1' } }],
    ['something else to be reloaded', { clausebook: { reload: 'everything' } }],
    ['no escalation', { clausebook: { act: 'claim' } }],
  ])('is a press of %s', async (_name, value) => {
    await handlingFrom(aPress(value, '29'));
    expect(handlings).toEqual([]);
    expect(turns).toEqual([]);
  });

  it.each<[string, TeamsActivity]>([
    ['a press', aPress(CLAIM, '30')],
    ['a form that is opened', aFetch(ANSWER, '31')],
    ['a form that is sent', aSubmit(ANSWER, { text: 'x' }, '32')],
    ['a search', aSearch('clausebook-clauses/GED-1', 'log', '33')],
  ])('is %s that is not from Teams: 401, and nothing is told', async (_name, activity) => {
    for (const authorization of [undefined, 'Bearer x.y.z', `Bearer ${service.token({ aud: 'another' })}`]) {
      const response = await service.send(activity, { authorization });
      expect(response.status).toBe(401);
      expect(await response.text()).toBe('');
    }
    expect(handlings).toEqual([]);
  });

  it('is an invoke of another tenant', async () => {
    const response = await service.send({ ...aFetch(ANSWER, '34'), channelData: { tenant: { id: 'another' } } });
    expect(response.status).toBe(403);
    expect(handlings).toEqual([]);
  });
});

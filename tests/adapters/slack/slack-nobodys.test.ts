import submission from '../../fixtures/slack/view-submission.json' with { type: 'json' };
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answeringIn } from '../../../src/adapters/slack/named-council.ts';
import { ASK_CALLBACK } from '../../../src/adapters/slack/render-ask.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Council } from '../../../src/core/people.ts';
import { ASK_AGAIN } from '../../../src/core/wording.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { GEDLING } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import {
  buttonPress,
  directMessage,
  globalShortcut,
  messageShortcut,
  openedHome,
  pressedAtHome,
} from '../../support/fake-slack-events.ts';
import { CHANNEL, COUNCILLOR_ID, TEAM } from '../../support/fake-slack-identity.ts';
import { formAck, homeWords, wordsIn } from '../../support/fake-slack-views.ts';
import { askedIn, commandIn, mentionedIn, openInstalls, SALTBY } from '../../support/slack-installs.ts';
import type { SlackInstalls } from '../../support/slack-installs.ts';

const SAID = ASK_AGAIN['no-council'];
const NOBODYS: Reply = { kind: 'asks-again', why: 'no-council' };

describe('a workspace that no council names', () => {
  let slack: SlackInstalls;
  beforeEach(async () => {
    slack = await openInstalls();
    const seen = new Set<string>();
    await slack.start(async ({ id }) => {
      if (seen.has(id)) return { kind: 'already-answered' };
      seen.add(id);
      return NOBODYS;
    });
    await slack.install(SALTBY);
    slack.fake.installs.workspaceOf('T0SALTBY').setMembers(CHANNEL, [COUNCILLOR_ID]);
  });
  afterEach(() => slack.dispose());

  const said = () =>
    slack.fake.messages.map(({ channel, thread, ephemeral, text }) => ({ channel, thread, ephemeral, text }));

  it('is told so in a direct message, once a turn', async () => {
    await slack.event(askedIn(SALTBY, 'Ev1'));
    await slack.event(askedIn(SALTBY, 'Ev1'), 1);
    await slack.logged('turn-finished', 2);
    expect(said()).toEqual([
      { channel: 'D0DIRECT', thread: undefined, ephemeral: false, text: expect.stringContaining(SAID) },
    ]);
    expect(slack.turns).toMatchObject([{ fromNobodys: true, council: undefined }, { fromNobodys: true }]);
  });

  it('is told so in a channel where only the asker sees it', async () => {
    await slack.event(mentionedIn(SALTBY, 'Ev1', { thread_ts: '1700000000.000100' }));
    await slack.logged('turn-finished');
    expect(said()).toEqual([
      { channel: CHANNEL, thread: '1700000000.000100', ephemeral: true, text: expect.stringContaining(SAID) },
    ]);
    expect(slack.fake.messages[0]?.manners).toMatchObject({ user: COUNCILLOR_ID });
  });

  it('is told so in answer to a command, a press and a form, and nothing is handled', async () => {
    const url = slack.fake.responseUrl();
    await slack.command(commandIn(SALTBY, '1.1', url));
    const at = { team: { id: 'T0SALTBY' }, response_url: url };
    await slack.interaction(buttonPress('1.2', 'clausebook:act:claim', 'GED-1', at));
    await slack.interaction(buttonPress('1.3', 'clausebook:receipt', 'slack:Ev1', at));
    await slack.logged('turn-finished', 3);
    expect(slack.fake.respondedAt(url).map(({ text }) => text.trim())).toEqual([SAID, SAID, SAID]);
    const carried = { form: 'note', about: 'GED-1', address: '{}', audience: 'only-you', offered: [] };
    const values = { text: { any: { type: 'plain_text_input', value: 'Mind the pond.' } } };
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: 'any',
      private_metadata: JSON.stringify(carried),
      state: { values },
    };
    const ack = await slack.inWindow({ ...submission, team: { id: 'T0SALTBY' }, view });
    const parsed = formAck.parse(ack);
    expect(parsed.response_action === 'update' ? wordsIn(parsed.view).join('\n') : '').toMatch(
      new RegExp(`${SAID}[^]*Mind the pond`),
    );
    expect(slack.handlings).toEqual([]);
  });

  it('is told so in a window by a shortcut, without the words of the message that it was taken on', async () => {
    const team = { team: { id: 'T0SALTBY' } };
    await slack.interaction({ ...globalShortcut('1.1'), ...team });
    await slack.interaction({ ...messageShortcut('1.2', 'may I use the crest?'), ...team });
    const { views } = slack.fake.installs.workspaceOf('T0SALTBY');
    await expect.poll(() => views).toHaveLength(2);
    for (const { view } of views) expect(wordsIn(view).slice(1)).toEqual([SAID]);
    expect(slack.turns).toEqual([]);
  });

  it('is told so in the window to ask in, which gives back what was asked', async () => {
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: ASK_CALLBACK,
      state: { values: { question: { any: { type: 'plain_text_input', value: 'may I use the crest?' } } } },
    };
    const parsed = formAck.parse(await slack.inWindow({ ...submission, team: { id: 'T0SALTBY' }, view }));
    expect(parsed.response_action === 'update' ? wordsIn(parsed.view).join('\n') : '').toMatch(
      new RegExp(`${SAID}[^]*may I use the crest`),
    );
  });

  it('is told so on the Home tab, also after a press there', async () => {
    const { homes } = slack.fake.installs.workspaceOf('T0SALTBY');
    const body = { ...openedHome('Ev1'), authorizations: [{ team_id: 'T0SALTBY', is_bot: true }], team_id: 'T0SALTBY' };
    await slack.event(body);
    await expect.poll(() => homes.of(COUNCILLOR_ID)).toHaveLength(1);
    const team = { team: { id: 'T0SALTBY' }, user: { id: COUNCILLOR_ID, team_id: 'T0SALTBY' } };
    await slack.interaction({ ...pressedAtHome('1.3', 'clausebook:act:claim', 'GED-1'), ...team });
    await expect.poll(() => homes.of(COUNCILLOR_ID)).toHaveLength(2);
    expect(homes.of(COUNCILLOR_ID).map(homeWords)).toEqual([[SAID], [SAID]]);
    expect(slack.handlings).toEqual([]);
  });

  it('is not answered for a list either', async () => {
    await slack.event(askedIn(SALTBY, 'Ev1', { text: 'mine' }));
    await slack.logged('turn-finished');
    expect(said()).toMatchObject([{ text: expect.stringContaining(SAID) }]);
    expect(slack.handlings).toEqual([]);
  });
});

describe('one bot token', () => {
  it.each([
    ['in a workspace that a council names, answers from its guidance', [TEAM], 'gedling'],
    ['where others are named and this one is not, answers from none', ['T0ELSEWHERE'], undefined],
  ] as const)('%s', async (_what, slackWorkspaces, council) => {
    const slack = await openSlack('http', {
      council: councilId('oxford'),
      councils: [{ ...GEDLING, slackWorkspaces }],
    });
    await slack.start(async () => NOBODYS);
    await slack.event(directMessage('Ev1'));
    await slack.logged('turn-finished');
    expect(slack.turns).toMatchObject([{ council, ...(council === undefined ? { fromNobodys: true } : {}) }]);
    await slack.dispose();
  });
});

describe('the council of a workspace', () => {
  const council = (id: string, ...slackWorkspaces: readonly string[]): Council => ({
    ...GEDLING,
    id: councilId(id),
    ...(slackWorkspaces.length === 0 ? {} : { slackWorkspaces }),
  });
  const [gedling, county, plain] = [council('gedling', 'T1', 'T2'), council('county', 'E1', 'T9'), council('plain')];
  const all = [gedling, county, plain];
  const settings = { council: councilId('plain'), open: false };

  it.each([
    ['T2', undefined, all, settings, 'gedling'],
    ['T2', 'E1', all, settings, 'gedling'],
    ['T3', 'E1', all, settings, 'county'],
    [undefined, 'E1', all, settings, 'county'],
    ['T3', 'E2', all, settings, 'nobodys'],
    [undefined, undefined, all, settings, 'nobodys'],
    ['T3', undefined, [plain], settings, 'plain'],
    ['T3', undefined, [plain], { ...settings, council: undefined }, undefined],
    ['T3', undefined, [plain], { ...settings, open: true }, 'nobodys'],
  ])('%s of %s', (workspace, organisation, councils, from, expected) => {
    const answering = answeringIn({ workspace, organisation }, councils, from);
    expect(answering === 'nobodys' ? answering : answering.council).toBe(expected);
  });
});

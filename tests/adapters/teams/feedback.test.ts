import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handling } from '../../../src/core/conversation.ts';
import { turnId } from '../../../src/core/conversation.ts';
import { feedbackForm } from '../../../src/core/feedback-sheets.ts';
import { WRONG_CLAUSE } from '../../../src/core/feedback-wording.ts';
import type { Handled, Reply } from '../../../src/core/reply.ts';
import channelMention from '../../fixtures/teams/channel-mention.json' with { type: 'json' };
import { aQuotedReply, GEDLING } from '../../support/builders.ts';
import {
  aChannelPress,
  aFetch,
  AISHA,
  AISHAS_CHAT,
  aPersonalMessage,
  aPress,
  aSubmit,
} from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { dialogOf } from '../../support/teams-dialogs.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const OWN = turnId('teams', `${AISHAS_CHAT}/1778490840120`);
const CHANNELS = turnId('teams', `${channelMention.conversation.id}/${channelMention.id}`);
const rightClause = (about: string) => ({ clausebook: { act: 'right-clause', about } });
const wrongClause = (about: string) => ({ form: 'wrong-clause', about });
const QUESTION = 'May I use *the* <b>crest</b>?';
const THANKED: Handled = { kind: 'thanked', sentence: 'Thank you.', first: true };

let service: TeamsService;
let handlings: Handling[];
let handled: Handled;
let reply: Reply;

beforeEach(async () => {
  service = await openTeams(REGISTERED);
  handlings = [];
  handled = THANKED;
  await service.platform.start(
    async () => reply,
    async (handling) => {
      handlings.push(handling);
      return handling.kind === 'opens' ? { kind: 'form', form: feedbackForm(OWN, QUESTION, GEDLING) } : handled;
    },
  );
  await service.open();
});
afterEach(() => service.dispose());

const send = async (activity: TeamsActivity): Promise<void> => expect((await service.send(activity)).status).toBe(200);
const said = () => service.connector.standing.map(({ conversation, activity }) => [conversation, activity.text]);
const bodyOf = async (activity: TeamsActivity): Promise<unknown> => (await service.send(activity)).json();

describe('feedback on an answer in Teams', () => {
  it('has its buttons under the answer, after what to do next', async () => {
    const answered = aQuotedReply();
    if (answered.kind !== 'answers') throw new Error('It is an answer.');
    reply = { ...answered, presses: { of: OWN, offered: ['receipt'], askOfficer: true, feedback: true } };
    await send(aPersonalMessage('the crest?', '1'));
    expect(service.connector.problems).toEqual([]);
    const body = service.connector.standing[0]?.activity.attachments?.[0]?.content.body ?? [];
    const rows = body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions] : []));
    expect(rows.map((row) => row.map(({ title, data }) => [title, data['clausebook']]))).toEqual([
      [['Ask an officer', { form: 'ask-officer', about: OWN }]],
      [
        ['Right clause', { act: 'right-clause', about: OWN }],
        [WRONG_CLAUSE, wrongClause(OWN)],
        ['Show receipt', { press: 'receipt', of: OWN }],
      ],
    ]);
  });

  it('is thanked for where one is alone, and a repeat is not thanked for again', async () => {
    await send(aPress(rightClause(OWN), '2'));
    expect(handlings).toMatchObject([{ kind: 'acts', act: 'right-clause', about: OWN, by: { name: 'Aisha Okafor' } }]);
    handled = { ...THANKED, first: false };
    await send(aPress(rightClause(OWN), '2'));
    expect(handlings[1]?.id).toBe(handlings[0]?.id);
    expect(said()).toEqual([[AISHAS_CHAT, 'Thank you.']]);
  });

  it('in a channel is thanked for alone', async () => {
    await send(aChannelPress(rightClause(CHANNELS), '3'));
    expect(service.connector.problems).toEqual([]);
    expect(said()).toEqual([[`a:with-${AISHA.id.slice('29:'.length)}`, 'Thank you.']]);
  });

  it('is a dialog that holds the question, need not be filled in, and says what came of it', async () => {
    const dialog = dialogOf(await bodyOf(aFetch(wrongClause(OWN), '4')));
    if (dialog.shows !== 'form') throw new Error('It is a form.');
    expect(dialog.inputs).toMatchObject([{ id: 'text', isRequired: false, value: QUESTION }]);
    expect(dialog.lines.join('\n')).toContain('without your name');
    const sent = dialogOf(await bodyOf(aSubmit(wrongClause(OWN), {}, '5')));
    expect(sent).toEqual({ shows: 'message', text: 'Thank you.' });
    expect(handlings[1]).toMatchObject({ kind: 'sends', form: 'wrong-clause', about: OWN, answers: {} });
  });

  it.each(['teams:somewhere-else/1', CHANNELS, turnId('teams', `${AISHAS_CHAT}X/1`), 'slack:Ev1', AISHAS_CHAT])(
    'is not taken from another conversation than the answer’s (%s)',
    async (about) => {
      await send(aPress(rightClause(about), '6'));
      expect((await service.send(aFetch(wrongClause(about), '7'))).status).toBe(501);
      expect((await service.send(aSubmit(wrongClause(about), { text: 'words' }, '8'))).status).toBe(501);
      expect(handlings).toEqual([]);
      expect(said()).toEqual([]);
    },
  );

  it('is listed for whoever types the word for it, alone', async () => {
    handled = { kind: 'sheets', list: 'feedback', heading: 'What was said', sheets: [] };
    await send(aPersonalMessage('Feedback', '9'));
    expect(handlings).toMatchObject([{ kind: 'lists', list: 'feedback' }]);
    expect(service.connector.standing).toMatchObject([{ activity: { summary: 'What was said' } }]);
  });

  it('leaves no word in the log', async () => {
    await bodyOf(aSubmit(wrongClause(OWN), { text: 'secretword' }, '10'));
    expect(JSON.stringify(service.log.lines)).not.toContain('secretword');
  });
});

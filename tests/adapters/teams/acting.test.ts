import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/errors.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import type { Handled, Reply } from '../../../src/core/reply.ts';
import type { Sheet } from '../../../src/core/sheet.ts';
import { turnId } from '../../../src/core/conversation.ts';
import { WENT_WRONG } from '../../../src/core/wording.ts';
import { aSilentReply } from '../../support/builders.ts';
import { NOT_IN_ROSTER } from '../../support/fake-connector.ts';
import { aChannelPress, AISHA, AISHAS_CHAT, aPersonalMessage, aPress } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { quoting } from '../../support/quoting.ts';

const CLAIM = { clausebook: { act: 'claim', about: 'GED-1' } };
const SHEET: Sheet = {
  gist: 'GED-1: with Anna Reed',
  parts: [{ part: 'heading', text: 'GED-1: with Anna Reed' }],
  buttons: [{ press: 'act', act: 'release', about: 'GED-1', label: 'Give back', main: false }],
};
const DONE: Handled = { kind: 'done', sentence: 'GED-1: It is yours.', sheet: SHEET };
const TAKEN: Handled = { kind: 'refused', why: 'claimed-by', sentence: refusedLine('claimed-by') };

let service: TeamsService;
let handled: () => Promise<Handled>;
let reply: Reply;

beforeEach(async () => {
  service = await openTeams(REGISTERED);
  reply = aSilentReply();
  await service.platform.start(
    async () => reply,
    () => handled(),
  );
  await service.open();
});
afterEach(() => service.dispose());

const send = async (activity: Parameters<TeamsService['send']>[0]): Promise<void> => {
  const response = await service.send(activity);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
  expect(service.connector.problems).toEqual([]);
};
const said = () => service.connector.standing.map(({ conversation, activity }) => [conversation, activity.text]);

describe('a press about an escalation in Teams', () => {
  it('in a personal chat is answered there', async () => {
    handled = async () => DONE;
    await send(aPress(CLAIM, '1'));
    handled = async () => TAKEN;
    await send(aPress(CLAIM, '2'));
    expect(said()).toEqual([
      [AISHAS_CHAT, 'GED-1: It is yours.'],
      [AISHAS_CHAT, 'Another officer has it.'],
    ]);
  });

  it('has the guidance read again, wherever the button is, and tells the one who pressed alone', async () => {
    handled = async () => ({ kind: 'refused', why: 'not-admin', sentence: refusedLine('not-admin') });
    await send(aPress({ clausebook: { reload: 'guidance' } }, '1'));
    await send(aChannelPress({ clausebook: { reload: 'guidance' } }, '2'));
    expect(said().map(([, text]) => text)).toEqual([refusedLine('not-admin'), refusedLine('not-admin')]);
    expect(said().every(([conversation]) => conversation === AISHAS_CHAT)).toBe(true);
  });

  it('puts an earlier edition back by a word in a personal chat, and says what came of it', async () => {
    handled = async () => ({
      kind: 'done',
      sentence: 'Edition one is in force again.',
      sheet: { gist: '', parts: [], buttons: [] },
    });
    await send(aPersonalMessage('admin rollback 1', '1'));
    expect(said().map(([, text]) => text)).toEqual(['Edition one is in force again.']);
  });

  it('in a channel is answered by the card alone', async () => {
    handled = async () => DONE;
    await send(aChannelPress(CLAIM, '3'));
    expect(service.connector.requests).toEqual([]);
  });

  it('in a channel that comes to nothing is told to the one who pressed, alone', async () => {
    handled = async () => TAKEN;
    await send(aChannelPress(CLAIM, '4'));
    expect(said()).toEqual([[`a:with-${AISHA.id.slice('29:'.length)}`, 'Another officer has it.']]);
  });

  it('in a channel that fails is told alone, too, and logged', async () => {
    handled = async () => {
      throw new Fault('STORE_UNAVAILABLE', 'away');
    };
    await send(aChannelPress(CLAIM, '5'));
    expect(said()).toMatchObject([[expect.stringContaining('a:with-'), quoting(WENT_WRONG)]]);
    expect(service.log.lines).toMatchObject([{ event: 'teams-turn-failed', cause: { code: 'STORE_UNAVAILABLE' } }]);
  });

  it('that cannot be answered is logged, without a word of it', async () => {
    handled = async () => TAKEN;
    service.connector.fail(NOT_IN_ROSTER);
    await send(aChannelPress(CLAIM, '6'));
    expect(service.log.lines).toMatchObject([{ event: 'teams-delivery-failed', cause: { code: 'DELIVERY_FAILED' } }]);
    expect(JSON.stringify(service.log.lines) + String(service.log.lines[0]?.cause)).not.toMatch(/officer|Okafor/);
  });

  it('that core answers with what no message shows is a fault', async () => {
    handled = async () => ({ kind: 'options', options: [] });
    await send(aPress(CLAIM, '7'));
    expect(said()).toMatchObject([[AISHAS_CHAT, quoting(WENT_WRONG)]]);
    expect(service.log.lines).toMatchObject([{ cause: { code: 'DELIVERY_FAILED' } }]);
  });
});

describe('a list in Teams', () => {
  it('is shown in the personal chat it was asked for in', async () => {
    handled = async () => ({ kind: 'sheets', list: 'queue', heading: 'Waiting', sheets: [SHEET, SHEET] });
    await send(aPersonalMessage('queue', '8'));
    expect(service.connector.standing).toMatchObject([{ conversation: AISHAS_CHAT, activity: { summary: 'Waiting' } }]);
    const shown = JSON.stringify(service.connector.standing);
    expect(shown.split('"Action.Execute","title":"Give back"')).toHaveLength(3);
    // A press must not put one sheet in the place of the whole list.
    expect(shown).not.toContain('clausebook.sheet');
  });
});

describe('an answer in Teams', () => {
  const about = turnId('teams', 'a:1/2');
  const answered = aSilentReply();

  it.each([[[]], [['none-of-these'] as const]])(
    'has a button that opens the form to ask an officer',
    async (offered) => {
      if (answered.kind !== 'answers') throw new Error('It is an answer.');
      reply = { ...answered, presses: { of: about, offered, askOfficer: true } };
      await send(aPersonalMessage('bins?', '9'));
      const posted = JSON.stringify(service.connector.posted);
      const data = { msteams: { type: 'task/fetch' }, clausebook: { form: 'ask-officer', about } };
      expect(posted).toContain('"title":"Ask an officer"');
      expect(posted).toContain(JSON.stringify(data));
    },
  );

  it('has none where no officer can be asked', async () => {
    if (answered.kind !== 'answers') throw new Error('It is an answer.');
    reply = { ...answered, presses: { of: about, offered: ['none-of-these'] } };
    await send(aPersonalMessage('bins?', '10'));
    expect(JSON.stringify(service.connector.posted)).not.toContain('Ask an officer');
  });
});

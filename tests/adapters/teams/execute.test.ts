import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STILL_READING } from '../../../src/adapters/teams/wording.ts';
import { sheetMessages } from '../../../src/adapters/teams/messages.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { Fault } from '../../../src/core/errors.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import type { Handled } from '../../../src/core/reply.ts';
import type { Sheet } from '../../../src/core/sheet.ts';
import { AUDIENCE, WENT_WRONG } from '../../../src/core/wording.ts';
import { AISHA, aChannelExecute, aChannelPress, anExecute, aPress } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { answeredBy } from '../../support/teams-executes.ts';
import { actionsOf } from '../../support/teams-messages.ts';
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
let handlings: Handling[];

beforeEach(async () => {
  service = await openTeams(REGISTERED, { patienceMs: 500 });
  handlings = [];
  await service.platform.start(
    async () => ({ kind: 'stays-silent' }),
    (handling) => {
      handlings.push(handling);
      return handled();
    },
  );
  await service.open();
});
afterEach(() => service.dispose());

/** What the one who pressed sees. Nothing may be posted beside it. */
async function press(activity: TeamsActivity) {
  const answered = await answeredBy(await service.send(activity));
  if (service.connector.posted.length > 0) throw new Error('Something was posted as well.');
  return answered;
}

describe('a press that waits for its answer', () => {
  it('is answered by its card, as the one who pressed may see it, and nothing is posted', async () => {
    handled = async () => DONE;
    const alone = await press(anExecute('clausebook.sheet', CLAIM, '1'));
    expect(alone).toMatchObject({ sees: 'card', buttons: ['Give back'], views: [] });
    expect(alone).toMatchObject({ text: expect.stringContaining(AUDIENCE['only-you']) });
    const shared = await press(aChannelExecute('clausebook.sheet', CLAIM, '2'));
    expect(shared).toMatchObject({ sees: 'card', text: expect.stringContaining(AUDIENCE['everyone-here']) });
    expect(handlings.map(({ audience }) => audience)).toEqual(['only-you', 'everyone-here']);
  });

  it('that was refused is answered with why, to the one who pressed alone, also in a channel', async () => {
    handled = async () => TAKEN;
    const told = { sees: 'sentence', text: 'Another officer has it.' };
    expect(await press(anExecute('clausebook.sheet', CLAIM, '3'))).toEqual(told);
    expect(await press(aChannelExecute('clausebook.sheet', CLAIM, '4'))).toEqual(told);
  });

  it('leaves a card alone that shows more than what was pressed, and says what came of it', async () => {
    handled = async () => DONE;
    const told = { sees: 'sentence', text: 'GED-1: It is yours.' };
    expect(await press(anExecute('clausebook.told', CLAIM, '5'))).toEqual(told);
    handled = async () => ({ kind: 'thanked', sentence: 'Thank you.', first: true });
    expect(await press(anExecute('clausebook.told', { clausebook: { reload: 'guidance' } }, '6'))).toMatchObject({
      text: 'Thank you.',
    });
    expect(handlings.map(({ kind }) => kind)).toEqual(['acts', 'reloads']);
  });

  it('is the same deed as the press of a client without such presses, with the same id of its turn', async () => {
    handled = async () => TAKEN;
    await press(anExecute('clausebook.sheet', CLAIM, 'same'));
    await press(anExecute('clausebook.sheet', CLAIM, 'same'));
    service.connector.fail({ status: 404, code: 'ConversationNotFound' });
    await service.send(aPress(CLAIM, 'same'));
    const [first, ...others] = handlings;
    expect(others).toEqual([first, first]);
    await press(aChannelExecute('clausebook.sheet', CLAIM, 'there'));
    handled = async () => DONE;
    await service.send(aChannelPress(CLAIM, 'there'));
    expect(handlings.at(-1)).toEqual(handlings.at(-2));
  });

  it('that goes wrong or takes too long is answered in time with a sentence, and logged without a word', async () => {
    handled = async () => {
      throw new Fault('STORE_UNAVAILABLE', 'away');
    };
    expect(await press(anExecute('clausebook.sheet', CLAIM, '7'))).toEqual({
      sees: 'sentence',
      text: quoting(WENT_WRONG),
    });
    handled = () => new Promise(() => {});
    expect(await press(anExecute('clausebook.sheet', CLAIM, '8'))).toEqual({
      sees: 'sentence',
      text: quoting(WENT_WRONG),
    });
    expect(service.log.lines.map(({ event }) => event)).toEqual(['teams-handling-failed', 'teams-handling-failed']);
    expect(JSON.stringify(service.log.lines)).not.toContain('Okafor');
  });

  it('that has the guidance read is told what came of it later, if it takes too long', async () => {
    const read = Promise.withResolvers<Handled>();
    handled = () => read.promise;
    const pressed = anExecute('clausebook.told', { clausebook: { reload: 'guidance' } }, '10');
    expect(await press(pressed)).toEqual({ sees: 'sentence', text: STILL_READING });
    read.resolve({ ...DONE, sentence: 'The guidance was read.' });
    await expect.poll(() => service.connector.posted.length).toBe(1);
    expect(service.connector.posted[0]?.text).toBe('The guidance was read.');
    expect(service.log.lines).toEqual([]);
  });

  it('is answered with a sentence where the card would be too large for one', async () => {
    const text = 'word '.repeat(600);
    const parts = Array.from({ length: 14 }, () => ({ part: 'words', heading: 'A', text }) as const);
    handled = async () => ({ ...DONE, sheet: { ...SHEET, parts } });
    expect(await press(anExecute('clausebook.sheet', CLAIM, '9'))).toMatchObject({ sees: 'sentence' });
  });
});

describe('an officer who looks at the card in their channel', () => {
  const VIEW = { clausebook: { views: 'GED-1' } };

  it('is shown it as they may see it, and again when it changes', async () => {
    handled = async () => ({ kind: 'view', sheet: { ...SHEET, views: 'GED-1' } });
    expect(await press(aChannelExecute('clausebook.view', VIEW, '10'))).toMatchObject({
      sees: 'card',
      buttons: ['Give back'],
      views: [AISHA.id],
    });
    expect(handlings).toMatchObject([{ kind: 'views', about: 'GED-1', audience: 'everyone-here' }]);
  });

  it('goes on seeing the card for all when that fails', async () => {
    handled = async () => {
      throw new Fault('STORE_UNAVAILABLE', 'away');
    };
    expect(await press(aChannelExecute('clausebook.view', VIEW, '11'))).toEqual({ sees: 'fault', status: 500 });
  });

  it('is told why where they may not', async () => {
    handled = async () => ({ kind: 'refused', why: 'not-allowed', sentence: refusedLine('not-allowed') });
    expect(await press(aChannelExecute('clausebook.view', VIEW, '12'))).toMatchObject({ sees: 'sentence' });
  });
});

describe('what no card of ours sends', () => {
  it.each<[string, unknown]>([
    ['no action', {}],
    ['no data', { action: { verb: 'clausebook.sheet' } }],
    [
      'an act that there is not',
      { action: { verb: 'clausebook.sheet', data: { clausebook: { act: 'x', about: 'G' } } } },
    ],
    ['a look as a press', { action: { verb: 'clausebook.sheet', data: { clausebook: { views: 'GED-1' } } } }],
    ['a press as a look', { action: { verb: 'clausebook.view', data: CLAIM } }],
    ['a form', { action: { verb: 'clausebook.sheet', data: { clausebook: { form: 'answer', about: 'GED-1' } } } }],
    ['a word', 'claim'],
  ])('is malformed: %s', async (_name, value) => {
    const answered = await press({ ...anExecute('', CLAIM, '13'), value });
    expect(answered).toEqual({ sees: 'fault', status: 400 });
    expect([handlings, service.log.lines]).toEqual([[], []]);
  });

  it('is a verb that is not known', async () => {
    const response = await service.send(anExecute('approve', CLAIM, '14'));
    expect([response.status, await response.text()]).toEqual([501, '']);
    expect([handlings, service.log.lines]).toEqual([[], []]);
  });

  it('is any value at all: it is answered, and nothing is done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { status } = await service.send({ ...anExecute('', CLAIM, '15'), value });
        expect([400, 501]).toContain(status);
      }),
      { numRuns: 40 },
    );
    expect(handlings).toEqual([]);
  });
});

it('every button that acts has the same behind it for clients without such presses', () => {
  for (const action of actionsOf(sheetMessages(SHEET)))
    expect(action).toMatchObject({ type: 'Action.Execute', fallback: { title: action.title, data: action.data } });
});

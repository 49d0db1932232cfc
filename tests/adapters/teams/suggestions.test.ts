import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STILL_READING } from '../../../src/adapters/teams/wording.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { suggestionSheet, wordsForm } from '../../../src/core/suggestion-sheets.ts';
import { anEdition, clauseNumbered, found } from '../../support/findings.ts';
import { aSuggestion, CLAUSE } from '../../support/suggestions.ts';
import { aFetch, anExecute, aPersonalMessage, aSubmit } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { dialogOf } from '../../support/teams-dialogs.ts';
import { answeredBy } from '../../support/teams-executes.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const WORDS = 'May I use *the* <b>crest</b>?';
const SUGGESTION = aSuggestion({ suggested: { kind: 'phrasing', words: WORDS, clause: CLAUSE } });
const SHEET = suggestionSheet(
  SUGGESTION,
  anEdition(async () => found([]), [clauseNumbered('1')]),
  { admin: false },
);
const DONE: Handled = { kind: 'done', sentence: 'GED-S: it is accepted and in force.', sheet: SHEET };
const EDITS = { form: 'edit-suggestion', about: 'GED-S' };
const pressed = (act: string) => ({ clausebook: { act, about: 'GED-S' } });

let service: TeamsService;
let handlings: Handling[];
let handled: (handling: Handling) => Promise<Handled>;

beforeEach(async () => {
  service = await openTeams(REGISTERED, { patienceMs: 500 });
  handlings = [];
  await service.platform.start(
    async () => ({ kind: 'stays-silent' }),
    (handling) => {
      handlings.push(handling);
      return handled(handling);
    },
  );
  await service.open();
});
afterEach(() => service.dispose());

const bodyOf = async (activity: TeamsActivity): Promise<unknown> => (await service.send(activity)).json();

describe('suggestions in Teams', () => {
  it('are listed for whoever types the word for them, alone, with what can be done', async () => {
    handled = async () => ({ kind: 'sheets', list: 'suggestions', heading: 'Suggestions', sheets: [SHEET] });
    await service.send(aPersonalMessage('suggestions', '1'));
    expect(handlings).toMatchObject([{ kind: 'lists', list: 'suggestions' }]);
    expect(service.connector.problems).toEqual([]);
    const card = JSON.stringify(service.connector.standing[0]?.activity.attachments);
    for (const label of ['Accept', 'Edit words', 'Words that mean the same', 'Drop']) expect(card).toContain(label);
    expect(card).toContain(JSON.stringify(pressed('accept-suggestion')));
  });

  it.each(['accept-suggestion', 'drop-suggestion'])('are decided with one press: %s', async (act) => {
    handled = async () => DONE;
    const answered = await answeredBy(await service.send(anExecute('clausebook.told', pressed(act), '2')));
    expect(answered).toEqual({ sees: 'sentence', text: 'GED-S: it is accepted and in force.' });
    expect(handlings).toMatchObject([{ kind: 'acts', act, about: 'GED-S' }]);
  });

  it('that take long to be put in force are told of later', async () => {
    const read = Promise.withResolvers<Handled>();
    handled = () => read.promise;
    const accept = anExecute('clausebook.told', pressed('accept-suggestion'), '3');
    expect(await answeredBy(await service.send(accept))).toEqual({ sees: 'sentence', text: STILL_READING });
    read.resolve(DONE);
    await expect.poll(() => service.connector.posted.map(({ text }) => text)).toEqual([DONE.sentence]);
  });

  it('are put in other words in a dialog, which is there again where these cannot be used', async () => {
    handled = async ({ kind }) =>
      kind === 'opens'
        ? { kind: 'form', form: wordsForm(SUGGESTION) }
        : { kind: 'refused', why: 'unfit-words', sentence: 'These words cannot be used.' };
    const dialog = dialogOf(await bodyOf(aFetch(EDITS, '4')));
    expect(dialog).toMatchObject({ shows: 'form', inputs: [{ id: 'text', value: WORDS }] });
    const again = dialogOf(await bodyOf(aSubmit(EDITS, { text: 'May I?' }, '5')));
    expect(again).toMatchObject({ shows: 'form', inputs: [{ id: 'text', value: 'May I?' }] });
    expect(handlings[1]).toMatchObject({ kind: 'sends', form: 'edit-suggestion', answers: { text: 'May I?' } });
    expect(JSON.stringify(service.log.lines)).not.toMatch(/crest|May I/);
  });
});

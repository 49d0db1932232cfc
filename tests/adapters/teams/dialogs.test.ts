import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handling } from '../../../src/core/conversation.ts';
import { askOfficerForm, moveForm } from '../../../src/core/escalation-forms.ts';
import { TOO_MANY_CLAUSES, YOU_WROTE } from '../../../src/core/escalation-wording.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import { LONGEST_TEXT, MOST_OPTIONS } from '../../../src/core/form.ts';
import type { Form } from '../../../src/core/form.ts';
import type { Handled, RefusedWhy } from '../../../src/core/reply.ts';
import { WENT_WRONG } from '../../../src/core/wording.ts';
import { formCard } from '../../../src/adapters/teams/form-card.ts';
import { COUNCILLOR, ANNA, BEN, anEscalation } from '../../support/escalations.ts';
import { aFetch, aSearch, aSubmit } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { dialogOf, offeredBy } from '../../support/teams-dialogs.ts';
import type { Dialog } from '../../support/teams-dialogs.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { quoting } from '../../support/quoting.ts';

const NEAR = [
  { value: 'gedling/social/4.8', label: '4.8: Be careful not to' },
  { value: 'gedling/social/4.9', label: '4.9: Do *not* [x](y)' },
];
const escalation = anEscalation();
const formFor = (form: Parameters<typeof moveForm>[0]): Form =>
  moveForm(form, escalation, { question: 'May I use *the* crest?', near: NEAR, officers: [ANNA, BEN] });
const ANSWER = { form: 'answer', about: escalation.id };

let service: TeamsService;
let handlings: Handling[];
let answer: (handling: Handling) => Promise<Handled>;

beforeEach(async () => {
  service = await openTeams();
  handlings = [];
  await service.platform.start(
    async () => ({ kind: 'already-answered' }),
    async (handling) => {
      handlings.push(handling);
      return answer(handling);
    },
  );
  await service.open();
});
afterEach(() => service.dispose());

async function bodyOf(activity: TeamsActivity): Promise<unknown> {
  const response = await service.send(activity);
  expect(response.status).toBe(200);
  expect(service.connector.requests).toEqual([]);
  return response.json();
}
const dialogFrom = async (activity: TeamsActivity): Promise<Dialog> => dialogOf(await bodyOf(activity));

const refused = (why: RefusedWhy): Handled => ({ kind: 'refused', why, sentence: refusedLine(why) });

/** Shows the form when it is opened, and says no when it is sent. */
const refusing =
  (form: Form, why: RefusedWhy) =>
  async ({ kind }: Handling): Promise<Handled> =>
    kind === 'opens' ? { kind: 'form', form } : refused(why);

describe('a form in Teams', () => {
  it('is a dialog with an input a field, and sends its kind and id alone', async () => {
    answer = async () => ({ kind: 'form', form: formFor('answer') });
    const dialog = await dialogFrom(aFetch(ANSWER, '1'));
    if (dialog.shows !== 'form') throw new Error('No form.');
    expect(dialog.title).toBe('Answer: GED-1');
    expect(dialog.lines[0]).toBe('Question: May I use *the* crest?');
    expect(dialog.inputs).toMatchObject([
      {
        id: 'text',
        label: 'Your answer',
        maxLength: LONGEST_TEXT,
        isRequired: true,
        errorMessage: 'Please write something first.',
      },
      {
        id: 'clauses',
        label: 'Near to the question',
        // A title reads Markdown, so what would be read is written with signs that look alike.
        choices: [
          { title: '4.8: Be careful not to', value: 'gedling/social/4.8' },
          { title: '4.9: Do ∗not∗ ［x］(y)', value: 'gedling/social/4.9' },
        ],
      },
      { id: 'found', 'choices.data': { dataset: 'clausebook-clauses/GED-1' }, isMultiSelect: true, choices: [] },
    ]);
    expect(dialog.lines).toContain('In your own words. The councillor sees them under your name.');
    expect(dialog.send).toMatchObject({ title: 'Answer', data: { clausebook: ANSWER } });
  });

  it('asks an officer with the question as it was typed, and a tick to keep it confidential', async () => {
    answer = async () => ({ kind: 'form', form: askOfficerForm('teams:1', 'can I use\nthe logo?', ['It goes to X.']) });
    const dialog = await dialogFrom(aFetch({ form: 'ask-officer', about: 'teams:1' }, '2'));
    expect(dialog).toMatchObject({
      shows: 'form',
      inputs: [
        { id: 'text', value: 'can I use\nthe logo?' },
        { id: 'confidential', value: 'false' },
      ],
    });
  });

  it('offers the officers to hand over to', async () => {
    answer = async () => ({ kind: 'form', form: formFor('hand-over') });
    const dialog = await dialogFrom(aFetch({ form: 'hand-over', about: 'GED-1' }, '3'));
    expect(dialog).toMatchObject({
      inputs: [
        { id: 'officer', isRequired: true, choices: [{ title: ANNA.name, value: ANNA.id }, { title: BEN.name }] },
      ],
    });
  });

  it('is not opened for who may not: that is said', async () => {
    answer = async () => refused('claimed-by');
    expect(await dialogFrom(aFetch(ANSWER, '4'))).toEqual({ shows: 'message', text: 'Another officer has it.' });
  });

  it('ends with what came of it', async () => {
    answer = async () => ({ kind: 'done', sentence: 'It is on its way.', sheet: { gist: '', parts: [], buttons: [] } });
    const sent = await dialogFrom(aSubmit(ANSWER, { text: 'Yes.' }, '5'));
    expect(sent).toEqual({ shows: 'message', text: 'It is on its way.' });
    expect(handlings.map(({ kind }) => kind)).toEqual(['sends']);
  });

  it.each(['nothing-said', 'too-long', 'no-such-clause'] as const)(
    'is shown again as it was filled in: %s',
    async (why) => {
      answer = refusing(formFor('answer'), why);
      const text = `Yes, *if* {{DATE(2026-01-01)}}\n${'x'.repeat(LONGEST_TEXT)}`;
      const inputs = { text, clauses: 'gedling/social/4.9', found: 'gedling/social/5.1,gedling/social/5.2' };
      const dialog = await dialogFrom(aSubmit(ANSWER, inputs, '6'));
      if (dialog.shows !== 'form') throw new Error('No form.');
      expect(dialog.lines[0]).toBe(refusedLine(why));
      expect(dialog.inputs).toMatchObject([
        { id: 'text', value: text },
        { id: 'clauses', value: 'gedling/social/4.9' },
        { id: 'found', value: 'gedling/social/5.1,gedling/social/5.2' },
      ]);
      expect(dialog.send.data).toEqual({ clausebook: ANSWER });
    },
  );

  it('keeps the tick when it is shown again', async () => {
    answer = refusing(askOfficerForm('teams:1', '', []), 'nothing-said');
    const sent = aSubmit({ form: 'ask-officer', about: 'teams:1' }, { text: ' ', confidential: 'true' }, '7');
    expect(await dialogFrom(sent)).toMatchObject({ inputs: [{ value: ' ' }, { id: 'confidential', value: 'true' }] });
  });

  it('with more guidance than can be quoted is shown again, and nothing is sent', async () => {
    answer = refusing(formFor('answer'), 'not-allowed');
    const found = ['1', '2', '3', '4', '5', '6'].map((number) => `gedling/social/${number}`).join(',');
    expect(await dialogFrom(aSubmit(ANSWER, { text: 'Yes.', found }, '8'))).toMatchObject({
      lines: expect.arrayContaining([TOO_MANY_CLAUSES]),
      inputs: [{ value: 'Yes.' }, { id: 'clauses' }, { id: 'found', value: found }],
    });
    expect(handlings.map(({ kind }) => kind)).toEqual(['opens']);
  });

  it.each(['too-late', 'not-yours', 'claimed-by'] as const)(
    'ends where it cannot be mended, and gives back what was written: %s',
    async (why) => {
      answer = refusing(formFor('answer'), why);
      const sent = await dialogFrom(aSubmit(ANSWER, { text: 'Yes.' }, '9'));
      expect(sent).toEqual({ shows: 'message', text: [refusedLine(why), YOU_WROTE, 'Yes.'].join('\n\n') });
    },
  );

  it('keeps what was filled in when something goes wrong, and logs no word of it', async () => {
    answer = async ({ kind }) => {
      if (kind === 'opens') return { kind: 'form', form: formFor('answer') };
      throw new Error('The database is away.');
    };
    const dialog = await dialogFrom(aSubmit(ANSWER, { text: 'a secret' }, '10'));
    expect(dialog).toMatchObject({
      lines: expect.arrayContaining([quoting(WENT_WRONG)]),
      inputs: [{ value: 'a secret' }, {}, {}],
    });
    expect(service.log.lines).toMatchObject([{ level: 'error', event: 'teams-handling-failed' }]);
    expect(JSON.stringify(service.log.lines)).not.toContain('secret');
  });

  it.each([aFetch(ANSWER, '11'), aSubmit(ANSWER, { text: 'a secret' }, '12')])(
    'says so when nothing works',
    async (activity) => {
      answer = async () => {
        throw new Error('The database is away.');
      };
      expect(await dialogFrom(activity)).toEqual({ shows: 'message', text: quoting(WENT_WRONG) });
      expect(service.log.lines).toHaveLength(1);
    },
  );

  it('takes any words and clauses there are, and shows them as they are', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('{{DATE(2026-01-01)}}', '**'),
    );
    const words = fc
      .array(word, { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(' '))
      .filter((text) => text.trim() !== '');
    const option = fc.record({ value: fc.stringMatching(/^[a-z0-9./-]{1,40}$/), label: words });
    const near = fc.uniqueArray(option, { maxLength: MOST_OPTIONS, selector: ({ value }) => value });
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9./-]{1,40}$/), { maxLength: 5 });
    fc.assert(
      fc.property(words, near, ids, words, (question, offered, clauses, text) => {
        const form = moveForm('answer', escalation, { question, near: offered, officers: [COUNCILLOR] });
        const card = formCard(form, { problem: 'Please choose again.', answers: { text, clauses } });
        const body = JSON.parse(
          JSON.stringify({
            task: { type: 'continue', value: { title: form.title, height: 'large', width: 'medium', card } },
          }),
        );
        const dialog = dialogOf(body);
        if (dialog.shows !== 'form') throw new Error('No form.');
        const chosen = dialog.inputs.flatMap((input) =>
          input.type === 'Input.ChoiceSet' ? (input.value?.split(',') ?? []) : [],
        );
        expect(new Set(chosen)).toEqual(new Set(clauses));
        expect(dialog.lines.join('').replaceAll(/\s/gu, '')).toContain(question.replaceAll(/\s/gu, ''));
        const runs = card.content.body.flatMap((element) => (element.type === 'RichTextBlock' ? element.inlines : []));
        for (const run of runs) expect(run.text).not.toMatch(/\{\{(?:DATE|TIME)\(/i);
      }),
    );
  });
});

describe('a search in a form in Teams', () => {
  const options = Array.from({ length: MOST_OPTIONS }, (_option, index) => ({
    value: `a/b/${index}`,
    label: `${index}: x`,
  }));

  it('offers the best clauses, as many as Teams shows', async () => {
    answer = async () => ({ kind: 'options', options });
    const offered = offeredBy(await bodyOf(aSearch('clausebook-clauses/GED-1', 'logo', '20')));
    expect(offered).toHaveLength(15);
    expect(offered[0]).toEqual({ title: '0: x', value: 'a/b/0' });
    expect(handlings).toMatchObject([{ kind: 'seeks', about: 'GED-1', typed: 'logo' }]);
  });

  it('offers nothing when something goes wrong', async () => {
    answer = async () => {
      throw new Error('The index is away.');
    };
    expect(offeredBy(await bodyOf(aSearch('clausebook-clauses/GED-1', 'logo', '21')))).toEqual([]);
    expect(service.log.lines).toMatchObject([{ event: 'teams-handling-failed' }]);
  });
});

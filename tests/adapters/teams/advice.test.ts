import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formCard } from '../../../src/adapters/teams/form-card.ts';
import { answersOf, INPUTS } from '../../../src/adapters/teams/handling.ts';
import { answerInvoke } from '../../../src/adapters/teams/invoke.ts';
import { render } from '../../../src/adapters/teams/render.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import type { Handled, RefusedWhy } from '../../../src/core/reply.ts';
import { problemsOfCard } from '../../support/adaptive-card-check.ts';
import { aLog, aQuotedReply, aSilentReply } from '../../support/builders.ts';
import { aKeepForm, withAdvice } from '../../support/curated.ts';
import { ANNA } from '../../support/escalations.ts';
import { clauseNumbered } from '../../support/findings.ts';
import { dialogOf } from '../../support/teams-dialogs.ts';
import { handlingOf } from '../../../src/adapters/teams/handling.ts';
import { aSubmit } from '../../support/teams-activities.ts';
import { readIncoming } from '../../../src/adapters/teams/incoming.ts';
import { taken } from '../../support/teams-messages.ts';

const [FIRST, SECOND] = [clauseNumbered('1').id, clauseNumbered('2').id];
const words = fc.string({ unit: 'binary', maxLength: 2000 });

async function dialogFor(handling: Handling, sent: Handled) {
  if (handling.kind !== 'sends') throw new Error('It is sent.');
  const handle = async ({ kind }: Handling): Promise<Handled> =>
    kind === 'opens' ? { kind: 'form', form: aKeepForm() } : sent;
  const dialog = dialogOf(await answerInvoke(handling, handle, aLog()));
  if (dialog.shows !== 'form') throw new Error('No form.');
  return dialog;
}

function handlingFrom(inputs: Readonly<Record<string, unknown>>): Handling {
  const read = readIncoming({
    ...aSubmit({ form: 'keep-advice', about: 'GED-1' }, inputs, '1'),
    serviceUrl: 'http://127.0.0.1:1',
  });
  const handling = read && handlingOf(read.incoming, undefined);
  if (handling === undefined) throw new Error('It is read.');
  return handling;
}

describe('an answer that is kept as advice in Teams', () => {
  it('stands in a form with its questions, its clauses ticked, and a day', () => {
    const { body } = formCard(aKeepForm()).content;
    expect(body.filter(({ type }) => type.startsWith('Input.'))).toMatchObject([
      { id: 'text', isMultiline: true, value: 'Yes, on <b>paper</b>.' },
      { id: 'asked', isMultiline: true, value: 'May I use the crest?' },
      { id: 'clauses', style: 'expanded', isMultiSelect: true, choices: [{}, {}], value: `${FIRST},${SECOND}` },
      { id: 'expires', isMultiline: false, value: '2027-11-24' },
    ]);
    expect(JSON.stringify(body)).not.toContain('Data.Query');
  });

  it('is handed on with every field', () => {
    const handling = handlingFrom({ text: 'Yes.', asked: 'One?\nTwo?', clauses: FIRST, expires: '2027-03-31' });
    expect(handling).toMatchObject({
      kind: 'sends',
      answers: { text: 'Yes.', asked: 'One?\nTwo?', clauses: [FIRST], expires: '2027-03-31' },
    });
    expect(answersOf(INPUTS.parse({ clauses: '' }))).toEqual({ clauses: [] });
  });

  it.each<RefusedWhy>(['bad-questions', 'bad-expiry'])('is shown again as it was filled in: %s', async (why) => {
    const handling = handlingFrom({ text: 'No.', asked: '?', clauses: SECOND, expires: 'soon' });
    const dialog = await dialogFor(handling, { kind: 'refused', why, sentence: refusedLine(why) });
    expect(dialog.lines[0]).toBe(refusedLine(why));
    expect(dialog.inputs).toMatchObject([{ value: 'No.' }, { value: '?' }, { value: SECOND }, { value: 'soon' }]);
    const dropped = await dialogFor(handlingFrom({ clauses: '' }), {
      kind: 'refused',
      why,
      sentence: refusedLine(why),
    });
    expect(dropped.inputs[2]).not.toHaveProperty('value');
  });

  it('is a card that Teams knows, whatever was asked and answered', () => {
    fc.assert(
      fc.property(words, words, (question, answer) => {
        expect(problemsOfCard(formCard(aKeepForm(question, answer)).content)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('officer advice under an answer in Teams', () => {
  it('stands on the ground of people’s words, whatever they are, in cards that Teams takes', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (said, silent) => {
        const wording = `advised ${said.replace(/\s+/g, ' ')} advised`;
        const reply = withAdvice(silent ? aSilentReply() : aQuotedReply(), wording);
        const messages = render(reply, 'everyone-here');
        messages.forEach(taken);
        const elements = messages.flatMap((message) =>
          'attachments' in message ? message.attachments.flatMap(({ content }) => content.body) : [],
        );
        const of = (...grounds: readonly string[]): string =>
          JSON.stringify(elements.filter(({ type }) => grounds.includes(type)));
        expect(of('Container')).toContain(ANNA.name);
        expect(of('Container')).toContain('advised');
        expect(of('RichTextBlock', 'TextBlock')).not.toContain('advised');
        expect(of('RichTextBlock')).toContain('Officer advice (not guidance)');
      }),
      { numRuns: 50 },
    );
  });
});

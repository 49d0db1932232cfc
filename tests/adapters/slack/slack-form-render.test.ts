import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForm, renderOptions, renderOutcome } from '../../../src/adapters/slack/render-form.ts';
import { NOBODY_ELSE, YES } from '../../../src/adapters/slack/wording.ts';
import { FORMS } from '../../../src/core/conversation.ts';
import { askOfficerForm, moveForm } from '../../../src/core/escalation-forms.ts';
import { escalationId } from '../../../src/core/escalation.ts';
import { LONGEST_TEXT, MOST_OPTIONS } from '../../../src/core/form.ts';
import type { Form } from '../../../src/core/form.ts';
import { anEscalation, ANNA, BEN } from '../../support/escalations.ts';
import { modal, offeredOptions, wordsIn } from '../../support/fake-slack-views.ts';
import { aForm } from '../../support/slack-handled.ts';

const at = { at: { platform: 'slack', address: '{"channel":"C1"}' }, audience: 'only-you' } as const;
const drawn = (form: Form) => modal.parse(renderForm(form, at));
const typed = fc.string({ unit: 'binary', maxLength: LONGEST_TEXT }).map((text) => text + '<&>'.repeat(100));
const option = fc.record({ value: fc.string({ maxLength: 200 }), label: fc.string({ maxLength: 200 }) });

describe('a form in Slack', () => {
  it('is a modal that Slack takes, whatever is asked, offered or named', () => {
    const moves = FORMS.filter((form) => form !== 'ask-officer' && form !== 'wrong-clause' && form !== 'keep-advice');
    const forms = fc
      .record({
        form: fc.constantFrom(...moves),
        id: fc.constantFrom('GED-7K2M4', 'BUCKINGHAMSHIRE-7K2M4'),
        question: fc.option(typed, { nil: undefined }),
        near: fc.array(option, { maxLength: MOST_OPTIONS }),
        officers: fc.constantFrom([], [ANNA, BEN]),
      })
      .map(({ form, id, ...shown }) => moveForm(form, anEscalation({ id: escalationId(id) }), shown));
    const asked = fc
      .tuple(typed, fc.array(typed, { maxLength: 2 }))
      .map(([text, lines]) => askOfficerForm('slack:Ev1', text, lines));
    fc.assert(
      fc.property(fc.oneof(forms, asked), (form) => {
        const view = drawn(form);
        const shown = wordsIn(view).join('');
        for (const line of form.lines) expect(shown).toContain(line.toWellFormed());
        for (const words of form.title.split(': ')) expect(shown).toContain(words);
      }),
    );
  });

  it('is filled with what was asked, up to what Slack takes', () => {
    const view = drawn(askOfficerForm('slack:Ev1', 'May I use the <crest>?', []));
    const elements = view.blocks.flatMap((block) => (block.type === 'input' ? [block.element] : []));
    expect(elements).toMatchObject([
      { type: 'plain_text_input', multiline: true, max_length: 3000, initial_value: 'May I use the <crest>?' },
      { type: 'checkboxes', options: [{ text: { text: YES } }] },
    ]);
    expect(view.blocks.map((block) => block.type === 'input' && block.optional)).toEqual([false, true, false]);
    expect(view.blocks.at(-1)).toMatchObject({ type: 'section', text: { text: 'Only you can see this form.' } });
  });

  it('offers officers, and says so where there is nobody else', () => {
    const handOver = (officers: readonly [] | readonly [typeof ANNA]) =>
      drawn(moveForm('hand-over', anEscalation(), { question: undefined, near: [], officers }));
    expect(JSON.stringify(handOver([ANNA]))).toContain(ANNA.id);
    expect(wordsIn(handOver([]))).toContain(NOBODY_ELSE);
    expect(handOver([]).submit).toBeUndefined();
  });

  it('carries where it was opened and the clauses to offer, as many as there is room for', () => {
    const offered = Array.from({ length: MOST_OPTIONS }, (_none, index) => ({
      value: `clause-${index}-${'y'.repeat(40)}`,
      label: 'x'.repeat(75),
    }));
    const fields = [{ field: 'clauses', label: 'Guidance', hint: undefined, most: 5, offered }] as const;
    const carried: unknown = JSON.parse(drawn(aForm('answer', { fields })).private_metadata ?? '');
    expect(carried).toMatchObject({ form: 'answer', about: 'GED-1', address: at.at.address, audience: 'only-you' });
    const text = JSON.stringify(carried);
    expect(text).toContain('clause-0-');
    expect(text).not.toContain('clause-24-');
    expect(text.length).toBeGreaterThan(3000 - 160);
  });

  it('offers only options that Slack takes', () => {
    fc.assert(
      fc.property(fc.array(option, { maxLength: 120 }), (options) => {
        expect(() => offeredOptions.parse({ options: renderOptions(options) })).not.toThrow();
      }),
    );
  });

  it('becomes what came of it, with what was written and not taken', () => {
    fc.assert(
      fc.property(typed, (kept) => {
        const words = wordsIn(modal.parse(renderOutcome('Answer', 'Too late.', kept)));
        expect(words.slice(0, 2)).toEqual(['Answer', 'Too late.']);
        expect(words.join('')).toContain(kept.toWellFormed());
      }),
    );
  });
});

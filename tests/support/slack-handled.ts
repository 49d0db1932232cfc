import type { FormName } from '../../src/core/conversation.ts';
import type { Form } from '../../src/core/form.ts';
import { LONGEST_TEXT } from '../../src/core/form.ts';
import { quote } from '../../src/core/guidance.ts';
import type { Handled } from '../../src/core/reply.ts';
import type { Sheet } from '../../src/core/sheet.ts';
import { aClause } from './builders.ts';

export const aSheet = (change: Partial<Sheet> = {}): Sheet => ({
  gist: 'GED-1: waiting for an officer',
  parts: [
    { part: 'heading', text: 'GED-1: waiting for an officer' },
    { part: 'fact', label: 'Sent to', value: 'Legal team' },
    { part: 'words', heading: 'Cllr Field, 3 March', text: 'May I <b>use</b> the crest?' },
    { part: 'quote', heading: 'Near to the question', quote: quote(aClause()), overdue: false },
  ],
  buttons: [
    { press: 'act', act: 'claim', about: 'GED-1', label: 'Claim', main: true },
    { press: 'form', form: 'note', about: 'GED-1', label: 'Write a note', main: false },
  ],
  ...change,
});

export const done = (sentence: string): Handled => ({ kind: 'done', sentence, sheet: aSheet() });

export const aForm = (form: FormName, change: Partial<Form> = {}): Form => ({
  form,
  about: 'GED-1',
  title: 'Answer: GED-1',
  lines: ['May I use the crest?'],
  fields: [
    {
      field: 'text',
      label: 'Your answer',
      hint: 'In your own words.',
      required: true,
      longest: LONGEST_TEXT,
      value: '',
    },
    {
      field: 'clauses',
      label: 'Guidance to quote beside it',
      hint: undefined,
      most: 5,
      offered: [{ value: 'gedling/a#4.8', label: '4.8: Be careful' }],
    },
  ],
  send: 'Answer',
  ...change,
});

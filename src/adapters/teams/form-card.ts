import { NEAR_HEADING } from '../../core/escalation-wording.ts';
import { refusedLine } from '../../core/refusal-wording.ts';
import { isOneLine } from '../../core/form.ts';
import type { Field, Form, FormAnswers, Option, TypedOnOneLine } from '../../core/form.ts';
import { FORM_AUDIENCE } from '../../core/wording.ts';
import { sending } from './card-actions.ts';
import { cardOf, lines } from './card.ts';
import type { CardAttachment, CardElement } from './card.ts';
import { CLAUSE_SEARCH } from './handling.ts';

export interface TextInput {
  readonly type: 'Input.Text';
  readonly id: 'text' | 'asked' | TypedOnOneLine;
  readonly label: string;
  readonly isMultiline: boolean;
  readonly maxLength: number;
  readonly isRequired: boolean;
  readonly errorMessage: string;
  readonly value: string;
}

interface ToggleInput {
  readonly type: 'Input.Toggle';
  readonly id: 'confidential';
  readonly title: string;
  readonly wrap: true;
  readonly valueOn: 'true';
  readonly valueOff: 'false';
  readonly value: 'true' | 'false';
}

interface ChoiceInput {
  readonly type: 'Input.ChoiceSet';
  readonly id: 'clauses' | 'found' | 'officer';
  readonly label: string;
  readonly style: 'filtered' | 'compact' | 'expanded';
  readonly isMultiSelect: boolean;
  readonly wrap: true;
  readonly isRequired?: true;
  readonly errorMessage?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string };
  readonly value?: string;
}

export type FormElement = CardElement | TextInput | ToggleInput | ChoiceInput;

export type FormCard = CardAttachment<FormElement>;

/** What stands in a form that is shown again: why, and what was filled in. */
export interface Again {
  readonly problem: string;
  readonly answers: FormAnswers;
}

/** A form as the card of a dialog. Its lines may be people's words, so they are text that reads no Markdown. */
export const formCard = ({ form, about, lines: sentences, fields, send }: Form, again?: Again): FormCard =>
  cardOf<FormElement>(
    [
      ...(again === undefined ? [] : lines(again.problem, PROBLEM)),
      ...sentences.flatMap((sentence) => lines(sentence)),
      ...fields.flatMap((field) => inputsOf(field, about, again?.answers ?? {})),
      ...lines(FORM_AUDIENCE, { look: { isSubtle: true } }),
    ],
    [sending(send, { form, about }, true)],
  );

const PROBLEM = { look: { weight: 'Bolder', color: 'Attention' } } as const;
const HINT = { look: { isSubtle: true }, spacing: 'None' } as const;

function inputsOf(field: Field, about: string, answers: FormAnswers): readonly FormElement[] {
  const hint = field.hint === undefined ? [] : lines(field.hint, HINT);
  switch (field.field) {
    case 'text':
    case 'asked':
    case 'expires':
    case 'number':
      return [
        {
          type: 'Input.Text',
          id: field.field,
          label: field.label,
          isMultiline: !isOneLine(field.field),
          maxLength: field.longest,
          isRequired: field.required,
          errorMessage: refusedLine('nothing-said'),
          value: answers[field.field] ?? field.value,
        },
        ...hint,
      ];
    case 'confidential':
      return [
        {
          type: 'Input.Toggle',
          id: 'confidential',
          title: field.label,
          wrap: true,
          valueOn: 'true',
          valueOff: 'false',
          value: answers.confidential === true ? 'true' : 'false',
        },
        ...hint,
      ];
    case 'clauses':
      return [...(field.all === true ? [chosenAlready(field, answers)] : clauseInputs(field, about, answers)), ...hint];
    case 'officer':
      return [
        {
          type: 'Input.ChoiceSet',
          id: 'officer',
          label: field.label,
          style: 'compact',
          isMultiSelect: false,
          wrap: true,
          isRequired: true,
          errorMessage: refusedLine('no-such-officer'),
          choices: field.offered.map(choiceOf),
        },
        ...hint,
      ];
  }
}

/**
 * Clauses that are offered, and clauses that are searched, in two inputs: on phones, Teams shows no choices that a searching input
 * came with, and some search not at all.
 */
function clauseInputs(
  { label, offered }: Extract<Field, { field: 'clauses' }>,
  about: string,
  { clauses = [] }: FormAnswers,
): readonly ChoiceInput[] {
  const isOffered = (id: string): boolean => offered.some(({ value }) => value === id);
  const found = clauses.filter((id) => !isOffered(id));
  const common = { type: 'Input.ChoiceSet', style: 'filtered', isMultiSelect: true, wrap: true } as const;
  const near: ChoiceInput = {
    ...common,
    id: 'clauses',
    label: NEAR_HEADING,
    choices: offered.map(choiceOf),
    ...valueOf(clauses.filter(isOffered)),
  };
  return [
    ...(offered.length === 0 ? [] : [near]),
    {
      ...common,
      id: 'found',
      label,
      // Teams sends a choice back by its id alone, so what was found before is shown by it.
      choices: found.map((id) => ({ title: id, value: id })),
      'choices.data': { type: 'Data.Query', dataset: `${CLAUSE_SEARCH}${about}` },
      ...valueOf(found),
    },
  ];
}

const chosenAlready = (
  { label, offered }: Extract<Field, { field: 'clauses' }>,
  { clauses = offered.map(({ value }) => value) }: FormAnswers,
): ChoiceInput => ({
  type: 'Input.ChoiceSet',
  id: 'clauses',
  label,
  style: 'expanded',
  isMultiSelect: true,
  wrap: true,
  choices: offered.map(choiceOf),
  ...valueOf(clauses),
});

const valueOf = (ids: readonly string[]): { readonly value?: string } =>
  ids.length === 0 ? {} : { value: ids.join(',') };

const choiceOf = ({ value, label }: Option): ChoiceInput['choices'][number] => ({ title: unmarked(label), value });

/** The title of a choice reads Markdown and dates, and there is no other element for it: these signs look alike and are read as nothing. */
const ALIKE: Readonly<Record<string, string>> = {
  '[': '\uff3b',
  ']': '\uff3d',
  '<': '\u2039',
  '>': '\u203a',
  '*': '\u2217',
  '`': '\u2018',
  '{': '\uff5b',
  '}': '\uff5d',
};
const unmarked = (text: string): string => text.replace(/[[\]<>*`{}]/g, (sign) => ALIKE[sign] ?? sign);

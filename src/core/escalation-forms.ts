import type { FormName } from './conversation.ts';
import type { Escalation } from './escalation.ts';
import {
  CLAUSES_HINT,
  CLAUSES_LABEL,
  CONFIDENTIAL_HINT,
  CONFIDENTIAL_LABEL,
  FIELD_HINTS,
  FIELD_LABELS,
  FORM_LABELS,
} from './escalation-wording.ts';
import { LONGEST_TEXT, MOST_CLAUSES, MOST_OPTIONS } from './form.ts';
import type { Field, Form, FormAnswers, Option } from './form.ts';
import type { Citation, Clause, ClauseId, CouncilId } from './guidance.ts';
import type { Person } from './people.ts';
import type { Edition } from './ports.ts';
import type { RefusedWhy } from './reply.ts';
import { placeOf } from './wording.ts';

/** The form in which a councillor asks an officer. `typed`: what they asked Clausebook, if it is still known. */
export const askOfficerForm = (about: string, typed: string, lines: readonly string[]): Form => ({
  form: 'ask-officer',
  about,
  title: FORM_LABELS['ask-officer'],
  lines,
  fields: [
    textField('ask-officer', typed),
    { field: 'confidential', label: CONFIDENTIAL_LABEL, hint: CONFIDENTIAL_HINT },
  ],
  send: FORM_LABELS['ask-officer'],
});

/** The form of what is done with words. `question`: what was asked, where the reader may see it. */
export function moveForm(
  form: Exclude<FormName, 'ask-officer'>,
  { id }: Escalation,
  shown: {
    readonly question: string | undefined;
    readonly near: readonly Option[];
    readonly officers: readonly Person[];
  },
): Form {
  const fields: readonly Field[] =
    form === 'hand-over'
      ? [{ field: 'officer', label: FIELD_LABELS[form], hint: undefined, offered: shown.officers.map(asOption) }]
      : [textField(form, ''), ...(form === 'answer' ? [clausesField(shown.near)] : [])];
  return {
    form,
    about: id,
    title: `${FORM_LABELS[form]}: ${id}`,
    lines: shown.question === undefined ? [] : [shown.question],
    fields,
    send: FORM_LABELS[form],
  };
}

const textField = (form: FormName, value: string): Field => ({
  field: 'text',
  label: FIELD_LABELS[form],
  hint: FIELD_HINTS[form],
  required: true,
  longest: LONGEST_TEXT,
  value: value.slice(0, LONGEST_TEXT),
});

const clausesField = (offered: readonly Option[]): Field => ({
  field: 'clauses',
  label: CLAUSES_LABEL,
  hint: CLAUSES_HINT,
  most: MOST_CLAUSES,
  offered,
});

const asOption = ({ id, name }: Person): Option => ({ value: id, label: name });

/** A clause to choose, by where it stands and its first words. */
export const clauseOption = ({ id, citation, text }: Pick<Clause, 'id' | 'citation' | 'text'>): Option => ({
  value: id,
  label: `${standing(citation)}: ${text.replace(/\s+/g, ' ')}`.slice(0, LONGEST_LABEL),
});

/** The longest label that every platform shows whole: Slack's options have the least room. */
const LONGEST_LABEL = 75;

const standing = (citation: Citation): string => citation.number ?? placeOf(citation);

/** Clauses of a council to offer, at most as many as every platform can show. */
export const clauseOptions = (clauses: readonly Clause[], council: CouncilId): readonly Option[] =>
  clauses
    .filter(({ citation }) => citation.council === council)
    .slice(0, MOST_OPTIONS)
    .map(clauseOption);

/** What somebody wrote in a form, ready to be kept: without the ends, in one form of Unicode, and not too long. */
export function readText(answers: FormAnswers): { readonly text: string } | { readonly why: RefusedWhy } {
  const text = (answers.text ?? '').normalize('NFC').replace(UNSEEN, '').trim();
  if (text === '') return { why: 'nothing-said' };
  return text.length > LONGEST_TEXT ? { why: 'too-long' } : { text };
}

// Controls and direction marks can hide words; line breaks and tabs are part of what was written.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}](?<![\n\t\u200d])/gu;

/** The clauses chosen, in the order chosen; refused if one is not in force for that council. */
export function readClauses(
  { clauses = [] }: FormAnswers,
  edition: Edition,
  council: CouncilId,
): { readonly clauses: readonly ClauseId[] } | { readonly why: RefusedWhy } {
  const inForce = edition.documents
    .filter((document) => document.council === council)
    .flatMap((document) => document.clauses);
  const chosen = [...new Set(clauses)]
    .slice(0, MOST_CLAUSES)
    .map((named) => inForce.find(({ id }) => id === named)?.id);
  const known = chosen.filter((id) => id !== undefined);
  return known.length < chosen.length ? { why: 'no-such-clause' } : { clauses: known };
}

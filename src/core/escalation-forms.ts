import type { FormName, MoveForm } from './conversation.ts';
import type { Escalation, MoveName } from './escalation.ts';
import {
  CLAUSES_HINT,
  CLAUSES_LABEL,
  CONFIDENTIAL_HINT,
  CONFIDENTIAL_LABEL,
  FIELD_HINTS,
  FIELD_LABELS,
  FORM_LABELS,
  lastSaidLine,
  questionLine,
} from './escalation-wording.ts';
import { LONGEST_TEXT, MOST_CLAUSES, MOST_OPTIONS } from './form.ts';
import type { Field, Form, FormAnswers, Option } from './form.ts';
import type { Clause, ClauseId, CouncilId } from './guidance.ts';
import { NOTHING_HALTED } from './halt.ts';
import type { HaltedAt } from './halt.ts';
import { HALTED_MARK } from './halt-wording.ts';
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
  form: MoveForm,
  escalation: Escalation,
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
    about: escalation.id,
    title: `${FORM_LABELS[form]}: ${escalation.id}`,
    lines: shown.question === undefined ? [] : [questionLine(shown.question), ...lastSaid(form, escalation)],
    fields,
    send: FORM_LABELS[form],
  };
}

/** What the other side wrote last: a reply is written to something. A councillor is shown no other councillor's words. */
function lastSaid(form: FormName, { history }: Escalation): readonly string[] {
  const sides = FROM_COUNCILLORS.has(form) ? FROM_OFFICERS : FROM_COUNCILLORS;
  const move = history.findLast((entry) => sides.has(entry.move.move))?.move;
  return move === undefined || !('text' in move) ? [] : [lastSaidLine(move.move, beginning(move.text, MOST_SAID))];
}

const FROM_COUNCILLORS: ReadonlySet<MoveName | FormName> = new Set(['add-detail', 'reply', 'reopen']);
const FROM_OFFICERS: ReadonlySet<MoveName> = new Set(['ask-back', 'answer', 'close-without-answer']);
/** Enough to know what is meant. The whole of it is where the form was opened, and a form has to stay small for Teams. */
const MOST_SAID = 600;

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

/** The longest label that every platform shows whole: Slack's options have the least room. */
const LONGEST_LABEL = 75;

/** A clause for officers to choose, by where it stands and its first words; those of a lead-in it shares with others. Marked if it is halted. */
export function clauseOption(
  { id, citation, text, parts }: Pick<Clause, 'id' | 'citation' | 'text' | 'parts'>,
  haltedAt: HaltedAt = NOTHING_HALTED,
): Option {
  const own = parts.text === undefined || parts.text === '' ? text : parts.text;
  const mark = haltedAt(citation) === undefined ? '' : HALTED_MARK;
  const label = `${mark}${citation.number ?? placeOf(citation)}: ${own.replace(/\s+/g, ' ')}`;
  return { value: id, label: beginning(label, LONGEST_LABEL) };
}

/** As many whole words as fit, and a mark if there are more. */
function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 0 ? end : undefined).toWellFormed()}…`;
}

/** Clauses of a council to offer, at most as many as every platform can show. */
export const clauseOptions = (
  clauses: readonly Clause[],
  council: CouncilId,
  haltedAt: HaltedAt = NOTHING_HALTED,
): readonly Option[] =>
  clauses
    .filter(({ citation }) => citation.council === council)
    .slice(0, MOST_OPTIONS)
    .map((clause) => clauseOption(clause, haltedAt));

/** What somebody wrote in a form, ready to be kept: without the ends, in one form of Unicode, and not too long. */
export function readText(answers: FormAnswers): { readonly text: string } | { readonly why: RefusedWhy } {
  const read = readAnyText(answers);
  return 'text' in read && read.text === '' ? { why: 'nothing-said' } : read;
}

/** The same where nothing need be written. */
export function readAnyText({
  text: written = '',
}: FormAnswers): { readonly text: string } | { readonly why: RefusedWhy } {
  const text = written.normalize('NFC').replace(UNSEEN, '').trim();
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

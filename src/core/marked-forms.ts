import { FORM_LABELS, FIELD_LABELS, FIELD_HINTS } from './escalation-wording.ts';
import { readClauses } from './escalation-forms.ts';
import type { Form, FormAnswers, Option } from './form.ts';
import type { ClauseId, CouncilId, NonEmpty } from './guidance.ts';
import { oneLine } from './home.ts';
import {
  EXPECTED_HINT,
  EXPECTED_LABEL,
  NUMBER_HINT,
  NUMBER_LABEL,
  RIGHT_CLAUSE_HINT,
  RIGHT_CLAUSE_LABEL,
} from './marked-wording.ts';
import type { Edition } from './ports.ts';
import { numbered } from './printed-number.ts';
import { questionKey } from './question-key.ts';
import type { ReceiptCode } from './receipt.ts';
import type { RefusedWhy } from './reply.ts';
import type { Suggested } from './suggestion.ts';
import { LONGEST_SUGGESTED } from './suggestion-sheets.ts';
import { SEND_SUGGESTED, TAKE_NAMES_OUT } from './suggestion-wording.ts';
import { readAsked } from './suggestion-words.ts';

/** "paragraph 10.2.1(a)", with room for a slip. */
const LONGEST_NUMBER = 30;

/** The form in which an officer says which clause an answer should have quoted. `words`: what whoever marked it wrote. */
export const suggestForm = (about: ReceiptCode, words: string, offered: readonly Option[]): Form => ({
  form: 'suggest-clause',
  about,
  title: `${FORM_LABELS['suggest-clause']}: ${about}`,
  lines: [TAKE_NAMES_OUT],
  fields: [
    {
      field: 'text',
      label: FIELD_LABELS['suggest-clause'],
      hint: FIELD_HINTS['suggest-clause'],
      required: true,
      longest: LONGEST_SUGGESTED,
      value: oneLine(words, LONGEST_SUGGESTED),
    },
    { field: 'clauses', label: RIGHT_CLAUSE_LABEL, hint: RIGHT_CLAUSE_HINT, most: 1, offered },
    { field: 'number', label: NUMBER_LABEL, hint: NUMBER_HINT, required: false, longest: LONGEST_NUMBER, value: '' },
    {
      field: 'asked',
      label: EXPECTED_LABEL,
      hint: EXPECTED_HINT,
      required: false,
      longest: LONGEST_SUGGESTED,
      value: '',
    },
  ],
  send: SEND_SUGGESTED,
});

/** What is suggested in a form that was filled in: a way to ask, and a question to expect if there is one. Refused if it is not filled in well. */
export function readSuggested(
  answers: FormAnswers,
  edition: Edition,
  council: CouncilId,
): { readonly suggested: NonEmpty<Suggested> } | { readonly why: RefusedWhy } {
  const meant = readClause(answers, edition, council);
  const phrasing = readAsked(answers);
  if ('why' in phrasing) return phrasing;
  if ('why' in meant) return meant;
  const wayToAsk: Suggested = { kind: 'phrasing', ...phrasing, ...meant };
  const { asked = '' } = answers;
  if (asked.trim() === '') return { suggested: [wayToAsk] };
  const expected = readAsked({ text: asked });
  if ('why' in expected) return expected;
  // The files are refused where an expected question reads like a way to ask.
  if (questionKey(expected.words) === questionKey(phrasing.words)) return { why: 'same-question' };
  return { suggested: [wayToAsk, { kind: 'expected', ...expected, ...meant }] };
}

/** The one clause that was chosen or named by its number. */
function readClause(
  answers: FormAnswers,
  edition: Edition,
  council: CouncilId,
): { readonly clause: ClauseId } | { readonly why: RefusedWhy } {
  const chosen = readClauses(answers, edition, council);
  if ('why' in chosen) return chosen;
  const typed = numberIn(answers.number ?? '');
  const theirs = edition.documents.filter((document) => document.council === council).flatMap(({ clauses }) => clauses);
  const named = typed === '' ? [] : numbered(typed, theirs).map(({ id }) => id);
  if (typed !== '' && named.length === 0) return { why: 'no-such-number' };
  const both = chosen.clauses.filter((id) => named.includes(id));
  const [clause, ...others] = typed === '' ? chosen.clauses : chosen.clauses.length === 0 ? named : both;
  return clause === undefined || others.length > 0 ? { why: 'one-clause' } : { clause };
}

/** "Paragraph no. 4.8." names 4.8. */
const numberIn = (typed: string): string =>
  typed
    .trim()
    .replace(/^(?:\p{L}{2,}\.?\s*)+/u, '')
    .replace(/\.$/, '');

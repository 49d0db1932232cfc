import type { Act, FormName } from './conversation.ts';
import { ACT_LABELS, FIELD_LABELS, FORM_LABELS } from './escalation-wording.ts';
import type { Form } from './form.ts';
import { quote } from './guidance.ts';
import type { Edition } from './ports.ts';
import type { Button, Sheet, SheetPart } from './sheet.ts';
import { isUndecided } from './suggestion.ts';
import type { Suggested, Suggestion } from './suggestion.ts';
import { mayAccept } from './suggestion-rights.ts';
import type { Rights } from './suggestion-rights.ts';
import {
  ADMIN_ACCEPTS,
  CLAUSE_GONE,
  CLAUSE_HEADING,
  FACTS,
  fromWords,
  GOES_IF_MET,
  GOES_INTO_FORCE,
  IN_OTHER_WORDS,
  peopleWords,
  SAME_HINT,
  SAME_LINE,
  SEND_SUGGESTED,
  SEND_WORDS,
  stateLine,
  SUGGESTED,
  suggestionGist,
  TAKE_NAMES_OUT,
} from './suggestion-wording.ts';

/** The longest that the files take as a way to ask, and as a few words that mean one thing. */
export const LONGEST_SUGGESTED = 200;

/** What is suggested, with the clause as it reads today and what its reader can do. */
export function suggestionSheet(
  suggestion: Suggestion,
  { clause: clauseOf }: Pick<Edition, 'clause'>,
  rights: Pick<Rights, 'admin'>,
): Sheet {
  const { suggested, from, people } = suggestion;
  const gist = suggestionGist(suggestion);
  const state = stateLine(suggestion);
  return {
    gist,
    parts: [
      { part: 'heading', text: gist },
      { part: 'fact', label: FACTS.from, value: fromWords(from) },
      ...(suggested.kind === 'lexicon' ? [] : [fact(FACTS.people, peopleWords(people))]),
      ...(state === undefined ? [] : [line(state)]),
      { part: 'words', heading: SUGGESTED[suggested.kind], text: wordsOf(suggested) },
      ...clauseParts(suggested, clauseOf),
      ...(isUndecided(suggestion) ? hintsFor(suggested, rights) : []),
    ],
    buttons: isUndecided(suggestion) ? buttonsOf(suggestion, rights) : [],
  };
}

/** As they stand in the form and come back from it. */
const wordsOf = (suggested: Suggested): string =>
  suggested.kind === 'lexicon' ? suggested.words.join(', ') : suggested.words;

function clauseParts(suggested: Suggested, clauseOf: Edition['clause']): readonly SheetPart[] {
  if (suggested.kind === 'lexicon') return [];
  const clause = clauseOf(suggested.clause);
  if (clause === undefined) return [line(CLAUSE_GONE)];
  return [{ part: 'quote', heading: CLAUSE_HEADING, quote: quote(clause), overdue: false }];
}

function hintsFor(suggested: Suggested, rights: Pick<Rights, 'admin'>): readonly SheetPart[] {
  if (!mayAccept(rights, suggested)) return [line(ADMIN_ACCEPTS)];
  return suggested.kind === 'expected' ? [line(GOES_IF_MET), line(IN_OTHER_WORDS)] : [line(GOES_INTO_FORCE)];
}

const buttonsOf = ({ id: about, suggested }: Suggestion, rights: Pick<Rights, 'admin'>): readonly Button[] => [
  ...(mayAccept(rights, suggested) ? [act('accept-suggestion', about, true)] : []),
  form('edit-suggestion', about),
  ...(suggested.kind === 'phrasing' ? [form('same-words', about)] : []),
  act('drop-suggestion', about),
];
const act = (name: Act, about: string, main = false): Button => ({
  press: 'act',
  act: name,
  about,
  label: ACT_LABELS[name],
  main,
});
const form = (name: FormName, about: string): Button => ({
  press: 'form',
  form: name,
  about,
  label: FORM_LABELS[name],
  main: false,
});

const line = (text: string): SheetPart => ({ part: 'line', text });
const fact = (label: string, value: string): SheetPart => ({ part: 'fact', label, value });

/** The form in which its words are put otherwise, without what tells who asked. */
export const wordsForm = ({ id, suggested }: Suggestion): Form => ({
  form: 'edit-suggestion',
  about: id,
  title: `${FORM_LABELS['edit-suggestion']}: ${id}`,
  lines: [TAKE_NAMES_OUT],
  fields: [textField('edit-suggestion', wordsOf(suggested), suggested.kind === 'lexicon' ? SAME_HINT : undefined)],
  send: SEND_WORDS,
});

/** The form in which an officer says which words of it the lexicon lacks. */
export const sameWordsForm = ({ id, suggested }: Suggestion): Form => ({
  form: 'same-words',
  about: id,
  title: FORM_LABELS['same-words'],
  lines: [wordsOf(suggested), SAME_LINE],
  fields: [textField('same-words', '', SAME_HINT)],
  send: SEND_SUGGESTED,
});

const textField = (name: FormName, value: string, hint: string | undefined): Form['fields'][number] => ({
  field: 'text',
  label: FIELD_LABELS[name],
  hint,
  required: true,
  longest: LONGEST_SUGGESTED,
  value,
});

import { isOneLine } from '../../core/form.ts';
import type { Field, Form, FormAnswers, Option } from '../../core/form.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import { BACK, CHARACTERS, NOTHING_FOUND, SEARCH, SEARCH_LABEL } from './officers-wording.ts';
import { errorSummary } from './page-form.ts';
import { hidden } from './sheet-html.ts';
import type { Presser } from './sheet-html.ts';

/** A form being filled in. */
export interface Filling {
  readonly form: Form;
  readonly answers: FormAnswers;
  /** Clauses to choose from besides those offered: what was chosen, and what the search found. */
  readonly found: readonly Option[];
  /** What was searched for, and whether nothing was found for it. */
  readonly typed: string;
  readonly nothingFound: boolean;
  readonly problem: string | undefined;
  /** Names the turn: sent twice, it is one. */
  readonly turn: string;
}

/** A form as a page's content. Searching for clauses sends it without ending it. */
export function formContent(filling: Filling, { role, shown }: Presser, back: string): Html {
  const { form, problem, turn } = filling;
  const kept = hidden({ as: role, ...shown, form: form.form, about: form.about, turn });
  return markup`<div id="problem">${problem !== undefined && errorSummary(problem, undefined)}</div>
<form method="post" action="/officers/form" class="app-form" novalidate>
${kept}
<h1 class="govuk-heading-l">${form.title}</h1>
${form.lines.map((line) => markup`<p class="govuk-body app-line">${line}</p>`)}
${form.fields.map((field) => fieldOf(field, filling))}
<div class="govuk-button-group">
<button type="submit" class="govuk-button" name="do" value="send">${form.send}</button>
<a class="govuk-link" href="${back}">${BACK}</a>
</div>
</form>`;
}

function fieldOf(field: Field, filling: Filling): Html {
  switch (field.field) {
    case 'text':
    case 'asked':
    case 'expires':
    case 'number':
      return textField(field, filling.answers[field.field] ?? field.value);
    case 'confidential':
      return markup`<div class="govuk-form-group"><div class="govuk-checkboxes"><div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" type="checkbox" id="confidential" name="confidential" value="yes" aria-describedby="confidential-hint"${filling.answers.confidential === true && markup` checked`}>
<label class="govuk-label govuk-checkboxes__label" for="confidential">${field.label}</label>
<div class="govuk-hint govuk-checkboxes__hint" id="confidential-hint">${field.hint}</div>
</div></div></div>`;
    case 'clauses':
      return clausesField(field, filling);
    case 'officer':
      return markup`<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="officer">${field.label}</label>
<select class="govuk-select" id="officer" name="officer">${field.offered.map(({ value, label }) => markup`<option value="${value}"${value === filling.answers.officer && markup` selected`}>${label}</option>`)}</select></div>`;
  }
}

// A text area drops the first line feed of its content, so it is given one to drop.
const textField = ({ field: name, label, hint, longest }: TextField, value: string): Html =>
  isOneLine(name)
    ? markup`<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="${name}">${label}</label>
<div class="govuk-hint" id="${name}-hint">${hint}</div>
<input class="govuk-input govuk-input--width-10" id="${name}" name="${name}" value="${value}" aria-describedby="${name}-hint" maxlength="${longest}" autocomplete="off"></div>`
    : markup`<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="${name}">${label}</label>
<div class="govuk-hint" id="${name}-hint">${hint} ${CHARACTERS(longest)}</div>
<textarea class="govuk-textarea" id="${name}" name="${name}" rows="6" aria-describedby="${name}-hint" maxlength="${longest}">
${value}</textarea></div>`;

type TextField = Extract<Field, { readonly longest: number }>;

function clausesField({ label, hint, offered, all }: Extract<Field, { field: 'clauses' }>, filling: Filling): Html {
  const { answers, found, problem } = filling;
  const options = new Map([...offered, ...found].map((option) => [option.value, option]));
  // A form that comes back has what was left of them.
  const chosen = all === true && problem === undefined ? offered.map(({ value }) => value) : (answers.clauses ?? []);
  return markup`<fieldset class="govuk-fieldset app-clauses" aria-describedby="clauses-hint">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${label}</legend>
<div class="govuk-hint" id="clauses-hint">${hint}</div>
${all !== true && searchField(filling)}
${filling.nothingFound && markup`<p class="govuk-body">${NOTHING_FOUND}</p>`}
<div class="govuk-checkboxes govuk-checkboxes--small">${[...options.values()].map((option, index) => checkbox(option, index, chosen))}</div>
</fieldset>`;
}

const searchField = ({ typed }: Filling): Html =>
  markup`<div class="govuk-form-group"><label class="govuk-label" for="typed">${SEARCH_LABEL}</label>
<input class="govuk-input govuk-!-width-two-thirds" id="typed" name="typed" autocomplete="off" value="${typed}">
<button type="submit" class="govuk-button govuk-button--secondary app-small" name="do" value="search">${SEARCH}</button></div>`;

const checkbox = ({ value, label }: Option, index: number, clauses: readonly string[]): Html =>
  markup`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="clause-${index}" name="clauses" value="${value}"${clauses.includes(value) && markup` checked`}>
<label class="govuk-label govuk-checkboxes__label" for="clause-${index}">${label}</label></div>`;

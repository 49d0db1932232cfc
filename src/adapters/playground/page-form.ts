import type { Council } from '../../core/people.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import type { Field, PageView } from './page-view.ts';
import {
  ALL_COUNCILS,
  AS_AT_LABEL,
  AS_AT_SUMMARY,
  ASK,
  COUNCIL_LABEL,
  ERROR,
  EXAMPLES_HEADING,
  PROBLEM_HEADING,
  QUESTION_HINT,
  QUESTION_HINT_CHOOSER,
  QUESTION_LABEL,
} from './page-wording.ts';

/** The box at the top of the page that says what went wrong and leads to where it can be put right. */
export function errorSummary(sentence: string, field: Field | undefined): Html {
  const linked = (line: string): Html | string =>
    field === undefined ? line : markup`<a href="#${field}">${line}</a>`;
  const lines = sentence.split('\n').map((line) => markup`<li>${linked(line)}</li>`);
  return markup`<div class="govuk-error-summary" data-module="govuk-error-summary">
<div role="alert">
<h2 class="govuk-error-summary__title">${PROBLEM_HEADING}</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${lines}</ul></div>
</div>
</div>`;
}

/** The form. It works without a script: the answer is the page it leads to. */
export function askForm(view: PageView): Html {
  return markup`<form id="ask" action="/#answer" method="get" class="govuk-!-display-none-print" novalidate>
${councilField(view)}
${questionField(view)}
${carriedField(view)}
<button type="submit" class="govuk-button">${ASK}</button>
${dayField(view)}
</form>`;
}

function councilField({ offered, all, council, result }: PageView): Html {
  const problem = problemOf(result, 'council');
  const option = ({ id, name }: Pick<Council, 'name'> & { readonly id: string }): Html =>
    markup`<option value="${id}"${id === (council?.id ?? '') && markup` selected`}>${name}</option>`;
  return markup`<div class="govuk-form-group${problem !== undefined && ' govuk-form-group--error'}">
<label class="govuk-label govuk-label--s" for="council">${COUNCIL_LABEL}</label>
${errorMessage('council', problem)}
<select class="govuk-select app-council${problem !== undefined && ' govuk-select--error'}" id="council" name="council"${describedBy(problem !== undefined && 'council-error')}>
${[...(all ? [{ id: '', name: ALL_COUNCILS }] : []), ...offered].map(option)}
</select>
</div>`;
}

function questionField({ asksChooser, typed, result }: PageView): Html {
  const problem = problemOf(result, 'question');
  const descriptions = problem === undefined ? 'question-hint' : 'question-hint question-error';
  // A text area drops the first line feed of its content, so it is given one to drop.
  return markup`<div class="govuk-form-group${problem !== undefined && ' govuk-form-group--error'}">
<label class="govuk-label govuk-label--s" for="question">${QUESTION_LABEL}</label>
<div class="govuk-hint" id="question-hint">${asksChooser ? QUESTION_HINT_CHOOSER : QUESTION_HINT}</div>
${errorMessage('question', problem)}
<textarea class="govuk-textarea app-question${problem !== undefined && ' govuk-textarea--error'}" id="question" name="question" rows="2" autocomplete="off"${describedBy(descriptions)}>
${typed}</textarea>
</div>`;
}

/** Another day than today: folded away, since few ask for one. */
function dayField({ asAt, result }: PageView): Html {
  const problem = problemOf(result, 'asAt');
  return markup`<details class="govuk-details"${(asAt !== '' || problem !== undefined) && markup` open`}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${AS_AT_SUMMARY}</span></summary>
<div class="govuk-form-group${problem !== undefined && ' govuk-form-group--error'}">
<label class="govuk-label" for="asAt">${AS_AT_LABEL}</label>
${errorMessage('asAt', problem)}
<input class="govuk-input govuk-input--width-10${problem !== undefined && ' govuk-input--error'}" id="asAt" name="asAt" type="date" value="${asAt}"${describedBy(problem !== undefined && 'asAt-error')}>
</div>
</details>`;
}

/** What the next question may lean on. */
const carriedField = ({ result }: PageView): Html | false =>
  result.kind === 'answered' &&
  result.considered.carried !== undefined &&
  markup`<input type="hidden" name="after" value="${result.considered.carried}">`;

const describedBy = (ids: string | false): Html | false => ids !== false && markup` aria-describedby="${ids}"`;

const problemOf = (result: PageView['result'], field: Field): string | undefined =>
  result.kind === 'problem' && result.field === field ? result.sentence : undefined;

const errorMessage = (field: Field, problem: string | undefined): Html | false =>
  problem !== undefined &&
  markup`<p class="govuk-error-message" id="${field}-error"><span class="govuk-visually-hidden">${ERROR}:</span> ${problem}</p>`;

/** Questions to try, as links that lead to their answers. */
export function exampleLinks({ examples, council }: PageView): Html {
  const link = (question: string): Html => {
    const address = `/?${new URLSearchParams({ council: council?.id ?? '', question }).toString()}#answer`;
    return markup`<li><a class="govuk-link" href="${address}" data-question="${question}">${question}</a></li>`;
  };
  const list = markup`<h2 class="govuk-heading-s" id="examples-heading">${EXAMPLES_HEADING}</h2>
<ul class="govuk-list app-examples__list">${examples.map(link)}</ul>`;
  return markup`<div id="examples" class="app-examples govuk-!-display-none-print">${examples.length > 0 && list}</div>`;
}

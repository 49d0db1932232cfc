import type { Answer } from '../../core/answer.ts';
import { QUOTED_HEADING, citationLine, silentLine, smallTalkLine } from '../../core/wording.ts';
import { unsureLine } from '../../core/plain-text.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import { answerSection } from './page-answer.ts';
import { pageFooter } from './page-documents.ts';
import { askForm, errorSummary, exampleLinks } from './page-form.ts';
import type { PageView, Result } from './page-view.ts';
import type { Frame, Framed } from './frame.ts';
import { answerTitle, PAGE_HEADING, PAGE_LEAD, PARTS_HEADING } from './page-wording.ts';

/** Draws the page. */
export type DrawPage = (view: PageView) => string;

export const pageDrawer =
  (frame: Frame): DrawPage =>
  (view) =>
    frame({ ...titleOf(view.result), main: mainContent(view), footer: pageFooter(view) });

const titleOf = (result: Result): Pick<Framed, 'title' | 'problem'> => ({
  title: result.kind === 'answered' ? answerTitle(result.considered.answer) : undefined,
  problem: result.kind === 'problem',
});

function mainContent(view: PageView): Html {
  const { result, typed } = view;
  return markup`<main class="govuk-main-wrapper app-main" id="main-content"${said(result)}>
<div id="problem">${result.kind === 'problem' && errorSummary(result.sentence, result.field)}</div>
<div class="govuk-grid-row">
<div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${PAGE_HEADING}</h1>
<p class="govuk-body govuk-!-display-none-print">${PAGE_LEAD}</p>
${askForm(view)}
</div>
<div class="govuk-grid-column-one-third">${exampleLinks(view)}</div>
</div>
${result.kind === 'answered' && answerSection(result.considered, typed, view.signedIn === undefined ? view.turn : undefined)}
</main>`;
}

// What the script has a screen reader say when it puts the answer into the page; a problem is an alert and says itself.
const said = (result: Result): Html | false =>
  result.kind === 'answered' && markup` data-said="${gist(result.considered.answer, result.considered.reply)}"`;

function gist(
  answer: Answer,
  { scope, councils }: Extract<Result, { kind: 'answered' }>['considered']['reply'],
): string {
  switch (answer.outcome) {
    case 'quoted':
      return `${QUOTED_HEADING}: ${answer.quotes.map(({ citation }) => citationLine(citation)).join('; ')}.`;
    case 'unsure':
      return unsureLine(answer);
    case 'silent':
      return silentLine(answer, scope);
    case 'in-parts':
      return PARTS_HEADING;
    case 'conversation':
      return smallTalkLine(answer.kind, scope, councils);
  }
}

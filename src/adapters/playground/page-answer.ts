import { adviceParts } from '../../core/advice-sheets.ts';
import type { Answer, PartAnswer } from '../../core/answer.ts';
import type { Considered } from '../../core/considering.ts';
import type { Quote } from '../../core/guidance.ts';
import { leftOutLine } from '../../core/halt-wording.ts';
import { unsureLine } from '../../core/plain-text.ts';
import {
  asAtLine,
  choiceMark,
  CONTACTS_HEADING,
  contactLines,
  GUIDANCE_NOT_ADVICE,
  placeOf,
  PRESS_LABELS,
  partLine,
  quotedHeading,
  SEE_ALSO,
  seeAlsoLine,
  silentLine,
  smallTalkLine,
  takenWithLine,
  verdictLines,
} from '../../core/wording.ts';
import { FORM_LABELS } from '../../core/escalation-wording.ts';
import { feedbackForm } from './page-feedback.ts';
import { markup } from './html.ts';
import { CHOOSE_COUNCIL_FIRST } from './officers-wording.ts';
import type { Html, Part } from './html.ts';
import { inItsPlace, openable, quoteFigure, whatItRefersTo } from './page-clause.ts';
import { whySection } from './page-evidence.ts';
import { partsHtml } from './sheet-html.ts';
import {
  ALL_COUNCILS,
  ASK_ANOTHER,
  CHOOSE_COUNCIL,
  CONVERSATION_HEADING,
  PARTS_HEADING,
  SILENT_HEADING,
  UNSURE_HEADINGS,
  WHY,
  YOU_ASKED,
} from './page-wording.ts';

type Of<Outcome extends Answer['outcome']> = Extract<Answer, { outcome: Outcome }>;

/** An answer as the page shows it, under a heading that can take the focus. `turn`: the one that a press under it makes; undefined: nothing is pressed. */
export function answerSection(considered: Considered, typed: string, turn: string | undefined): Html {
  const { answer, reply } = considered;
  return markup`<section id="answer" class="app-answer" aria-labelledby="answer-heading">
<div class="govuk-grid-row">
<div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-m app-asked">${YOU_ASKED} (${reply.scope?.name ?? ALL_COUNCILS}): <bdi>“${typed.trim()}”</bdi></p>
${reply.asAt !== undefined && markup`<p class="govuk-body"><strong>${asAtLine(reply.asAt)}</strong></p>`}
${body(considered, answer)}
${(reply.leftOut ?? []).map((halted) => markup`<p class="govuk-inset-text">${leftOutLine(halted)}</p>`)}
${reply.advice !== undefined && markup`<section class="app-sheet">${partsHtml(adviceParts(reply.advice))}</section>`}
${verdict(considered)}
${followUp(considered, typed)}
${turn !== undefined && askOfficer(considered, typed)}
${turn !== undefined && feedbackForm(considered, typed, turn)}
</div>
<div class="govuk-grid-column-full">
${answer.outcome !== 'conversation' && whySection(whyOf(answer), considered)}
<p class="govuk-body govuk-!-display-none-print"><a class="govuk-link" href="#question">${ASK_ANOTHER}</a></p>
</div>
</div>
</section>`;
}

const whyOf = (answer: Exclude<Answer, Of<'conversation'>>): string =>
  answer.outcome === 'unsure' && (answer.why === 'draft' || answer.why === 'too-many')
    ? WHY.offered
    : WHY[answer.outcome];

function body(considered: Considered, answer: Answer): Part {
  switch (answer.outcome) {
    case 'quoted':
      return quoted(considered, answer);
    case 'unsure':
      return unsure(considered, answer);
    case 'silent':
      return silent(considered, answer);
    case 'in-parts':
      return [
        heading(PARTS_HEADING),
        answer.parts.map((part) => [
          markup`<h3 class="govuk-heading-m"><bdi>${partLine(part)}</bdi></h3>`,
          partBody(considered, part.answer),
        ]),
        markup`<p class="govuk-hint">${GUIDANCE_NOT_ADVICE}</p>`,
      ];
    case 'conversation':
      return conversation(considered, answer);
  }
}

function partBody(considered: Considered, answer: PartAnswer): Part {
  switch (answer.outcome) {
    case 'quoted':
      return answer.quotes.map((quote) => quotation(considered, quote));
    case 'unsure':
      return [
        markup`<p class="govuk-body">${unsureLine(answer)}</p>`,
        answer.choices.map((quote, index) => [
          markup`<h4 class="govuk-heading-s">${numberedPlace(answer, quote, index)}</h4>`,
          quotation(considered, quote),
        ]),
      ];
    case 'silent':
      return markup`<p class="govuk-body">${silentLine(answer, considered.reply.scope)}</p>`;
  }
}

/** Only an officer gives a verdict, and the contacts of a silent answer are named already. */
function verdict({ reply }: Considered): Part {
  if (reply.verdict !== true) return undefined;
  return verdictLines(reply.scope).map((line) => markup`<p class="govuk-body">${line}</p>`);
}

/** What was carried over, with a link that asks the question without it. */
function followUp({ reply }: Considered, typed: string): Part {
  if (reply.takenWith === undefined) return undefined;
  const address = `/?${new URLSearchParams({ council: reply.scope?.id ?? '', question: typed }).toString()}#answer`;
  return markup`<p class="govuk-inset-text">${takenWithLine(reply.takenWith)}
<a class="govuk-link govuk-!-display-none-print" href="${address}" data-question="${typed}">${PRESS_LABELS['by-itself']}</a></p>`;
}

/** A person is one press away from every answer, once it is known whose officers to ask. */
function askOfficer({ answer, reply: { scope } }: Considered, typed: string): Part {
  if (answer.outcome === 'conversation') return undefined;
  if (scope === undefined)
    return markup`<p class="govuk-body-s govuk-!-display-none-print">${CHOOSE_COUNCIL_FIRST}</p>`;
  if (scope.teams.length === 0) return undefined;
  const fields = { as: 'councillor-1', council: scope.id, form: 'ask-officer', question: typed };
  const address = `/officers/form?${new URLSearchParams(fields).toString()}`;
  return markup`<p class="govuk-body govuk-!-display-none-print"><a class="govuk-button govuk-button--secondary" href="${address}">${FORM_LABELS['ask-officer']}</a></p>`;
}

function quoted(considered: Considered, { quotes }: Of<'quoted'>): Html {
  const [first, ...others] = quotes;
  return markup`${heading(quotedHeading(quotes, 0))}
${quotation(considered, first)}
${others.map((quote, index) => [markup`<h3 class="govuk-heading-m">${quotedHeading(quotes, index + 1)}</h3>`, quotation(considered, quote)])}
<p class="govuk-hint">${GUIDANCE_NOT_ADVICE}</p>
${otherMatches(considered)}`;
}

const numberedPlace = ({ choices }: Of<'unsure'>, { citation }: Quote, index: number): string =>
  [choiceMark(index, choices.length) ?? [], placeOf(citation)].flat().join(' ');

function unsure(considered: Considered, answer: Of<'unsure'>): Html {
  return markup`${heading(UNSURE_HEADINGS[answer.why])}
<p class="govuk-body">${unsureLine(answer)}</p>
${answer.choices.map((quote, index) => [
  markup`<h3 class="govuk-heading-m">${answer.why === 'too-many' ? placeOf(quote.citation) : numberedPlace(answer, quote, index)}</h3>`,
  quotation(considered, quote),
])}
<p class="govuk-hint">${GUIDANCE_NOT_ADVICE}</p>`;
}

function silent(considered: Considered, answer: Of<'silent'>): Html {
  const { scope } = considered.reply;
  return markup`${heading(SILENT_HEADING)}
<p class="govuk-body">${silentLine(answer, scope)}</p>
${answer.why === 'no-match' && scope === undefined && markup`<p class="govuk-body">${CHOOSE_COUNCIL}</p>`}
${contacts(contactLines(answer, scope))}`;
}

const conversation = ({ reply }: Considered, { kind }: Of<'conversation'>): Html =>
  markup`${heading(CONVERSATION_HEADING)}
<p class="govuk-body">${smallTalkLine(kind, reply.scope, reply.councils)}</p>`;

const heading = (text: string): Html =>
  markup`<h2 class="govuk-heading-l" id="answer-heading" tabindex="-1">${text}</h2>`;

const quotation = ({ edition, reply }: Considered, quote: Quote): Part => [
  quoteFigure(quote, reply.overdue.includes(quote.clause)),
  whatItRefersTo(edition, quote.clause, reply.overdue.includes(quote.clause)),
  inItsPlace(edition, quote.clause),
];

function contacts(lines: readonly string[]): Html | undefined {
  if (lines.length === 0) return undefined;
  return markup`<p class="govuk-body">${CONTACTS_HEADING}</p>
<ul class="govuk-list govuk-list--bullet">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

// An answer names the others by where they stand; their words are with the candidates.
function otherMatches({ answer, found, reply }: Considered): Html | undefined {
  if (answer.outcome !== 'quoted') return undefined;
  const others = found.candidates.filter(({ clause }) => answer.seeAlso.includes(clause.citation));
  if (others.length === 0) return undefined;
  return markup`<h3 class="govuk-heading-m">${SEE_ALSO}</h3>
${others.map(({ clause }) => openable(seeAlsoLine(clause.citation), undefined, quoteFigure(clause, reply.overdue.includes(clause.id))))}`;
}

import type { Considered } from '../../core/considering.ts';
import { shown } from '../../core/answer.ts';
import type { Answer } from '../../core/answer.ts';
import type { Candidate, Found, Reading } from '../../core/evidence.ts';
import { saysEnough, sureFrom } from '../../core/decide.ts';
import { EVIDENCE_WORDS } from '../../core/evidence-words.ts';
import { BY_NUMBER, choosingLine, placeOf } from '../../core/wording.ts';

import { markup } from './html.ts';
import type { Html } from './html.ts';
import { openable } from './page-clause.ts';
import {
  ADDED,
  addedLine,
  BECAME,
  CHOOSER,
  CLAUSE,
  COLUMNS_HEADING,
  CONFIDENCE,
  CONFIDENCE_MEANS,
  confidenceLine,
  CONSIDERED_HEADING,
  CORRECTED,
  correctedLine,
  FATES,
  inQuotes,
  MATCHED,
  NEAREST_CLAUSE,
  NEAREST_PHRASING,
  NONE,
  NOTHING_CONSIDERED,
  outOf100,
  UNKNOWN,
} from './page-wording.ts';
import type { Fate } from './page-wording.ts';

/** What the answer rests on, to open: how the question was read, what spoke for the best clause, and every clause considered. */
export function whySection(summary: string, { answer, found, choosing, byNumber }: Considered): Html {
  if (byNumber) return openable(summary, undefined, markup`<p class="govuk-body">${BY_NUMBER}</p>`);
  const [best] = found.candidates;
  const chooser = choosing === undefined ? [] : [row(CHOOSER, [choosingLine(choosing, found.candidates)])];
  const rows = [...chooser, ...(best === undefined ? [] : bestRows(best, found)), ...readingRows(found.reading)];
  return openable(summary, undefined, [
    markup`<dl class="govuk-summary-list">${rows}</dl>`,
    best === undefined ? markup`<p class="govuk-body">${NOTHING_CONSIDERED}</p>` : table(found.candidates, answer),
  ]);
}

const row = (key: string, values: readonly string[]): Html =>
  markup`<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">${key}</dt>
<dd class="govuk-summary-list__value">${values.length === 0 ? NONE : values.map((value) => markup`<div>${value}</div>`)}</dd>
</div>`;

const bestRows = (best: Candidate, found: Found): readonly Html[] => [
  row(NEAREST_CLAUSE, [placeOf(best.clause.citation)]),
  row(CONFIDENCE, [confidenceLine(best.confidence, sureFrom(best.evidence), saysEnough(best, found))]),
  row(MATCHED, [inQuotes(best.matched)]),
  row(NEAREST_PHRASING, best.nearestPhrasing === undefined ? [] : [inQuotes([best.nearestPhrasing])]),
];

const readingRows = ({ corrected, added, unknown }: Reading): readonly Html[] => [
  row(
    CORRECTED,
    corrected.map(({ typed, taken }) => correctedLine(typed, taken)),
  ),
  row(
    ADDED,
    added.map(({ word, means }) => addedLine(word, means)),
  ),
  row(UNKNOWN, [inQuotes(unknown)]),
];

function table(candidates: readonly Candidate[], answer: Answer): Html {
  const heads = [BECAME, CONFIDENCE, ...EVIDENCE_WORDS.map(({ label }) => label)];
  return markup`<div class="app-scroll" role="region" aria-labelledby="considered" tabindex="0">
<table class="govuk-table govuk-table--small-text-until-tablet app-evidence">
<caption class="govuk-table__caption govuk-table__caption--s" id="considered">${CONSIDERED_HEADING}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">${CLAUSE}</th>
${heads.map((head) => markup`<th scope="col" class="govuk-table__header">${head}</th>`)}
</tr></thead>
<tbody class="govuk-table__body">${candidates.map((candidate, index) => tableRow(candidate, index, fateOf(candidate, answer)))}</tbody>
</table>
</div>
${legend()}`;
}

function tableRow({ clause, confidence, evidence }: Candidate, index: number, fate: Fate): Html {
  const { citation } = clause;
  const figures = EVIDENCE_WORDS.map((column) => figure(column.of(evidence)));
  return markup`<tr class="govuk-table__row${fate !== 'turned-down' && ' app-evidence__shown'}">
<th scope="row" class="govuk-table__header app-evidence__clause">${index + 1}. ${placeOf(citation)}<span class="app-evidence__document">${citation.councilName}, ${citation.title}</span></th>
<td class="govuk-table__cell">${FATES[fate]}</td>
${[String(outOf100(confidence)), ...figures].map((text) => markup`<td class="govuk-table__cell app-evidence__figure">${text}</td>`)}
</tr>`;
}

const figure = (value: number): string => value.toFixed(2).replace('-', '−');

function fateOf({ clause }: Candidate, answer: Answer): Fate {
  if (shown(answer).some((quote) => quote.clause === clause.id))
    return answer.outcome === 'quoted' ? 'quoted' : 'offered';
  return answer.outcome === 'quoted' && answer.seeAlso.includes(clause.citation) ? 'see-also' : 'turned-down';
}

function legend(): Html {
  const columns = [{ label: CONFIDENCE, means: CONFIDENCE_MEANS }, ...EVIDENCE_WORDS];
  return markup`<p class="govuk-body-s app-label"><strong>${COLUMNS_HEADING}</strong></p>
<ul class="govuk-list govuk-body-s app-legend">
${columns.map(({ label, means }) => markup`<li><strong>${label}</strong>: ${means}.</li>`)}
</ul>`;
}

import { placeIn } from '../../core/clause-place.ts';
import { opened, waysOn } from '../../core/reading-on.ts';
import type { Citation, Clause, ClauseId, Quote } from '../../core/guidance.ts';
import type { Edition } from '../../core/ports.ts';
import { citationLine, overdueLine, placeOf, versionLine } from '../../core/wording.ts';
import { markup } from './html.ts';
import type { Html, Part } from './html.ts';
import { AFTER_IT, BEFORE_IT, DOCUMENT_BEGINS, DOCUMENT_ENDS, THIS_CLAUSE } from '../../core/reading-on-wording.ts';
import { IN_PLACE, WARNING } from './page-wording.ts';

const BULLET = '• ';

/** The text of a clause, every character of it, a line a line; lines behind a bullet are a list. */
export function verbatim(text: string): Html {
  const blocks: Html[] = [];
  let items: Html[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith(BULLET)) {
      items.push(markup`<li class="app-line app-line--item">${line}</li>`);
      continue;
    }
    if (items.length > 0) blocks.push(listOf(items));
    items = [];
    blocks.push(markup`<p class="app-line">${line}</p>`);
  }
  if (items.length > 0) blocks.push(listOf(items));
  return markup`${joined(blocks)}`;
}

// The bullets are characters of the text itself, so that copying the list copies them.
const listOf = (items: readonly Html[]): Html => markup`<ul class="app-lines" role="list">${joined(items)}</ul>`;

const joined = (pieces: readonly Html[]): Part => pieces.map((piece, index) => (index === 0 ? piece : ['\n', piece]));

const blockquote = (text: string): Html => markup`<blockquote class="app-quote">${verbatim(text)}</blockquote>`;

/** A quote with where it stands, version, date, and a warning if its review is overdue. */
export function quoteFigure(quote: Pick<Quote, 'text' | 'citation'>, overdue: boolean): Html {
  return markup`<figure class="app-figure">
${blockquote(quote.text)}
<figcaption class="govuk-body">${citationLines(quote.citation)}</figcaption>
</figure>
${overdue && overdueWarning(quote.citation)}`;
}

const citationLines = (citation: Citation): Html =>
  markup`<span class="app-citation">${citationLine(citation)}.</span> <span class="app-version">${versionLine(citation)}.</span>`;

const overdueWarning = (citation: Citation): Html =>
  markup`<div class="govuk-warning-text">
<span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${WARNING}</span> ${overdueLine(citation)}</strong>
</div>`;

/** Something to open: the part that is always shown, the words only a screen reader adds to it, and the rest. */
export function openable(summary: string, about: string | undefined, content: Part): Html {
  const hidden = about !== undefined && markup`<span class="govuk-visually-hidden">: ${about}</span>`;
  return markup`<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}${hidden}</span></summary>
<div class="govuk-details__text">${content}</div>
</details>`;
}

/** What the clause refers to in its document, each to open. */
export function whatItRefersTo(edition: Edition, id: ClauseId, overdue: boolean): Part {
  const clause = edition.clause(id);
  if (clause === undefined) return undefined;
  const ways = waysOn(clause, edition).filter(({ view }) => view !== 'in-place');
  return ways.flatMap(({ view, clause: to, label }) => {
    const { quotes = [] } = opened({ view, clause: to, council: clause.citation.council }, edition) ?? {};
    return openable(
      label,
      placeOf(clause.citation),
      quotes.map((each) => quoteFigure(each, overdue)),
    );
  });
}

/** The clause between the one before and the one after it, to open. Nothing if the edition has no such clause. */
export function inItsPlace(edition: Edition, id: ClauseId): Html | undefined {
  const clause = edition.clause(id);
  if (clause === undefined) return undefined;
  const { before, after } = placeIn(edition, clause);
  const content = [
    before === undefined ? edgeOf(DOCUMENT_BEGINS) : neighbour(BEFORE_IT, before),
    markup`<div class="app-this">${neighbour(THIS_CLAUSE, clause)}</div>`,
    after === undefined ? edgeOf(DOCUMENT_ENDS) : neighbour(AFTER_IT, after),
  ];
  return openable(IN_PLACE, placeOf(clause.citation), content);
}

const edgeOf = (sentence: string): Html => markup`<p class="govuk-hint">${sentence}</p>`;

const neighbour = (label: string, { citation, text }: Clause): Html =>
  markup`<p class="govuk-body-s app-label"><strong>${label}</strong> ${placeOf(citation)}</p>
${blockquote(text)}`;

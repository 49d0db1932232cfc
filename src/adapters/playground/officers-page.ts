import type { Sheet } from '../../core/sheet.ts';
import { addressesOf, COUNCILLORS, OFFICERS, personIn } from './cast.ts';
import type { Role } from './cast.ts';
import type { Framed } from './frame.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import type { Inbox } from './inbox.ts';
import {
  ASK_FIRST,
  ASK_FIRST_AFTER,
  BE,
  COUNCILLOR_HEADING,
  MESSAGES_HEADING,
  NO_MESSAGES,
  OFFICER_HEADING,
  OFFICERS_LEAD,
  OFFICERS_TITLE,
  SWITCH,
} from './officers-wording.ts';
import { errorSummary } from './page-form.ts';
import { PAGE_NAME } from './page-wording.ts';
import { sheetCard } from './sheet-html.ts';

/** What one of the two columns shows. */
export interface Column {
  readonly role: Role;
  readonly heading: string;
  readonly sheets: readonly Sheet[];
}

export interface OfficersView {
  readonly councillor: Column;
  readonly officer: Column;
  readonly council: string;
  /** What came of the last press. */
  readonly said: { readonly sentence: string; readonly refused: boolean } | undefined;
  readonly newId: () => string;
}

/** Councillor and officers side by side. */
export function officersPage(view: OfficersView, inbox: Inbox): Framed {
  const { said } = view;
  return {
    title: `${OFFICERS_TITLE} – ${PAGE_NAME}`,
    main: markup`<main class="govuk-main-wrapper app-main" id="main-content">
<div id="problem">${said?.refused === true && errorSummary(said.sentence, undefined)}</div>
${said?.refused === false && markup`<div class="govuk-inset-text" id="said" role="status">${said.sentence}</div>`}
<h1 class="govuk-heading-l">${OFFICERS_TITLE}</h1>
<p class="govuk-body">${OFFICERS_LEAD}</p>
<div class="govuk-grid-row">
${column(view, view.councillor, COUNCILLOR_HEADING, COUNCILLORS, inbox)}
${column(view, view.officer, OFFICER_HEADING, OFFICERS, inbox)}
</div>
</main>`,
    footer: markup`<p class="govuk-body-s"><a class="govuk-link" href="${`/?council=${encodeURIComponent(view.council)}`}">${ASK_FIRST}</a> ${ASK_FIRST_AFTER}</p>`,
  };
}

function column(
  view: OfficersView,
  { role, heading, sheets }: Column,
  title: string,
  others: readonly Role[],
  inbox: Inbox,
): Html {
  const { council, newId } = view;
  return markup`<div class="govuk-grid-column-one-half" id="${role}">
<h2 class="govuk-heading-m">${title}</h2>
<p class="govuk-body-s">${BE} <strong>${personIn(role).name}</strong>. ${others.filter((other) => other !== role).map((other) => switchTo(view, other))}</p>
<p class="govuk-body">${heading}</p>
${sheets.map((sheet) => sheetCard(sheet, { role, council, newId }))}
<h3 class="govuk-heading-s">${MESSAGES_HEADING}</h3>
${messages(role, inbox)}
</div>`;
}

function switchTo({ councillor, officer, council }: OfficersView, other: Role): Html {
  const chosen = OFFICERS.some((role) => role === other)
    ? { c: councillor.role, o: other }
    : { c: other, o: officer.role };
  return markup`${SWITCH} <a class="govuk-link" href="${addressOf({ ...chosen, council })}">${personIn(other).name}</a>.`;
}

export const addressOf = (shown: { readonly c: Role; readonly o: Role; readonly council: string }): string =>
  `/officers?${new URLSearchParams(shown).toString()}`;

function messages(role: Role, inbox: Inbox): Html {
  const got = inbox.of(addressesOf(role));
  if (got.length === 0) return markup`<p class="govuk-body-s">${NO_MESSAGES}</p>`;
  return markup`<ul class="govuk-list govuk-list--bullet govuk-body-s">${got.map(({ gist }) => markup`<li>${gist}</li>`)}</ul>`;
}

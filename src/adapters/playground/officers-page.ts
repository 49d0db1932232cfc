import type { Sheet } from '../../core/sheet.ts';
import { addressesOf, COUNCILLORS, isRoom, OFFICERS, personIn } from './cast.ts';
import type { Role } from './cast.ts';
import type { Framed } from './frame.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import type { Inbox } from './inbox.ts';
import { shownFor } from './officers-fields.ts';
import type { Shown } from './officers-fields.ts';
import {
  ASK_FIRST,
  ASK_FIRST_AFTER,
  BE,
  COUNCILLOR_HEADING,
  IN_CHANNEL,
  LOOK_AGAIN,
  MESSAGES_COME,
  MESSAGES_HEADING,
  NO_MESSAGES,
  OFFICER_HEADING,
  OFFICERS_LEAD,
  OFFICERS_TITLE,
  SWITCH,
} from './officers-wording.ts';
import { errorSummary } from './page-form.ts';
import { sheetCard } from './sheet-html.ts';

/** What one of the two columns shows. */
export interface Column {
  readonly role: Role;
  readonly heading: string;
  readonly sheets: readonly Sheet[];
  /** What the last press of this person left, which need not be in the list any more. */
  readonly just: Sheet | undefined;
  /** Further lists that this person may read. */
  readonly more: readonly { readonly heading: string; readonly sheets: readonly Sheet[] }[];
}

export interface OfficersView {
  readonly councillor: Column;
  readonly officer: Column;
  readonly shown: Shown;
  /** What came of the last press. */
  readonly said: { readonly sentence: string; readonly refused: boolean } | undefined;
  readonly newId: () => string;
}

/** Councillor and officers side by side. */
export function officersPage(view: OfficersView, inbox: Inbox): Framed {
  const { said, shown } = view;
  return {
    ...titleOf(view),
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
    footer: markup`<p class="govuk-body-s"><a class="govuk-link" href="${`/?council=${encodeURIComponent(shown.council)}`}">${ASK_FIRST}</a> ${ASK_FIRST_AFTER}</p>`,
  };
}

/** What came of the last press comes first: it is what a screen reader says when the page opens. */
const titleOf = ({ said }: OfficersView): Pick<Framed, 'title' | 'problem'> =>
  said === undefined
    ? { title: OFFICERS_TITLE }
    : { title: `${said.sentence} – ${OFFICERS_TITLE}`, problem: said.refused };

function column(
  view: OfficersView,
  { role, heading, sheets, just, more }: Column,
  title: string,
  others: readonly Role[],
  inbox: Inbox,
): Html {
  const { shown, newId } = view;
  const listed = [...sheets, ...more.flatMap((list) => list.sheets)];
  const gone = just !== undefined && listed.every(({ gist }) => gist !== just.gist);
  const card = (sheet: Sheet): Html => sheetCard(sheet, { role, shown, newId });
  return markup`<div class="govuk-grid-column-one-half" id="${role}">
<h2 class="govuk-heading-m">${title}</h2>
<p class="govuk-body-s">${BE} <strong>${personIn(role).name}</strong>. ${others.filter((other) => other !== role).map((other) => switchTo(view, other))}</p>
${gone && card(just)}
<p class="govuk-body">${heading}</p>
${sheets.map(card)}
${more.map((list) => markup`<p class="govuk-body">${list.heading}</p>${list.sheets.map(card)}`)}
<h3 class="govuk-heading-s">${MESSAGES_HEADING}</h3>
${messages(role, inbox)}
<p class="govuk-body-s"><a class="govuk-link" href="${addressOf(shown)}">${LOOK_AGAIN}<span class="govuk-visually-hidden">: ${title}</span></a> ${MESSAGES_COME}</p>
</div>`;
}

function switchTo({ shown }: OfficersView, other: Role): Html {
  return markup`${SWITCH} <a class="govuk-link" href="${addressOf(shownFor({ as: other, ...shown }))}">${personIn(other).name}</a>.`;
}

export const addressOf = (shown: Shown): string => `/officers?${new URLSearchParams(shown).toString()}`;

function messages(role: Role, inbox: Inbox): Html {
  const got = inbox.of(addressesOf(role));
  if (got.length === 0) return markup`<p class="govuk-body-s">${NO_MESSAGES}</p>`;
  return markup`<ul class="govuk-list govuk-list--bullet govuk-body-s">${got.map(({ gist, address }) => markup`<li>${isRoom(address) && `${IN_CHANNEL} `}${gist}</li>`)}</ul>`;
}

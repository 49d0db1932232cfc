import type { GuidanceDocument } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import { homeAddress } from './home-fields.ts';
import { TO_HOME, TO_HOME_AFTER } from './home-words.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import { ALL_OF_THEM, BOTH_SIDES } from './officers-wording.ts';
import type { PageView } from './page-view.ts';
import { signedInLine } from './sign-in-page.ts';
import { isAdmin } from './sign-in-settings.ts';
import type { SignedIn } from './sign-in-settings.ts';
import { TO_ADMIN } from './sign-in-wording.ts';
import {
  ABOUT,
  ABOUT_SIGNED_IN,
  ABOUT_CHOOSER,
  ABOUT_HEADING,
  DOCUMENTS_HEADING,
  documentLine,
  editionLine,
  FOR_PROGRAMS,
} from './page-wording.ts';

/** The foot of the page: what it is, and the documents that the chosen council has in force. */
export function pageFooter(view: PageView): Html {
  return markup`<div class="govuk-grid-row">
<div class="govuk-grid-column-two-thirds">${documents(view)}</div>
<div class="govuk-grid-column-one-third govuk-!-display-none-print">
<h2 class="govuk-heading-m">${ABOUT_HEADING}</h2>
${[...(view.signedIn === undefined ? ABOUT : ABOUT_SIGNED_IN), ...(view.asksChooser ? [ABOUT_CHOOSER] : [])].map((sentence) => markup`<p class="govuk-body-s">${sentence}</p>`)}
${view.signedIn === undefined ? trialLinks(view) : signedInLinks(view.signedIn)}
</div>
</div>`;
}

const trialLinks = (view: PageView): Html =>
  markup`<p class="govuk-body-s"><a class="govuk-link" href="${officersAddress(view)}">${ALL_OF_THEM}</a> ${BOTH_SIDES}</p>
<p class="govuk-body-s"><a class="govuk-link" href="${homeAddress({ as: 'councillor-1', council: view.council?.id ?? '', typed: '' })}">${TO_HOME}</a> ${TO_HOME_AFTER}</p>
<p class="govuk-body-s">${FOR_PROGRAMS} <code>/api/ask</code>.</p>`;

const signedInLinks = (signedIn: SignedIn): Html =>
  markup`${isAdmin(signedIn) && markup`<p class="govuk-body-s"><a class="govuk-link" href="/home">${TO_ADMIN}</a></p>`}
${signedInLine(signedIn)}`;

const officersAddress = ({ council }: PageView): string =>
  `/officers?${new URLSearchParams({ council: council?.id ?? '' }).toString()}`;

function documents({ edition, council }: PageView): Html {
  const councils = council === undefined ? edition.councils : [council];
  return markup`<div id="documents">
<h2 class="govuk-heading-m">${DOCUMENTS_HEADING}</h2>
${councils.map((each) => ofCouncil(each, edition.documents))}
<p class="govuk-body-s app-edition">${editionLine(edition.id)}</p>
</div>`;
}

function ofCouncil({ id, name }: Council, all: readonly GuidanceDocument[]): Html | undefined {
  const own = all.filter(({ council }) => council === id);
  if (own.length === 0) return undefined;
  return markup`<h3 class="govuk-heading-s app-owner">${name}</h3>
<ul class="govuk-list govuk-body-s">${own.map(
    (document) => markup`<li>${document.title}<br>${documentLine(document)}</li>`,
  )}</ul>`;
}

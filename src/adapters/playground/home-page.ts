import type { Home, HomeRow, HomeSection, ReloadButtons } from '../../core/home.ts';
import type { Button, Sheet } from '../../core/sheet.ts';
import { personIn, ROLES } from './cast.ts';
import type { Choice } from './council-choice.ts';
import type { Framed } from './frame.ts';
import { homeAddress } from './home-fields.ts';
import type { HomeFields } from './home-fields.ts';
import { HOME_LEAD, SAY_HINT, SAY_LABEL, SAY_LISTS, SAY_SEND } from './home-words.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import { shownFields, shownFor } from './officers-fields.ts';
import { ASK_FIRST, ASK_FIRST_AFTER, BE, SWITCH } from './officers-wording.ts';
import { errorSummary } from './page-form.ts';
import { ALL_COUNCILS } from './page-wording.ts';
import { signedInLine } from './sign-in-page.ts';
import type { AtHome } from './signed-in-home.ts';
import { CHOOSE, HOME_COUNCIL, NOT_PUBLISHER } from './sign-in-wording.ts';
import { hidden, partsHtml } from './sheet-html.ts';

export interface HomeView {
  readonly home: Home;
  readonly fields: HomeFields;
  /** What came of the last press. */
  readonly said: { readonly sentence: string; readonly refused: boolean } | undefined;
  /** What was listed at their wish. */
  readonly list: { readonly heading: string; readonly sheets: readonly Sheet[] } | undefined;
  readonly newId: () => string;
  /** Who signed in, and as whose admin; undefined: it is one of the cast’s. */
  readonly at: AtHome | undefined;
}

/** What one person of the cast sees of their own matters. It works without a script. */
export function homePage(view: HomeView): Framed {
  const { home, fields, said } = view;
  return {
    title: said === undefined ? home.heading : `${firstLine(said.sentence)} – ${home.heading}`,
    problem: said?.refused === true,
    main: markup`<main class="govuk-main-wrapper app-main" id="main-content">
<div id="problem">${said?.refused === true && errorSummary(said.sentence, undefined)}</div>
${said?.refused === false && markup`<div class="govuk-inset-text" id="said" role="status">${said.sentence}</div>`}
<h1 class="govuk-heading-l">${home.heading}</h1>
${view.at === undefined ? castLines(fields) : signedInLines(view.at)}
${view.list !== undefined && listOf(view.list, view)}
${home.ask !== undefined && askForm(home.ask, fields)}
${home.sections.map((section) => sectionOf(section, view))}
${sayForm(view)}
</main>`,
    footer: markup`<p class="govuk-body-s"><a class="govuk-link" href="${`/?council=${encodeURIComponent(fields.council)}`}">${ASK_FIRST}</a>${view.at === undefined && ` ${ASK_FIRST_AFTER}`}</p>`,
  };
}

const castLines = (fields: HomeFields): Html => markup`<p class="govuk-body">${HOME_LEAD}</p>
<p class="govuk-body-s">${BE} <strong>${personIn(fields.as).name}</strong>. ${ROLES.filter((role) => role !== fields.as).map((role) => switchTo(role, fields))}</p>`;

const signedInLines = ({ signedIn, choice, publishes }: AtHome): Html =>
  markup`${signedInLine(signedIn)}${councilForm(choice)}${!publishes && markup`<p class="govuk-body">${NOT_PUBLISHER}</p>`}`;

/** Of one council nothing is to be chosen. */
const councilForm = ({ offered, all, council }: Choice): Html | false =>
  offered.length + (all ? 1 : 0) > 1 &&
  markup`<form action="/home" method="get" novalidate>
<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="council">${HOME_COUNCIL}</label>
<select class="govuk-select app-council" id="council" name="council">${[...(all ? [{ id: '', name: ALL_COUNCILS }] : []), ...offered].map(({ id, name }) => markup`<option value="${id}"${id === (council?.id ?? '') && markup` selected`}>${name}</option>`)}</select></div>
<button type="submit" class="govuk-button govuk-button--secondary app-small">${CHOOSE}</button>
</form>`;

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

const switchTo = (role: HomeFields['as'], fields: HomeFields): Html =>
  markup`${SWITCH} <a class="govuk-link" href="${homeAddress({ ...fields, as: role, typed: '' })}">${personIn(role).name}</a>. `;

const askForm = ({ label, send }: NonNullable<Home['ask']>, { council }: HomeFields): Html =>
  markup`<form action="/#answer" method="get" novalidate>
${hidden({ council })}
<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="own-question">${label}</label>
<input class="govuk-input" id="own-question" name="question" autocomplete="off"></div>
<button type="submit" class="govuk-button">${send}</button>
</form>`;

const listOf = ({ heading, sheets }: NonNullable<HomeView['list']>, view: HomeView): Html => markup`<section>
<h2 class="govuk-heading-m">${heading}</h2>
${sheets.map(({ parts, buttons }) => markup`<section class="app-sheet">${partsHtml(parts)}${buttons.map((button) => buttonOf(button, view))}</section>`)}
</section>`;

function sectionOf({ heading, lines, rows, reload }: HomeSection, view: HomeView): Html {
  return markup`<section>
<h2 class="govuk-heading-m">${heading}</h2>
${lines.map((line) => markup`<p class="govuk-body-s">${line}</p>`)}
${rows.length > 0 && markup`<ul class="govuk-list">${rows.map((row) => rowOf(row, view))}</ul>`}
${reload !== undefined && reloadForms(reload, view)}
</section>`;
}

const reloadForms = ({ label, preview }: ReloadButtons, view: HomeView): Html =>
  markup`${pressForm('/home/reload', view, {}, markup`${label}`)}
${pressForm('/home/reload', view, { preview: 'yes' }, markup`${preview}`)}`;

const sayForm = (view: HomeView): Html =>
  markup`<form method="post" action="/home/say">
${hidden({ as: view.fields.as, council: view.fields.council, turn: view.newId() })}
<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="own-words">${SAY_LABEL}</label>
<div class="govuk-hint" id="own-words-hint">${SAY_HINT}${view.at === undefined && ` ${SAY_LISTS}`}</div>
<input class="govuk-input" id="own-words" name="typed" value="${view.fields.typed}" autocomplete="off" aria-describedby="own-words-hint"></div>
<button type="submit" class="govuk-button app-small">${SAY_SEND}</button>
</form>`;

const rowOf = ({ lines: [first, ...more], button }: HomeRow, view: HomeView): Html =>
  markup`<li><p class="govuk-body-s app-fact"><strong><bdi>${first}</bdi></strong>${more.map((line) => markup`<br><bdi>${line}</bdi>`)}</p>
${button !== undefined && buttonOf(button, view)}</li>`;

function buttonOf(button: Button, view: HomeView): Html {
  const label = markup`${button.label}<span class="govuk-visually-hidden">: ${button.about}</span>`;
  if (button.press === 'act') return pressForm('/home/act', view, { act: button.act, about: button.about }, label);
  const { as, council } = view.fields;
  const shown = shownFor({ as, ...shownFields.parse({ council }) });
  const fields = new URLSearchParams({ as, ...shown, form: button.form, about: button.about });
  return markup`<a class="govuk-button app-small" href="${`/officers/form?${fields.toString()}`}">${label}</a>`;
}

const pressForm = (
  action: string,
  { fields, newId }: HomeView,
  more: Readonly<Record<string, string>>,
  label: Html,
): Html => markup`<form method="post" action="${action}">
${hidden({ as: fields.as, council: fields.council, ...more, turn: newId() })}
<button type="submit" class="govuk-button app-small">${label}</button>
</form>`;

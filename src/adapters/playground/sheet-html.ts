import type { Button, Sheet, SheetPart } from '../../core/sheet.ts';
import type { Role } from './cast.ts';
import type { Shown } from './officers-fields.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import { quoteFigure } from './page-clause.ts';

/** Who presses the buttons, and names for the turns that pressing them makes. */
export interface Presser {
  readonly role: Role;
  readonly shown: Shown;
  readonly newId: () => string;
}

/** A sheet as a card. People's words and guidance look different, and words are never taken for mark-up. */
export function sheetCard({ parts, buttons }: Sheet, presser: Presser): Html {
  return markup`<section class="app-sheet">
${partsHtml(parts)}
${buttons.length > 0 && markup`<div class="govuk-button-group">${buttons.map((button) => buttonOf(button, presser))}</div>`}
</section>`;
}

/** What stands on a card, without anything to press. */
export const partsHtml = (parts: Sheet['parts']): readonly Html[] =>
  parts.map((part, index) => partOf(part, parts[index - 1]));

function partOf(part: SheetPart, before: SheetPart | undefined): Html {
  switch (part.part) {
    case 'heading':
      return markup`<h3 class="govuk-heading-s">${part.text}</h3>`;
    case 'line':
      return markup`<p class="govuk-body-s">${part.text}</p>`;
    case 'fact':
      return markup`<p class="govuk-body-s app-fact"><strong>${part.label}</strong> ${part.value}</p>`;
    case 'words':
      return markup`<div class="app-words"><p class="govuk-body-s app-label"><strong>${part.heading}</strong></p>
<p class="govuk-body app-line"><bdi>${part.text}</bdi></p></div>`;
    case 'quote': {
      // Several quotes in a row share a heading.
      const said = before?.part === 'quote' && before.heading === part.heading;
      return markup`${!said && markup`<p class="govuk-body-s app-label"><strong>${part.heading}</strong></p>`}
${quoteFigure(part.quote, part.overdue)}`;
    }
  }
}

function buttonOf(button: Button, { role, shown, newId }: Presser): Html {
  const look = `govuk-button app-small${button.main ? '' : ' govuk-button--secondary'}`;
  // Without the reference, all cards would have the same names on their buttons for whoever hears them.
  const label = markup`${button.label}<span class="govuk-visually-hidden">: ${button.about}</span>`;
  if (button.press === 'form') {
    const address = `/officers/form?${new URLSearchParams({ as: role, ...shown, form: button.form, about: button.about }).toString()}`;
    return markup`<a class="${look}" href="${address}">${label}</a>`;
  }
  return markup`<form method="post" action="/officers/act">
${hidden({ as: role, ...shown, act: button.act, about: button.about, turn: newId() })}
<button type="submit" class="${look}">${label}</button>
</form>`;
}

export const hidden = (fields: Readonly<Record<string, string>>): readonly Html[] =>
  Object.entries(fields).map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`);

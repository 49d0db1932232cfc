import type { Response } from 'express';
import type { Frame } from './frame.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import { SIGN_OUT, signedInAs, SOMEBODY } from './sign-in-wording.ts';
import type { SignedIn } from './sign-in-settings.ts';

/** A page that says one thing and leads on. */
export interface Notice {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly link?: { readonly label: string; readonly href: string };
}

export function sendNotice(response: Response, status: number, frame: Frame, { heading, lines, link }: Notice): void {
  const main = markup`<main class="govuk-main-wrapper app-main" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${heading}</h1>
${lines.map((line) => markup`<p class="govuk-body">${line}</p>`)}
${link !== undefined && markup`<a class="govuk-button" href="${link.href}">${link.label}</a>`}
</div></div></main>`;
  response
    .status(status)
    .type('html')
    .send(frame({ title: heading, main, footer: markup`` }));
}

/** Who is signed in, and the way out. */
export const signedInLine = ({ name }: SignedIn): Html => markup`<form method="post" action="/sign-out">
<p class="govuk-body-s"><bdi>${name === undefined ? SOMEBODY : signedInAs(name)}</bdi>.</p>
<button type="submit" class="govuk-button govuk-button--secondary app-small">${SIGN_OUT}</button>
</form>`;

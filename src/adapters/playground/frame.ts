import { markup } from './html.ts';
import type { Html } from './html.ts';
import { errorSummary } from './page-form.ts';
import { ERROR, LOOKING, PAGE_NAME, SKIP_LINK, UNREACHABLE } from './page-wording.ts';

/** What differs from page to page. */
export interface Framed {
  readonly title: string;
  readonly main: Html;
  readonly footer: Html;
}

/** Puts a page together. */
export type Frame = (page: Framed) => string;

export const problemTitle = `${ERROR}: ${PAGE_NAME}`;

/** `template` holds `{{name}}` where a piece of the page belongs; `assets` is the address that its style and script are under. */
export function pageFrame(template: string, assets: string): Frame {
  return ({ title, main, footer }) => {
    const pieces: Readonly<Record<string, Html>> = {
      title: markup`${title}`,
      assets: markup`${assets}`,
      name: markup`${PAGE_NAME}`,
      skip: markup`${SKIP_LINK}`,
      looking: markup`${LOOKING}`,
      main,
      footer,
      unreachable: errorSummary(UNREACHABLE, undefined),
      'unreachable-title': markup`${problemTitle}`,
    };
    return template.replace(/\{\{([a-z-]+)\}\}/g, (_slot, name: string) => pieces[name]?.text ?? '');
  };
}

import { markup } from './html.ts';
import type { Html } from './html.ts';
import { errorSummary } from './page-form.ts';
import { ERROR, LOOKING, SKIP_LINK, UNREACHABLE } from './page-wording.ts';

/** What differs from page to page. */
export interface Framed {
  /** What its title says before the name of all pages; undefined: nothing. */
  readonly title: string | undefined;
  /** True if it says what went wrong. */
  readonly problem?: boolean;
  readonly main: Html;
  readonly footer: Html;
}

/** Puts a page together. */
export type Frame = (page: Framed) => string;

/**
 * `template` holds `{{name}}` where a piece of the page belongs; `assets` is the address that its style and script are under, `called` what all the
 * pages are called.
 */
export function pageFrame(template: string, assets: string, called: string): Frame {
  return ({ title, problem = false, main, footer }) => {
    const whole = title === undefined ? called : `${title} – ${called}`;
    const pieces: Readonly<Record<string, Html>> = {
      title: markup`${problem ? `${ERROR}: ${whole}` : whole}`,
      assets: markup`${assets}`,
      name: markup`${called}`,
      skip: markup`${SKIP_LINK}`,
      looking: markup`${LOOKING}`,
      main,
      footer,
      unreachable: errorSummary(UNREACHABLE, undefined),
      'unreachable-title': markup`${`${ERROR}: ${called}`}`,
    };
    return template.replace(/\{\{([a-z-]+)\}\}/g, (_slot, name: string) => pieces[name]?.text ?? '');
  };
}

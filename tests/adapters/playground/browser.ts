import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page in a real browser, with all that went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, faults of scripts, violations of the policy, requests to other hosts. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** `emptyScript`: the page's own script does nothing, while others still run, as axe needs. */
export type VisitOptions = BrowserContextOptions & { readonly emptyScript?: boolean };

export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { emptyScript = false, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...rest });
  if (emptyScript)
    await context.route('**/playground.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  const troubles: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() !== 'log') troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`fault: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, troubles, close: () => context.close() };
}

/** What axe finds against WCAG 2.2 AA and good practice, each in a line. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Opens all there is to open, at once: a press on each takes seconds on a page with many. */
export const openEverything = (page: Page): Promise<void> =>
  page.evaluate<void>('for (const each of document.querySelectorAll("details")) each.open = true');

/** How far the page could be scrolled sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** The element that has the focus: its id, or its text if it has none. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    'document.activeElement.id || document.activeElement.innerText || document.activeElement.className',
  );

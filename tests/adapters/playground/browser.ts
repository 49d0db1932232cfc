import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DESKTOP = { width: 1200, height: 900 };

/** How the page is seen. */
export interface Sight {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'dark';
  /** `empty`: the page's own script does nothing, while others still run, as axe needs. */
  readonly script?: 'off' | 'empty';
}

/** A page in a real browser that one test after the other sees, with all that went wrong in it. */
export interface Window {
  /** Opens an address as if nobody had been there before. */
  see(url: string, sight: Sight): Promise<Page>;
  /** Errors and warnings of the console, faults of scripts, violations of the policy, requests to other hosts, since it was last asked. */
  troubles(): Promise<readonly string[]>;
}

/** Opening one takes longer than most tests in it. */
export async function openWindow(browser: Browser, javaScriptEnabled: boolean): Promise<Window> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const troubles: string[] = [];
  let host = '';
  page.on('console', (message) => {
    if (message.type() !== 'log') troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`fault: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) troubles.push(`request: ${request.url()}`);
  });
  return {
    see: async (url, { viewport = DESKTOP, colorScheme, script }) => {
      host = new URL(url).host;
      await page.setViewportSize(viewport);
      await page.emulateMedia({ media: null, colorScheme: colorScheme ?? null });
      if (script === 'empty')
        await page.route('**/playground.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
      await page.goto(url);
      return page;
    },
    troubles: async () => {
      await page.unrouteAll();
      const { cookies, origins } = await context.storageState();
      const left = [...cookies, ...origins].map((kept) => `kept: ${JSON.stringify(kept)}`);
      return [...troubles.splice(0), ...left];
    },
  };
}

/** What axe finds against WCAG 2.2 AA and good practice, each in a line. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Only frames of other sites need the other mode, which opens a page more each time; the playground has no frame.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.withTags(WCAG_22_AA).analyze();
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

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { CHROMIUM, CHROMIUM_NOTE, launchChromium } from '../../support/chromium.ts';
import { visit } from './browser.ts';
import type { Visit, VisitOptions } from './browser.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';

/** Opens an address of the playground, such as "/?council=gedling". */
export type See = (path: string, options?: VisitOptions) => Promise<Page>;

/** A suite that sees the playground in a real browser. A test fails if anything went wrong in the browser meanwhile. */
export function inChromium(name: string, tests: (see: See) => void): void {
  describe.skipIf(CHROMIUM === undefined)(`${name} in Chromium${CHROMIUM_NOTE}`, () => {
    let browser: Browser;
    let playground: RunningPlayground;
    let open: Visit | undefined;

    beforeAll(async () => {
      browser = await launchChromium();
      playground = await openPlayground();
    });
    afterEach(async () => {
      const troubles = open?.troubles ?? [];
      await open?.close();
      open = undefined;
      if (troubles.length > 0) throw new Error(`In the browser: ${troubles.join('; ')}`);
    });
    afterAll(async () => {
      await browser.close();
      await playground.close();
    });

    tests(async (path, options = {}) => {
      open = await visit(browser, playground.url + path, options);
      return open.page;
    });
  });
}

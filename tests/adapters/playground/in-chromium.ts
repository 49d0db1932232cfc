import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { CHROMIUM, CHROMIUM_NOTE, launchChromium } from '../../support/chromium.ts';
import { openWindow } from './browser.ts';
import type { Sight, Window } from './browser.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';

/** Opens an address of the playground, such as "/?council=gedling". */
export type See = (path: string, sight?: Sight) => Promise<Page>;

/** A suite that sees the playground in a real browser. A test fails if anything went wrong in the browser meanwhile. */
export function inChromium(name: string, tests: (see: See) => void): void {
  describe.skipIf(CHROMIUM === undefined)(`${name} in Chromium${CHROMIUM_NOTE}`, () => {
    let browser: Browser;
    let playground: RunningPlayground;
    const windows = new Map<boolean, Window>();

    beforeAll(async () => {
      browser = await launchChromium();
      playground = await openPlayground();
    });
    afterEach(async () => {
      const troubles = await Promise.all([...windows.values()].map((window) => window.troubles()));
      if (troubles.flat().length > 0) throw new Error(`In the browser: ${troubles.flat().join('; ')}`);
    });
    afterAll(async () => {
      await browser.close();
      await playground.close();
    });

    tests(async (path, sight = {}) => {
      const scripted = sight.script !== 'off';
      const window = windows.get(scripted) ?? (await openWindow(browser, scripted));
      windows.set(scripted, window);
      return window.see(playground.url + path, sight);
    });
  });
}

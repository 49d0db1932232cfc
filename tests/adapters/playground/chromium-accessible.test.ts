import { describe, expect, it } from 'vitest';
import { axeFindings, openEverything } from './browser.ts';
import { inChromium } from './in-chromium.ts';
import { STATES } from './states.ts';

// In a file of its own, so that it runs beside the other tests of the page.
inChromium('what the playground shows', (see) => {
  describe.each([
    ['with its script', {}],
    ['without its script', { script: 'empty' }],
  ] as const)('%s', (_how, sight) => {
    it.each(Object.entries(STATES))('has nothing for axe to find in %s, with everything open', async (_state, path) => {
      const page = await see(path, sight);
      await openEverything(page);
      expect(await axeFindings(page)).toEqual([]);
    });
  });
});

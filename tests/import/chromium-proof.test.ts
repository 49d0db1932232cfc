import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeDraft } from '../../src/import/make-draft.ts';
import { proofPage } from '../../src/import/proof-page.ts';
import { proofOf } from '../../src/import/proof.ts';
import { axeFindings, openWindow, sidewaysScroll } from '../adapters/playground/browser.ts';
import { CHROMIUM, CHROMIUM_NOTE, launchChromium } from '../support/chromium.ts';
import { aSource, heading, para, plain } from '../support/source.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const SOURCE = aSource(
  [
    heading('Kites'),
    heading('Flying', 2, '1'),
    para('1.1', 'Fly high.'),
    para('1.3', 'Land.[7]'),
    plain(`unless ${'x'.repeat(300)}`),
  ],
  { leftOut: [{ at: { paragraph: 4, page: 2 }, text: 'Kites <img src=x onerror=alert(1)>', why: 'running-head' }] },
);

describe.skipIf(CHROMIUM === undefined)(`the page of a proof in Chromium${CHROMIUM_NOTE}`, () => {
  it.each([
    { width: 1200, height: 900 },
    { width: 360, height: 700 },
  ])(
    'has nothing for axe to find, nothing that runs, and nothing to scroll to at a width of $width',
    async (viewport) => {
      const drafted = makeDraft(SOURCE, 'kites');
      if (drafted === undefined) throw new Error('There is no draft.');
      const path = join(await aTempFolder(), 'kites.proof.html');
      await writeFile(path, proofPage(proofOf({ file: 'kites.docx', drafted, report: undefined })));
      const browser = await launchChromium();
      try {
        const window = await openWindow(browser, true);
        const page = await window.see(pathToFileURL(path).href, { viewport });
        expect(await axeFindings(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
        expect(await page.locator('tr', { hasText: 'Left out: running head' }).count()).toBe(1);
        const struck = 'getComputedStyle(document.querySelector("tr.out td:nth-child(2)")).textDecorationLine';
        expect(await page.evaluate<string>(struck)).toBe('line-through');
        expect(await window.troubles()).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
});

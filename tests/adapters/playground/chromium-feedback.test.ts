import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { THANKS } from '../../../src/core/feedback-wording.ts';
import { axeFindings, openEverything, sidewaysScroll } from './browser.ts';
import { address } from './states.ts';
import { inChromium } from './in-chromium.ts';
import { LOGO_QUESTION } from './sample-guidance.ts';

const PHONE = { width: 320, height: 640 };

/** Nothing for axe to find, and nothing beside the screen. */
async function expectSound(page: Page): Promise<void> {
  await openEverything(page);
  expect(await axeFindings(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
}

inChromium('feedback on an answer', (see) => {
  it.each(['empty', undefined] as const)(
    'is given by keyboard, read by officers, and fits a telephone (script: %s)',
    async (script) => {
      const sight = { viewport: PHONE, ...(script !== undefined && { script }) };
      const page = await see(address('gedling', LOGO_QUESTION), sight);
      await expectSound(page);
      await page.getByRole('button', { name: 'Right clause' }).press('Enter');
      await page.getByText(THANKS.right).waitFor();
      await expectSound(page);
      await page.goBack();
      await page.getByRole('button', { name: 'Wrong clause, tell us' }).press('Enter');
      const field = page.getByLabel('What you asked, and what would be right');
      expect(await field.inputValue()).toBe(LOGO_QUESTION);
      await expectSound(page);
      await field.fill(`It is 4.9. ${'x'.repeat(500)} <b>\u202e שלום`);
      await page.getByRole('button', { name: 'Tell us' }).press('Enter');
      await page.getByText(THANKS.wrong).waitFor();
      expect(await page.title()).toContain(THANKS.wrong);
      expect(await page.locator('#officer-1').innerText()).toMatch(/Wrong clause, 24 November[^]*It is 4\.9\./);
      await expectSound(page);
    },
  );

  it('works under an answer that the script put into the page', async () => {
    const page = await see('/?council=gedling');
    await page.getByLabel('Your question').fill('bins');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('button', { name: 'There is guidance on this' }).click();
    expect(await page.getByLabel('What you asked, and what would be right').inputValue()).toBe('bins');
  });
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, focused, sidewaysScroll } from './browser.ts';
import { inChromium } from './in-chromium.ts';
import { LOGO_QUESTION } from './sample-guidance.ts';

/** Goes on until what has the focus says that. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (typeof wanted === 'string' ? at === wanted : wanted.test(at)) return;
    passed.push(at);
  }
  throw new Error(`${String(wanted)} is not among ${passed.join(', ')}.`);
}

/** Presses what has the focus, which leads to a page. */
const follow = (page: Page, key: 'Enter' | 'Space'): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);

const column = (page: Page, role: string): Promise<string> => page.locator(`#${role}`).innerText();

inChromium('councillors and officers', (see) => {
  it('go the whole round by keyboard alone', async () => {
    const page = await see(`/?council=gedling&question=${encodeURIComponent(LOGO_QUESTION)}`);
    await tabTo(page, 'Ask an officer');
    await follow(page, 'Enter');
    await tabTo(page, 'text');
    await page.keyboard.press('End');
    await page.keyboard.type(' On paper, I mean.');
    await tabTo(page, 'Ask an officer');
    await follow(page, 'Enter');
    const [id = ''] = /GED-\w{6}/.exec(await page.title()) ?? [];
    await tabTo(page, /^Claim\b/);
    await follow(page, 'Space');
    await tabTo(page, /^Answer\b/);
    await follow(page, 'Enter');
    await tabTo(page, 'typed');
    await page.keyboard.type('logo');
    await follow(page, 'Enter');
    await tabTo(page, /^clause-/);
    await page.keyboard.press('Space');
    await page.locator('#text').focus();
    await page.keyboard.type('Yes, on paper.');
    await tabTo(page, 'Answer');
    await follow(page, 'Enter');
    expect(await column(page, 'councillor-1')).toMatch(/Yes, on paper\.[^]*Be careful not to give the impression/);
    await tabTo(page, /^This settles it\b/);
    await follow(page, 'Space');
    await page.getByText('It is closed. Thank you.').waitFor();
    expect(await column(page, 'councillor-1')).toContain(`${id}: closed as settled`);
  });

  it('are led to their own pages by a word typed instead of a question, and press there', async () => {
    const page = await see('/?council=gedling');
    await page.fill('#question', 'admin reload');
    await page.locator('#ask button').click();
    await page.waitForURL(/\/home\?as=admin-1&council=gedling&typed=admin\+reload$/);
    await page.getByRole('button', { name: 'Read the guidance again' }).click();
    expect(await page.locator('#said').innerText()).toContain('has not changed');
    // What would change is a line each.
    const lines = await page.evaluate(`getComputedStyle(document.getElementById('said')).whiteSpaceCollapse`);
    expect(lines).toBe('preserve-breaks');
  });

  describe.each([
    ['without its script', 'empty'],
    ['without any script', 'off'],
  ] as const)('%s', (how, script) => {
    it('can be read on a telephone, with words of any length, and nothing is there for axe to find', async () => {
      const page = await see('/officers/form?as=councillor-2&council=gedling&form=ask-officer', {
        script,
        viewport: { width: 320, height: 640 },
      });
      await page.fill('#text', `${how} ${'x'.repeat(2900)} <b>\u202e שלום 😀`);
      await page.locator('button[value=send]').click();
      expect(await page.locator('#councillor-2 .app-words').first().innerText()).toContain('<b>');
      expect(await sidewaysScroll(page)).toBe(0);
      // axe is a script itself.
      expect(script === 'off' ? [] : await axeFindings(page)).toEqual([]);
    });
  });
});

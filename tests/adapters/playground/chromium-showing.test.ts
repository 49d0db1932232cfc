import { describe, expect, it } from 'vitest';
import { openEverything, sidewaysScroll } from './browser.ts';
import { inChromium } from './in-chromium.ts';
import { LOGO_QUESTION, NASTY_QUESTION, NASTY_TEXT } from './sample-guidance.ts';
import { address, STATES } from './states.ts';

inChromium('what the playground shows', (see) => {
  describe('an answer', () => {
    it('shows every word of the clause as it is, whatever is in it', async () => {
      const page = await see('/');
      await page.selectOption('#council', 'oxford');
      await page.fill('#question', NASTY_QUESTION);
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.waitForSelector('#answer');
      expect(await page.locator('.app-quote').first().textContent()).toBe(NASTY_TEXT);
    });

    it('opens the clause in its place by keyboard', async () => {
      const page = await see(address('gedling', LOGO_QUESTION));
      await page.locator('summary', { hasText: 'Show it in its place' }).focus();
      await page.keyboard.press('Enter');
      const place = page.locator('details[open]');
      const labels = await place.locator('.app-label').allInnerTexts();
      expect(labels.map((label) => label.replace(/ \(.*/, ''))).toEqual([
        'The clause before 4.7',
        'This clause 4.8',
        'The clause after 4.9',
      ]);
      expect(await place.locator('.app-quote').count()).toBe(3);
    });

    it('opens the other matches to their words', async () => {
      const page = await see(address('gedling', LOGO_QUESTION));
      await page.locator('h3:has-text("See also") + details summary').click();
      expect(await page.locator('details[open] .app-quote').innerText()).toContain('During the pre-election period');
    });

    it('tells why on demand, with what was turned down, in a table that can be reached and scrolled by keyboard', async () => {
      const page = await see(address('gedling', LOGO_QUESTION), { viewport: { width: 390, height: 800 } });
      await page.locator('summary', { hasText: 'Why this clause?' }).press('Enter');
      expect(await page.locator('details[open]').innerText()).toContain('91 out of 100: sure enough to quote');
      expect(await page.getByRole('row', { name: /4\.8/ }).innerText()).toContain('Quoted');
      expect(await page.getByRole('row', { name: /5\.1/ }).innerText()).toContain('Turned down');
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.className')).toBe('app-scroll');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.evaluate<number>('document.activeElement.scrollLeft')).toBeGreaterThan(0);
    });
  });

  describe.each([
    ['with its script', {}],
    ['without its script', { script: 'off' }],
  ] as const)('%s', (_how, sight) => {
    it.each([320, 390])('fits a screen of %i pixels in every state, with everything open', async (width) => {
      const page = await see('/', { ...sight, viewport: { width, height: 700 } });
      const { origin } = new URL(page.url());
      const scrolls: Record<string, number> = {};
      for (const [state, path] of Object.entries(STATES)) {
        await page.goto(origin + path);
        await openEverything(page);
        scrolls[state] = await sidewaysScroll(page);
      }
      expect(scrolls).toEqual(Object.fromEntries(Object.keys(STATES).map((state) => [state, 0])));
    });

    it('asks and answers by the form and by an example', async () => {
      const page = await see('/', sight);
      await page.selectOption('#council', 'gedling');
      await page.fill('#question', LOGO_QUESTION);
      await page.getByRole('button', { name: 'Ask' }).click();
      expect(await page.locator('.app-quote').first().innerText()).toContain('Be careful not to give the impression');
      await page.getByRole('link', { name: 'who is responsible for what I post?' }).click();
      await page.getByText('You are personally responsible').first().waitFor();
      expect(await page.locator('#council').inputValue()).toBe('gedling');
    });
  });

  it('looks the same in dark mode and loads nothing but its own files', async () => {
    const page = await see(address('gedling', LOGO_QUESTION), { colorScheme: 'dark' });
    const colour = 'getComputedStyle(document.body).backgroundColor';
    expect(await page.evaluate<string>(colour)).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate<string>('getComputedStyle(document.querySelector(".app-quote")).fontFamily')).toBe(
      'system-ui, Arial, sans-serif',
    );
    expect(await page.evaluate<number>('document.fonts.size')).toBe(0);
  });

  it('prints the question, the quote and where it stands, and leaves out the form', async () => {
    const page = await see(address('gedling', LOGO_QUESTION));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#ask').isVisible()).toBe(false);
    expect(await page.locator('#examples').isVisible()).toBe(false);
    expect(await page.getByText('You asked').isVisible()).toBe(true);
    expect(await page.locator('.app-quote').first().isVisible()).toBe(true);
    expect(await page.locator('.app-citation').first().isVisible()).toBe(true);
  });
});

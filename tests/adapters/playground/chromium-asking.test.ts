import { expect, it } from 'vitest';
import { axeFindings, focused } from './browser.ts';
import { inChromium } from './in-chromium.ts';
import { LOGO_QUESTION } from './sample-guidance.ts';

inChromium('asking the playground', (see) => {
  it('works by keyboard alone, says the answer and puts the focus on it', async () => {
    const page = await see('/');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('main-content');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('council');
    await page.keyboard.press('g');
    await page.keyboard.press('Tab');
    await page.keyboard.type(LOGO_QUESTION);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Ask');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#answer');
    expect(await focused(page)).toBe('answer-heading');
    expect(await page.getByRole('status').textContent()).toBe(
      'The guidance says: Gedling Borough Council, Social Media Guidance for Members, 4.8 (Responsibilities of Councillors).',
    );
    expect(await page.title()).toContain('The guidance says: 4.8');
    expect(await page.inputValue('#question')).toBe(LOGO_QUESTION);
  });

  it('works with Enter in the question, and again for another question', async () => {
    const page = await see('/');
    await page.fill('#question', LOGO_QUESTION);
    await page.press('#question', 'Enter');
    await page.getByRole('heading', { name: 'The guidance says' }).waitFor();
    await page.fill('#question', 'when are the dustbins emptied in Carlton Hill');
    await page.press('#question', 'Enter');
    await page.getByRole('heading', { name: 'Nothing to quote' }).waitFor();
    expect(await page.locator('#answer').count()).toBe(1);
  });

  it('takes a short question together with the one before, and asks it by itself on a press', async () => {
    const page = await see('/');
    await page.fill('#question', LOGO_QUESTION);
    await page.press('#question', 'Enter');
    await page.getByRole('heading', { name: 'The guidance says' }).waitFor();
    await page.fill('#question', 'and on Instagram?');
    await page.press('#question', 'Enter');
    await page.getByText(`Taken together with what was asked before: “${LOGO_QUESTION}”`).waitFor();
    await page.getByRole('link', { name: 'Ask it by itself' }).click();
    await page.getByText('Taken together').waitFor({ state: 'detached' });
    expect(await page.locator('.app-asked').innerText()).toContain('and on Instagram?');
  });

  it('works by a press on an example, and the address leads to the same answer', async () => {
    const page = await see('/?council=gedling');
    await page.getByRole('link', { name: LOGO_QUESTION }).click();
    await page.waitForSelector('#answer');
    const words = await page.locator('.app-quote').first().innerText();
    await page.reload();
    expect(await page.locator('.app-quote').first().innerText()).toBe(words);
  });

  it('goes back and forward through the answers', async () => {
    const page = await see('/');
    for (const question of [LOGO_QUESTION, 'bins']) {
      await page.fill('#question', question);
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.locator('.app-asked', { hasText: question }).waitFor();
    }
    await page.goBack();
    await page.locator('.app-asked', { hasText: LOGO_QUESTION }).waitFor();
    expect(await page.inputValue('#question')).toBe(LOGO_QUESTION);
    await page.goBack();
    await page.locator('#answer').waitFor({ state: 'detached' });
    await page.goForward();
    await page.locator('.app-asked', { hasText: LOGO_QUESTION }).waitFor();
  });

  it('shows the examples and the guidance of the council chosen, and keeps focus and question', async () => {
    const page = await see('/');
    await page.fill('#question', 'half a quest');
    await page.focus('#council');
    await page.selectOption('#council', 'oxford');
    await page.locator('#documents', { hasNotText: 'Gedling' }).waitFor();
    expect(await page.locator('#examples').innerText()).not.toContain('council logo');
    expect(await page.inputValue('#question')).toBe('half a quest');
    expect(await focused(page)).toBe('council');
  });

  it('asks again with an error that has the focus and leads to the question', async () => {
    const page = await see('/');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.waitForSelector('.govuk-error-summary');
    expect(await page.evaluate<string>('document.activeElement.className')).toBe('govuk-error-summary');
    expect(await page.title()).toBe('Error: Clausebook playground');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('question');
    expect(await page.getAttribute('#question', 'aria-describedby')).toContain('question-error');
  });

  it('says so when Clausebook does not reply, and keeps the question', async () => {
    const page = await see('/');
    await page.route('**/*', (route) => route.fulfill({ status: 200, contentType: 'text/plain', body: 'a proxy' }));
    await page.fill('#question', LOGO_QUESTION);
    await page.getByRole('button', { name: 'Ask' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Clausebook did not reply');
    expect(await page.inputValue('#question')).toBe(LOGO_QUESTION);
    expect(await axeFindings(page)).toEqual([]);
  });
});

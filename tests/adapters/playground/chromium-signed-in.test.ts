import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, openEverything } from './browser.ts';
import { openSignedIn, SESSION } from './open-signed-in.ts';
import type { SignedInPages } from './open-signed-in.ts';
import { NASTY_QUESTION } from './sample-guidance.ts';
import { CHROMIUM, CHROMIUM_NOTE, launchChromium } from '../../support/chromium.ts';

const councilAdmins = ['gedling', 'oxford'].map((council) => ({ council, claim: 'groups', value: council }));

describe.skipIf(CHROMIUM === undefined)(`the pages of who signed in, in Chromium${CHROMIUM_NOTE}`, () => {
  let browser: Browser;
  let pages: SignedInPages;
  beforeAll(async () => {
    browser = await launchChromium();
    pages = await openSignedIn({ councilAdmins });
  });
  afterAll(async () => {
    await browser.close();
    await pages.close();
  });

  async function see(groups: readonly string[], path: string, javaScriptEnabled: boolean): Promise<Page> {
    pages.provider.person({ sub: 'a', name: 'Chris Dale', groups });
    const visitor = pages.visitor();
    await visitor.signIn();
    // The browser would get the cookie from a proxy over https.
    const cookie = `${SESSION}=${visitor.cookies.get(SESSION)}`;
    const context = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders: { cookie } });
    const page = await context.newPage();
    await page.goto(pages.playground.url + path);
    return page;
  }

  it.each([
    ['an admin of several councils at home', ['gedling', 'oxford'], '/home?council=oxford'],
    ['an admin of one that others share at home', ['gedling'], '/home'],
    ['what they may see', ['gedling', 'oxford'], '/'],
    ['another’s council', ['gedling'], '/?council=oxford'],
    ['another’s council at home', ['gedling'], '/home?council=oxford'],
  ])('have nothing for axe to find: %s', async (_what, groups, path) => {
    const page = await see(groups, path, true);
    await openEverything(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('let the council be chosen without a script', async () => {
    const page = await see(['gedling', 'oxford'], '/', false);
    await page.getByLabel('Whose guidance').selectOption('oxford');
    await page.getByLabel('Your question').fill(NASTY_QUESTION);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('You asked (Oxford City Council)').waitFor();
    await page.goto(`${pages.playground.url}/home`);
    await page.getByLabel('Whose guidance you administer').selectOption('oxford');
    await page.getByRole('button', { name: 'Choose' }).click();
    expect(new URL(page.url()).search).toBe('?council=oxford');
    expect(await page.getByLabel('Whose guidance you administer').inputValue()).toBe('oxford');
    await page.context().close();
  });
});

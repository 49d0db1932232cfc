import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CHANNEL, COUNCILLOR, OFFICER } from './local-slack.ts';

const FOLDER = 'data/pictures/try-slack';
const PATIENCE_MS = 30_000;
const ANSWER = 'Not on a leaflet. Sharing what the council has published is fine.';

/** A councillor asks, follows up and asks an officer, who claims and answers. Each step is a picture. Rejects where a step does not come about. */
export async function playRound(browser: Browser, origin: string, mode: string): Promise<readonly string[]> {
  await mkdir(FOLDER, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const pictures: string[] = [];
  const picture = async (name: string): Promise<void> => {
    const path = join(FOLDER, `${mode}-${pictures.length + 1}-${name}.png`);
    await page.screenshot({ path });
    pictures.push(path);
  };
  await page.goto(origin);
  await goTo(page, COUNCILLOR.id, COUNCILLOR.name);
  await say(page, 'can I use the council logo on my own page?');
  await page.getByText('official Council website').waitFor();
  await picture('asked');
  await say(page, 'what about Instagram?');
  await page.getByRole('button', { name: 'Ask it by itself' }).waitFor();
  await picture('followed-up');
  await press(page, 'Ask an officer');
  // This Slack sends only what was typed: what a form is filled with beforehand has to be typed again.
  await page.locator('.modal .bk-plain-input').first().fill('May I use the council logo on Instagram?');
  await picture('asks-officer');
  await send(page, 'Ask an officer');
  await page.getByText('waiting for an officer').waitFor();
  await picture('waits');

  await goTo(page, OFFICER.id, CHANNEL.name);
  await press(page, 'Claim');
  await page.getByText(`with ${OFFICER.name}`).waitFor();
  await picture('claimed');
  await press(page, 'Answer');
  await page.locator('.modal .bk-plain-input').first().fill(ANSWER);
  await picture('answers');
  await send(page, 'Answer');
  await page.getByText(`answered by ${OFFICER.name}`).waitFor();
  await picture('answered');

  await goTo(page, COUNCILLOR.id, COUNCILLOR.name);
  await page.getByText(ANSWER).last().waitFor();
  await picture('told');
  await page.close();
  return pictures;
}

async function goTo(page: Page, person: string, place: string): Promise<void> {
  await page.locator('.actas select').selectOption(person);
  await page.locator('.sidebar-item', { hasText: place }).click();
}

async function say(page: Page, words: string): Promise<void> {
  await page.locator('textarea.composer-input').fill(words);
  await page.locator('.composer-send').click();
}

const press = (page: Page, label: string): Promise<void> =>
  page.locator('.messages').getByRole('button', { name: label, exact: true }).last().click();

/** Sends the form that is open, and closes the window that says what came of it. */
async function send(page: Page, label: string): Promise<void> {
  await page.locator('.modal-foot').getByRole('button', { name: label, exact: true }).click();
  await page.locator('.modal-btn.primary').waitFor({ state: 'detached' });
  const close = page.locator('.modal-x');
  if (await close.isVisible()) await close.click();
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CHANNEL, COUNCILLOR, OFFICER } from './agents-playground.ts';
import type { AsTeams } from './as-teams.ts';
import { cardsOf } from './cards.ts';

const FOLDER = 'data/pictures/try-teams';
const PATIENCE_MS = 30_000;
const QUESTION = 'May I use the council logo on Instagram?';
const ANSWER = 'Yes, to share what the council has published. Not as your own picture.';

/** A councillor asks, follows up, asks an officer, who claims and answers, and finds a clause while writing. Each step is a picture. */
export async function playRound(browser: Browser, origin: string, teams: AsTeams): Promise<readonly string[]> {
  await mkdir(FOLDER, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const cards = cardsOf(page);
  const pictures: string[] = [];
  const picture = async (name: string): Promise<void> => {
    const path = join(FOLDER, `${pictures.length + 1}-${name}.png`);
    await page.screenshot({ path });
    pictures.push(path);
  };
  await page.goto(origin);
  await teams.joinChannel();
  await page.getByTitle('Hide log panel').click();

  await goTo(page, 'Personal Chat');
  await say(page, 'can I use the council logo on my own page?');
  await page.getByText('official Council website').waitFor();
  await picture('asked');
  await say(page, 'what about Instagram?');
  await page.getByRole('button', { name: 'Ask it by itself' }).waitFor();
  await picture('followed-up');

  // The page opens no dialog from a button, so the form is filled in past it.
  await teams.fillIn(COUNCILLOR, await cards.button('Ask an officer'), { text: QUESTION });
  await page.getByText('waiting for an officer').last().waitFor();
  await picture('waits');
  await goTo(page, CHANNEL.name);
  await page.getByRole('button', { name: 'Claim' }).last().waitFor();
  await picture('officers-told');

  await teams.press(OFFICER, await cards.button('Claim'));
  await page.getByText(`with ${OFFICER.name}`).last().waitFor();
  await picture('claimed');
  await teams.fillIn(OFFICER, await cards.button('Answer'), { text: ANSWER });
  await page.getByText(`answered by ${OFFICER.name}`).last().waitFor();
  await picture('answered');

  await goTo(page, 'Personal Chat');
  await page.getByText(ANSWER).last().waitFor();
  await picture('told');
  await findClause(page, 'logo', picture);
  await page.close();
  return pictures;
}

const goTo = (page: Page, place: string): Promise<void> =>
  page.getByRole('treeitem').filter({ hasText: place }).first().click();

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type(words);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

/** The page reads no manifest, so the command and its parameter are typed. */
async function findClause(page: Page, typed: string, picture: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await page.getByText('Search Command').click();
  await page.getByText('Specify Command ID or Parameter').click();
  await page.getByPlaceholder('Command ID').fill('find-clause');
  await page.getByPlaceholder('Parameter name').fill('text');
  await page.getByPlaceholder('Enter a search term').fill(typed);
  await page.getByText('4.8').first().waitFor();
  await picture('finds-clause');
}

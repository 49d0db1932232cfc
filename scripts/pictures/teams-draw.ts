import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { problemsOfCard } from '../../tests/support/adaptive-card-check.ts';
import { hostConfig, LOOKS, styleOf } from './teams-looks.ts';

/** What stands in a conversation or a window: words, or a card with what is said of it where it is not seen. */
export type Shown =
  { readonly words: string } | { readonly card: object; readonly said?: string; readonly title?: string };

const RENDERER = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const STYLE = `body { margin: 0; font: 14px/1.4 'Segoe UI', 'Liberation Sans', Arial, sans-serif; display: flex; align-items: stretch; width: max-content; }
${LOOKS.map(({ name, colours }) => styleOf(colours).replaceAll('.look', `.look.${name}`)).join('')}`;

/** Opens a page that cards are drawn in. */
export async function preparePage(page: Page): Promise<void> {
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div></div>`);
  await page.addScriptTag({ path: RENDERER });
}

/** Draws what is shown in every look side by side. Throws if a card is not sound. */
export async function draw(page: Page, shown: readonly Shown[], path: string): Promise<void> {
  for (const each of shown) {
    const problems = 'card' in each ? problemsOfCard(each.card) : [];
    if (problems.length > 0) throw new Error(`${path}: ${problems.join('; ')}`);
  }
  const looks = LOOKS.map(({ name, width, colours }) => ({ name, width, config: hostConfig(colours) }));
  await page.evaluate(`(${PROGRAM})(${JSON.stringify({ looks, shown })})`);
  await page.locator('body').screenshot({ path });
}

// Runs in the page, where the renderer is, so it is text to this program.
const PROGRAM = `({ looks, shown }) => {
  const put = (inside, kind, text) => {
    const made = document.createElement('div');
    made.className = kind;
    if (text !== undefined) made.textContent = text;
    inside.append(made);
    return made;
  };
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const plain = document.createElement('p');
    plain.textContent = text;
    result.outputHtml = plain.outerHTML;
    result.didProcess = true;
  };
  document.body.textContent = '';
  for (const { name, width, config } of looks) {
    const side = put(document.body, 'look ' + name);
    side.style.width = width + 32 + 'px';
    for (const each of shown) {
      if (each.title !== undefined) put(side, 'title', each.title);
      if (each.said !== undefined) put(side, 'said', 'Notification: ' + each.said.slice(0, 160));
      if (each.words !== undefined) { put(side, 'bubble', each.words); continue; }
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = new AdaptiveCards.HostConfig(config);
      card.parse(each.card);
      put(side, 'card').append(card.render());
    }
  }
}`;

// Draws every kind of message, form and list for Slack into data/pictures/slack, light and dark side by side. For people who change wording or
// layout, to look at. A drawing of our own: near to Slack, and no more.
//   npm run pictures:slack
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { render } from '../src/adapters/slack/render.ts';
import type { Audience } from '../src/core/conversation.ts';
import type { Reply } from '../src/core/reply.ts';
import { launchChromium } from '../tests/support/chromium.ts';
import { kitMessage } from '../tests/support/slack-block-kit.ts';
import { askedPictures } from './pictures/conversation.ts';
import { drawMessage, pageOf } from './pictures/draw.ts';
import { openGuidance } from './pictures/guidance.ts';
import { officerPictures } from './pictures/officers.ts';
import { windowPictures } from './pictures/windows.ts';

const FOLDER = 'data/pictures/slack';

const WHERE: Readonly<Record<Audience, string>> = { 'only-you': '', 'everyone-here': ' · in #councillors' };
const draw = (reply: Reply, audience: Audience): string =>
  render(reply, audience)
    .map(({ blocks }) => drawMessage(kitMessage.parse(blocks), WHERE[audience]))
    .join('');

const { reader, edition, council, clauses, close } = await openGuidance();
const pictures = [
  ...(await askedPictures(reader, council.id, draw, 'slack')),
  ...officerPictures(edition, clauses),
  ...(await windowPictures(reader, council, clauses[0])),
];
await close();

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1400, height: 400 } });
for (const { name, drawn } of pictures) {
  await page.setContent(pageOf(drawn));
  await page.locator('.pair').screenshot({ path: join(FOLDER, `${name}.png`) });
}
await browser.close();
process.stdout.write(`${pictures.length} pictures in ${FOLDER}.\n`);

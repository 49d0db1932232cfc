// Draws every kind of card and form for Teams into data/pictures/teams: light, dark, high contrast and as wide as a phone, side by side. For
// people who change wording or layout, to look at. Drawn by Microsoft's own renderer with our own values of Teams' looks: near to Teams, and no more.
//   npm run pictures:teams
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../tests/support/chromium.ts';
import { askedPictures } from './pictures/conversation.ts';
import { openGuidance } from './pictures/guidance.ts';
import { drawReply, teamsPictures } from './pictures/teams-cards.ts';
import { draw, preparePage } from './pictures/teams-draw.ts';

const FOLDER = 'data/pictures/teams';

const { reader, edition, council, clauses, close } = await openGuidance();
const pictures = [
  ...(await askedPictures(reader, council.id, drawReply, 'teams')),
  ...teamsPictures(edition, council, clauses),
];
await close();

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1950, height: 400 } });
await preparePage(page);
for (const { name, drawn } of pictures) await draw(page, drawn, join(FOLDER, `${name}.png`));
await browser.close();
process.stdout.write(`${pictures.length} pictures in ${FOLDER}.\n`);

// Draws every kind of message, form and list for Slack into data/pictures/slack, light and dark side by side. For people who change wording or
// layout, to look at. A drawing of our own: near to Slack, and no more.
//   npm run pictures:slack
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../src/adapters/logger.ts';
import { createChoiceLog } from '../src/adapters/store/choice-log.ts';
import { databaseOf, openDatabase } from '../src/adapters/store/database.ts';
import { createQuestionLog } from '../src/adapters/store/question-log.ts';
import { readConfig } from '../src/config.ts';
import { openReader } from '../src/reader.ts';
import { launchChromium } from '../tests/support/chromium.ts';
import { askedPictures } from './pictures/conversation.ts';
import { pageOf } from './pictures/draw.ts';
import { officerPictures } from './pictures/officers.ts';
import { windowPictures } from './pictures/windows.ts';

const FOLDER = 'data/pictures/slack';

const data = await mkdtemp(join(tmpdir(), 'clausebook-pictures-'));
const config = { ...readConfig({}), data };
const database = await openDatabase(databaseOf(config));
const records = {
  questions: createQuestionLog(database),
  choices: createChoiceLog(database),
  takesEscalations: async () => true,
};
const reader = await openReader(config, { log: createLogger('warn'), progress: () => {} }, records);
const edition = reader.knowledge.current();
const [council] = edition.councils.filter(({ id }) => id === 'gedling');
const NEAR = ['4.8', '3.11', '4.9', '2.3'];
const clauses = edition.documents
  .filter((each) => each.council === council?.id)
  .flatMap((each) => each.clauses.filter(({ citation }) => NEAR.includes(citation.number ?? '')));
if (council === undefined) throw new Error('There is no Gedling to ask about.');

const pictures = [
  ...(await askedPictures(reader, council.id)),
  ...officerPictures(edition, clauses),
  ...(await windowPictures(reader, council, clauses[0])),
];
await reader.close();
await database.destroy();
await rm(data, { recursive: true });

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1400, height: 400 } });
for (const { name, drawn } of pictures) {
  await page.setContent(pageOf(drawn));
  await page.locator('.pair').screenshot({ path: join(FOLDER, `${name}.png`) });
}
await browser.close();
process.stdout.write(`${pictures.length} pictures in ${FOLDER}.\n`);

// Compares the Word reader with LibreOffice, which has to be installed, on random documents; says which paragraphs differ, and fails if any does:
//   npm run compare:word                          30 documents
//   npm run compare:word -- --documents 200 --seed 7
//   npm run compare:word -- --record              keeps what LibreOffice printed for the tests, too
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compare, printedByUs } from './compare-word/comparison.ts';
import { printedByLibreOffice } from './compare-word/libreoffice.ts';
import { randomDocument } from './compare-word/random-document.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    record: { type: 'boolean', default: false },
  },
});
const [count, seed] = [Number(values.documents), Number(values.seed)];
if (!(Number.isInteger(count) && count > 0 && Number.isInteger(seed)))
  throw new RangeError('--documents and --seed take whole numbers.');

const seeds = Array.from({ length: count }, (_, nth) => seed + nth);
const documents = seeds.map(randomDocument);
const theirs = await printedByLibreOffice(documents.map(({ plain }) => plain));
if (values.record) {
  const recorded = Object.fromEntries(seeds.map((each, nth) => [each, theirs[nth]]));
  await writeFile('tests/fixtures/import/word-numbers.json', `${JSON.stringify(recorded, undefined, 2)}\n`);
}
let [equal, of] = [0, 0];
for (const [nth, { document }] of documents.entries()) {
  const compared = compare(await printedByUs(document), theirs[nth] ?? []);
  equal += compared.equal;
  of += compared.of;
  for (const each of compared.differences) {
    console.log(`seed ${seeds[nth] ?? seed}, line ${each.at + 1}: "${each.ours}" is "${each.theirs}" in LibreOffice`);
  }
}
console.log(`${equal} of ${of} paragraphs equal`);
process.exitCode = equal === of ? 0 : 1;

// Writes the licences of everything that goes into the image: npm run notices [-- FILE]
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { noticesPage, packageNotices } from './image/notices.ts';

const [file = 'THIRD-PARTY-NOTICES'] = process.argv.slice(2);
// Node's own licences lie above its program, in the official image as in the npm package.
const ofNode = await readFile(join(dirname(process.execPath), '..', 'LICENSE'), 'utf8');
const node = { name: 'Node.js', version: process.versions.node, licence: 'MIT and others', texts: [ofNode.trim()] };
const packages = await packageNotices('.');
await writeFile(file, noticesPage(await readFile('NOTICE', 'utf8'), node, packages));
console.log(`${file}: Node.js and ${packages.length} packages.`);

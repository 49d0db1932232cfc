import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isLegal } from './never-runs.ts';
import { runningPackages } from './packages.ts';

/** What is told of a package that goes with every copy of the service. */
export interface PackageNotice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence and notices, word for word. */
  readonly texts: readonly string[];
}

const person = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  author: person.optional(),
  contributors: z.array(person).optional(),
});
type Manifest = z.infer<typeof manifest>;

/** Every running package beneath `root`, once a version. Throws where a licence cannot be told. */
export async function packageNotices(root: string): Promise<readonly PackageNotice[]> {
  const notices = await Promise.all((await runningPackages(root)).map((path) => noticeOf(join(root, path))));
  const byName = new Map(notices.map((notice) => [`${notice.name}@${notice.version}`, notice]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The same of the package in one folder. */
export async function noticeOf(folder: string): Promise<PackageNotice> {
  const about = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const files = (await readdir(folder, { withFileTypes: true })).filter((file) => file.isFile() && isLegal(file.name));
  const own = await Promise.all(files.map(async ({ name }) => (await readFile(join(folder, name), 'utf8')).trim()));
  const { name, version, license: licence } = about;
  return { name, version, licence, texts: await completed(about, own) };
}

const APACHE = new URL('apache-2.0.txt', import.meta.url);

// Some packages state a licence and leave its text out; the model's package has the text of its code's licence alone.
async function completed(about: Manifest, own: readonly string[]): Promise<readonly string[]> {
  const { name, license } = about;
  if (license === 'Apache-2.0' && !own.some((text) => text.includes('Apache License')))
    return [...own, (await readFile(APACHE, 'utf8')).trim()];
  if (own.length > 0) return own;
  if (license === 'MIT') return [mit(about)];
  throw new Error(`${name} states the licence ${license} and has no text of it; see what its makers ask for.`);
}

const mit = ({ name, author, contributors = [] }: Manifest): string =>
  `Copyright (c) ${author ?? contributors[0] ?? `the authors of ${name}`}\n\n${MIT}`;

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const RULE = '='.repeat(80);

/** The page that goes with the image: what Clausebook itself says, Node's licences, then each package's. */
export function noticesPage(own: string, node: PackageNotice, packages: readonly PackageNotice[]): string {
  const sections = [node, ...packages].map(({ name, version, licence, texts }) =>
    [RULE, `${name} ${version} (${licence})`, RULE, '', texts.join('\n\n'), ''].join('\n'),
  );
  return [own.trim(), '', ...sections].join('\n');
}

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENOUGH_PHRASINGS } from '../../src/knowledge/few-phrasings.ts';

/** Gives each clause of a folder that has any phrasings as many as count as phrasings; those added lead nowhere else. */
export async function padPhrasings(root: string): Promise<void> {
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.yaml'));
  for (const file of files) {
    const path = join(root, file);
    let list = 0;
    const text = await readFile(path, 'utf8');
    const padded = text.replace(/^( +)asked:\n/gm, (asked, indent: string) => {
      list += 1;
      const more = Array.from(
        { length: ENOUGH_PHRASINGS },
        (_, nth) => `${indent}  - qu${file.length}${list}zz${nth}\n`,
      );
      return asked + more.join('');
    });
    if (file.includes('/') && padded !== text) await writeFile(path, padded);
  }
}

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { match } from '../../scripts/prove-import/matching.ts';
import type { Matched } from '../../scripts/prove-import/matching.ts';
import { headingsOf, typeset } from '../../scripts/prove-import/typeset.ts';
import { importFile } from '../../src/import/import-file.ts';
import { SOURCE_LIMITS } from '../../src/import/limits.ts';
import { READERS } from '../../src/import/readers.ts';
import { documentSchema } from '../../src/knowledge/document-schema.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { readYaml } from '../../src/knowledge/read-yaml.ts';

const ROOT = 'knowledge-base';

async function matchedAs(format: 'txt' | 'html'): Promise<readonly Matched[]> {
  const { documentFiles } = await readFolder(ROOT);
  const matched: Matched[] = [];
  for (const { council, value } of documentFiles) {
    const path = join(ROOT, council, value.source ?? '');
    const words = await readFile(path, 'utf8');
    const text = format === 'txt' ? words : typeset(words, headingsOf(value));
    const file = basename(path).replace(/txt$/, format);
    const request = { file, bytes: Buffer.from(text), document: 'imported', existing: undefined };
    const done = await importFile(request, READERS, SOURCE_LIMITS);
    if (done.outcome === 'refused') throw new Error(done.why);
    const read = readYaml('imported.yaml', done.yaml, documentSchema);
    if (read.outcome !== 'read') throw new Error('It cannot be read back.');
    matched.push(match(value, read.value));
  }
  return matched;
}

// Who made the shipped documents by hand has cut some paragraphs in two; those clauses stand whole within an imported one.
it.each(['txt', 'html'] as const)('the documents as received, as %s, come out clause by clause', async (format) => {
  const matched = await matchedAs(format);
  const sum = (of: (each: Matched) => number): number => matched.reduce((total, each) => total + of(each), 0);
  expect(sum(({ clauses }) => clauses)).toBe(171);
  expect(sum(({ same }) => same)).toBeGreaterThanOrEqual(128);
  expect(sum(({ apart }) => apart.length)).toBeLessThanOrEqual(12);
});

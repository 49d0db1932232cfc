import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { aTempFolder } from './temp-folder.ts';

/** A knowledge base of one council, Marlpit, with these files beside its council.yaml; one that begins with "/" stands above it. */
export async function writtenKnowledge(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await aTempFolder();
  const all = { 'council.yaml': 'name: Marlpit Town Council\nshortName: Marlpit\n', ...files };
  for (const [name, text] of Object.entries(all)) {
    const path = name.startsWith('/') ? join(root, name) : join(root, 'marlpit', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return root;
}

/** A document of one section; each clause is the lines of its fields. */
export const documentOf = (clauses: readonly string[], fields = ''): string => {
  const rows = clauses.map((clause) => `      - ${clause.trim().split('\n').join('\n        ')}\n`);
  return `title: Kites\n${fields}sections:\n  - clauses:\n${rows.join('')}`;
};

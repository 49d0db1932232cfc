import type { DocumentFile } from '../../src/knowledge/document-schema.ts';

/** What a word processor would be given: headings as headings, lists as lists, tabs as a table. */
export function typeset(text: string, headings: ReadonlyMap<string, 1 | 2 | 3>): string {
  const lines = text.split(/\r?\n/).map(plain);
  const html: string[] = [];
  for (let at = 0; at < lines.length;) {
    const kind = kindOf(lines[at] ?? '', headings);
    let end = at + 1;
    while (end < lines.length && isRun(kind) && kindOf(lines[end] ?? '', headings) === kind) end += 1;
    html.push(draw(kind, lines.slice(at, end), headings));
    at = end;
  }
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title></title></head><body>\n${html.filter((piece) => piece !== '').join('\n')}\n</body></html>`;
}

type Kind = 'blank' | 'heading' | 'item' | 'row' | 'paragraph';

const isRun = (kind: Kind): boolean => kind === 'item' || kind === 'row';
const ITEM = /^(\s*)[-·•]\s+(?=\S)/u;

/** The sources were taken from other formats with some marks of Markdown left in, which no document prints. */
const plain = (line: string): string =>
  line
    .replace(/^#+\s*/u, '')
    .replace(/\*\*/gu, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/gu, '$1')
    .replace(/\\([()[\]])/gu, '$1')
    .trimEnd();

/** A heading by its words, whatever number or stop is printed around them. */
const headingKey = (line: string): string =>
  line
    .replace(/^\s*(?:\d+\.?\s+)?/u, '')
    .replace(/[:.\s]+$/u, '')
    .toLowerCase();

function kindOf(line: string, headings: ReadonlyMap<string, number>): Kind {
  if (line.trim() === '') return 'blank';
  if (ITEM.test(line)) return 'item';
  if (line.trim().includes('\t')) return 'row';
  return headings.has(headingKey(line)) ? 'heading' : 'paragraph';
}

const escaped = (text: string): string =>
  text.trim().replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

function draw(kind: Kind, lines: readonly string[], headings: ReadonlyMap<string, 1 | 2 | 3>): string {
  const [first = ''] = lines;
  switch (kind) {
    case 'blank':
      return '';
    case 'heading': {
      const level = headings.get(headingKey(first)) ?? 2;
      return `<h${level}>${escaped(first)}</h${level}>`;
    }
    case 'row':
      return `<table>${lines
        .map(
          (line) =>
            `<tr>${line
              .split('\t')
              .map((cell) => `<td>${escaped(cell)}</td>`)
              .join('')}</tr>`,
        )
        .join('')}</table>`;
    case 'item':
      return listOf(lines);
    case 'paragraph':
      return `<p>${escaped(first)}</p>`;
  }
}

/** A printed number takes the place of the bullet, as a typist who numbers by hand would have it. */
function listOf(lines: readonly string[]): string {
  const items = lines.map((line) => ({
    deep: (ITEM.exec(line)?.[1] ?? '').length > 0,
    words: escaped(line.replace(ITEM, '')),
  }));
  const numbered = (words: string): boolean => /^(?:\d+(?:\.\d+)*\.?|\(?[a-z]+[.)])\s/u.test(words);
  return items
    .map(({ deep, words }) =>
      numbered(words)
        ? `<p${deep ? ' style="margin-left: 1cm"' : ''}>${words}</p>`
        : `<ul${deep ? ' style="margin-left: 1cm"' : ''}><li>${words}</li></ul>`,
    )
    .join('\n');
}

/** The title and the headings, which the text as received does not mark. */
export function headingsOf({ title, sections }: DocumentFile): ReadonlyMap<string, 1 | 2 | 3> {
  const found = new Map<string, 1 | 2 | 3>();
  for (const { heading, clauses } of sections) {
    for (const clause of clauses) if (clause.heading !== undefined) found.set(headingKey(clause.heading), 3);
    if (heading !== undefined) found.set(headingKey(heading), 2);
  }
  return found.set(headingKey(title), 1);
}

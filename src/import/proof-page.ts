import { createHash } from 'node:crypto';
import { PROOF } from './import-wording.ts';
import type { Proof } from './proof.ts';
import type { ChangedWords } from './source.ts';

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; color: #0b0c0c; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: left; padding: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem; border-bottom: 1px solid #767676; overflow-wrap: anywhere; }
th:first-child, td:first-child { width: 8rem; }
tr.out td { background: #f3f2f1; }
tr.out td:nth-child(2) { text-decoration: line-through; }
tr:target td { outline: 3px solid #b10e1e; }
a { color: #1a4f8b; }
li { overflow-wrap: anywhere; }
@media print { body { max-width: none; } }
`;

/** Nothing is run, fetched or sent: the page may hold whatever stood in a file that somebody mailed. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The proof as a page of its own: each paragraph of the document on the left, what it became on the right. */
export function proofPage({ title, counts, lookAt, changes, update, rows }: Proof): string {
  const looks = lookAt.map(({ place, says, row }) =>
    item(row === undefined ? html(says) : `${link(row, place)}: ${html(says)}`),
  );
  const body = rows.map(
    ({ place, printed, fate, dropped }, index) =>
      `<tr id="p${index + 1}"${dropped ? ' class="out"' : ''}><td>${html(place)}</td><td dir="auto">${html(printed)}</td><td>${html(fate)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
${counts.map((line) => `<p>${html(line)}</p>`).join('\n')}
<h2>${html(PROOF.lookAt)}</h2>
${looks.length === 0 ? `<p>${html(PROOF.nothingToLookAt)}</p>` : list(looks)}
${changes.length === 0 ? '' : `<h2>${html(PROOF.changes)}</h2>\n${list(changes.map(({ place, words }) => item(`${html(place)}: ${words.map(marked).join('')}`)))}`}
${update.length === 0 ? '' : `<h2>${html(PROOF.update)}</h2>\n${list(update.map((line) => item(html(line))))}`}
<h2>${html(PROOF.rows)}</h2>
<table>
<caption>${html(PROOF.caption)}</caption>
<thead><tr>${PROOF.columns.map((column) => `<th scope="col">${html(column)}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}

const MARKS = { inserted: 'ins', deleted: 'del' } as const;

const marked = ({ text, change }: ChangedWords): string =>
  change === undefined ? html(text) : `<${MARKS[change]}>${html(text)}</${MARKS[change]}>`;

const list = (items: readonly string[]): string => `<ul>\n${items.join('\n')}\n</ul>`;
const item = (inner: string): string => `<li>${inner}</li>`;
const link = (row: number, place: string): string => `<a href="#p${row + 1}">${html(place)}</a>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters are shown as what they are to a reader: nothing but a gap. */
const html = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

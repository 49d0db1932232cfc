import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** One page of the few that install the app. */
export interface Page {
  readonly title: string;
  readonly lines: readonly string[];
  readonly link?: { readonly label: string; readonly href: string };
}

const STYLE =
  'body{font:1.2rem/1.5 system-ui,sans-serif;margin:0;color:#0b0c0c;background:#fff}' +
  'main{max-width:38rem;margin:2rem auto;padding:0 1rem}a{color:#1d70b8}';
/** Names the one style that may be used, so that no other can be put in. */
const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** Plain, without a script, and with nothing that is fetched; the address it is at may hold a code, and is told to nobody. */
export function sendPage(response: Response, status: number, { title, lines, link }: Page): void {
  const shown = lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  const led = link === undefined ? '' : `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`;
  response
    .status(status)
    .set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src ${STYLE_HASH}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    })
    .type('html')
    .send(
      `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title>` +
        `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>` +
        `<body><main><h1>${escaped(title)}</h1>${shown}${led}</main></body></html>`,
    );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

import { createCollecting } from '../collecting.ts';
import { decodeText } from '../decode-text.ts';
import type { ReadSource } from '../source.ts';
import { isElement, textWithin, within } from './elements.ts';
import type { HtmlNode } from './elements.ts';
import { noteTargets } from './note-targets.ts';
import { PageWalk } from './page-walk.ts';
import { parseHtml } from './parse-html.ts';

/** Browsers look for it this far, in bytes. */
const CHARSET_WITHIN = 1024;
const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i;

/** Reads a web page, or what Word saves as one. Nothing in it is fetched or run. */
export const readHtml: ReadSource = (bytes, limits) => {
  if (bytes.length === 0) return Promise.resolve({ outcome: 'refused', why: 'empty' });
  if (bytes.length > limits.bytes) return Promise.resolve({ outcome: 'refused', why: 'too-large' });
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, CHARSET_WITHIN));
  const html = decodeText(bytes, CHARSET.exec(start)?.[1]);
  if (html === undefined) return Promise.resolve({ outcome: 'refused', why: 'not-this-format' });
  const root = parseHtml(html);
  if (root === undefined) return Promise.resolve({ outcome: 'refused', why: 'too-large' });
  const collecting = createCollecting(limits);
  new PageWalk(collecting, noteTargets(root)).walk(root);
  return Promise.resolve(collecting.read(titleOf(root)));
};

function titleOf(root: HtmlNode): string {
  for (const node of within(root)) if (isElement(node) && node.tagName === 'title') return textWithin(node);
  return '';
}

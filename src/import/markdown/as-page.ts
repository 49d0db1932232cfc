import type { MarkedToken, Token, Tokens } from 'marked';
import { DELIMITER } from '../html/list-markers.ts';

/**
 * Tokens as a page that prints the same. A line's end is kept as a break, so that the page's reader sees a number that begins a line;
 * `mark` says what a note's label is printed as.
 */
export function asPage(tokens: readonly Token[], mark: (label: string) => string | undefined): string {
  return tokens.map((token) => pageOf(known(token), mark)).join('');
}

type Mark = (label: string) => string | undefined;

/** marked's own tokens: no other is made, since nothing extends it here. */
const isKnown = (token: Token): token is MarkedToken => token.type !== 'generic';

const known = (token: Token): MarkedToken =>
  isKnown(token) ? token : { type: 'text', raw: token.raw, text: token.raw, escaped: false };

function pageOf(token: MarkedToken, mark: Mark): string {
  switch (token.type) {
    case 'heading':
      return `<h${token.depth}>${asPage(token.tokens, mark)}</h${token.depth}>`;
    case 'paragraph':
      return `<p>${asPage(token.tokens, mark)}</p>`;
    case 'blockquote':
      return `<blockquote>${asPage(token.tokens, mark)}</blockquote>`;
    case 'list':
      return listOf(token, mark);
    case 'list_item':
      return `<li>${asPage(token.tokens, mark)}</li>`;
    case 'table':
      return tableOf(token, mark);
    case 'code':
      return `<pre>${escaped(token.text)}</pre>`;
    default:
      return inlineOf(token, mark);
  }
}

function inlineOf(token: MarkedToken, mark: Mark): string {
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? textOf(token.text, mark) : asPage(token.tokens, mark);
    case 'escape':
    case 'codespan':
      return escaped(token.text);
    case 'strong':
    case 'em':
    case 'link':
      return asPage(token.tokens, mark);
    case 'del':
      return `<del>${asPage(token.tokens, mark)}</del>`;
    case 'image':
      return `<img alt="${escaped(token.text)}">`;
    case 'br':
      return '<br>';
    case 'html':
      return token.text;
    // What prints nothing: a rule, the space between blocks, where a link leads, a box to tick.
    default:
      return '';
  }
}

function listOf({ ordered, start, items }: Tokens.List, mark: Mark): string {
  const first = start === '' ? 1 : start;
  const typed = items.map(({ raw }) => TYPED.exec(raw));
  const numbers = typed.map((found, index) => Number(found?.[1] ?? first + index));
  // Whoever types 1 for each item leaves the counting to Markdown; whoever types 3, 4 and 7 means 7, though Markdown would print 5.
  const meant = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  const inside = items.map((item, index) => {
    const value = ordered && meant ? ` value="${numbers[index] ?? ''}"` : '';
    return `<li${value}>${asPage(item.tokens, mark)}</li>`;
  });
  return ordered
    ? `<ol start="${first}" ${DELIMITER}="${typed[0]?.[2] ?? '.'}">${inside.join('')}</ol>`
    : `<ul>${inside.join('')}</ul>`;
}

const TYPED = /^\s*(\d{1,9})([.)])/;

function tableOf({ header, rows }: Tokens.Table, mark: Mark): string {
  const rowOf = (cells: readonly Tokens.TableCell[], name: string): string =>
    `<tr>${cells.map(({ tokens }) => `<${name}>${asPage(tokens, mark)}</${name}>`).join('')}</tr>`;
  return `<table>${rowOf(header, 'th')}${rows.map((row) => rowOf(row, 'td')).join('')}</table>`;
}

const REFERENCE = /\[\^([^\]\s]{1,60})\]/gu;

/** Entities stay, to be read with the page. */
function textOf(text: string, mark: Mark): string {
  const shown = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
  return shown.replaceAll(REFERENCE, (whole: string, label: string) => {
    const printed = mark(label);
    return printed === undefined ? whole : `<sup><a href="#${noteId(printed)}">${printed}</a></sup>`;
  });
}

/** The id of a note on the page. */
export const noteId = (mark: string): string => `clausebook-note-${mark}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

import { defaultTreeAdapter } from 'parse5';
import type { Taking } from '../collecting.ts';
import { attribute, childrenOf, INLINE, isElement, textWithin } from './elements.ts';
import type { HtmlElement, HtmlNode } from './elements.ts';
import { whyLeftOut } from './left-out.ts';
import { openList } from './list-markers.ts';
import type { OpenList } from './list-markers.ts';
import { markIn, ownNames, withoutMark } from './note-targets.ts';
import { paragraphsIn } from '../printed-lines.ts';
import { tableOf } from './tables.ts';

/** What is in force within an element. */
interface Within {
  readonly lists: number;
  readonly list?: OpenList;
  readonly heading?: number;
  /** The mark of the note that the element is. */
  readonly note?: string;
  readonly main: boolean;
  readonly preformatted: boolean;
}

const MEASURE = /(?:^|[\s\d])(?:k?m|cm|mm|ft)$/u;
const WORD_LEVEL = /mso-list\s*:[^;]*?\blevel(\d)/i;
const WORD_MARKER = /mso-list\s*:\s*ignore/i;
const BACK = /^[\s\p{S}\p{M}]+$/u;

/** Walks over a page and takes down what it prints, block by block. Never recursive but for tables, which do not nest here. */
export class PageWalk {
  readonly #taking: Taking;
  readonly #notes: ReadonlyMap<string, string>;
  readonly #todo: (() => void)[] = [];
  #text: string[] = [];
  #marker: string | undefined;
  #level: number | undefined;
  /** The note that the line in hand is, if a mark in it says so. */
  #note: string | undefined;

  constructor(taking: Taking, notes: ReadonlyMap<string, string>) {
    this.#taking = taking;
    this.#notes = notes;
  }

  walk(root: HtmlNode): void {
    const start: Within = { lists: 0, main: false, preformatted: false };
    this.#children(root, start);
    for (let next = this.#todo.pop(); next !== undefined && !this.#taking.full; next = this.#todo.pop()) next();
    this.#flush(start);
  }

  #children(node: HtmlNode, context: Within): void {
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) this.#todo.push(() => this.#visit(child, context));
    }
  }

  #visit(node: HtmlNode, context: Within): void {
    if (defaultTreeAdapter.isTextNode(node))
      this.#text.push(context.preformatted ? node.value : node.value.replaceAll(/[\n\r]/g, ' '));
    else if (isElement(node)) this.#element(node, context);
    else if (defaultTreeAdapter.isCommentNode(node)) this.#comment(node.data);
  }

  /** Word's pages hold what other programs are to have in comments with a condition. */
  #comment(text: string): void {
    const conditional = /^\[(?:if|endif)\b[^\]]*\]/i.exec(text)?.[0];
    const rest = text.slice(conditional?.length ?? 0).replace(/^>/, '');
    if (rest.trim() !== '') this.#taking.leaveOut(rest, conditional === undefined ? 'comment' : 'script');
  }

  #element(element: HtmlElement, context: Within): void {
    const { tagName } = element;
    if (tagName === 'head') return this.#head(element);
    const why = whyLeftOut(element, context.main);
    if (why !== undefined) return this.#taking.leaveOut(textWithin(element), why);
    if (tagName === 'br') this.#text.push('\n');
    else if (tagName === 'img') this.#taking.leaveOut(attribute(element, 'alt') ?? '', 'picture');
    else if (INLINE.has(tagName)) this.#inline(element, context);
    else this.#block(element, context);
  }

  #head(head: HtmlElement): void {
    for (const child of childrenOf(head)) {
      if (isElement(child) && child.tagName !== 'title') this.#taking.leaveOut(textWithin(child), 'script');
    }
  }

  #inline(element: HtmlElement, context: Within): void {
    const style = attribute(element, 'style') ?? '';
    const note = this.#noteOf(element);
    if (WORD_MARKER.test(style)) this.#marker = textWithin(element).trim();
    else if (note !== undefined && element.tagName === 'a') this.#target(element, note, context);
    else if (element.tagName === 'sup' || /noteref|(?:foot|end)notereference/i.test(attribute(element, 'class') ?? ''))
      this.#raised(element, context);
    else if (!this.#isBack(element, context)) this.#children(element, context);
  }

  #target(link: HtmlElement, note: string, context: Within): void {
    this.#note = note;
    if (markIn(textWithin(link)) === undefined) this.#children(link, context);
  }

  /** A raised number refers to a note; other raised text is a part of its word. */
  #raised(element: HtmlElement, context: Within): void {
    const mark = markIn(textWithin(element));
    const before = this.#text.at(-1)?.slice(-4) ?? '';
    const isPower = mark !== undefined && /^[23]$/.test(mark) && MEASURE.test(before);
    if (mark === undefined || isPower) this.#children(element, context);
    else if (context.note !== mark && this.#note !== mark) this.#text.push(`[${mark}]`);
  }

  #isBack(element: HtmlElement, context: Within): boolean {
    const inNote = context.note !== undefined || this.#note !== undefined;
    return (
      inNote &&
      element.tagName === 'a' &&
      (attribute(element, 'href') ?? '').startsWith('#') &&
      BACK.test(textWithin(element))
    );
  }

  #noteOf(element: HtmlElement): string | undefined {
    return ownNames(element)
      .map((name) => this.#notes.get(name))
      .find((mark) => mark !== undefined);
  }

  #block(element: HtmlElement, context: Within): void {
    this.#flush(context);
    const inner = this.#innerOf(element, context);
    const table = element.tagName === 'table' ? tableOf(element, (cell) => this.#cell(cell)) : undefined;
    if (table !== undefined) {
      if (table.caption !== '') this.#taking.paragraph({ text: table.caption, caption: true });
      return this.#taking.table(table.rows, table.header);
    }
    if (element.tagName === 'li') this.#item(element, context);
    const level = WORD_LEVEL.exec(attribute(element, 'style') ?? '')?.[1];
    if (level !== undefined) this.#level = Number(level) - 1;
    this.#todo.push(() => this.#leave(element, inner));
    this.#children(element, inner);
  }

  #innerOf(element: HtmlElement, context: Within): Within {
    const { tagName } = element;
    const note = this.#noteOf(element) ?? context.note;
    const heading = /^h([1-6])$/.exec(tagName)?.[1];
    const isList = tagName === 'ol' || tagName === 'ul' || tagName === 'menu';
    // A number before a list that is all its item has must not be lost to the list's own.
    if (isList && this.#marker !== undefined) this.#print('', context);
    return {
      ...context,
      ...(note === undefined ? {} : { note }),
      ...(heading === undefined ? {} : { heading: Number(heading) }),
      ...(isList ? { list: openList(element), lists: context.lists + 1 } : {}),
      main: context.main || tagName === 'main' || tagName === 'article',
      preformatted: context.preformatted || tagName === 'pre' || tagName === 'textarea',
    };
  }

  /** What a cell prints, its numbers included; what is no text of it, and its notes, go where those of the page go. */
  #cell(cell: HtmlElement): string {
    const texts: string[] = [];
    const outer = this.#taking;
    const inner: Taking = {
      get full(): boolean {
        return outer.full;
      },
      paragraph: ({ marker = '', text }) => texts.push(`${marker} ${text}`),
      table: (rows) => texts.push(rows.flat().join(' ')),
      leaveOut: (text, why) => outer.leaveOut(text, why),
      footnote: (mark, text) => outer.footnote(mark, text),
    };
    new PageWalk(inner, this.#notes).walk(cell);
    return texts.join(' ');
  }

  #item(item: HtmlElement, { list, note }: Within): void {
    const marker = list?.next(item) ?? '';
    if (marker !== '' && note === undefined && this.#noteOf(item) === undefined) this.#marker = marker;
  }

  #leave(element: HtmlElement, context: Within): void {
    this.#flush(context);
    if (element.tagName === 'li' && this.#marker !== undefined) this.#print('', context);
    this.#level = undefined;
  }

  #flush(context: Within): void {
    const text = this.#text.join('');
    this.#text = [];
    if (text.trim() === '') return;
    for (const paragraph of paragraphsIn(text)) this.#print(paragraph, context);
    this.#note = undefined;
  }

  #print(text: string, { lists, heading, note }: Within): void {
    const marker = this.#marker;
    this.#marker = undefined;
    const mark = this.#note ?? note;
    if (mark !== undefined) return this.#taking.footnote(mark, withoutMark(`${marker ?? ''} ${text}`, mark));
    const level = this.#level ?? (lists > 0 ? lists - 1 : undefined);
    this.#taking.paragraph({
      text,
      ...(marker === undefined ? {} : { marker }),
      ...(level === undefined ? {} : { level }),
      ...(heading === undefined ? {} : { heading }),
    });
  }
}

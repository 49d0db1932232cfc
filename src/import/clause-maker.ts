import type { Part } from './draft.ts';
import { plus, words } from './forming.ts';
import type { Forming, Heading, Item } from './forming.ts';
import { follows, itemDepth, styleOf } from './list-depth.ts';
import { isNext } from './marker-kind.ts';
import type { Marker } from './marker-kind.ts';
import { beginsAnother, howItGoesOn } from './goes-on.ts';
import { headingOf, numberAfter, pathTo } from './outline.ts';
import type { Block, Line, Row, Rows } from './pieces.ts';
import { isFragment, isLeadIn } from './sentence.ts';

/** What a document is made of once its lines are put together. */
export interface Made {
  readonly headings: readonly Heading[];
  readonly clauses: readonly Forming[];
  /** Pieces without a word, and the heads of columns that nothing is said with. */
  readonly wordless: readonly number[];
  readonly columns: readonly { readonly piece: number; readonly over: number | undefined }[];
}

/** Puts lines and tables together into clauses, in their order. */
export function makeClauses(blocks: readonly Block[]): Made {
  const maker = new ClauseMaker();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'break') maker.close();
    else if (block.kind === 'table') maker.table(block);
    else if (block.caption && blocks[index + 1]?.kind === 'table') maker.caption(block);
    else maker.line(block, nextLine(blocks, index));
  }
  return maker.made();
}

function nextLine(blocks: readonly Block[], index: number): Line | undefined {
  const next = blocks[index + 1];
  return next?.kind === 'line' ? next : undefined;
}

class ClauseMaker {
  #path: readonly Heading[] = [];
  #barren = true;
  #open: Forming | undefined;
  /** What is open is, or ends with, the caption of the table that comes next. */
  #captioned = false;
  readonly #headings: Heading[] = [];
  readonly #awaited = new Set<string>();
  #items: Item[] = [];
  readonly #clauses: Forming[] = [];
  readonly #wordless: number[] = [];
  readonly #columns: { piece: number; over: number | undefined }[] = [];

  made(): Made {
    this.close();
    return { headings: this.#headings, clauses: this.#clauses, wordless: this.#wordless, columns: this.#columns };
  }

  line(line: Line, next: Line | undefined): void {
    const { marker, text, piece } = line;
    const wordless = !/[\p{L}\p{N}]/u.test(text);
    const heading = wordless && marker?.kind !== 'label' ? undefined : headingOf(line, next, this.#awaited);
    if (heading !== undefined) this.#head(heading);
    else if (wordless) this.#noWords(line);
    else if (marker === undefined) this.#plain(line, next);
    else if (this.#isItem(line, marker)) this.#item(line, marker);
    else this.#begin({ marker, text: words(piece, text) });
  }

  /** The words above a table: with those that introduce it, if any do. Neither parts them from it. */
  caption({ piece, text }: Line): void {
    const caption = words(piece, text);
    if (this.#awaitsList()) this.#change((open) => ({ ...open, text: plus(open.text, caption) }));
    else this.#begin({ marker: undefined, text: caption });
    this.#captioned = true;
  }

  table({ columns, rows }: Rows): void {
    const filled = rows.filter(({ text }) => text !== '');
    for (const { piece, text } of rows) if (text === '') this.#wordless.push(piece);
    const under = this.#captioned || this.#awaitsList() ? this.#open : undefined;
    this.#captioned = false;
    const asClauses = filled.some(({ first }) => first !== undefined);
    // Under a numbered clause they would take its words from under its number.
    if (asClauses && under?.marker === undefined) this.#rules(filled, under);
    else if (filled.length > 0) this.#points(filled, under);
    else if (columns !== undefined) this.close();
    if (columns !== undefined) this.#columns.push({ piece: columns, over: filled[0]?.piece });
  }

  #rules(rows: readonly Row[], under: Forming | undefined): void {
    if (under !== undefined) this.#open = undefined;
    for (const { piece, first, text } of rows)
      this.#begin({
        marker: first?.marker,
        text: words(piece, text),
        ...(first?.heading !== undefined && { heading: first.heading }),
        ...(under?.text !== undefined && { leadIn: under.text, joined: under.joined }),
      });
    this.close();
  }

  #points(rows: readonly Row[], under: Forming | undefined): void {
    const items = rows.map(({ piece, first, cells, text }) => {
      const whole = first === undefined ? text : `${cells[0] ?? ''} ${text}`;
      return { ...words(piece, whole), marker: undefined, depth: 0 };
    });
    if (under === undefined) this.#begin({ marker: undefined, items });
    else this.#items.push(...items);
  }

  /** A number whose words are missing parts what stands before it from what stands behind; an empty bullet does not. */
  #noWords({ piece, marker }: Line): void {
    this.#wordless.push(piece);
    if (marker !== undefined && marker.kind !== 'bullet') this.close();
  }

  #head(heading: Heading): void {
    this.close();
    this.#path = pathTo(this.#path, heading, this.#barren);
    this.#barren = true;
    this.#headings.push(heading);
    const after = numberAfter(heading);
    if (after !== undefined) this.#awaited.add(after);
  }

  #begin(clause: Pick<Forming, 'marker'> & Partial<Omit<Forming, 'path'>>): void {
    this.close();
    this.#barren = false;
    this.#items = [...(clause.items ?? [])];
    this.#open = { joined: [], ...clause, path: this.#path, items: this.#items };
  }

  close(): void {
    if (this.#open !== undefined) this.#clauses.push(this.#open);
    this.#open = undefined;
  }

  #change(change: (open: Forming) => Forming): void {
    if (this.#open !== undefined) this.#open = change(this.#open);
  }

  #awaitsList(): boolean {
    const { text, items = [], closing } = this.#open ?? {};
    return text !== undefined && isLeadIn(text.text) && items.length === 0 && closing === undefined;
  }

  #isItem({ text }: Line, marker: Marker): boolean {
    if (marker.kind === 'label') return false;
    if (marker.kind !== 'number') return true;
    const open = this.#open;
    if (open === undefined || marker.steps.length > 1) return false;
    if (open.marker?.kind === 'number' && isNext(open.marker.steps, marker.steps) && sameStyle(open.marker, marker))
      return false;
    if (open.items.some((item) => sameStyle(item.marker, marker) && follows(item.marker, marker))) return true;
    if (marker.steps[0] !== '1') return false;
    return this.#awaitsList() || open.marker !== undefined || isFragment(text);
  }

  #item({ piece, text, level }: Line, marker: Marker): void {
    const other = beginsAnother(this.#open?.items.at(-1), { text, marker, level });
    if (this.#open === undefined) this.#begin({ marker: undefined });
    const { closing } = this.#open ?? {};
    if (closing !== undefined) {
      // A list that goes on behind words in between: they keep their place.
      this.#items.push({ ...closing, marker: undefined, depth: 0 });
      this.#change(({ closing: _closing, ...open }) => open);
    }
    this.#items.push({ ...words(piece, text), marker, level, depth: itemDepth(this.#items, { marker, level }) });
    if (other) this.#join(piece, 'item', {});
  }

  #plain({ piece, text }: Line, next: Line | undefined): void {
    const open = this.#open;
    const added = words(piece, text);
    switch (open === undefined ? 'clause' : howItGoesOn(open, text, next)) {
      case 'clause':
        return this.#begin({ marker: undefined, text: added });
      case 'text':
        return this.#join(piece, 'text', { text: plus(open?.text, added) });
      case 'closing':
        return this.#join(piece, 'closing', { closing: plus(open?.closing, added) });
      case 'item':
        this.#items.push({ ...added, marker: undefined, depth: 0 });
        return this.#join(piece, 'item', {});
      case 'last-item': {
        const last = this.#items.pop();
        if (last !== undefined) this.#items.push({ ...last, ...plus(last, added) });
        return this.#join(piece, 'item', {});
      }
    }
  }

  #join(piece: number, as: Part, change: Partial<Forming>): void {
    this.#change((open) => ({ ...open, ...change, joined: [...open.joined, { piece, as }] }));
  }
}

const sameStyle = (one: Marker | undefined, other: Marker): boolean => styleOf(one) === styleOf(other);

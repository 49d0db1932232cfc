import { defaultTreeAdapter, parse } from 'parse5';
import type { HtmlNode } from './elements.ts';

/** Browsers stop at half of it. The parser compares a new element with those that are open, so that time grows with their number. */
const DEEPEST = 1_000;

/** The page as a tree; undefined if it is nested deeper than anybody writes. */
export function parseHtml(html: string): HtmlNode | undefined {
  let depth = 0;
  try {
    return parse(html, {
      treeAdapter: {
        ...defaultTreeAdapter,
        onItemPush: () => {
          if (++depth > DEEPEST) throw new TooDeep();
        },
        onItemPop: () => {
          depth--;
        },
      },
    });
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/** The only way out of a parser at work. */
class TooDeep extends Error {}

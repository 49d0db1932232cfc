import type { PDFPageProxy } from 'unpdf/pdfjs';
import { Following } from './following.ts';
import type { Operators } from './following.ts';
import { isRecord, numbersOf } from './operators.ts';
import type { Matrix } from './operators.ts';
import type { PrintedPage } from './printed-page.ts';
import type { Font } from './text-state.ts';

const BOLD = /bold|black|heavy|demi/i;
const NOTE = 'Text FreeText Highlight Underline StrikeOut Squiggly Caret'.split(' ');

/** Reads pages one by one; full once they hold more glyphs together than `most`. */
export function createPageReading(
  operators: Operators,
  most: number,
): { readonly full: boolean; read(page: PDFPageProxy, number: number): Promise<PrintedPage> } {
  let glyphs = 0;
  return {
    get full(): boolean {
      return glyphs > most;
    },
    async read(page, number): Promise<PrintedPage> {
      const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
      const notes = await notesOf(page);
      const following = new Following(operators, uprightOf(page), (name) => fontOf(page, name));
      for (const [index, operator] of fnArray.entries()) {
        const args: unknown = argsArray[index];
        following.follow(operator, Array.isArray(args) ? args : []);
        if (glyphs + following.glyphs > most) break;
      }
      glyphs += following.glyphs;
      page.cleanup();
      return { ...following.printed(), ...sizeOf(page), number, notes };
    },
  };
}

const sideways = (page: PDFPageProxy): boolean => page.rotate % 180 !== 0;

function sizeOf(page: PDFPageProxy): { readonly width: number; readonly height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const [width, height] = [right - left, top - bottom];
  return sideways(page) ? { width: height, height: width } : { width, height };
}

/** Turns what is printed as the page is turned, so that its lower left corner is 0, 0. */
function uprightOf(page: PDFPageProxy): Matrix {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  if (page.rotate === 90) return [0, -1, 1, 0, -bottom, right];
  if (page.rotate === 180) return [-1, 0, 0, -1, right, top];
  return page.rotate === 270 ? [0, 1, -1, 0, top, -left] : [1, 0, 0, 1, -left, -bottom];
}

function fontOf(page: PDFPageProxy, name: string): Font {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
  if (!isRecord(font)) return { unit: 0.001, bold: false };
  const [unit = 0.001] = numbersOf(font['fontMatrix']);
  return { unit, bold: typeof font['name'] === 'string' && BOLD.test(font['name']) };
}

/** What readers have written onto a page beside its text. */
async function notesOf(page: PDFPageProxy): Promise<readonly string[]> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations.flatMap((each) => {
    if (!isRecord(each) || !isRecord(each['contentsObj'])) return [];
    const { subtype, contentsObj } = each;
    const text = contentsObj['str'];
    return typeof subtype === 'string' && NOTE.includes(subtype) && typeof text === 'string' && text !== ''
      ? [text]
      : [];
  });
}

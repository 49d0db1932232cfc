import { createCollecting } from '../collecting.ts';
import type { ReadSource, SourceRefusal } from '../source.ts';
import { layoutOfAll } from './document-layout.ts';
import { takeDown } from './document-making.ts';
import { openPdf } from './open-pdf.ts';
import type { Holds } from './pictured-pages.ts';
import type { PrintedPage } from './printed-page.ts';

/** Readers of PDF look for its name this far, in bytes. */
const HEADER_WITHIN = 1024;

/** Reads a PDF by where its words stand. Pictures of pages are not read: nothing here recognises letters. */
export const readPdf: ReadSource = async (bytes, limits) => {
  if (bytes.length === 0) return { outcome: 'refused', why: 'empty' };
  if (bytes.length > limits.bytes) return { outcome: 'refused', why: 'too-large' };
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_WITHIN));
  if (!header.includes('%PDF-')) return { outcome: 'refused', why: 'not-this-format' };
  const opened = await openPdf(bytes, limits);
  if (opened.outcome === 'refused') return opened;
  const layout = layoutOfAll(opened.pages);
  const why = unreadable(opened.pages, [...layout.holds.values()]);
  if (why !== undefined) return { outcome: 'refused', why };
  const collecting = createCollecting(limits);
  takeDown(layout, opened.pages, collecting);
  return collecting.read(opened.title);
};

/** Most pages that are not blank are pictures, or there is nothing but pictures. */
function unreadable(pages: readonly PrintedPage[], holds: readonly Holds[]): SourceRefusal | undefined {
  const [written, pictured] = [holds.filter((one) => one === 'words'), holds.filter((one) => one === 'picture')];
  if (pictured.length > written.length) return 'scanned';
  if (written.length > 0) return undefined;
  return pages.some(({ pictures }) => pictures.length > 0) ? 'scanned' : 'empty';
}

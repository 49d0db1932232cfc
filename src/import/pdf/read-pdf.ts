import { createCollecting } from '../collecting.ts';
import type { ReadSource, SourceRefusal } from '../source.ts';
import { layoutOfAll } from './document-layout.ts';
import { takeDown } from './document-making.ts';
import { openPdf } from './open-pdf.ts';
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
  const why = unreadable(opened.pages);
  if (why !== undefined) return { outcome: 'refused', why };
  const collecting = createCollecting(limits);
  takeDown(layoutOfAll(opened.pages), opened.pages, collecting);
  return collecting.read(opened.title);
};

/** Most pages without a word are pictures of pages; those without anything are blank, and do not count. */
function unreadable(pages: readonly PrintedPage[]): SourceRefusal | undefined {
  const written = pages.filter(({ words }) => words.length > 0).length;
  const pictured = pages.filter(({ words, pictures }) => words.length === 0 && pictures > 0).length;
  if (pictured > written) return 'scanned';
  return written === 0 ? 'empty' : undefined;
}

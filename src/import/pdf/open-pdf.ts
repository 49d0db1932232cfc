import { getResolvedPDFJS } from 'unpdf';
import type { SourceLimits, SourceRefusal } from '../source.ts';
import { isRecord } from './operators.ts';
import { createPageReading } from './page-reading.ts';
import type { PrintedPage } from './printed-page.ts';

type Opened =
  | { readonly outcome: 'opened'; readonly title: string; readonly pages: readonly PrintedPage[] }
  | { readonly outcome: 'refused'; readonly why: SourceRefusal };

/**
 * What is printed on each page of a PDF. Nothing is fetched, drawn or run: pictures are skipped unread, and forms and annotations are not
 * painted. (This pdf.js has no eval left to switch off.)
 */
export async function openPdf(bytes: Uint8Array, limits: SourceLimits): Promise<Opened> {
  const { getDocument, OPS, VerbosityLevel } = await getResolvedPDFJS();
  const task = getDocument({
    // A copy: pdf.js takes the memory away from whoever gave it, and refuses a Buffer.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // In pixels: every picture is larger, and a larger one is not decoded.
    maxImageSize: 1,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) return { outcome: 'refused', why: 'too-many-pages' };
    const reading = createPageReading(OPS, limits.unpackedBytes);
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await reading.read(await document.getPage(number), number));
      if (reading.full) return { outcome: 'refused', why: 'expands-too-far' };
    }
    const { info } = await document.getMetadata();
    const title = isRecord(info) && typeof info['Title'] === 'string' ? info['Title'] : '';
    return { outcome: 'opened', title, pages };
  } catch (error) {
    const asked = error instanceof Error && error.name === 'PasswordException';
    return { outcome: 'refused', why: asked ? 'encrypted' : 'broken' };
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

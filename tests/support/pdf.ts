/** Words printed at a place: from the left and from the bottom of the page, in points. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
}

export interface PdfPage {
  readonly texts: readonly PlacedText[];
  /** From x, y to x, y. */
  readonly rules?: readonly (readonly [number, number, number, number])[];
  /** Operators as PDF writes them, put at the end. */
  readonly raw?: string;
}

/** Of its size: how wide each letter is, in a font of our own measures. */
export const LETTER = 0.5;

/** A PDF of A4 pages with texts where they are said to be, each letter as wide as the other. */
export function pdf(pages: readonly PdfPage[], info: { readonly title?: string } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const name of ['Helvetica', 'Helvetica-Bold']) add(fontOf(name));
  add(`<< /Title (${escaped(info.title ?? '')}) >>`);
  for (const page of pages) {
    const number = objects.length + 2;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number} 0 R ` +
        `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    );
    const content = contentOf(page);
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  return Buffer.from(fileOf(objects), 'latin1');
}

function fontOf(name: string): string {
  const widths = Array.from({ length: 224 }, () => LETTER * 1000).join(' ');
  return (
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding ` +
    `/FirstChar 32 /LastChar 255 /Widths [${widths}] >>`
  );
}

function contentOf({ texts, rules = [], raw = '' }: PdfPage): string {
  const shown = texts.map(
    ({ x, y, text, size = 10, bold = false }) =>
      `BT /F${bold ? 2 : 1} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
  );
  const drawn = rules.map(([x, y, toX, toY]) => `${x} ${y} m ${toX} ${toY} l S`);
  return [...shown, ...drawn, raw].join('\n');
}

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, String.raw`\$&`);

function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.7\n';
  const starts = objects.map((body, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  return (
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  );
}

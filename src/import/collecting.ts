import type {
  LeftOut,
  Source,
  SourceCell,
  SourceLimits,
  SourceParagraph,
  SourcePlace,
  SourceRead,
  SourceTable,
} from './source.ts';
import { tidy } from './tidy.ts';
import { BULLET, markedInRow, typedMarkerApart } from './typed-markers.ts';

/** A paragraph as a reader meets it: its marker apart if the format says so, otherwise printed at the start of the text. */
export interface Met extends Omit<SourceParagraph, 'kind' | 'at'> {
  readonly page?: number;
}

/** Takes down what a reader meets, in order. */
export interface Taking {
  /** More was met than may be: the rest is not taken down, and nothing comes of the file. */
  readonly full: boolean;
  paragraph(met: Met): void;
  table(rows: readonly (readonly SourceCell[])[], header: boolean, page?: number): void;
  leaveOut(text: string, why: LeftOut['why'], page?: number): void;
  footnote(mark: string, text: string): void;
}

/** Counts what is taken down, and has it ready in the end. */
export interface Collecting extends Taking {
  read(title?: string): SourceRead;
}

/** Nothing empty is taken down. Everything met has its own number, also what is left out. */
export function createCollecting(limits: Pick<SourceLimits, 'paragraphs'>): Collecting {
  const blocks: (SourceParagraph | SourceTable)[] = [];
  const footnotes: Source['footnotes'][number][] = [];
  const leftOut: LeftOut[] = [];
  let met = 0;
  let counted = 0;
  const count = (more: number): boolean => (counted += more) <= limits.paragraphs;
  const place = (page?: number): SourcePlace => ({ paragraph: ++met, ...(page === undefined ? {} : { page }) });

  return {
    get full(): boolean {
      return counted > limits.paragraphs;
    },
    paragraph({ page, ...printed }): void {
      const taken = whole(typedMarkerApart(printed));
      if (!BULLET.test(taken.text) && count(1)) blocks.push({ kind: 'paragraph', at: place(page), ...taken });
    },
    table(rows, header, page): void {
      const tidied = rows
        .map((row) => row.map((cell) => (cell === undefined ? undefined : tidy(cell))))
        .filter((row) => row.some((cell) => cell !== undefined && cell !== ''));
      const cells = tidied.reduce((sum, row) => sum + row.length, 0);
      if (cells > 0 && count(cells)) blocks.push({ kind: 'table', at: place(page), header, rows: tidied });
    },
    leaveOut(text, why, page): void {
      const tidied = tidy(text);
      // A picture may hold words that nobody but a reader sees.
      if ((tidied !== '' || why === 'picture' || why === 'pictured-page') && count(1))
        leftOut.push({ at: place(page), text: tidied, why });
    },
    footnote(mark, text): void {
      const tidied = tidy(text);
      if (tidied !== '' && count(1)) footnotes.push({ mark: tidy(mark), text: tidied });
    },
    read(title = ''): SourceRead {
      if (counted > limits.paragraphs) return { outcome: 'refused', why: 'too-large' };
      if (blocks.length === 0) return { outcome: 'refused', why: 'empty' };
      const named = tidy(title) === '' ? {} : { title: tidy(title) };
      return { outcome: 'read', source: { ...named, blocks: markedInRow(blocks), footnotes, leftOut } };
    },
  };
}

/** A number with nothing but a line of dashes after it is no paragraph with a number. */
function whole({ marker, ...met }: Omit<Met, 'page'>): Omit<Met, 'page'> {
  if (marker === undefined) return met;
  return BULLET.test(met.text) && !BULLET.test(marker)
    ? { ...met, text: `${marker} ${met.text}`.trim() }
    : { ...met, marker };
}

import type { Content } from './format.ts';
import { readHtml } from './html/read-html.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readPlainText } from './plain-text/read-plain-text.ts';
import type { ReadSource } from './source.ts';
import { readWord } from './word/read-word.ts';

/** Reads the files whose names have one of these endings and whose first bytes are of these kinds. */
export interface Reader {
  readonly endings: readonly string[];
  readonly contents: readonly Content[];
  readonly read: ReadSource;
}

/** Every format that can be imported, a line each. */
export const READERS: readonly Reader[] = [
  { endings: ['.docx', '.docm'], contents: ['zip', 'old-office'], read: readWord },
  { endings: ['.pdf'], contents: ['pdf'], read: readPdf },
  { endings: ['.html', '.htm', '.xhtml'], contents: ['text'], read: readHtml },
  { endings: ['.md', '.markdown'], contents: ['text'], read: readMarkdown },
  { endings: ['.txt', '.text'], contents: ['text'], read: readPlainText },
];

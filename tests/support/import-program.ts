import type { Source } from '../../src/import/source.ts';
import { importInThread } from '../../src/import/import-thread.ts';
import type { Reader } from '../../src/import/readers.ts';
import { aSource, heading, para, plain } from './source.ts';

/** A reader whose files hold, line by line, what it does or reads: "# heading", "4.1 | text", text, "LEFT OUT"; or one of these. */
const DOES: Readonly<Record<string, () => unknown>> = {
  HANG: () => {
    for (;;);
  },
  FILL: () => {
    const all: number[][] = [];
    for (;;) all.push(Array.from({ length: 100_000 }, (_, index) => index * 1.5));
  },
  THROW: () => {
    throw new Error('Something in this file.');
  },
  LATER: () => {
    setImmediate(() => {
      throw new Error('Something behind this file.');
    });
    return new Promise(() => {});
  },
  EXIT: () => process.exit(0),
};

const LEFT_OUT = 'LEFT OUT';

function sourceOf(text: string): Source {
  const lines = text.split('\n').filter((line) => line !== '');
  const leftOut = lines.filter((line) => line === LEFT_OUT);
  return aSource(
    lines
      .filter((line) => line !== LEFT_OUT)
      .map((line) => {
        const [marker = '', words] = line.split(' | ');
        if (words !== undefined) return para(marker, words);
        return line.startsWith('# ') ? heading(line.slice(2)) : plain(line);
      }),
    { leftOut: leftOut.map((line) => ({ at: { paragraph: 1 }, text: line, why: 'page-number' })) },
  );
}

const inLines: Reader = {
  endings: ['.lines', '.txt', '.docx'],
  contents: ['text', 'zip'],
  read: async (bytes) => {
    const text = new TextDecoder().decode(bytes);
    const does = DOES[text.trim()];
    if (does !== undefined) await does();
    if (text.startsWith('REFUSE')) return { outcome: 'refused', why: 'scanned' };
    process.stdout.write('A library that says what it reads.');
    return { outcome: 'read', source: sourceOf(text) };
  },
};

await importInThread([inLines]);

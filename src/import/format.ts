/** What the first bytes of a file say it is. Text has no sign of its own. */
export type Content = 'pdf' | 'zip' | 'old-office' | 'rtf' | 'text';

const STARTS: readonly (readonly [Content, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Before this many bytes a PDF may have other ones, as its readers agree. */
const PDF_WITHIN = 1024;
const PDF = Buffer.from('%PDF-');

export function contentOf(bytes: Uint8Array): Content {
  const start = STARTS.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (start !== undefined) return start[0];
  return Buffer.from(bytes.subarray(0, PDF_WITHIN)).includes(PDF) ? 'pdf' : 'text';
}

/** The ending of a file's name, in small letters: ".docx"; empty if it has none. */
export const endingOf = (file: string): string => /\.[^./\\]{1,10}$/.exec(file)?.[0].toLowerCase() ?? '';

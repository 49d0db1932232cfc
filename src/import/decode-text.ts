const BYTE_ORDER_MARKS = [
  { mark: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
];

/** Bytes that no text has, whatever its encoding; what is not text is full of them. */
// oxlint-disable-next-line no-control-regex
const NOT_TEXT = /[\0-\u{8}\u{e}-\u{1a}\u{1c}-\u{1f}]/u;

/**
 * Bytes as text: by their mark, else by what the file says of itself, else UTF-8 if they are, else the old encoding of Windows, in which
 * any bytes are text. Undefined if they hold what text does not.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string | undefined {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.label;
  const text = marked === undefined ? unmarked(bytes, declared) : decoded(bytes, marked, false);
  return text === undefined || NOT_TEXT.test(text) ? undefined : text;
}

function unmarked(bytes: Uint8Array, declared: string | undefined): string | undefined {
  // A page that was kept again in another encoding often still names the first one.
  const unicode = decoded(bytes, 'utf-8', true);
  if (unicode !== undefined) return unicode;
  return (declared === undefined ? undefined : decoded(bytes, declared, true)) ?? decoded(bytes, 'windows-1252', false);
}

function decoded(bytes: Uint8Array, label: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

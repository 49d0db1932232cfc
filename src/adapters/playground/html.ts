/** Text that may be put into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | false | undefined | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Written bare, HTML reads a carriage return as a line feed.
  '\r': '&#13;',
};

const escaped = (text: string): string => text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);

/**
 * Makes a piece of a page. Whatever is put in is escaped for text and for quoted attributes, unless it is a piece itself;
 * `undefined` and `false` leave nothing.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((string, index) => string + textOf(parts[index])).join(''));
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escaped(String(part));
}

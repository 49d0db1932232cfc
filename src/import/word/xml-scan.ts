/** Word itself nests about five elements a table; what is deeper was made to exhaust its readers. */
const DEEPEST = 300;

/** Elements, attributes and texts of one part: xmldom takes some 500 bytes for each, and a constitution of 300 pages has about a million. */
const MOST_NODES = 2_000_000;

export type XmlScan = 'sound' | 'broken' | 'too-large' | 'definitions';

/** A few lines of types and entities can stand for gigabytes, or for files elsewhere. */
const DEFINES = /^<!(?:doctype|entity|element|attlist|notation)/iu;

/** Where a piece of mark-up that begins at `at` ends, just past it; -1 if it does not, or if it is a declaration of types or entities. */
function endOfAside(text: string, at: number): number {
  const until = (end: string, from: number): number => {
    const found = text.indexOf(end, from);
    return found === -1 ? -1 : found + end.length;
  };
  if (text.startsWith('<?', at)) return until('?>', at + 2);
  if (text.startsWith('<!--', at)) return until('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return until(']]>', at + 9);
  return -1;
}

interface Tag {
  readonly end: number;
  readonly attributes: number;
  readonly closed: boolean;
}

/** A start tag, passing over quoted values, in which ">" may stand. */
function readTag(text: string, at: number): Tag | undefined {
  let attributes = 0;
  for (let index = at + 1; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === '<') return undefined;
    if (sign === '>') return { end: index + 1, attributes, closed: text[index - 1] === '/' };
    if (sign === '"' || sign === "'") {
      index = text.indexOf(sign, index + 1);
      if (index === -1) return undefined;
      attributes += 1;
    }
  }
  return undefined;
}

/**
 * Looks over XML before it is parsed, in one pass: no types or entities are declared in it,
 * and it is neither so deep nor so large that parsing it would exhaust the process.
 */
export function scanXml(text: string): XmlScan {
  let [depth, nodes, at] = [0, 0, text.indexOf('<')];
  while (at !== -1) {
    const next = text[at + 1];
    let end = -1;
    if (next === '!' || next === '?') end = endOfAside(text, at);
    else if (next === '/') {
      depth -= 1;
      end = text.indexOf('>', at) + 1 || -1;
    } else {
      const tag = readTag(text, at);
      if (tag === undefined) return 'broken';
      if (!tag.closed) depth += 1;
      // Each tag counts for the text after it, too.
      nodes += 2 + tag.attributes;
      end = tag.end;
    }
    if (end === -1 && DEFINES.test(text.slice(at, at + 12))) return 'definitions';
    if (end === -1 || depth > DEEPEST || depth < 0) return 'broken';
    if (nodes > MOST_NODES) return 'too-large';
    at = text.indexOf('<', end);
  }
  return depth === 0 ? 'sound' : 'broken';
}

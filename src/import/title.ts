import type { Cut, Line } from './pieces.ts';
import { countWords, isFinished, isLeadIn } from './sentence.ts';

/** The title of a document, the lines that print it, and whether the file's name had to stand in for one. */
export interface Titled {
  readonly title: string;
  readonly pieces: ReadonlySet<number>;
  readonly found: boolean;
}

/** A title stands at the head: further down, the same words are a heading. */
const HEAD = 12;

/** Longer lines at the head are a first paragraph. */
const MOST_WORDS = 20;

/** The title as printed: what the source calls so, else its one largest heading, else its file's title or its first short line. */
export function titleOf(blocks: Cut['blocks'], fileTitle: string | undefined, fileName: string): Titled {
  const lines = blocks.flatMap((block, index) =>
    block.kind === 'line' && block.text !== '' ? [{ line: block, index }] : [],
  );
  const head = lines.filter(({ index }) => index < HEAD).map(({ line }) => line);
  const titles = lines.map(({ line }) => line).filter(({ title }) => title);
  if (titles.length > 0) return printed(firstRun(titles), head);
  const largest = lines.map(({ line }) => line).filter(({ heading }) => heading === 1);
  const [one] = largest;
  if (one !== undefined && largest.length === 1 && one.marker === undefined && head.includes(one))
    return printed([one], head);
  const named = fileTitle?.trim() ?? '';
  const same = head.find(({ text, marker }) => marker === undefined && alike(text, named));
  if (same !== undefined) return printed([same], head);
  const [first] = head;
  const second = head[1];
  // A heading with no words of its own under it is above all of them; with a paragraph under it, it is the first of them.
  if (first !== undefined && readsAsTitle(first) && (first.heading === undefined || second?.heading !== undefined))
    return printed([first], head);
  if (named !== '') return { title: named, pieces: new Set(), found: true };
  return { title: fileName, pieces: new Set(), found: false };
}

/** A title may be set in two lines, one after the other. */
function firstRun(titles: readonly Line[]): readonly Line[] {
  const [first] = titles;
  return titles.filter((line, index) => first !== undefined && line.piece === first.piece + index);
}

function printed(lines: readonly Line[], head: readonly Line[]): Titled {
  const title = lines.map((line) => [markerText(line), line.text].filter((part) => part !== '').join(' ')).join(' ');
  const again = head.filter(({ text, marker }) => marker === undefined && alike(text, title));
  return { title, pieces: new Set([...lines, ...again].map(({ piece }) => piece)), found: true };
}

const markerText = ({ marker }: Line): string =>
  marker === undefined || marker.kind === 'bullet' ? '' : marker.printed;

const alike = (one: string, other: string): boolean => one !== '' && plain(one) === plain(other);
const plain = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

const readsAsTitle = ({ marker, text, heading }: Line): boolean =>
  marker === undefined &&
  countWords(text) <= MOST_WORDS &&
  (heading !== undefined || (!isFinished(text) && !isLeadIn(text)));

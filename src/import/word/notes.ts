import { formatNumber } from './number-formats.ts';
import { child, childrenNamed, integer, value, within } from './tree.ts';
import type { Xml } from './xml.ts';

export interface Footnote {
  readonly mark: string;
  readonly text: string;
}

/** The footnotes, endnotes and comments of a document, as reading comes upon them. */
export interface Notes {
  /** Counts a note and keeps what it says; gives its mark. A second mark of one note is the first again. */
  note(reference: Xml, own: string | undefined): string;
  /** What a note says that is not printed; nothing the second time. */
  noteText(reference: Xml): string;
  comment(reference: Xml): string;
  /** What comes now is in the next section, of whose end this is the description. */
  enter(section: Xml | undefined): void;
  readonly kept: readonly Footnote[];
}

interface Kind {
  readonly part: string;
  readonly texts: string;
  readonly settings: string;
  /** Word's own, unless the document says otherwise. */
  readonly format: string;
}

const FOOTNOTES: Kind = { part: 'footnotes', texts: 'w:footnote', settings: 'w:footnotePr', format: 'decimal' };
const ENDNOTES: Kind = { part: 'endnotes', texts: 'w:endnote', settings: 'w:endnotePr', format: 'lowerRoman' };

type Parts = ReadonlyMap<string, Xml>;

const byId = (parts: Parts, part: string, name: string): ReadonlyMap<string | undefined, Xml> =>
  new Map(childrenNamed(parts.get(part), name).map((each) => [each.attributes['w:id'], each]));

/** Marks in the order of the references. Where the numbers begin anew on each page they go on here: pages are made when it is printed. */
function createMarks(parts: Parts, kind: Kind) {
  const general = child(parts.get('settings'), kind.settings);
  let own: Xml | undefined;
  let count: number | undefined;
  const setting = (name: string): string | undefined => value(child(own, name)) ?? value(child(general, name));
  return {
    enter: (section: Xml | undefined): void => {
      own = within(section, kind.settings);
      if (setting('w:numRestart') === 'eachSect') count = undefined;
    },
    next: (): string => {
      count = count === undefined ? (integer(setting('w:numStart')) ?? 1) : count + 1;
      return formatNumber(count, setting('w:numFmt') ?? kind.format);
    },
  };
}

/** Notes and comments of a document; `read` reads what one of them says. */
export function createNotes(parts: Parts, read: (note: Xml) => string): Notes {
  const kinds = [FOOTNOTES, ENDNOTES].map((kind) => ({
    marks: createMarks(parts, kind),
    texts: byId(parts, kind.part, kind.texts),
  }));
  const comments = byId(parts, 'comments', 'w:comment');
  const [footnotes, endnotes] = kinds;
  const kindOf = ({ name }: Xml) => (name === 'w:endnoteReference' ? endnotes : footnotes);
  const marks = new Map<Xml, string>();
  const told = new Set<Xml>();
  const kept: Footnote[] = [];
  const tell = (text: Xml | undefined): string => {
    // A file in which a thousand references lead to one long note would come out a thousand times as long.
    if (text === undefined || told.has(text)) return '';
    told.add(text);
    return read(text);
  };
  const textOf = (reference: Xml): Xml | undefined => kindOf(reference)?.texts.get(reference.attributes['w:id']);
  return {
    note: (reference, own) => {
      const text = textOf(reference);
      const known = text === undefined ? undefined : marks.get(text);
      if (known !== undefined) return known;
      const mark = own ?? kindOf(reference)?.marks.next() ?? '';
      if (text !== undefined) marks.set(text, mark);
      kept.push({ mark, text: tell(text) });
      return mark;
    },
    noteText: (reference) => tell(textOf(reference)),
    comment: (reference) => tell(comments.get(reference.attributes['w:id'])),
    enter: (section) => kinds.forEach(({ marks: each }) => each.enter(section)),
    kept,
  };
}

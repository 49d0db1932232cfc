import type { Besides, SourceLimits, SourceRefusal } from '../source.ts';
import { openZip } from '../zip.ts';
import type { Zip } from '../zip.ts';
import { besidesIn } from './besides.ts';
import { childrenNamed, descendants } from './tree.ts';
import { readXml } from './xml.ts';
import type { Xml } from './xml.ts';

/** The parts of a Word file that are read; its macros, pictures and fonts never are. */
export interface WordParts {
  readonly document: Xml;
  /** By what they are to the document: "styles", "numbering", "settings", "footnotes", "endnotes", "comments". */
  readonly named: ReadonlyMap<string, Xml>;
  /** Headers and footers, by the ids that the document calls them by. */
  readonly edges: ReadonlyMap<string, Xml>;
  /** Diagrams and charts, whose words are beside the document, by the ids that it calls them by. */
  readonly figures: ReadonlyMap<string, Xml>;
  readonly properties: Xml | undefined;
  readonly besides: Besides;
}

export type WordOpened =
  | { readonly outcome: 'opened'; readonly parts: WordParts }
  | { readonly outcome: 'refused'; readonly why: SourceRefusal };

const NAMED: readonly string[] = ['styles', 'numbering', 'settings', 'footnotes', 'endnotes', 'comments'];
const EDGES: readonly string[] = ['header', 'footer'];
const FIGURES: readonly string[] = ['diagramData', 'chart'];

interface Relation {
  readonly id: string;
  /** The last word of its type, which is the same in both forms of the standard. */
  readonly kind: string;
  readonly target: string;
}

/** A path as it is meant from a part, within the archive: going up ends at its top. */
function resolve(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Reads parts one after the other; after the first refusal there are none, and `refusal` says why. */
function createPartReader(zip: Zip) {
  let refusal: SourceRefusal | undefined;
  const read = (name: string, needed: boolean): Xml | undefined => {
    if (refusal !== undefined) return undefined;
    const entry = zip.read(name);
    if (entry.outcome === 'absent') {
      // Without a part that the document names, such as its numbers, it would be read as if it had none.
      if (needed) refusal = 'broken';
      return undefined;
    }
    const xml = entry.outcome === 'read' ? readXml(entry.bytes) : entry;
    if (xml.outcome === 'read') return xml.root;
    refusal = xml.why;
    return undefined;
  };
  const relations = (of: string): readonly Relation[] => {
    const name = of.slice(of.lastIndexOf('/') + 1);
    const listed = childrenNamed(read(resolve(of, `_rels/${name}.rels`), false), 'rel:Relationship');
    return listed
      .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
      .map(({ attributes }) => ({
        id: attributes['Id'] ?? '',
        kind: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
        target: resolve(of, attributes['Target'] ?? ''),
      }));
  };
  return { read, relations, refusal: () => refusal };
}

function tooManyParagraphs(parts: readonly Xml[], most: number): boolean {
  let count = 0;
  for (const part of parts) {
    for (const { name } of descendants(part)) {
      if (name === 'w:p' || name === 'w:tc') count += 1;
      if (count > most) return true;
    }
  }
  return false;
}

/** Opens a Word document, template or document with macros, in either form of the standard, and reads the parts that hold words or rules. */
export function openPackage(bytes: Uint8Array, limits: SourceLimits): WordOpened {
  const opened = openZip(bytes, limits.unpackedBytes);
  if (opened.outcome === 'refused') return opened;
  const { read, relations, refusal } = createPartReader(opened.zip);
  const top = relations('');
  const mains = top.filter(({ kind }) => kind === 'officeDocument');
  const main = mains[0]?.target ?? '';
  const document = mains.length === 0 ? undefined : read(main, true);
  const beside = relations(main);
  const firstOf = (all: readonly Relation[], kind: string, needed: boolean): Xml | undefined => {
    const found = all.find((relation) => relation.kind === kind);
    return found === undefined ? undefined : read(found.target, needed);
  };
  const readAll = (kinds: readonly string[]): ReadonlyMap<string, Xml> => {
    const wanted = beside.filter(({ kind }) => kinds.includes(kind));
    return new Map(
      wanted.flatMap(({ id, target }) => {
        const part = read(target, true);
        return part === undefined ? [] : [[id, part] as const];
      }),
    );
  };
  const named = NAMED.flatMap((kind) => {
    const part = firstOf(beside, kind, true);
    return part === undefined ? [] : [[kind, part] as const];
  });
  const [edges, figures] = [readAll(EDGES), readAll(FIGURES)];
  const properties = firstOf(top, 'core-properties', false);
  const found = besidesIn(opened.zip.names);
  const besides = { ...found, macros: found.macros || beside.some(({ kind }) => kind === 'vbaProject') };
  const why = refusal();
  if (why !== undefined) return { outcome: 'refused', why };
  // Of two main documents nobody can say which is meant.
  if (mains.length > 1) return { outcome: 'refused', why: 'broken' };
  if (document?.name !== 'w:document') return { outcome: 'refused', why: 'not-this-format' };
  const all = [document, ...named.map(([, part]) => part), ...edges.values()];
  if (tooManyParagraphs(all, limits.paragraphs)) return { outcome: 'refused', why: 'too-large' };
  return { outcome: 'opened', parts: { document, named: new Map(named), edges, figures, properties, besides } };
}

/** Where something stands in a document as received; both count from 1. */
export interface SourcePlace {
  readonly paragraph: number;
  /** Absent where the format has no pages. */
  readonly page?: number;
}

/** One paragraph of a document as it is printed. */
export interface SourceParagraph {
  readonly kind: 'paragraph';
  readonly at: SourcePlace;
  /** The number, letter or bullet printed before it, such as "4.2", "(b)", "Schedule 1" or "•". It is not in `text`. */
  readonly marker?: string;
  /** How deep it stands in a list or an outline, from 0; absent where the source does not say. */
  readonly level?: number;
  /** 1 for the largest; absent for what the source does not mark as a heading. */
  readonly heading?: number;
  /** The source itself calls it the title of the whole document. */
  readonly title?: true;
  /** The source says that it is the caption of the table behind it. */
  readonly caption?: true;
  /** Runs of white space are one space; a footnote's mark stands where it is printed, as "[1]". */
  readonly text: string;
}

/** What is printed in one place of a table; undefined where the cell above reaches down into this row. */
export type SourceCell = string | undefined;

/** Rows from the top, cells from the left; the text of a cell merged across stands once and leaves empty cells behind. */
export interface SourceTable {
  readonly kind: 'table';
  readonly at: SourcePlace;
  readonly header: boolean;
  readonly rows: readonly (readonly SourceCell[])[];
}

/** What was there and is not a word of the document. */
export interface LeftOut {
  readonly at: SourcePlace;
  readonly text: string;
  readonly why:
    | 'running-head'
    | 'running-foot'
    | 'page-number'
    | 'contents'
    | 'hidden'
    | 'deleted'
    | 'comment'
    | 'picture'
    /** All of a page is one, whatever is printed on it besides. */
    | 'pictured-page'
    | 'script';
}

/** Words of a paragraph, and whether somebody put them in or took them out. */
export interface ChangedWords {
  readonly text: string;
  readonly change?: 'inserted' | 'deleted';
}

/** A paragraph with changes that nobody has accepted. It is read as if all were. */
export interface ChangedParagraph {
  readonly at: SourcePlace;
  /** Those taken out among those that stand, in order; "¶" where paragraphs were parted or joined. */
  readonly words: readonly ChangedWords[];
}

/** What a packed file holds that no document needs. */
export interface Besides {
  readonly macros: boolean;
  /** Names of its parts that lead out of it, as far as they can be shown. */
  readonly leadingOut: readonly string[];
}

/** A document as received, in reading order, before anything is made of it. */
export interface Source {
  /** What the file itself says its title is (its properties or its `<title>`), which may be wrong. */
  readonly title?: string;
  readonly blocks: readonly (SourceParagraph | SourceTable)[];
  /** The mark without brackets, as it is printed. */
  readonly footnotes: readonly { readonly mark: string; readonly text: string }[];
  readonly leftOut: readonly LeftOut[];
  /** What the file holds besides the document, none of it read or run; absent where the format has nothing of the kind. */
  readonly besides?: Besides;
  /** In order; absent where the format keeps no changes. */
  readonly changes?: readonly ChangedParagraph[];
}

/** Why nothing can be made of a file. */
export type SourceRefusal =
  | 'encrypted'
  | 'scanned'
  | 'too-large'
  | 'too-many-pages'
  | 'expands-too-far'
  | 'too-slow'
  | 'broken'
  /** It declares types or entities, which no document needs and which can stand for anything. */
  | 'definitions'
  | 'not-this-format'
  | 'empty';

export type SourceRead =
  { readonly outcome: 'read'; readonly source: Source } | { readonly outcome: 'refused'; readonly why: SourceRefusal };

/** Bounds on one file, whatever its format. Time is bounded by whoever runs the reader. */
export interface SourceLimits {
  /** Of the file as received. */
  readonly bytes: number;
  /** Of everything it unpacks to. */
  readonly unpackedBytes: number;
  readonly pages: number;
  /** Paragraphs and table cells together. */
  readonly paragraphs: number;
}

/** Reads the bytes of one format. Never rejects for what is wrong with the file. */
export type ReadSource = (bytes: Uint8Array, limits: SourceLimits) => Promise<SourceRead>;

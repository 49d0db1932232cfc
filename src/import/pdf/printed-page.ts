/** One word where it is printed. x grows to the right and y upwards, in points; y is that of the line it stands on. */
export interface PrintedWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** The file says that it is no part of the text: a running head, a page number. */
  readonly artifact: boolean;
}

/** A rectangle along the axes. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A drawn line, along one of the axes. */
export type Rule = Box;

export interface PrintedPage {
  readonly number: number;
  readonly height: number;
  readonly width: number;
  readonly words: readonly PrintedWord[];
  readonly rules: readonly Rule[];
  /** Words that do not run from left to right, such as a stamp across the page, each line as one. */
  readonly askew: readonly string[];
  /** Where they are put; a part may be beyond the page. */
  readonly pictures: readonly Box[];
  readonly notes: readonly string[];
}

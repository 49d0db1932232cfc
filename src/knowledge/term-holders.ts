import type { Pace } from './pace.ts';

/** A text to index, as terms: its words' stems and its concepts. */
export interface LexicalEntry {
  readonly heading: readonly string[];
  readonly body: readonly string[];
}

/** The parts of a text that are scored apart, in the order in which their scores are added. */
export const FIELDS = ['heading', 'body'] as const;
export type Field = (typeof FIELDS)[number];

/** What a field is like that holds a term: how many different terms it has, and how often it holds this one. */
export interface Kind {
  readonly length: number;
  readonly times: number;
}

/**
 * The entries that hold a term, by their positions. Entries of one kind are as long as each other and hold the term equally often, so
 * that it is worth the same in all of them.
 */
export interface Holders {
  readonly entries: Uint32Array;
  /** The kind of each. */
  readonly kinds: Uint32Array;
}

/** The holders of every term. */
export interface HoldersByTerm {
  /** How many entries there are. */
  readonly entries: number;
  /** How many kinds there are. */
  readonly kinds: number;
  /** How many different terms a field has on average. */
  readonly meanLengths: Readonly<Record<Field, number>>;
  /** What a field of an entry of such a kind is like. */
  kind(number: number, field: Field): Kind;
  of(term: string): Holders | undefined;
  /** The terms that stand in more entries than so many. */
  inMore(many: number): readonly string[];
}

/** More than the words of one text. */
const TIMES = 2 ** 16;
/** Rows of a piece: lists that grow would leave as much behind again as they hold. */
const ROWS = 2 ** 14;
/** Numbers of a row: a term's, an entry's and a kind's. */
const ROW = 3;

/** Gathers which entries hold a term. */
export class HolderGatherer {
  readonly #terms = new Map<string, number>();
  /** By a term's number: how many entries hold it. */
  readonly #counts: number[] = [];
  /** By a term's number: times in the entry that is being read; in its heading TIMES times as much as in its body. */
  readonly #times: number[] = [];
  /** By the lengths of heading and body: the kinds of such entries, by the times they hold a term. */
  readonly #shapes = new Map<number, Map<number, number>>();
  /** By kind: the lengths and the times of its fields; those of the heading count TIMES times as much. */
  readonly #kinds: { readonly lengths: number; readonly times: number }[] = [];
  readonly #means = { heading: 0, body: 0 };
  #entries = 0;
  readonly #pieces: Uint32Array[] = [];
  #rows = 0;

  /** Entries are known by the order in which they are added. */
  add({ heading, body }: LexicalEntry): void {
    const held: number[] = [];
    for (const term of heading) this.#count(term, TIMES, held);
    const inHeading = held.length;
    for (const term of body) this.#count(term, 1, held);
    let inBody = 0;
    for (const term of held) if ((this.#times[term] ?? 0) % TIMES > 0) inBody += 1;
    this.#countLengths(inHeading, inBody);
    const lengths = inHeading * TIMES + inBody;
    const shape = this.#shapeOf(lengths);
    for (const term of held) {
      const times = this.#times[term] ?? 0;
      this.#put(term, shape.get(times) ?? this.#kindIn(shape, lengths, times));
      this.#times[term] = 0;
    }
    this.#entries += 1;
  }

  // A field without terms counts as one of length 1, as if an empty text had been split.
  #countLengths(heading: number, body: number): void {
    const [before, all] = [this.#entries, this.#entries + 1];
    this.#means.heading = (this.#means.heading * before + Math.max(1, heading)) / all;
    this.#means.body = (this.#means.body * before + Math.max(1, body)) / all;
  }

  /** The holders of all terms; nothing can be added any more. */
  async finish(pace: Pace): Promise<HoldersByTerm> {
    const [entries, kinds] = [new Uint32Array(this.#rows), new Uint32Array(this.#rows)];
    const starts = startsOf(this.#counts);
    const free = Uint32Array.from(starts);
    for (const [index, piece] of this.#pieces.splice(0).entries()) {
      await pace.step();
      const rows = Math.min(ROWS, this.#rows - index * ROWS);
      for (let at = 0; at < rows * ROW; at += ROW) {
        const place = free[piece[at] ?? 0] ?? 0;
        free[piece[at] ?? 0] = place + 1;
        entries[place] = piece[at + 1] ?? 0;
        kinds[place] = piece[at + 2] ?? 0;
      }
    }
    const [terms, counts, known] = [this.#terms, this.#counts, this.#kinds];
    return {
      entries: this.#entries,
      kinds: known.length,
      meanLengths: this.#means,
      kind(number, field) {
        const { lengths, times } = known[number] ?? { lengths: 0, times: 0 };
        return field === 'heading'
          ? { length: Math.floor(lengths / TIMES), times: Math.floor(times / TIMES) }
          : { length: lengths % TIMES, times: times % TIMES };
      },
      of(term) {
        const number = terms.get(term);
        if (number === undefined) return undefined;
        const [from, to] = [starts[number] ?? 0, free[number] ?? 0];
        return { entries: entries.subarray(from, to), kinds: kinds.subarray(from, to) };
      },
      inMore: (many) => [...terms].flatMap(([term, number]) => ((counts[number] ?? 0) > many ? [term] : [])),
    };
  }

  #count(term: string, times: number, held: number[]): void {
    const number = this.#terms.get(term) ?? this.#newTerm(term);
    const before = this.#times[number] ?? 0;
    if (before === 0) held.push(number);
    this.#times[number] = before + times;
  }

  #newTerm(term: string): number {
    const number = this.#counts.push(0) - 1;
    this.#terms.set(term, number);
    return number;
  }

  #shapeOf(lengths: number): Map<number, number> {
    const shape = this.#shapes.get(lengths) ?? new Map<number, number>();
    this.#shapes.set(lengths, shape);
    return shape;
  }

  #kindIn(shape: Map<number, number>, lengths: number, times: number): number {
    const kind = this.#kinds.push({ lengths, times }) - 1;
    shape.set(times, kind);
    return kind;
  }

  #put(term: number, kind: number): void {
    const row = this.#rows % ROWS;
    const piece = row === 0 ? new Uint32Array(ROWS * ROW) : this.#pieces.at(-1);
    if (piece === undefined) return;
    if (row === 0) this.#pieces.push(piece);
    piece[row * ROW] = term;
    piece[row * ROW + 1] = this.#entries;
    piece[row * ROW + 2] = kind;
    this.#rows += 1;
    this.#counts[term] = (this.#counts[term] ?? 0) + 1;
  }
}

/** Where each list starts, if they stand one after the other. */
function startsOf(counts: readonly number[]): readonly number[] {
  let next = 0;
  return counts.map((count) => {
    const start = next;
    next += count;
    return start;
  });
}

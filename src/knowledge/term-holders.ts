import type { Pace } from './pace.ts';

/** A text to index, as terms: its words' stems and its concepts. */
export interface LexicalEntry {
  readonly heading: readonly string[];
  readonly body: readonly string[];
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
  #kinds = 0;
  readonly #pieces: Uint32Array[] = [];
  #rows = 0;

  add(entry: number, { heading, body }: LexicalEntry): void {
    const held: number[] = [];
    for (const term of heading) this.#count(term, TIMES, held);
    const inHeading = held.length;
    for (const term of body) this.#count(term, 1, held);
    let inBody = 0;
    for (const term of held) if ((this.#times[term] ?? 0) % TIMES > 0) inBody += 1;
    const shape = this.#shapeOf(inHeading * TIMES + inBody);
    for (const term of held) {
      const times = this.#times[term] ?? 0;
      this.#put(term, entry, shape.get(times) ?? this.#kindIn(shape, times));
      this.#times[term] = 0;
    }
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
    const [terms, counts] = [this.#terms, this.#counts];
    return {
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

  #kindIn(shape: Map<number, number>, times: number): number {
    const kind = this.#kinds;
    this.#kinds += 1;
    shape.set(times, kind);
    return kind;
  }

  #put(term: number, entry: number, kind: number): void {
    const row = this.#rows % ROWS;
    const piece = row === 0 ? new Uint32Array(ROWS * ROW) : this.#pieces.at(-1);
    if (piece === undefined) return;
    if (row === 0) this.#pieces.push(piece);
    piece[row * ROW] = term;
    piece[row * ROW + 1] = entry;
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

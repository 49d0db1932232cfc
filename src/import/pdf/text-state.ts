import { IDENTITY, times } from './operators.ts';
import type { Matrix } from './operators.ts';

export interface Font {
  /** What a glyph's width is to be multiplied by, for a size of 1. */
  readonly unit: number;
  readonly bold: boolean;
}

const NO_FONT: Font = { unit: 0.001, bold: false };

/** What PDF calls the graphics state, as far as it moves words about. */
export interface TextState {
  readonly ctm: Matrix;
  readonly font: Font;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
}

const START: TextState = {
  ctm: IDENTITY,
  font: NO_FONT,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
};

/** More saved than this is no page that anybody made to be read. */
const MOST_SAVED = 10_000;

/** The state of a page and where on its line the next glyph goes. */
export class Pen {
  state: TextState;
  #saved: TextState[] = [];
  #matrix: Matrix = IDENTITY;
  #line = { x: 0, y: 0 };
  #x = 0;

  constructor(ctm: Matrix) {
    this.state = { ...START, ctm };
  }

  set(changed: Partial<TextState>): void {
    this.state = { ...this.state, ...changed };
  }

  save(): void {
    if (this.#saved.length < MOST_SAVED) this.#saved.push(this.state);
  }

  restore(): void {
    this.state = this.#saved.pop() ?? this.state;
  }

  transform(matrix: Matrix): void {
    this.set({ ctm: times(this.state.ctm, matrix) });
  }

  beginText(matrix: Matrix = IDENTITY): void {
    this.#matrix = matrix;
    this.#line = { x: 0, y: 0 };
    this.#x = 0;
  }

  moveText(x: number, y: number): void {
    this.#line = { x: this.#line.x + x, y: this.#line.y + y };
    this.#x = this.#line.x;
  }

  advance(by: number): void {
    this.#x += by * this.state.scale;
  }

  /** Where the pen is on the page. */
  at(): { readonly x: number; readonly y: number } {
    const [, , , , x, y] = times(this.toPage(), [1, 0, 0, 1, this.#x, this.#line.y + this.state.rise]);
    return { x, y };
  }

  toPage(): Matrix {
    return times(this.state.ctm, this.#matrix);
  }
}

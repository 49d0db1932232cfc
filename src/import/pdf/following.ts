import { glyphsOf, matrixOf, numbersOf } from './operators.ts';
import type { Matrix } from './operators.ts';
import type { Box, PrintedPage, Rule } from './printed-page.ts';
import { rulesOf } from './rules.ts';
import { Pen } from './text-state.ts';
import type { Font } from './text-state.ts';
import { createWordMaking, isSpace } from './word-making.ts';

/** pdf.js's numbers of the operators. */
export type Operators = Readonly<Record<string, number>>;

/** A page with more drawn lines is a drawing. */
const MOST_RULES = 5_000;
/** A page of more pictures is one that was cut into tiles; these say what of it they cover. */
const MOST_PICTURES = 5_000;
const PAINTING =
  'beginText shadingFill paintFormXObjectBegin paintImageXObject paintInlineImageXObject paintImageMaskXObject paintSolidColorImageMask'.split(
    ' ',
  );

type Step = (args: readonly unknown[]) => void;

/** Follows the operators of a page as if it drew them, and keeps where words and drawn lines come to stand. */
export class Following {
  readonly #pen: Pen;
  readonly #font: (name: string) => Font;
  readonly #steps: ReadonlyMap<number | undefined, Step>;
  readonly #painting: ReadonlySet<number | undefined>;
  readonly #words = createWordMaking();
  readonly #rules: Rule[] = [];
  readonly #askew: string[] = [];
  /** Of the marked contents that are open: whether each is an artifact. */
  readonly #marked: boolean[] = [];
  readonly #pictures: Box[] = [];
  /** Something was given a place and a size, and nothing was put there: a picture that is not decoded leaves no other trace. */
  #placed = false;
  glyphs = 0;

  constructor(operators: Operators, upright: Matrix, font: (name: string) => Font) {
    this.#pen = new Pen(upright);
    this.#font = font;
    this.#painting = new Set(PAINTING.map((name) => operators[name]));
    this.#steps = new Map(Object.entries(this.#named(operators)).map(([name, step]) => [operators[name], step]));
  }

  follow(operator: number, args: readonly unknown[]): void {
    const step = this.#steps.get(operator);
    step?.(args);
    if (this.#painting.has(operator)) this.#placed = false;
  }

  printed(): Pick<PrintedPage, 'words' | 'rules' | 'askew' | 'pictures'> {
    // The last of a page need not be followed by anything.
    if (this.#placed) this.#picture();
    this.#placed = false;
    return { words: this.#words.words(), rules: this.#rules, askew: this.#askew, pictures: this.#pictures };
  }

  #named(operators: Operators): Readonly<Record<string, Step>> {
    const pen = this.#pen;
    const first = (args: readonly unknown[]): number => numbersOf(args)[0] ?? 0;
    const picture = (): void => this.#picture();
    return {
      ...this.#moving(),
      setCharSpacing: (args) => pen.set({ charSpacing: first(args) }),
      setWordSpacing: (args) => pen.set({ wordSpacing: first(args) }),
      setHScale: (args) => pen.set({ scale: first(args) / 100 }),
      setLeading: (args) => pen.set({ leading: -first(args) }),
      setTextRise: (args) => pen.set({ rise: first(args) }),
      setFont: ([name, size]) => this.#setFont(name, size),
      setGState: ([states]) => this.#setGraphics(states),
      showText: ([glyphs]) => this.#show(glyphs),
      beginMarkedContent: ([tag]) => this.#marked.push(tag === 'Artifact'),
      beginMarkedContentProps: ([tag]) => this.#marked.push(tag === 'Artifact'),
      endMarkedContent: () => this.#marked.pop(),
      constructPath: ([kind, data]) => this.#draw(kind !== operators['endPath'], data),
      paintImageXObject: picture,
      paintInlineImageXObject: picture,
      paintImageMaskXObject: picture,
    };
  }

  #moving(): Readonly<Record<string, Step>> {
    const pen = this.#pen;
    const transform = (args: unknown): void => pen.transform(matrixOf(args) ?? [1, 0, 0, 1, 0, 0]);
    return {
      save: () => pen.save(),
      restore: () => {
        if (this.#placed) this.#picture();
        this.#placed = false;
        pen.restore();
      },
      transform: (args) => {
        this.#placed = true;
        transform(args);
      },
      paintFormXObjectBegin: ([matrix]) => {
        pen.save();
        transform(matrix);
      },
      paintFormXObjectEnd: () => pen.restore(),
      beginText: () => pen.beginText(),
      setTextMatrix: (args) => pen.beginText(matrixOf(args)),
      moveText: (args) => pen.moveText(...pairOf(args)),
      setLeadingMoveText: (args) => {
        const [x, y] = pairOf(args);
        pen.set({ leading: y });
        pen.moveText(x, y);
      },
      nextLine: () => pen.moveText(0, pen.state.leading),
    };
  }

  #setFont(name: unknown, size: unknown): void {
    if (typeof name === 'string' && typeof size === 'number') this.#pen.set({ font: this.#font(name), size });
  }

  #setGraphics(states: unknown): void {
    if (!Array.isArray(states)) return;
    for (const state of states) {
      if (Array.isArray(state) && state[0] === 'Font' && Array.isArray(state[1]))
        this.#setFont(state[1][0], state[1][1]);
    }
  }

  #draw(painted: boolean, data: unknown): void {
    // What only clips is put around pictures.
    if (!painted) return;
    this.#placed = false;
    if (this.#rules.length >= MOST_RULES) return;
    const rules = rulesOf(numbersOf(data), this.#pen.state.ctm);
    for (const rule of rules.slice(0, MOST_RULES - this.#rules.length)) this.#rules.push(rule);
  }

  /** A picture fills the square from 0, 0 to 1, 1 of where it is put. */
  #picture(): void {
    if (this.#pictures.length >= MOST_PICTURES) return;
    const [a, b, c, d, e, f] = this.#pen.state.ctm;
    const [across, up] = [
      [e, e + a, e + c, e + a + c],
      [f, f + b, f + d, f + b + d],
    ];
    this.#pictures.push({
      left: Math.min(...across),
      right: Math.max(...across),
      bottom: Math.min(...up),
      top: Math.max(...up),
    });
  }

  #show(shown: unknown): void {
    const glyphs = glyphsOf(shown);
    this.glyphs += glyphs.length;
    const [a, b, c, d] = this.#pen.toPage();
    const { size, scale } = this.#pen.state;
    const runs = a * size * scale > 0 && Math.abs(b) < Math.abs(a) * 0.05;
    if (runs) this.#showLine(glyphs, Math.abs(size) * Math.hypot(c, d));
    else this.#askew.push(glyphs.map((glyph) => (typeof glyph === 'number' ? '' : glyph.unicode)).join(''));
  }

  #showLine(glyphs: ReturnType<typeof glyphsOf>, size: number): void {
    const pen = this.#pen;
    const { state } = pen;
    const artifact = this.#marked.includes(true);
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        pen.advance((-glyph * state.size) / 1000);
        continue;
      }
      const { x: left, y } = pen.at();
      const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
      pen.advance(glyph.width * state.size * state.font.unit + spacing);
      if (isSpace(glyph.unicode)) this.#words.space();
      else {
        const at = { left, right: pen.at().x, y: Math.round(y * 100) / 100, size };
        this.#words.add({ text: glyph.unicode, ...at, bold: state.font.bold, artifact });
      }
    }
  }
}

function pairOf(args: readonly unknown[]): readonly [number, number] {
  const [x = 0, y = 0] = numbersOf(args);
  return [x, y];
}

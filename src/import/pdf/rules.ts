import type { Matrix } from './operators.ts';
import type { Rule } from './printed-page.ts';

/** In points: what is thinner is a line, however it was drawn. */
const THICKEST = 2.5;
/** In points: shorter is no line of a table. */
const SHORTEST = 5;
/** How many numbers follow each of pdf.js's ways to draw on: move, line, curve, bend, close. */
const NUMBERS = [2, 2, 6, 4, 0];

/** The lines along an axis that a path draws, and the sides of its boxes. */
export function rulesOf(path: readonly number[], [a, b, c, d, e, f]: Matrix): readonly Rule[] {
  const boxes: Rule[] = [];
  let box: Rule | undefined;
  for (let index = 0; index < path.length;) {
    const way = path[index] ?? 0;
    const count = NUMBERS[way];
    if (count === undefined) break;
    if (way === 0 && box !== undefined) boxes.push(box);
    if (way === 0) box = undefined;
    for (let at = index + 1; at < index + 1 + count; at += 2) {
      const [x = 0, y = 0] = [path[at], path[at + 1]];
      box = around(box, a * x + c * y + e, b * x + d * y + f);
    }
    index += 1 + count;
  }
  if (box !== undefined) boxes.push(box);
  return boxes.flatMap(sidesOf);
}

const around = (box: Rule | undefined, x: number, y: number): Rule => ({
  left: Math.min(box?.left ?? x, x),
  right: Math.max(box?.right ?? x, x),
  bottom: Math.min(box?.bottom ?? y, y),
  top: Math.max(box?.top ?? y, y),
});

function sidesOf(box: Rule): readonly Rule[] {
  const { left, right, bottom, top } = box;
  const [wide, high] = [right - left, top - bottom];
  if (Math.max(wide, high) < SHORTEST) return [];
  if (Math.min(wide, high) < THICKEST) return [box];
  return [
    { left, right, bottom, top: bottom },
    { left, right, bottom: top, top },
    { left, right: left, bottom, top },
    { left: right, right, bottom, top },
  ];
}

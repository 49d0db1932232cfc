/** a, b, c, d, e, f as PDF writes them: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const times = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The numbers of an operator's arguments, whether they come singly or as one array of any kind. */
export function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(iterated(value), Number);
  return Array.isArray(value)
    ? value.flatMap((each: unknown) => (typeof each === 'number' ? each : numbersOf(each)))
    : [];
}

const iterated = (value: ArrayBufferView): readonly unknown[] =>
  value instanceof Float32Array || value instanceof Float64Array ? [...value] : [];

/** The matrix of an operator's arguments; none if there are fewer than six numbers. */
export function matrixOf(value: unknown): Matrix | undefined {
  const [a, b, c, d, e, f] = numbersOf(value);
  return f === undefined || a === undefined || b === undefined || c === undefined || d === undefined || e === undefined
    ? undefined
    : [a, b, c, d, e, f];
}

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** A glyph of a string that is shown, or by how much of a thousandth of the size the next one is moved to the left. */
export function glyphsOf(value: unknown): readonly (Glyph | number)[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each === 'number') return each;
    if (!isRecord(each)) return [];
    const { unicode, width, isSpace } = each;
    if (typeof unicode !== 'string' || typeof width !== 'number' || !Number.isFinite(width)) return [];
    return { unicode, width, isSpace: isSpace === true };
  });
}

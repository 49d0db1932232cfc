/** A straight line through measurements by least squares, with what its slope surely exceeds. */
export interface Trend {
  readonly slope: number;
  /** The slope is above this with a confidence of 97.5 %. */
  readonly atLeast: number;
}

/** Student's t for 97.5 %, by degrees of freedom; beyond those listed the normal distribution's is near enough. */
const STUDENT = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13] as const;
const NORMAL = 2.1;

/** The trend of `y` over `x`. Of fewer than three points nothing is sure. */
export function trendOf(points: readonly (readonly [number, number])[]): Trend {
  const count = points.length;
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / count;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [each]) => sum + (each - x) ** 2, 0);
  if (count < 3 || spread === 0) return { slope: 0, atLeast: -Infinity };
  const slope = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / spread;
  const rest = points.reduce((sum, [a, b]) => sum + (b - y - slope * (a - x)) ** 2, 0);
  const error = Math.sqrt(rest / (count - 2) / spread);
  return { slope, atLeast: slope - (STUDENT[count - 3] ?? NORMAL) * error };
}

import file from './subject.json' with { type: 'json' };

/** What was learnt of how questions sound that belong here, and those that do not: a weight for each number of an adapted vector. */
export interface Subject {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** Learnt by `npm run tune` from every phrasing of clauses and known gaps. */
export const shippedSubject: Subject = file;

const UNKNOWN = 0.5;

/**
 * How much a question sounds like what councillors ask of guidance, whether or not any guidance here settles it, from 0 to 1; in
 * between without a vector.
 */
export function soundsOnTopic(
  vector: ArrayLike<number> | undefined,
  { bias, weights }: Subject = shippedSubject,
): number {
  if (vector === undefined) return UNKNOWN;
  const product = weights.reduce((sum, weight, index) => sum + weight * (vector[index] ?? 0), 0);
  return soundsBy(product, { bias });
}

/** The same from the product of the vector with the weights. */
export const soundsBy = (product: number, { bias }: Pick<Subject, 'bias'>): number =>
  1 / (1 + Math.exp(-bias - product));

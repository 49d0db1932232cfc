import type { QuestionSet } from './question-set.ts';
import type { Result } from './score.ts';
import type { Variant } from './variants.ts';

/** A question set as every variant answered it. */
export interface MeasuredSet {
  readonly name: string;
  /** The product first. */
  readonly variants: readonly { readonly name: string; readonly results: readonly Result[] }[];
}

/** Asks a question of every variant before the next, so that the cache still remembers its vector. */
export async function measure(
  sets: readonly QuestionSet[],
  variants: readonly Variant[],
): Promise<readonly MeasuredSet[]> {
  const measured: MeasuredSet[] = [];
  for (const { name, questions } of sets) {
    const answered = variants.map((variant) => ({ variant, results: new Array<Result>() }));
    for (const asked of questions) {
      const { question, scope, style, kind, answerable } = asked;
      for (const { variant, results } of answered) {
        const { shown, sure } = await variant.answer(question, scope);
        results.push({ style, kind, answerable, sure, right: shown.map((one) => asked.isAnsweredBy(one)) });
      }
    }
    measured.push({ name, variants: answered.map(({ variant, results }) => ({ name: variant.name, results })) });
  }
  return measured;
}

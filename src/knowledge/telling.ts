import type { Evidence } from '../core/evidence.ts';
import type { SearchedQuestion } from './read-question.ts';

/** Which of a question's telling words each clause holds, rare words weighing more. */
export class Telling {
  readonly #held: readonly ReadonlySet<string>[];
  readonly #frequency = new Map<string, number>();

  /** `terms`: the terms of each clause with its headings and phrasings. */
  constructor(terms: readonly (readonly string[])[]) {
    this.#held = terms.map((list) => new Set(list));
    for (const held of this.#held)
      for (const term of held) this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1);
  }

  coverage(question: SearchedQuestion, clause: number): Pick<Evidence, 'coverage' | 'wideCoverage'> {
    const held = this.#held[clause] ?? new Set();
    let [all, exact, wide] = [0, 0, 0];
    for (const { stem } of question.telling) {
      const weight = this.#rarity(stem);
      all += weight;
      if (held.has(stem)) exact += weight;
      if (held.has(stem) || this.#concepts(question, stem).some((concept) => held.has(concept))) wide += weight;
    }
    return all === 0 ? { coverage: 0, wideCoverage: 0 } : { coverage: exact / all, wideCoverage: wide / all };
  }

  /** The telling words that the clause holds, as typed or corrected. */
  matched(question: SearchedQuestion, clause: number): readonly string[] {
    const held = this.#held[clause] ?? new Set();
    const holds = (stem: string): boolean =>
      held.has(stem) || this.#concepts(question, stem).some((concept) => held.has(concept));
    return question.telling.filter(({ stem }) => holds(stem)).map(({ plain }) => plain);
  }

  #concepts(question: SearchedQuestion, stem: string): readonly string[] {
    return question.mentions
      .filter(({ words }) => words.some((word) => word.stem === stem))
      .map(({ concept }) => concept);
  }

  #rarity(term: string): number {
    return Math.log(1 + (this.#held.length + 0.5) / ((this.#frequency.get(term) ?? 0) + 0.5));
  }
}

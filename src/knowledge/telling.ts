import type { Evidence } from '../core/evidence.ts';
import type { SearchedQuestion } from './read-question.ts';

/** The terms of a clause's own words with its headings, and of each of its phrasings. */
export interface ClauseTerms {
  readonly printed: readonly string[];
  readonly asked: readonly (readonly string[])[];
}

type Coverage = Pick<Evidence, 'printedCoverage' | 'coverage' | 'wideCoverage'>;

/** Which of a question's telling words each clause holds, rare words weighing more. */
export class Telling {
  readonly #printed: readonly ReadonlySet<string>[];
  /** By clause: in how many of its texts (its words, each phrasing) a term stands. */
  readonly #held: readonly ReadonlyMap<string, number>[];
  readonly #frequency = new Map<string, number>();

  constructor(clauses: readonly ClauseTerms[]) {
    this.#printed = clauses.map(({ printed }) => new Set(printed));
    this.#held = clauses.map(({ printed, asked }) => {
      const held = new Map<string, number>();
      for (const text of [printed, ...asked])
        for (const term of new Set(text)) held.set(term, (held.get(term) ?? 0) + 1);
      return held;
    });
    for (const held of this.#held) {
      for (const term of held.keys()) this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1);
    }
  }

  /** `without`: the terms of each of the clause's phrasings that is to be passed over. */
  coverage(question: SearchedQuestion, clause: number, without: readonly (readonly string[])[]): Coverage {
    const holds = this.#holder(clause, without);
    let [all, printed, exact, wide] = [0, 0, 0, 0];
    for (const { stem } of question.telling) {
      const weight = this.rarity(stem);
      all += weight;
      if (this.#printed[clause]?.has(stem) === true) printed += weight;
      if (holds(stem)) exact += weight;
      if (holds(stem) || conceptsOf(question, stem).some(holds)) wide += weight;
    }
    if (all === 0) return { printedCoverage: 0, coverage: 0, wideCoverage: 0 };
    return { printedCoverage: printed / all, coverage: exact / all, wideCoverage: wide / all };
  }

  /** The telling words that the clause holds, as typed or corrected. */
  matched(question: SearchedQuestion, clause: number): readonly string[] {
    const holds = this.#holder(clause, []);
    return question.telling
      .filter(({ stem }) => holds(stem) || conceptsOf(question, stem).some(holds))
      .map(({ plain }) => plain);
  }

  /** How telling a term is: higher the fewer clauses hold it. */
  rarity(term: string): number {
    return Math.log(1 + (this.#held.length + 0.5) / ((this.#frequency.get(term) ?? 0) + 0.5));
  }

  #holder(clause: number, without: readonly (readonly string[])[]): (term: string) => boolean {
    const held = this.#held[clause];
    return (term) => (held?.get(term) ?? 0) > without.filter((terms) => terms.includes(term)).length;
  }
}

const conceptsOf = (question: SearchedQuestion, stem: string): readonly string[] =>
  question.mentions.filter(({ words }) => words.some((word) => word.stem === stem)).map(({ concept }) => concept);

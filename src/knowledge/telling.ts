import type { Evidence } from '../core/evidence.ts';
import type { SearchedQuestion } from './read-question.ts';

/** The terms of a clause's own words with its headings, and of each of its phrasings. */
interface TermsOfClause {
  readonly printed: readonly string[];
  readonly asked: readonly (readonly string[])[];
}

type Coverage = Pick<Evidence, 'printedCoverage' | 'coverage' | 'wideCoverage'>;

/** Which telling words of one question each clause holds. */
export interface Told {
  /** Rare words weigh more. `passed`: positions of the clause's phrasings that are passed over. */
  coverage(clause: number, passed: readonly number[]): Coverage;
  /** The telling words that the clause holds, as typed or corrected. */
  matched(clause: number): readonly string[];
}

/** A telling word of a question. */
interface Weighed {
  readonly plain: string;
  readonly stem: number | undefined;
  readonly weight: number;
  /** What the word stands for. */
  readonly concepts: readonly (number | undefined)[];
}

/** The numbers of a clause's terms. */
interface HeldTerms {
  /** Each once: first those of its own words, then those of its phrasings only. */
  readonly held: Uint32Array;
  /** How many stand in its own words. */
  readonly printed: number;
  readonly asked: readonly Uint32Array[];
}

/** The terms of every clause, as numbers: there are hundreds of thousands. */
export class Telling {
  readonly #numbers = new Map<string, number>();
  /** By a term's number: how many clauses hold it. */
  readonly #holding: number[] = [];
  /** By a term's number, once somebody has asked. */
  #rarities: number[] = [];
  readonly #clauses: HeldTerms[] = [];
  #lists = 0;
  /** By a term's number: the last list it stood in. */
  readonly #listed: number[] = [];

  /** Clauses are known by the order in which they are added. */
  add({ printed, asked }: TermsOfClause): void {
    const own = this.#distinct(printed, []);
    const phrasings = asked.map((terms) => Uint32Array.from(this.#distinct(terms, [])));
    const held = this.#distinct(asked.flat(), own);
    for (const term of held) this.#holding[term] = (this.#holding[term] ?? 0) + 1;
    if (this.#rarities.length > 0) this.#rarities = [];
    this.#clauses.push({ held: Uint32Array.from(held), printed: own.length, asked: phrasings });
  }

  /** The numbers of the terms, each once, after those that are known. */
  #distinct(terms: readonly string[], known: readonly number[]): readonly number[] {
    this.#lists += 1;
    const numbers = [...known];
    for (const number of known) this.#listed[number] = this.#lists;
    for (const term of terms) {
      const number = this.#numberOf(term);
      if (this.#listed[number] !== this.#lists) numbers.push(number);
      this.#listed[number] = this.#lists;
    }
    return numbers;
  }

  /** How telling a term is: higher the fewer clauses hold it. */
  rarity(term: string): number {
    const number = this.#numbers.get(term) ?? -1;
    const known = this.#rarities[number];
    if (known !== undefined) return known;
    const rarity = Math.log(1 + (this.#clauses.length + 0.5) / ((this.#holding[number] ?? 0) + 0.5));
    if (number >= 0) this.#rarities[number] = rarity;
    return rarity;
  }

  of(question: SearchedQuestion): Told {
    const words = question.telling.map((word) => this.#weigh(word, question));
    const all = words.reduce((sum, { weight }) => sum + weight, 0);
    const share = (sum: number): number => (all === 0 ? 0 : sum / all);
    return {
      coverage: (clause, passed) => {
        const terms = this.#clauses[clause] ?? NO_TERMS;
        const held = passed.length === 0 ? terms.held : heldWithout(terms, passed);
        let [printed, covered, widely] = [0, 0, 0];
        for (const { stem, weight, concepts } of words) {
          const place = placeOf(stem, held);
          if (place >= 0) covered += weight;
          if (place >= 0 && place < terms.printed) printed += weight;
          if (place >= 0 || holdsAny(concepts, held)) widely += weight;
        }
        return { printedCoverage: share(printed), coverage: share(covered), wideCoverage: share(widely) };
      },
      matched: (clause) => {
        const { held } = this.#clauses[clause] ?? NO_TERMS;
        return words
          .filter(({ stem, concepts }) => placeOf(stem, held) >= 0 || holdsAny(concepts, held))
          .map(({ plain }) => plain);
      },
    };
  }

  #weigh({ plain, stem }: { readonly plain: string; readonly stem: string }, { mentions }: SearchedQuestion): Weighed {
    const meant = mentions.filter(({ words }) => words.some((word) => word.stem === stem));
    return {
      plain,
      stem: this.#numbers.get(stem),
      weight: this.rarity(stem),
      concepts: meant.map(({ concept }) => this.#numbers.get(concept)),
    };
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    return number;
  }
}

const NO_TERMS: HeldTerms = { held: new Uint32Array(), printed: 0, asked: [] };

/** -1 if it does not stand there. */
const placeOf = (term: number | undefined, terms: Uint32Array): number =>
  term === undefined ? -1 : terms.indexOf(term);

const holdsAny = (wanted: readonly (number | undefined)[], terms: Uint32Array): boolean =>
  wanted.some((term) => placeOf(term, terms) >= 0);

const heldWithout = ({ held, printed, asked }: HeldTerms, passed: readonly number[]): Uint32Array =>
  Uint32Array.from(
    [held.subarray(0, printed), ...asked.filter((_, phrasing) => !passed.includes(phrasing))].flatMap((text) => [
      ...text,
    ]),
  );

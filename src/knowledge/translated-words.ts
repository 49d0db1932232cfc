import type { Evidence } from '../core/evidence.ts';
import type { Translation } from './translation.ts';

export type TranslatedSigns = Pick<Evidence, 'translation' | 'translatedCoverage'>;

/** Telling words of clauses, to be compared with what the words of a question lead to. */
export interface TranslatedWords {
  /** Clauses are known by the order in which they are added. */
  add(words: readonly string[]): void;
  /** `asked`: the telling words of a question, each once; `rarity`: how telling each is. */
  of(
    asked: readonly string[],
    rarity: (word: string) => number,
    translation: Translation,
  ): (clause: number) => TranslatedSigns;
}

/** A word that nothing in a clause leads to is this likely all the same: a clause that has most of the words is not out for the rest. */
const UNLED = 0.0001;
const MOST_LIKELY = Math.log(1 + 1 / UNLED);
/** A word of a question is as good as held where a word of the clause leads to it one time in so many. */
const AS_GOOD_AS_HELD = 8;
export const UNTRANSLATED: TranslatedSigns = { translation: 0, translatedCoverage: 0 };

/** One word of a question that a word of clauses leads to. */
interface Led {
  readonly asked: number;
  readonly probability: number;
}

export function createTranslatedWords(): TranslatedWords {
  const numbers = new Map<string, number>();
  const clauses: Uint32Array[] = [];
  function numberOf(word: string): number {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  }
  return {
    add(words) {
      clauses.push(Uint32Array.from(new Set(words), numberOf));
    },
    of(asked, rarity, translation) {
      const rarities = asked.map(rarity);
      const all = rarities.reduce((sum, one) => sum + one, 0);
      const leads = leadsTo(asked, translation, numbers);
      return (clause) => {
        const held = clauses[clause];
        if (held === undefined || held.length === 0 || all === 0) return UNTRANSLATED;
        const { sums, most } = ledBy(held, leads, asked.length);
        let [likely, covered] = [0, 0];
        for (const [at, weight] of rarities.entries()) {
          likely += Math.log(1 + (sums[at] ?? 0) / held.length / UNLED);
          covered += weight * Math.min(1, AS_GOOD_AS_HELD * (most[at] ?? 0));
        }
        return { translation: likely / asked.length / MOST_LIKELY, translatedCoverage: covered / all };
      };
    },
  };
}

/** By the number of a word of clauses: what it leads to. A word leads to itself for certain. */
function leadsTo(
  asked: readonly string[],
  translation: Translation,
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly Led[]> {
  const leads = new Map<number, Led[]>();
  for (const [at, word] of asked.entries())
    for (const [printed, probability] of new Map([...translation(word), [word, 1] as const])) {
      const number = numbers.get(printed);
      if (number === undefined) continue;
      const known = leads.get(number) ?? [];
      known.push({ asked: at, probability });
      leads.set(number, known);
    }
  return leads;
}

/** By word of the question: how probable the words of a clause make it together, and the one that makes it most probable. */
function ledBy(
  held: Uint32Array,
  leads: ReadonlyMap<number, readonly Led[]>,
  count: number,
): { readonly sums: Float64Array; readonly most: Float64Array } {
  const [sums, most] = [new Float64Array(count), new Float64Array(count)];
  for (const word of held)
    for (const { asked, probability } of leads.get(word) ?? NO_LEADS) {
      sums[asked] = (sums[asked] ?? 0) + probability;
      most[asked] = Math.max(most[asked] ?? 0, probability);
    }
  return { sums, most };
}

const NO_LEADS: readonly Led[] = [];

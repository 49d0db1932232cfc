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

/** The words of clauses that lead to a word of questions, by their numbers, each with its probability. */
type Leading = ReadonlyMap<number, number>;

export function createTranslatedWords(): TranslatedWords {
  const numbers = new Map<string, number>();
  const clauses: Uint32Array[] = [];
  // Of the words that something was learnt of, and so not endless.
  const known = new Map<string, Leading>();
  function numberOf(word: string): number {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  }
  function leading(word: string, translation: Translation): Leading {
    const before = known.get(word);
    if (before !== undefined) return before;
    const learnt = translation(word);
    const found = numbered(new Map([...learnt, [word, 1] as const]), numbers);
    if (learnt.size > 0) known.set(word, found);
    return found;
  }
  return {
    add(words) {
      clauses.push(Uint32Array.from(new Set(words), numberOf));
      known.clear();
    },
    of(asked, rarity, translation) {
      const rarities = asked.map(rarity);
      const all = rarities.reduce((sum, one) => sum + one, 0);
      const ledBy = leadsIn(
        asked.map((word) => leading(word, translation)),
        numbers.size,
      );
      return (clause) => {
        const held = clauses[clause];
        if (held === undefined || held.length === 0 || all === 0) return UNTRANSLATED;
        const { sums, most } = ledBy(held);
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

function numbered(words: ReadonlyMap<string, number>, numbers: ReadonlyMap<string, number>): Leading {
  const leading = new Map<number, number>();
  for (const [word, probability] of words) {
    const number = numbers.get(word);
    if (number !== undefined) leading.set(number, probability);
  }
  return leading;
}

/** By word of the question: how probable the words of a clause make it together, and the one that makes it most probable. */
interface LedTo {
  readonly sums: Float64Array;
  readonly most: Float64Array;
}

/** `words`: how many words of clauses there are. What is given is overwritten by the next call. */
function leadsIn(leading: readonly Leading[], words: number): (held: Uint32Array) => LedTo {
  // By the number of a word of clauses: where its leads stand. A hundred clauses of a hundred words are looked up for each question.
  const places = new Int32Array(words).fill(NOWHERE);
  const leads: Led[][] = [];
  for (const [asked, some] of leading.entries())
    for (const [number, probability] of some) {
      const place = places[number] ?? NOWHERE;
      if (place === NOWHERE) places[number] = leads.push([{ asked, probability }]) - 1;
      else leads[place]?.push({ asked, probability });
    }
  const [sums, most] = [new Float64Array(leading.length), new Float64Array(leading.length)];
  return (held) => {
    sums.fill(0);
    most.fill(0);
    for (const word of held) {
      const place = places[word] ?? NOWHERE;
      if (place === NOWHERE) continue;
      for (const { asked, probability } of leads[place] ?? []) {
        sums[asked] = (sums[asked] ?? 0) + probability;
        most[asked] = Math.max(most[asked] ?? 0, probability);
      }
    }
    return { sums, most };
  };
}

const NOWHERE = -1;

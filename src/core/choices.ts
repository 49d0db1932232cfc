import { MOST_SHOWN } from './answer.ts';
import type { ChooserSays, Choosing } from './choice.ts';
import type { Found } from './evidence.ts';
import type { Clause, CouncilId } from './guidance.ts';
import type { Chooser, ChoiceKey, ChoiceLog, Clock, Edition, Log } from './ports.ts';
import type { Question } from './question.ts';

/** A question that was searched and may be put to the chooser. */
export interface Choosable {
  readonly question: Question;
  readonly scope: CouncilId | undefined;
  readonly takenWith: string | undefined;
  readonly edition: Edition;
  readonly found: Found;
}

/** What the chooser says of a question: once decided, always the same in one edition. */
export interface Choices {
  /** Never rejects. */
  of(choosable: Choosable): Promise<Choosing>;
}

/** Clauses shown to the chooser. */
const MOST_OFFERED = 10;
/**
 * A question that could not be decided is not put to the chooser again for so long: whoever asks it twice in a meeting gets the same
 * answer twice while the endpoint comes and goes, and waits for it once.
 */
export const UNDECIDED_FOR_MS = 10 * 60 * 1000;
/** Questions remembered; the one put to the chooser longest ago goes first. Choices are in the log besides. */
const MOST_REMEMBERED = 1000;

export function createChoices(parts: {
  readonly chooser: Chooser;
  readonly kept: ChoiceLog;
  readonly clock: Clock;
  /** Made anew for each question; aborted when its time is up. */
  readonly timeLimit: () => AbortSignal;
  readonly log: Log;
}): Choices {
  const { chooser, kept, clock, timeLimit, log } = parts;
  const memory = createMemory(clock);

  async function choose(key: ChoiceKey, { question, takenWith, found }: Choosable): Promise<Choosing> {
    try {
      const before = await kept.kept(key);
      if (before !== undefined) return before;
      const clauses = found.candidates.slice(0, MOST_OFFERED).map(({ clause }) => clause);
      const says = await chooser.choose({ question: question.text, takenWith, clauses }, timeLimit());
      const choosing = choosingOf(says, clauses);
      return choosing.outcome === 'undecided' ? choosing : await kept.keep(key, choosing, clock());
    } catch (cause) {
      // A choice that is not kept could be another one tomorrow, so nothing is answered with it.
      log.error('choice-not-kept', { edition: key.edition }, cause);
      return { outcome: 'undecided', why: 'not-kept' };
    }
  }

  return {
    of(choosable) {
      const key = keyOf(choosable, chooser.version);
      const name = JSON.stringify([
        key.edition,
        key.since ?? null,
        key.scope ?? null,
        key.takenWith ?? null,
        key.question,
      ]);
      return memory.of(name, () => choose(key, choosable));
    },
  };
}

/** What is under way or was said in this process: a choice for good, that there is none yet for a while. */
function createMemory(clock: Clock) {
  const remembered = new Map<string, { readonly choosing: Promise<Choosing>; readonly until: number }>();

  function remember(name: string, choosing: Promise<Choosing>, until: number): void {
    // A map keeps the order of its insertions.
    remembered.delete(name);
    remembered.set(name, { choosing, until });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }

  function of(name: string, choose: () => Promise<Choosing>): Promise<Choosing> {
    const known = remembered.get(name);
    if (known !== undefined && clock() < known.until) return known.choosing;
    const choosing = choose().then((made) => {
      if (made.outcome === 'undecided') remember(name, choosing, clock() + UNDECIDED_FOR_MS);
      return made;
    });
    remember(name, choosing, Infinity);
    return choosing;
  }

  return { of };
}

const keyOf = ({ scope, takenWith, edition, found }: Choosable, chooser: string): ChoiceKey => ({
  question: wordsAlone(found.reading.text),
  scope,
  takenWith: takenWith === undefined ? undefined : wordsAlone(takenWith),
  edition: edition.id,
  since: edition.dated?.since,
  chooser,
});

// Capitals and punctuation make no other question of it.
const wordsAlone = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function choosingOf(says: ChooserSays, clauses: readonly Clause[]): Choosing {
  if (says.outcome !== 'chosen') return says;
  const ids = new Set(says.numbers.flatMap((number) => clauses[number - 1]?.id ?? []));
  const [first, ...others] = ids;
  if (first === undefined || ids.size < says.numbers.length || ids.size > MOST_SHOWN)
    return { outcome: 'undecided', why: 'nonsense' };
  return { outcome: 'chosen', clauses: [first, ...others] };
}

import type { Assistant } from './assistant.ts';
import type { Clause, CouncilId, GuidanceDocument } from './guidance.ts';
import { NOTHING_HALTED } from './halt.ts';
import type { HaltedAt } from './halt.ts';
import type { Edition } from './ports.ts';

/** Enough to show the range of a council's guidance, few enough to read before typing. */
const EXAMPLES = 3;
/** Phrasings tried before fewer examples are shown: the first visitor of an edition waits for them. */
const EXAMPLES_TRIED = 12;

/** Finds questions worth trying. */
export interface Examples {
  /**
   * Phrasings of the guidance that are answered with the clause they are kept with; the same ones for the same edition.
   * Looked for once an edition and council, and again when something of it is halted or resumed: what is halted has none.
   */
  of(edition: Edition, council: CouncilId | undefined): Promise<readonly string[]>;
}

export function createExamples(assistant: Pick<Assistant, 'consider'>, haltedAt: HaltedAt = NOTHING_HALTED): Examples {
  const found = new WeakMap<Edition, Map<string, readonly string[]>>();

  async function of(edition: Edition, council: CouncilId | undefined): Promise<readonly string[]> {
    const known = found.get(edition) ?? new Map<string, readonly string[]>();
    found.set(edition, known);
    const inScope = edition.documents.filter((document) => council === undefined || document.council === council);
    const quotable = inScope.filter(
      (document) => haltedAt({ council: document.council, document: document.id }) === undefined,
    );
    const name = JSON.stringify([council ?? null, quotable.length === inScope.length || quotable.map(({ id }) => id)]);
    const examples = known.get(name) ?? (await tried(assistant, spread(clausesOf(quotable)), council));
    known.set(name, examples);
    return examples;
  }

  return { of };
}

async function tried(
  assistant: Pick<Assistant, 'consider'>,
  clauses: readonly Clause[],
  council: CouncilId | undefined,
): Promise<readonly string[]> {
  const examples: string[] = [];
  for (const clause of clauses) {
    const phrasing = phrasingOf(clause);
    if (phrasing === undefined) continue;
    const considered = await assistant.consider(phrasing, council);
    if (considered.outcome !== 'considered' || considered.answer.outcome !== 'quoted') continue;
    if (considered.answer.quotes[0].clause === clause.id) examples.push(phrasing);
    if (examples.length === EXAMPLES) break;
  }
  return examples;
}

/** What a councillor asks for themselves makes a better start than what a document is called. */
const OWN_QUESTION = /\bI\b.*\?$/;
/** Longer ones tell a story, and are hard to take in at a glance. */
const LONGEST = 60;
const isExample = (phrasing: string): boolean => phrasing.length <= LONGEST && OWN_QUESTION.test(phrasing);

const phrasingOf = ({ asked }: Clause): string | undefined => asked.find(isExample) ?? asked[0];

function clausesOf(documents: readonly GuidanceDocument[]): readonly Clause[] {
  const clauses = documents.flatMap((document) => document.clauses);
  const personal = clauses.filter(({ asked }) => asked.some(isExample));
  return personal.length < EXAMPLES ? clauses : personal;
}

// One from the middle of each third of the guidance first, then the clauses after those, so that the examples differ.
function spread(clauses: readonly Clause[]): readonly Clause[] {
  const third = Math.ceil(clauses.length / EXAMPLES);
  const order = Array.from({ length: third * EXAMPLES }, (_none, index) => {
    const within = (Math.floor(index / EXAMPLES) + Math.floor(third / 2)) % third;
    return (index % EXAMPLES) * third + within;
  });
  return order.flatMap((index) => clauses[index] ?? []).slice(0, EXAMPLES_TRIED);
}

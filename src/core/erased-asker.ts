import { ERASED_NAME, ERASED_WORDS } from './my-data-wording.ts';
import { nameless } from './nameless.ts';
import { make } from './escalation-moves.ts';
import type { Asker, Escalation, HistoryEntry, Move, MoveName } from './escalation.ts';
import { personId } from './people.ts';
import type { Person, PersonId } from './people.ts';

/** No platform names anybody so. */
const ERASED = 'erased:';

/** Whoever this is had themselves taken out: there is nowhere to tell them anything. */
export const isErased = (id: PersonId): boolean => id.startsWith(ERASED);

/** Who stands in the place of somebody who had themselves taken out. `unique`: so that two of them are not one. */
export const erasedPerson = (unique: string): Person => ({
  id: personId(`${ERASED}${unique}`),
  name: ERASED_NAME,
  home: { platform: 'playground', address: `${ERASED}${unique}` },
});

/** What a councillor does; the same person's acts as an officer are the council's, and stay. */
const BY_COUNCILLORS: ReadonlySet<MoveName> = new Set(['join', 'add-detail', 'reply', 'reopen', 'withdraw', 'settle']);

/**
 * The escalation without somebody who asked or joined it: `stand` takes their place, and their full name is taken out of what was written. Whoever
 * still waits withdraws. Where no officer answered and nobody else asked, all words go as well. Undefined: they never asked it.
 */
export function withoutAsker(escalation: Escalation, id: PersonId, stand: Person, at: number): Escalation | undefined {
  const kept = everyAsker(escalation).filter((person) => person.id === id);
  const [person] = kept;
  if (person === undefined) return undefined;
  const left = make(escalation, { part: 'councillor', person }, { move: 'withdraw' }, at);
  const after = left.outcome === 'moved' ? left.escalation : escalation;
  const marked = make(after, { part: 'clock' }, { move: 'erased' }, at);
  if (marked.outcome === 'refused') return undefined;
  const words = isTheirsAlone(escalation, id)
    ? () => ERASED_WORDS
    : nameless(
        kept.map(({ name }) => name),
        ERASED_NAME,
      );
  const mask = (each: Person): Person => (each.id === id ? stand : each);
  return masked(marked.escalation, mask, words);
}

function everyAsker({ askers, history }: Escalation): readonly Person[] {
  const joined = history.flatMap(({ move, by }) =>
    move.move === 'join' ? [move.asker.person] : BY_COUNCILLORS.has(move.move) && by !== 'clock' ? [by] : [],
  );
  return [...askers.map(({ person }) => person), ...joined];
}

/** What an officer answered is a record of the council's, and what others asked as well is theirs. */
const isTheirsAlone = (escalation: Escalation, id: PersonId): boolean =>
  escalation.history.every(({ move }) => move.move !== 'answer') &&
  everyAsker(escalation).every((each) => each.id === id || isErased(each.id));

function masked(escalation: Escalation, mask: (person: Person) => Person, words: (text: string) => string): Escalation {
  const asker = ({ person, about }: Asker): Asker => ({ person: mask(person), about });
  const [first, ...others] = escalation.askers;
  const moveOf = (move: Move): Move => {
    if (move.move === 'join') return { ...move, asker: asker(move.asker) };
    if (move.move === 'unreached') return { ...move, person: mask(move.person) };
    return 'text' in move ? { ...move, text: words(move.text) } : move;
  };
  const entry = ({ by, move, ...rest }: HistoryEntry): HistoryEntry => ({
    ...rest,
    by: by !== 'clock' && BY_COUNCILLORS.has(move.move) ? mask(by) : by,
    move: moveOf(move),
  });
  return {
    ...escalation,
    askers: [asker(first), ...others.map(asker)],
    question: words(escalation.question),
    history: escalation.history.map(entry),
  };
}

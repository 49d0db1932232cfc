import type { Escalation } from './escalation.ts';
import type { ClauseId, NonEmpty } from './guidance.ts';
import type { PersonId } from './people.ts';
import { readQuestion } from './question.ts';
import { questionKey } from './question-key.ts';
import type { Suggested, Suggestion } from './suggestion.ts';

/** A suggestion that nobody has proposed yet. */
export type Learnt = Pick<Suggestion, 'council' | 'team' | 'from' | 'people' | 'suggested'>;

/** So many people who ask the same are no chance: every edition should answer it. */
const FEWEST_ASKERS = 2;

/**
 * What officers' answers teach: a question answered with a clause is a phrasing of the one quoted first, unless Clausebook quoted that itself, and, if
 * several people asked it, a question to expect. Confidential ones teach nothing. In the order of the escalations.
 */
export function learntFrom(
  escalations: readonly Escalation[],
  inForce: (clause: ClauseId) => boolean,
): readonly Learnt[] {
  const taught = escalations.filter(({ confidential }) => !confidential).flatMap(lessonOf);
  const sound = taught.filter(({ clause }) => inForce(clause));
  const alike = Map.groupBy(sound, ({ escalation: { council }, key }) => `${council}: ${key}`);
  return [...alike.values()].flatMap(([first, ...others]) => (first === undefined ? [] : learntOf([first, ...others])));
}

interface Lesson {
  readonly escalation: Escalation;
  readonly key: string;
  readonly words: string;
  readonly clause: ClauseId;
}

function lessonOf(escalation: Escalation): readonly Lesson[] {
  const last = escalation.history.findLast(({ move }) => move.move === 'answer')?.move;
  const [clause] = last?.move === 'answer' ? last.clauses : [];
  const settled = escalation.now.state === 'answered' || escalation.now.state === 'closed';
  const read = readQuestion(escalation.question);
  if (clause === undefined || !settled || read.outcome !== 'read') return [];
  const key = questionKey(read.question.text);
  return key === '' ? [] : [{ escalation, key, words: read.question.text, clause }];
}

function learntOf(lessons: NonEmpty<Lesson>): readonly Learnt[] {
  const [{ escalation, words, clause }] = lessons;
  // Officers who point to different clauses have not taught which one is meant.
  if (lessons.some((lesson) => lesson.clause !== clause)) return [];
  const people = new Set<PersonId>(lessons.flatMap((each) => each.escalation.askers.map(({ person }) => person.id)));
  const { council, team, id, botSaid } = escalation;
  const learnt = { council, team, from: { kind: 'escalation', id }, people: people.size } as const;
  const known = botSaid.outcome === 'quoted' && botSaid.near[0] === clause;
  const kinds: readonly ('phrasing' | 'expected')[] = [
    ...(known ? [] : (['phrasing'] as const)),
    ...(people.size < FEWEST_ASKERS ? [] : (['expected'] as const)),
  ];
  return kinds.map((kind) => ({ ...learnt, suggested: { kind, words, clause } satisfies Suggested }));
}

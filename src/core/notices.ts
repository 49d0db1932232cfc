import type { Conversation } from './conversation.ts';
import { isErased } from './erased-asker.ts';
import type { Escalation, HistoryEntry, MoveName } from './escalation.ts';
import { inShort } from './in-short.ts';
import { noticeId } from './notice.ts';
import type { Notice, Telling } from './notice.ts';
import type { Person, PersonId } from './people.ts';

/** The notices that a new escalation calls for. `places`: where its team is told. */
export const noticesOfOpening = (escalation: Escalation, places: readonly Conversation[]): readonly Notice[] => [
  ...escalation.askers.map(({ person }) => status(escalation, person)),
  ...places.map((place) => card(escalation, place)),
];

/**
 * The notices that the last move calls for: every message that is kept up to date, and messages of their own to whoever should hear
 * of it. The same escalation calls for the same notices.
 */
export function noticesOf(escalation: Escalation, places: readonly Conversation[]): readonly Notice[] {
  const entry = escalation.history.at(-1);
  if (entry === undefined) return noticesOfOpening(escalation, places);
  const upToDate = [
    ...everAskers(escalation).map((person) => status(escalation, person)),
    ...places.map((place) => card(escalation, place)),
    ...holders(escalation).map((officer) => file(escalation, officer)),
  ];
  return [...upToDate, ...told(escalation, entry, places)];
}

/** Who is told of a move in a message of its own. */
const TOLD: Readonly<Record<MoveName, 'askers' | 'officers' | 'taker' | 'nobody'>> = {
  'ask-back': 'askers',
  answer: 'askers',
  'close-without-answer': 'askers',
  'add-detail': 'officers',
  reply: 'officers',
  reopen: 'officers',
  withdraw: 'officers',
  'return-to-queue': 'officers',
  'remind-before': 'officers',
  'remind-after': 'officers',
  unreached: 'officers',
  'hand-over': 'taker',
  claim: 'nobody',
  release: 'nobody',
  recuse: 'nobody',
  note: 'nobody',
  settle: 'nobody',
  join: 'nobody',
  erased: 'nobody',
};

function told(escalation: Escalation, entry: HistoryEntry, places: readonly Conversation[]): readonly Notice[] {
  const { askers, now } = escalation;
  switch (TOLD[entry.move.move]) {
    case 'askers':
      return askers
        .filter(({ person }) => !isErased(person.id))
        .map(({ person }) => moveNotice(escalation, person.home, undefined));
    case 'officers': {
      const holder = now.state === 'claimed' ? [moveNotice(escalation, now.officer.home, undefined)] : [];
      const first =
        now.state === 'waiting' && now.firstFor !== undefined ? homeOf(escalation, now.firstFor.officer) : undefined;
      return [
        ...holder,
        ...(first === undefined ? [] : [moveNotice(escalation, first, undefined)]),
        ...places.map((place) => moveNotice(escalation, place, card(escalation, place))),
      ];
    }
    case 'taker':
      return entry.move.move === 'hand-over' ? [moveNotice(escalation, entry.move.to.home, undefined)] : [];
    case 'nobody':
      return [];
  }
}

/** Askers, and those who withdrew: their message says so. */
function everAskers({ askers, history }: Escalation): readonly Person[] {
  const gone = history.flatMap(({ by, move }) => (move.move === 'withdraw' && by !== 'clock' ? [by] : []));
  return unique([...askers.map(({ person }) => person), ...gone]).filter(({ id }) => !isErased(id));
}

/** Officers who hold or held a confidential one, and so have its text in private; nobody else needs a message for themselves. */
function holders({ confidential, history }: Escalation): readonly Person[] {
  if (!confidential) return [];
  return unique(
    history.flatMap(({ by, move }) =>
      move.move === 'hand-over' ? [move.to] : move.move === 'claim' && by !== 'clock' ? [by] : [],
    ),
  );
}

const homeOf = ({ history }: Escalation, officer: PersonId): Conversation | undefined =>
  history.flatMap(({ by }) => (by !== 'clock' && by.id === officer ? [by.home] : [])).at(-1);

function unique(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

const status = (escalation: Escalation, { id, home }: Person): Notice =>
  notice(escalation, home, { tells: 'status', person: id }, undefined);
const card = (escalation: Escalation, place: Conversation): Notice =>
  notice(escalation, place, { tells: 'card' }, undefined);
const file = (escalation: Escalation, { id, home }: Person): Notice =>
  notice(escalation, home, { tells: 'file', person: id }, undefined);
const moveNotice = (escalation: Escalation, to: Conversation, under: Notice | undefined): Notice =>
  notice(escalation, to, { tells: 'move', entry: escalation.history.length - 1 }, under);

function notice(escalation: Escalation, to: Conversation, telling: Telling, under: Notice | undefined): Notice {
  const { id, council } = escalation;
  const what = telling.tells === 'move' ? `move-${telling.entry}` : telling.tells;
  return {
    id: noticeId(`${id}/${what}/${to.platform}-${inShort(to.address)}`),
    escalation: id,
    council,
    to,
    under: under?.id,
    telling,
  };
}

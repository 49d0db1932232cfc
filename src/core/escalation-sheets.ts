import { askerButtons, buttonsOf, officerButtons } from './escalation-buttons.ts';
import { isAsker, isOpen } from './escalation.ts';
import type { Escalation, HistoryEntry, MoveName } from './escalation.ts';
import {
  answerByWords,
  askedBy,
  botSaidWords,
  CLAUSE_GONE,
  CONFIDENTIAL_ASKED,
  CONFIDENTIAL_LINE,
  FACTS,
  gistWords,
  LATE_LINE,
  NEAR_HEADING,
  QUOTED_BESIDE,
  saidBy,
  THE_COUNCILLOR,
  toldWords,
  UNNAMED,
  unreachedLine,
  withdrawnWords,
  WORDS_OF_AN_OFFICER,
  wroteWords,
} from './escalation-wording.ts';
import { quote } from './guidance.ts';
import type { ClauseId } from './guidance.ts';
import type { Person, PersonId } from './people.ts';
import type { Edition } from './ports.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import { dayAt } from './working-days.ts';

/** What a sheet is drawn from, besides the escalation. */
export interface Drawing {
  /** The edition in force: what is not in it any more is not quoted. */
  readonly edition: Edition;
  /** YYYY-MM-DD */
  readonly today: string;
}

export const drawingOn = (edition: Edition, now: number): Drawing => ({
  edition,
  today: dayAt(now),
});

/** How it stands, for one of its askers: what they and the officers said to each other, and what they can do. */
export function statusSheet(escalation: Escalation, asker: PersonId, drawing: Drawing): Sheet {
  if (!isAsker(escalation, asker)) return leftSheet(escalation, asker);
  const { confidential, history } = escalation;
  const late = isOpen(escalation) && history.some(({ move }) => move.move === 'remind-after');
  return {
    gist: gistWords(escalation),
    parts: [
      { part: 'heading', text: gistWords(escalation) },
      fact(FACTS.sentTo, teamName(escalation, drawing)),
      ...(isOpen(escalation) ? [fact(FACTS.answerBy, answerByWords(escalation.answerBy))] : []),
      ...(late ? [line(LATE_LINE)] : []),
      askedPart(escalation, asker),
      ...history.flatMap((entry) => (isFor(entry, asker) ? saidParts(entry, drawing) : [])),
      ...(confidential ? [line(CONFIDENTIAL_ASKED)] : []),
    ],
    buttons: askerButtons(escalation),
  };
}

/** For somebody who waits for it no more while others do: nothing of what has happened since, and nobody else's name. */
function leftSheet(escalation: Escalation, left: PersonId): Sheet {
  const gist = withdrawnWords(escalation.id);
  return { gist, parts: [{ part: 'heading', text: gist }, askedPart(escalation, left)], buttons: [] };
}

/** The question, under the name of this one asker and when they asked it. */
function askedPart({ askers, question, opened, history }: Escalation, asker: PersonId): SheetPart {
  const joined = history.findLast(({ move }) => move.move === 'join' && move.asker.person.id === asker);
  const person = askers.find((each) => each.person.id === asker)?.person ?? movedBy(history, asker);
  return { part: 'words', heading: saidBy(person?.name ?? UNNAMED, joined?.at ?? opened), text: question };
}

const movedBy = (history: Escalation['history'], person: PersonId): Person | undefined =>
  history.flatMap(({ by }) => (by !== 'clock' && by.id === person ? [by] : []))[0];

/** The officers' card in their channel. Of a confidential one it shows the topic and the reference, and no word of anybody's. */
export function cardSheet(escalation: Escalation, drawing: Drawing): Sheet {
  const shown = escalation.confidential ? [line(CONFIDENTIAL_LINE)] : contents(escalation, drawing);
  return officerSheet(escalation, drawing, shown);
}

/**
 * The officers' card in their channel, as one of them sees it: what they may do, and no more of it than the channel sees, because a
 * screen in the channel is read by others, too.
 */
export const viewSheet = (escalation: Escalation, officer: PersonId, drawing: Drawing): Sheet => ({
  ...cardSheet(escalation, drawing),
  buttons: buttonsOf(escalation, officer),
  views: escalation.id,
});

/**
 * For one officer alone: everything, if they hold it; else what the channel sees. What only others can do is not offered, while the
 * channel's card has to serve all of them.
 */
export function fileSheet(escalation: Escalation, officer: PersonId, drawing: Drawing): Sheet {
  const sheet =
    heldBy(escalation) === officer
      ? officerSheet(escalation, drawing, contents(escalation, drawing))
      : cardSheet(escalation, drawing);
  return { ...sheet, buttons: buttonsOf(escalation, officer) };
}

/** One move, in a message of its own. `inside`: whoever reads it may see the words of a confidential one. */
export function moveSheet(
  escalation: Escalation,
  entry: HistoryEntry,
  reader: { readonly asker: boolean; readonly inside: boolean },
  drawing: Drawing,
): Sheet {
  const { id, confidential } = escalation;
  const hidden = confidential && !reader.inside;
  const gist = toldWords(id, hidden && BY_ASKERS.has(entry.move.move) ? THE_COUNCILLOR : whoOf(entry), entry.move.move);
  return {
    gist,
    parts: [{ part: 'heading', text: gist }, ...(hidden ? [] : saidParts(entry, drawing))],
    buttons: reader.asker ? askerButtons(escalation) : hidden ? [] : officerButtons(escalation),
  };
}

/** Who holds it; of what is answered or closed, who held it then, if anybody did. */
function heldBy({ now, history }: Escalation): PersonId | undefined {
  if (now.state !== 'closed') return now.state === 'waiting' ? undefined : now.officer.id;
  return history.reduce<PersonId | undefined>((holder, { by, move }) => {
    switch (move.move) {
      case 'claim':
        return by === 'clock' ? holder : by.id;
      case 'hand-over':
        return move.to.id;
      case 'release':
      case 'return-to-queue':
      case 'reopen':
        return undefined;
      case 'recuse':
        return by !== 'clock' && by.id === holder ? undefined : holder;
      default:
        return holder;
    }
  }, undefined);
}

function officerSheet(escalation: Escalation, drawing: Drawing, shown: readonly SheetPart[]): Sheet {
  const { topic, confidential } = escalation;
  return {
    gist: gistWords(escalation),
    parts: [
      { part: 'heading', text: gistWords(escalation) },
      fact(FACTS.topic, topic),
      ...(confidential ? [] : [fact(FACTS.from, askedBy(escalation))]),
      ...(isOpen(escalation) ? [fact(FACTS.answerBy, answerByWords(escalation.answerBy))] : []),
      ...shown,
    ],
    buttons: officerButtons(escalation),
  };
}

const contents = (escalation: Escalation, drawing: Drawing): readonly SheetPart[] => {
  const { askers, question, opened, botSaid, history } = escalation;
  return [
    { part: 'words', heading: saidBy(askers[0].person.name, opened), text: question },
    fact(FACTS.botSaid, botSaidWords(botSaid)),
    ...quotesOf(botSaid.near, NEAR_HEADING, drawing),
    ...history.flatMap((entry) => saidParts(entry, drawing)),
  ];
};

/** What was written with a move, under who wrote it; an answer's clauses apart from its words. */
function saidParts(entry: HistoryEntry, drawing: Drawing): readonly SheetPart[] {
  const { move, at } = entry;
  if (move.move === 'unreached') return [line(unreachedLine(move.person.name, at))];
  const label = wroteWords(move.move);
  if (!('text' in move) || label === undefined) return [];
  const said: SheetPart = { part: 'words', heading: `${label}: ${saidBy(whoOf(entry), at)}`, text: move.text };
  if (move.move !== 'answer') return [said];
  const quotes = quotesOf(move.clauses, QUOTED_BESIDE, drawing);
  const gone = quotes.length < move.clauses.length;
  return [said, line(WORDS_OF_AN_OFFICER), ...quotes, ...(gone ? [line(CLAUSE_GONE)] : [])];
}

function quotesOf(ids: readonly ClauseId[], heading: string, { edition, today }: Drawing): readonly SheetPart[] {
  return ids.flatMap((id): readonly SheetPart[] => {
    const clause = edition.clause(id);
    if (clause === undefined) return [];
    const { review } = clause.citation.dates;
    return [{ part: 'quote', heading, quote: quote(clause), overdue: review !== undefined && review < today }];
  });
}

/** What an asker sees of the history: what officers told all of them, and what they wrote themselves. */
const isFor = ({ by, move }: HistoryEntry, asker: PersonId): boolean =>
  TO_ASKERS.has(move.move) || (by !== 'clock' && by.id === asker && move.move !== 'note');

const TO_ASKERS: ReadonlySet<MoveName> = new Set(['ask-back', 'answer', 'close-without-answer']);
/** Moves that a councillor makes, or that are told of one: of a confidential one the channel is not told which councillor. */
const BY_ASKERS: ReadonlySet<MoveName> = new Set([
  'add-detail',
  'reply',
  'reopen',
  'withdraw',
  'settle',
  'join',
  'unreached',
]);

const fact = (label: string, value: string): SheetPart => ({ part: 'fact', label, value });
const line = (text: string): SheetPart => ({ part: 'line', text });
function whoOf({ by, move }: HistoryEntry): string {
  if (move.move === 'unreached') return move.person.name;
  return by === 'clock' ? 'Clausebook' : by.name;
}

function teamName({ council, team }: Escalation, { edition }: Pick<Drawing, 'edition'>): string {
  const teams = edition.councils.find(({ id }) => id === council)?.teams ?? [];
  return teams.find(({ id }) => id === team)?.name ?? team;
}

import type { Act, FormName } from './conversation.ts';
import { isOpen } from './escalation.ts';
import type { Escalation, HistoryEntry, MoveName } from './escalation.ts';
import {
  ACT_LABELS,
  answerByWords,
  askedBy,
  botSaidWords,
  CLAUSE_GONE,
  CONFIDENTIAL_ASKED,
  CONFIDENTIAL_LINE,
  FACTS,
  FORM_LABELS,
  gistWords,
  LATE_LINE,
  NEAR_HEADING,
  QUOTED_BESIDE,
  saidBy,
  stateWords,
  toldWords,
  WORDS_OF_AN_OFFICER,
  wroteWords,
} from './escalation-wording.ts';
import { quote } from './guidance.ts';
import type { ClauseId } from './guidance.ts';
import type { PersonId } from './people.ts';
import type { Edition } from './ports.ts';
import type { Button, Sheet, SheetPart } from './sheet.ts';

/** What a sheet is drawn from, besides the escalation. */
export interface Drawing {
  /** The edition in force: what is not in it any more is not quoted. */
  readonly edition: Edition;
  /** YYYY-MM-DD */
  readonly today: string;
}

export const drawingOn = (edition: Edition, now: number): Drawing => ({
  edition,
  today: new Date(now).toISOString().slice(0, 10),
});

/** How it stands, for one of its askers: what they and the officers said to each other, and what they can do. */
export function statusSheet(escalation: Escalation, asker: PersonId, drawing: Drawing): Sheet {
  const { id, question, confidential, history } = escalation;
  const late = isOpen(escalation) && history.some(({ move }) => move.move === 'remind-after');
  return {
    gist: gistWords(escalation),
    parts: [
      { part: 'heading', text: gistWords(escalation) },
      fact(FACTS.sentTo, teamName(escalation, drawing)),
      ...(isOpen(escalation) ? [fact(FACTS.answerBy, answerByWords(escalation.answerBy))] : []),
      ...(late ? [line(LATE_LINE)] : []),
      { part: 'words', heading: saidBy(nameOf(escalation, asker), escalation.opened), text: question },
      ...history.flatMap((entry) => (isFor(entry, asker) ? saidParts(entry, drawing) : [])),
      ...(confidential ? [line(CONFIDENTIAL_ASKED)] : []),
    ],
    buttons: [...askerButtons(escalation)].map((button) => ({ ...button, about: id })),
  };
}

/** The officers' card in their channel. Of a confidential one it shows the topic and the reference, and no word of anybody's. */
export function cardSheet(escalation: Escalation, drawing: Drawing): Sheet {
  const shown = escalation.confidential ? [line(CONFIDENTIAL_LINE)] : contents(escalation, drawing);
  return officerSheet(escalation, drawing, shown);
}

/** Everything, for the officer who holds it; for one who does not hold it any more, only how it stands. */
export function fileSheet(escalation: Escalation, officer: PersonId, drawing: Drawing): Sheet {
  const holds = escalation.now.state !== 'waiting' && heldBy(escalation) === officer;
  return holds ? officerSheet(escalation, drawing, contents(escalation, drawing)) : cardSheet(escalation, drawing);
}

/** One move, in a message of its own. `inside`: whoever reads it may see the words of a confidential one. */
export function moveSheet(
  escalation: Escalation,
  entry: HistoryEntry,
  reader: { readonly asker: boolean; readonly inside: boolean },
  drawing: Drawing,
): Sheet {
  const { id, confidential } = escalation;
  const gist = toldWords(id, whoOf(entry), entry.move.move);
  const hidden = confidential && !reader.inside;
  const buttons = reader.asker ? askerButtons(escalation) : hidden ? [] : officerButtons(escalation);
  return {
    gist,
    parts: [{ part: 'heading', text: gist }, ...(hidden ? [] : saidParts(entry, drawing))],
    buttons: buttons.map((button) => ({ ...button, about: id })),
  };
}

/** Who holds it, or answered it last. */
function heldBy({ now, history }: Escalation): PersonId | undefined {
  if (now.state === 'claimed' || now.state === 'answered') return now.officer.id;
  const last = history.findLast(({ move }) => move.move === 'answer' || move.move === 'close-without-answer');
  return last === undefined || last.by === 'clock' ? undefined : last.by.id;
}

function officerSheet(escalation: Escalation, drawing: Drawing, shown: readonly SheetPart[]): Sheet {
  const { id, topic, confidential } = escalation;
  return {
    gist: gistWords(escalation),
    parts: [
      { part: 'heading', text: gistWords(escalation) },
      fact(FACTS.topic, topic),
      ...(confidential ? [] : [fact(FACTS.from, askedBy(escalation))]),
      fact(FACTS.answerBy, answerByWords(escalation.answerBy)),
      ...shown,
    ],
    buttons: officerButtons(escalation).map((button) => ({ ...button, about: id })),
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

type Choice = Omit<Extract<Button, { press: 'act' }>, 'about'> | Omit<Extract<Button, { press: 'form' }>, 'about'>;

const act = (name: Act, main = false): Choice => ({ press: 'act', act: name, label: ACT_LABELS[name], main });
const form = (name: FormName, main = false): Choice => ({ press: 'form', form: name, label: FORM_LABELS[name], main });

function askerButtons({ now }: Escalation): readonly Choice[] {
  switch (now.state) {
    case 'waiting':
      return [form('add-detail'), act('withdraw')];
    case 'claimed':
      return [now.askedBack ? form('reply', true) : form('add-detail'), act('withdraw')];
    case 'answered':
      return [act('settle', true), form('reopen')];
    case 'closed':
      return [form('reopen')];
  }
}

function officerButtons({ now }: Escalation): readonly Choice[] {
  switch (now.state) {
    case 'waiting':
      return [act('claim', true), form('note'), act('recuse')];
    case 'claimed':
      return [
        form('answer', true),
        form('ask-back'),
        form('note'),
        form('hand-over'),
        act('release'),
        act('recuse'),
        form('close-without-answer'),
      ];
    default:
      return [form('note')];
  }
}

const fact = (label: string, value: string): SheetPart => ({ part: 'fact', label, value });
const line = (text: string): SheetPart => ({ part: 'line', text });
const whoOf = ({ by }: HistoryEntry): string => (by === 'clock' ? 'Clausebook' : by.name);
const nameOf = ({ askers }: Escalation, person: PersonId): string =>
  (askers.find((asker) => asker.person.id === person) ?? askers[0]).person.name;

export function teamName({ council, team }: Escalation, { edition }: Pick<Drawing, 'edition'>): string {
  const teams = edition.councils.find(({ id }) => id === council)?.teams ?? [];
  return teams.find(({ id }) => id === team)?.name ?? team;
}

import { isErased } from './erased-asker.ts';
import type { Escalation } from './escalation.ts';
import type { CouncilId } from './guidance.ts';
import { nameless } from './nameless.ts';
import type { Person } from './people.ts';

/** What is kept that a council may have to disclose. */
export interface Disclosures {
  /** Escalations of the council that were opened from then on and before `until`, the oldest first. */
  escalations(council: CouncilId, from: number, until: number): Promise<readonly Escalation[]>;
}

/** An escalation as it can be disclosed to anybody: without its people. */
export interface Disclosed {
  readonly reference: string;
  readonly opened: string;
  readonly team: string;
  readonly topic: string;
  readonly state: string;
  readonly question: string;
  /** Each answer that was given, the first one first, and when. */
  readonly answers: readonly { readonly at: string; readonly text: string; readonly clauses: readonly string[] }[];
}

export interface Disclosure {
  readonly escalations: readonly Disclosed[];
  /** Asked in confidence, and left out. */
  readonly confidential: number;
}

const A_COUNCILLOR = '[a councillor]';
const AN_OFFICER = '[an officer]';

/**
 * Questions and answers without anybody's id, and without the full names of those who took part. What else tells who somebody is, whoever discloses
 * it has to read for: no rule finds that.
 */
export function disclosed(escalations: readonly Escalation[]): Disclosure {
  const open = escalations.filter(({ confidential }) => !confidential);
  return { escalations: open.map(disclose), confidential: escalations.length - open.length };
}

function disclose(escalation: Escalation): Disclosed {
  const { id, opened, team, topic, question, now, history } = escalation;
  const councillors = nameless(namesOf(askersOf(escalation)), A_COUNCILLOR);
  const officers = nameless(namesOf(officersOf(escalation)), AN_OFFICER);
  const words = (text: string): string => officers(councillors(text));
  return {
    reference: id,
    opened: new Date(opened).toISOString(),
    team,
    topic,
    state: now.state,
    question: words(question),
    answers: history.flatMap(({ at, move }) =>
      move.move === 'answer'
        ? [{ at: new Date(at).toISOString(), text: words(move.text), clauses: move.clauses.map(String) }]
        : [],
    ),
  };
}

const namesOf = (people: readonly Person[]): readonly string[] =>
  people.filter(({ id }) => !isErased(id)).map(({ name }) => name);

const askersOf = ({ askers, history }: Escalation): readonly Person[] => [
  ...askers.map(({ person }) => person),
  ...history.flatMap(({ move }) => (move.move === 'join' ? [move.asker.person] : [])),
];

const officersOf = ({ history }: Escalation): readonly Person[] =>
  history.flatMap(({ by, move }) => [...(by === 'clock' ? [] : [by]), ...(move.move === 'hand-over' ? [move.to] : [])]);

const HEADINGS = ['reference', 'opened', 'team', 'topic', 'state', 'question', 'answered', 'answer', 'clauses'];

/** As CSV that a spreadsheet opens: a line an answer, or one for what has none; no cell is taken for a formula. */
export const asCsv = ({ escalations }: Disclosure): string =>
  [
    HEADINGS,
    ...escalations.flatMap(({ answers, reference, opened, team, topic, state, question }) => {
      const asked = [reference, opened, team, topic, state, question];
      return answers.length === 0
        ? [[...asked, '', '', '']]
        : answers.map(({ at, text, clauses }) => [...asked, at, text, clauses.join(' ')]);
    }),
  ]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');

/** A spreadsheet reads what begins so as a formula, also after spaces. */
const FORMULA = /^[\s\0]*[=+\-@\t\r|%＝＋－＠]/u;
const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

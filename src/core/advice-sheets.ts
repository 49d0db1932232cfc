import { stateToday } from './advice.ts';
import type { Advice } from './advice.ts';
import {
  ADVICE_HEADING,
  ADVICE_WORDS,
  adviceGist,
  ANOTHER_APPROVES,
  FACTS,
  QUESTIONS,
  RESTED_ON_GONE,
  RESTED_OTHERWISE,
  RESTS_ON,
  RESTS_ON_NOTHING,
  RESTS_ON_THIS,
  SEE_ADVICE,
  standsBy,
  whoAndWhen,
} from './advice-wording.ts';
import type { CuratedAnswer, CuratedEntry, CuratedMove, RestsOn } from './curated-answer.ts';
import type { AdviceAct } from './conversation.ts';
import { ACT_LABELS } from './escalation-wording.ts';
import { quote } from './guidance.ts';
import { inShort } from './in-short.ts';
import type { PersonId } from './people.ts';
import type { Edition } from './ports.ts';
import { sheetText } from './sheet-text.ts';
import type { Button, Sheet, SheetPart } from './sheet.ts';
import { longDate } from './wording.ts';

/** Officer advice beside an answer: a part of its own, under its own name, as a person's words and never as a quote. */
export const adviceParts = (advice: Advice): readonly SheetPart[] => [
  { part: 'heading', text: ADVICE_HEADING },
  { part: 'words', heading: standsBy(advice), text: advice.wording },
  ...advice.rests.map(({ place }): SheetPart => fact(RESTS_ON, place)),
];

/** What a sheet of officer advice is drawn from besides it. */
export interface AdviceDrawing {
  readonly edition: Pick<Edition, 'clause'>;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** All of it, for an officer of its team, with what that officer can do. */
export const curatedSheet = (curated: CuratedAnswer, officer: PersonId, drawing: AdviceDrawing): Sheet => ({
  ...withoutButtons(curated, drawing),
  buttons: buttonsFor(curated, officer, drawing),
});

/** All of it for somebody who can press nothing. */
export const curatedText = (curated: CuratedAnswer, drawing: AdviceDrawing): string =>
  sheetText(withoutButtons(curated, drawing));

/** The same for the team's channel: who may do what is not the same for all who read it there, so it says where it is done. */
export function toldSheet(curated: CuratedAnswer, drawing: AdviceDrawing): Sheet {
  const sheet = withoutButtons(curated, drawing);
  return { ...sheet, parts: [...sheet.parts, { part: 'line', text: SEE_ADVICE }] };
}

function withoutButtons(curated: CuratedAnswer, drawing: AdviceDrawing): Sheet {
  const { wording, asked, rests, expires, proposed, from } = curated;
  const now = stateToday(curated, drawing.today, drawing.edition);
  const gist = adviceGist({ ...curated, now }, drawing.today);
  const [approved, ended] = [lastMove(curated, 'approve'), lastMove(curated, 'end')];
  return {
    gist,
    parts: [
      { part: 'heading', text: gist },
      fact(FACTS.proposed, whoAndWhen(proposed.by.name, proposed.at)),
      ...(approved === undefined ? [] : [fact(FACTS.approved, whoAndWhenOf(approved))]),
      ...(ended === undefined ? [] : [fact(FACTS.ended, whoAndWhenOf(ended))]),
      fact(FACTS.until, longDate(expires)),
      fact(FACTS.from, from),
      { part: 'words', heading: ADVICE_WORDS, text: wording },
      { part: 'words', heading: QUESTIONS, text: asked.join('\n') },
      ...(rests.length === 0 ? [{ part: 'line', text: RESTS_ON_NOTHING } as const] : []),
      ...rests.map((each) => restsPart(each, drawing)),
      ...(now.state === 'proposed' ? [{ part: 'line', text: ANOTHER_APPROVES } as const] : []),
    ],
    buttons: [],
  };
}

const lastMove = ({ history }: CuratedAnswer, name: CuratedMove['move']): CuratedEntry | undefined =>
  history.findLast(({ move }) => move.move === name);
const whoAndWhenOf = ({ by, at }: CuratedEntry): string => whoAndWhen(by === 'clock' ? 'Clausebook' : by.name, at);

/** A clause as it reads today: that is what an officer stands by who approves now. */
function restsPart({ clause: id, text }: RestsOn, { edition, today }: AdviceDrawing): SheetPart {
  const clause = edition.clause(id);
  if (clause === undefined) return { part: 'words', past: true, heading: RESTED_ON_GONE, text };
  const { review } = clause.citation.dates;
  return {
    part: 'quote',
    heading: clause.text === text ? RESTS_ON_THIS : RESTED_OTHERWISE,
    quote: quote(clause),
    overdue: review !== undefined && review < today,
  };
}

function buttonsFor(curated: CuratedAnswer, officer: PersonId, { edition, today }: AdviceDrawing): readonly Button[] {
  const { now, proposed, expires, rests } = curated;
  if (now.state === 'ended') return [];
  const about = pressedOn(curated, edition);
  const button = (act: AdviceAct, main: boolean): Button => ({
    press: 'act',
    act,
    about,
    label: ACT_LABELS[act],
    main,
  });
  const waits = now.state === 'proposed' || now.state === 'on-hold';
  const whole = rests.every(({ clause }) => edition.clause(clause) !== undefined);
  const approvable = waits && whole && proposed.by.id !== officer && today <= expires;
  return [...(approvable ? [button('approve-advice', true)] : []), button('end-advice', false)];
}

/** What a button is about: the advice, and in short how it and its clauses read where the button stands. Nobody agrees to what they have not seen. */
export const pressedOn = ({ id, history, rests }: CuratedAnswer, edition: AdviceDrawing['edition']): string =>
  `${id}@${inShort(JSON.stringify([history.length, rests.map(({ clause }) => edition.clause(clause)?.text)]))}`;

const fact = (label: string, value: string): SheetPart => ({ part: 'fact', label, value });

import type { Handling } from './conversation.ts';
import { escalationId, isAsker } from './escalation.ts';
import type { Escalation, Move, Refusal } from './escalation.ts';
import { make } from './escalation-moves.ts';
import { drawingOn, fileSheet, statusSheet, viewSheet } from './escalation-sheets.ts';
import { doneLine } from './escalation-wording.ts';
import { refusedLine } from './refusal-wording.ts';
import { noticesOf } from './notices.ts';
import type { Officers } from './officers.ts';
import type { PersonId } from './people.ts';
import type { Clock, EscalationStore, KnowledgeBase } from './ports.ts';
import type { Handled, RefusedWhy } from './reply.ts';
import type { Sheet } from './sheet.ts';

export type Part = 'councillor' | 'officer';
/** A move to be made, or why there is none. */
export type AskedMove = Move | { readonly why: RefusedWhy };

/** The sheet of an escalation, as that person may see it in that part. */
export type SheetFor = (escalation: Escalation, person: PersonId, part: Part) => Sheet;

/** Makes moves in a person's name, and says what they may see. */
export interface Moving {
  /** Makes a move in the part that it belongs to. A repeat of the turn that made it finds it made. */
  move(
    handling: Handling,
    about: string,
    part: Part,
    asked: (escalation: Escalation) => Promise<AskedMove>,
  ): Promise<Handled>;
  /** The escalation, if the person may do something about it in that part; else why not. */
  admitted(
    handling: Handling,
    about: string,
    part: Part,
  ): Promise<{ readonly escalation: Escalation } | { readonly why: RefusedWhy }>;
  readonly sheetFor: SheetFor;
  /** The officers' card, as one of them may see it in their channel. */
  readonly viewFor: (escalation: Escalation, officer: PersonId) => Sheet;
}

/** Somebody else was quicker so many times: it is given up, and told. */
const MOST_TRIES = 5;

export function createMoving(parts: {
  readonly store: EscalationStore;
  readonly knowledge: KnowledgeBase;
  readonly officers: Officers;
  readonly clock: Clock;
}): Moving {
  const { store, knowledge, officers, clock } = parts;

  const admitted: Moving['admitted'] = async ({ by }, about, part) => {
    const escalation = await store.byId(escalationId(about));
    if (escalation === undefined) return { why: 'no-such-escalation' };
    if (part === 'councillor') return isAsker(escalation, by.id) ? { escalation } : { why: 'not-yours' };
    const may = (await officers.of(escalation, knowledge.current())).some(({ id }) => id === by.id);
    return may ? { escalation } : { why: 'not-allowed' };
  };

  const move: Moving['move'] = async (handling, about, part, asked) => {
    const admission = await admitted(handling, about, part);
    if ('why' in admission) return refused(admission);
    let { escalation } = admission;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const made = escalation.history.find(({ turn }) => turn === handling.id);
      if (made !== undefined) return done(escalation, handling, part, made.move);
      const wanted = await asked(escalation);
      if ('why' in wanted) return refused(wanted);
      const next = make(escalation, { part, person: handling.by }, wanted, clock(), handling.id);
      if (next.outcome === 'refused') return refused(next);
      const places = await officers.placesFor(escalation, knowledge.current());
      const result = await store.advance(next.escalation, noticesOf(next.escalation, places));
      if (result.won) return done(next.escalation, handling, part, wanted);
      escalation = result.now;
    }
    return refused({ why: 'too-late' });
  };

  const sheetFor: SheetFor = (escalation, person, part) => {
    const drawing = drawingOn(knowledge.current(), clock());
    if (part === 'councillor') return statusSheet(escalation, person, drawing);
    return fileSheet(escalation, person, drawing);
  };

  const viewFor: Moving['viewFor'] = (escalation, officer) =>
    viewSheet(escalation, officer, drawingOn(knowledge.current(), clock()));

  const done = (escalation: Escalation, { by, audience }: Handling, part: Part, made: Move): Handled => ({
    kind: 'done',
    sentence: doneLine(escalation.id, made.move),
    sheet:
      part === 'officer' && audience === 'everyone-here'
        ? viewFor(escalation, by.id)
        : sheetFor(escalation, by.id, part),
  });

  return { move, admitted, sheetFor, viewFor };
}

export const refused = (refusal: Refusal | { readonly why: RefusedWhy }): Handled => ({
  kind: 'refused',
  why: refusal.why,
  sentence: refusedLine(refusal.why, 'officer' in refusal ? refusal.officer : undefined),
});

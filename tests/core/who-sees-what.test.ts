import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Escalation, Move, Mover } from '../../src/core/escalation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { cardSheet, drawingOn, fileSheet, moveSheet, statusSheet } from '../../src/core/escalation-sheets.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import type { Sheet } from '../../src/core/sheet.ts';
import { ANNA, anEscalation, anyMove, anyMover, BEN, COUNCILLOR, MOVES, NEIGHBOUR } from '../support/escalations.ts';
import { anEdition, clauseNumbered, found } from '../support/findings.ts';

const HOUR = 3_600_000;
const drawing = drawingOn(
  anEdition(async () => found([]), [clauseNumbered('1')]),
  0,
);

/** Made one after the other, an hour apart; one that is not lawful is left out. */
const after = (start: Partial<Escalation>, ...turns: readonly (readonly [Mover, Move])[]): Escalation =>
  turns.reduce((before, [mover, move], index) => {
    const moved = make(before, mover, move, (index + 1) * HOUR);
    return moved.outcome === 'moved' ? moved.escalation : before;
  }, anEscalation(start));

const officer = (person: typeof ANNA): Mover => ({ part: 'officer', person });
const councillor = (person: typeof ANNA): Mover => ({ part: 'councillor', person });
const seen = (sheet: Sheet): string => `${sheet.gist}\n${sheetText(sheet)}`;
const labels = ({ buttons }: Sheet): readonly string[] => buttons.map(({ label }) => label);

const anyTurns = fc.array(fc.tuple(anyMover, anyMove), { maxLength: 25 });

describe('a confidential escalation', () => {
  it('never names in the channel whoever asked it', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        const escalation = after({ confidential: true }, ...turns);
        const outside = { asker: false, inside: false };
        const sheets = escalation.history.map((entry) => moveSheet(escalation, entry, outside, drawing));
        for (const sheet of [cardSheet(escalation, drawing), ...sheets])
          expect(seen(sheet)).not.toContain(COUNCILLOR.name);
      }),
    );
  });

  it('says what the councillor did all the same', () => {
    const escalation = after({ confidential: true }, [councillor(COUNCILLOR), MOVES['add-detail']]);
    const told = escalation.history.map((entry) =>
      moveSheet(escalation, entry, { asker: false, inside: false }, drawing),
    );
    expect(told.map(({ gist }) => gist)).toEqual(['The councillor has added a detail to GED-1.']);
  });

  it('is shown, once withdrawn, to the officer who held it then and not to one who answered before', () => {
    const escalation = after(
      { confidential: true },
      [officer(ANNA), MOVES.claim],
      [officer(ANNA), MOVES.answer],
      [councillor(COUNCILLOR), MOVES.reopen],
      [officer(ANNA), MOVES.recuse],
      [officer(BEN), MOVES.claim],
      [councillor(COUNCILLOR), MOVES.withdraw],
    );
    expect(escalation.now).toEqual({ state: 'closed', why: 'withdrawn' });
    expect(seen(fileSheet(escalation, BEN.id, drawing))).toContain(MOVES.reopen.text);
    expect(seen(fileSheet(escalation, ANNA.id, drawing))).not.toContain(MOVES.reopen.text);
    const unclaimed = after(
      { confidential: true },
      [officer(ANNA), MOVES.claim],
      [officer(ANNA), MOVES.answer],
      [councillor(COUNCILLOR), MOVES.reopen],
      [councillor(COUNCILLOR), MOVES.withdraw],
    );
    expect(seen(fileSheet(unclaimed, ANNA.id, drawing))).not.toContain(MOVES.reopen.text);
  });
});

describe('a question that two ask', () => {
  it('shows neither of them the other’s name', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        const escalation = after({}, [councillor(NEIGHBOUR), MOVES.join], ...turns);
        expect(seen(statusSheet(escalation, COUNCILLOR.id, drawing))).not.toContain(NEIGHBOUR.name);
        expect(seen(statusSheet(escalation, NEIGHBOUR.id, drawing))).not.toContain(COUNCILLOR.name);
      }),
    );
  });

  it('shows whoever joined when they asked, not when the first did', () => {
    const escalation = after({}, [councillor(NEIGHBOUR), MOVES.join]);
    expect(seen(statusSheet(escalation, NEIGHBOUR.id, drawing))).toContain(`${NEIGHBOUR.name}, 1 January 1970, 02:00`);
  });

  it('shows one who withdrew that they did, and nothing of what came after', () => {
    const escalation = after(
      {},
      [councillor(NEIGHBOUR), MOVES.join],
      [councillor(COUNCILLOR), MOVES.withdraw],
      [officer(ANNA), MOVES.claim],
      [officer(ANNA), MOVES.answer],
    );
    const sheet = statusSheet(escalation, COUNCILLOR.id, drawing);
    expect(seen(sheet)).toBe(
      `GED-1: withdrawn\nGED-1: withdrawn\n${COUNCILLOR.name}, 1 January 1970, 01:00\n${escalation.question}`,
    );
    expect(sheet.buttons).toEqual([]);
  });
});

describe('an officer’s own list', () => {
  const fill = (name: string): Move => Object.values(MOVES).find(({ move }) => move === name) ?? { move: 'claim' };

  it('offers nothing that is refused to that officer, but a claim that somebody else may make first', () => {
    fc.assert(
      fc.property(anyTurns, fc.constantFrom(ANNA, BEN), (turns, person) => {
        const escalation = after({}, ...turns);
        for (const button of fileSheet(escalation, person.id, drawing).buttons) {
          const name = button.press === 'act' ? button.act : button.form;
          if (name === 'hand-over') continue;
          if (name === 'keep-advice') continue;
          const made = make(escalation, officer(person), fill(name), 9e8);
          expect(made.outcome === 'moved' || made.why === 'first-for' || name).toBe(true);
        }
      }),
    );
  });

  it('offers to keep an answer as advice where there is one, once it was sent, and never in confidence', () => {
    fc.assert(
      fc.property(anyTurns, fc.boolean(), fc.constantFrom(ANNA, BEN), (turns, confidential, person) => {
        const escalation = after({ confidential }, ...turns);
        const offered = fileSheet(escalation, person.id, drawing).buttons.some(
          (button) => button.press !== 'act' && button.form === 'keep-advice',
        );
        const answered = escalation.history.some(({ move }) => move.move === 'answer');
        const sent = ['answered', 'closed'].includes(escalation.now.state);
        expect(!offered || (answered && sent && !confidential)).toBe(true);
      }),
    );
  });

  it('leaves a note to one who stepped aside, and no answer to one while another has it', () => {
    const claimed = after({}, [officer(ANNA), MOVES.claim]);
    expect(labels(fileSheet(claimed, BEN.id, drawing))).toEqual(['Write a note', 'Step aside']);
    const aside = after({}, [officer(BEN), MOVES.recuse]);
    expect(labels(fileSheet(aside, BEN.id, drawing))).toEqual(['Write a note']);
    expect(labels(fileSheet(aside, ANNA.id, drawing))).toContain('Claim');
  });
});

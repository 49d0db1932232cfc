import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act, FormName } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { cardSheet, drawingOn, fileSheet, moveSheet, statusSheet } from '../../src/core/escalation-sheets.ts';
import type { Escalation, Move, Mover } from '../../src/core/escalation.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import type { Button } from '../../src/core/sheet.ts';
import { ANNA, anEscalation, anyMove, anyMover, BEN, COUNCILLOR } from '../support/escalations.ts';
import { anEdition, clauseNumbered, found } from '../support/findings.ts';

const drawing = drawingOn(
  anEdition(async () => found([]), [clauseNumbered('1')]),
  0,
);

/** Escalations that any turns may have led to. */
const anyEscalation = (start: Partial<Escalation> = {}): fc.Arbitrary<Escalation> =>
  fc.array(fc.tuple(anyMover, anyMove), { maxLength: 25 }).map((turns) =>
    turns.reduce((escalation, [mover, move], index) => {
      const moved = make(escalation, mover, move, (index + 1) * 3_600_000);
      return moved.outcome === 'moved' ? moved.escalation : escalation;
    }, anEscalation(start)),
  );

/** The move that a button leads to, filled in as it should be. */
function moveOf(name: Act | FormName): Move {
  switch (name) {
    case 'hand-over':
      return { move: name, to: BEN };
    case 'answer':
      return { move: name, text: 'x', clauses: [] };
    case 'reopen':
      return { move: name, text: 'x', answerBy: 9e9 };
    case 'ask-officer':
    case 'right-clause':
    case 'wrong-clause':
    case 'suggest-clause':
    case 'accept-suggestion':
    case 'drop-suggestion':
    case 'edit-suggestion':
    case 'same-words':
    case 'approve-advice':
    case 'end-advice':
      throw new Error('This is asked of no escalation.');
    case 'ask-back':
    case 'note':
      return { move: name, text: 'x' };
    // It moves nothing, and what it makes of the answer is shown elsewhere.
    case 'keep-advice':
      return { move: 'note', text: 'x' };
    case 'close-without-answer':
    case 'add-detail':
    case 'reply':
      return { move: name, text: 'x' };
    default:
      return { move: name };
  }
}

const nameOf = (button: Button): Act | FormName => (button.press === 'act' ? button.act : button.form);

/** Buttons that lead to nothing for this person. */
const dead = (escalation: Escalation, mover: Mover, buttons: readonly Button[]): readonly string[] =>
  buttons.filter((button) => make(escalation, mover, moveOf(nameOf(button)), 9e8).outcome === 'refused').map(nameOf);

describe('the buttons of a sheet', () => {
  it('all lead somewhere for whoever asked, wherever the escalation stands', () => {
    fc.assert(
      fc.property(anyEscalation(), (escalation) => {
        const [{ person }] = escalation.askers;
        expect(
          dead(escalation, { part: 'councillor', person }, statusSheet(escalation, person.id, drawing).buttons),
        ).toEqual([]);
      }),
    );
  });

  it('all lead somewhere for the officer who holds it', () => {
    fc.assert(
      fc.property(anyEscalation(), (escalation) => {
        fc.pre(escalation.now.state === 'claimed' && !escalation.recused.includes(BEN.id));
        if (escalation.now.state !== 'claimed') return;
        const person = escalation.now.officer;
        const { buttons } = cardSheet(escalation, drawing);
        expect(dead(escalation, { part: 'officer', person }, buttons).filter((name) => name !== 'hand-over')).toEqual(
          [],
        );
      }),
    );
  });

  it('carry the reference and nothing else', () => {
    const { buttons } = cardSheet(anEscalation(), drawing);
    expect(new Set(buttons.map(({ about }) => about))).toEqual(new Set([anEscalation().id]));
  });
});

const SECRET = 'Xyzzy';

describe('a confidential escalation', () => {
  it('shows no word of anybody’s to a channel, whatever is done', () => {
    const secretly = anyEscalation({ confidential: true, question: SECRET }).map((escalation) => ({
      ...escalation,
      history: escalation.history.map((entry) => ({
        ...entry,
        move: 'text' in entry.move ? { ...entry.move, text: SECRET } : entry.move,
      })),
    }));
    fc.assert(
      fc.property(secretly, (escalation) => {
        const outside = { asker: false, inside: false };
        const sheets = [
          cardSheet(escalation, drawing),
          ...escalation.history.map((entry) => moveSheet(escalation, entry, outside, drawing)),
          ...(escalation.now.state === 'waiting' ? [fileSheet(escalation, ANNA.id, drawing)] : []),
        ];
        for (const sheet of sheets) expect(sheetText(sheet) + sheet.gist).not.toContain(SECRET);
      }),
    );
  });
});

describe('what a councillor is shown', () => {
  it('has no note of the officers, and no detail of somebody else who asked the same', () => {
    const noted: readonly (readonly [Mover, Move])[] = [
      [{ part: 'officer', person: ANNA }, { move: 'claim' }],
      [
        { part: 'officer', person: ANNA },
        { move: 'note', text: SECRET },
      ],
      [
        { part: 'councillor', person: BEN },
        { move: 'join', asker: { person: BEN, about: anEscalation().askers[0].about } },
      ],
      [
        { part: 'councillor', person: BEN },
        { move: 'add-detail', text: SECRET },
      ],
    ];
    const escalation = noted.reduce((before, [mover, move]) => {
      const moved = make(before, mover, move, 1);
      if (moved.outcome === 'refused') throw new Error(`${move.move}: ${moved.why}`);
      return moved.escalation;
    }, anEscalation());
    expect(sheetText(statusSheet(escalation, COUNCILLOR.id, drawing))).not.toContain(SECRET);
    expect(sheetText(statusSheet(escalation, BEN.id, drawing))).toContain(SECRET);
    expect(sheetText(cardSheet(escalation, drawing))).toContain(SECRET);
  });

  it('says that a clause the officer quoted is no longer in force, and quotes no other words for it', () => {
    const answered: readonly (readonly [Mover, Move])[] = [
      [{ part: 'officer', person: ANNA }, { move: 'claim' }],
      [
        { part: 'officer', person: ANNA },
        { move: 'answer', text: 'Yes.', clauses: [clauseNumbered('1').id, clauseNumbered('2').id] },
      ],
    ];
    const escalation = answered.reduce((before, [mover, move]) => {
      const moved = make(before, mover, move, 1);
      return moved.outcome === 'moved' ? moved.escalation : before;
    }, anEscalation());
    const { parts } = statusSheet(escalation, COUNCILLOR.id, drawing);
    expect(parts.filter(({ part }) => part === 'quote')).toHaveLength(1);
    expect(sheetText({ parts })).toContain('no longer in force');
  });
});

import { describe, expect, it } from 'vitest';
import { clauseOption, moveForm } from '../../src/core/escalation-forms.ts';
import type { Escalation, Move } from '../../src/core/escalation.ts';
import type { MoveForm } from '../../src/core/conversation.ts';
import { cardSheet, drawingOn } from '../../src/core/escalation-sheets.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { aClause } from '../support/builders.ts';
import { ANNA, anEscalation, COUNCILLOR, MOVES, STATES } from '../support/escalations.ts';
import { anEdition, clauseNumbered, found } from '../support/findings.ts';

const said = (...moves: readonly Move[]): Escalation =>
  anEscalation({
    history: moves.map((move, at) => ({
      by: 'text' in move && move.move !== 'reply' ? ANNA : COUNCILLOR,
      at,
      move,
      turn: undefined,
    })),
  });
const lines = (form: MoveForm, escalation: Escalation, question?: string) =>
  moveForm(form, escalation, { question, near: [], officers: [] }).lines;

describe('a form', () => {
  it('shows a councillor what the officer wrote last, and an officer what the councillor did', () => {
    const asked = said(MOVES['add-detail'], MOVES['ask-back'], MOVES.reply, MOVES.note);
    expect(lines('reply', asked, 'May I?')).toEqual(['Question: May I?', 'Officer’s question: Which leaflet?']);
    expect(lines('answer', asked, 'May I?')).toEqual(['Question: May I?', 'Reply: The spring one.']);
    expect(lines('reopen', said(MOVES.answer, MOVES.note), 'May I?')).toEqual([
      'Question: May I?',
      'Answer: Yes, on paper.',
    ]);
    expect(lines('answer', said(MOVES['ask-back'], MOVES.note), 'May I?')).toEqual(['Question: May I?']);
  });

  it('shows nobody’s words to one who may not see the question', () => {
    expect(lines('note', said(MOVES.reply))).toEqual([]);
  });

  it('shows the beginning of what is long', () => {
    const [, line = ''] = lines('answer', said({ move: 'reply', text: 'word '.repeat(600) }), 'May I?');
    expect(line).toMatch(/^Reply: word .* word…$/);
    expect(line.length).toBeLessThan(620);
  });
});

describe('a clause to choose', () => {
  it('is told by its own first words, not by a lead-in that it shares with others', () => {
    const parts = { leadIn: 'When you post:', text: 'You must treat others with respect.' };
    expect(clauseOption(aClause({ parts })).label).toBe('4.8: You must treat others with respect.');
    const list = aClause({ parts: { leadIn: 'When you post:', text: '', items: ['be fair'] } });
    expect(clauseOption(list).label).toBe('4.8: When you post: • be fair');
  });
});

describe('the officers’ card', () => {
  it('says by when it is to be answered only while it is open', () => {
    const drawing = drawingOn(
      anEdition(async () => found([]), [clauseNumbered('1')]),
      0,
    );
    const shown = (now: Escalation['now']): boolean =>
      sheetText(cardSheet(anEscalation({ now }), drawing)).includes('Answer expected by');
    expect(Object.values(STATES).map(shown)).toEqual([true, true, true, false, false]);
  });
});

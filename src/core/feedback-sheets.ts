import { FIELD_HINTS, FIELD_LABELS, FORM_LABELS } from './escalation-wording.ts';
import type { Feedback } from './feedback.ts';
import { FACTS, NO_ANSWER_LINE, readersLine, SEND, verdictWords, WROTE } from './feedback-wording.ts';
import { LONGEST_TEXT } from './form.ts';
import type { Form } from './form.ts';
import { NOTHING_HALTED } from './halt.ts';
import type { HaltedAt } from './halt.ts';
import type { Council } from './people.ts';
import type { ReceiptCode } from './receipt.ts';
import { shownParts } from './receipt-sheet.ts';
import type { InForce } from './receipt-sheet.ts';
import { OUTCOMES } from './receipt-wording.ts';
import type { Button, Sheet, SheetPart } from './sheet.ts';
import { citationLine } from './wording.ts';
import { timeWords } from './working-days.ts';

/** The form in which somebody says what is wrong. What they asked stands in it, so that they see what is sent and may take it out. */
export const feedbackForm = (about: string, typed: string, council: Council | undefined): Form => ({
  form: 'wrong-clause',
  about,
  title: FORM_LABELS['wrong-clause'],
  lines: [readersLine(council), NO_ANSWER_LINE],
  fields: [
    {
      field: 'text',
      label: FIELD_LABELS['wrong-clause'],
      hint: FIELD_HINTS['wrong-clause'],
      required: false,
      longest: LONGEST_TEXT,
      value: typed.slice(0, LONGEST_TEXT),
    },
  ],
  send: SEND,
});

/** What somebody said of an answer, what they wrote, what was shown and how that reads today; never who said it. */
export function feedbackSheet(
  { verdict, words, receipt, council, at }: Feedback,
  inForce: InForce,
  haltedAt: HaltedAt = NOTHING_HALTED,
): Sheet {
  const { code, outcome, shown } = receipt;
  const gist = `${verdictWords(verdict, shown.length > 0)}, ${timeWords(at)}`;
  const name = inForce.councils.find(({ id }) => id === council)?.name ?? council;
  const written: SheetPart = { part: 'words', heading: WROTE, text: words };
  return {
    gist,
    parts: [
      { part: 'heading', text: gist },
      { part: 'fact', label: FACTS.receipt, value: code },
      ...(name === undefined ? [] : [fact(FACTS.guidanceOf, name)]),
      // Where a list is too long to quote everything, this tells what was shown.
      ...shown.map(({ citation }) => fact(FACTS.shown, citationLine(citation))),
      ...(words === '' ? [] : [written]),
      { part: 'line', text: OUTCOMES[outcome] },
      ...shown.flatMap((each) => shownParts(each, inForce, { haltedAt, withWords: true })),
    ],
    buttons: verdict === 'wrong' && council !== undefined ? [suggestButton(code)] : [],
  };
}

const suggestButton = (about: ReceiptCode): Button => ({
  press: 'form',
  form: 'suggest-clause',
  about,
  label: FORM_LABELS['suggest-clause'],
  main: false,
});

const fact = (label: string, value: string): SheetPart => ({ part: 'fact', label, value });

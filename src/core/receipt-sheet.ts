import type { Advice } from './advice.ts';
import { adviceParts } from './advice-sheets.ts';
import { ADVICE_WAS_SHOWN } from './advice-wording.ts';
import { quote } from './guidance.ts';
import type { Clause, ClauseId, EditionId } from './guidance.ts';
import { NOTHING_HALTED } from './halt.ts';
import type { Halt, HaltedAt } from './halt.ts';
import { haltedSinceLine, quoteHaltedLine, RECORD_ALONE, WAS_SHOWN_BEFORE_HALT } from './halt-wording.ts';
import type { Council } from './people.ts';
import { citationText } from './citation-text.ts';
import type { EditionPeriod } from './edition-periods.ts';
import type { Receipt, Shown } from './receipt.ts';
import {
  CHANGED,
  editionPeriodWords,
  goneLine,
  NOT_IN_HISTORY,
  NOTHING_KEPT,
  OUTCOMES,
  UNCHANGED,
  WAS_IN_FORCE,
  WAS_SHOWN,
} from './receipt-wording.ts';
import { citationLine, receiptLine } from './wording.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import { timeWords } from './working-days.ts';

/** What a receipt is held against: the guidance in force today. */
export interface InForce {
  readonly id: EditionId;
  readonly councils: readonly Council[];
  clause(id: ClauseId): Clause | undefined;
  /** Only where something published is not in force today. */
  readonly dated?: { readonly all: { clause(id: ClauseId): Clause | undefined } };
}

/** Which clauses are halted now, and whether the words that were shown of them may be read where the sheet is seen. */
export interface HaltsNow {
  readonly haltedAt: HaltedAt;
  readonly withWords: boolean;
}
const NO_HALTS: HaltsNow = { haltedAt: NOTHING_HALTED, withWords: true };

/** A receipt, when its edition was in force as far as a history is kept, and whether what was shown still stands. */
export function receiptSheet(
  receipt: Receipt,
  inForce: InForce,
  periods?: readonly EditionPeriod[],
  halts: HaltsNow = NO_HALTS,
): Sheet {
  const { code, at, council, edition, outcome } = receipt;
  const name = inForce.councils.find(({ id }) => id === council)?.name ?? council ?? 'all councils';
  const now = edition === inForce.id ? ', still in force' : `; in force today: ${inForce.id}`;
  return {
    gist: receiptLine(code),
    parts: [
      { part: 'heading', text: receiptLine(code) },
      { part: 'fact', label: 'Answered', value: timeWords(at) },
      { part: 'fact', label: 'Guidance of', value: name },
      { part: 'fact', label: 'Edition', value: `${edition}${now}` },
      ...(periods === undefined ? [] : [{ part: 'fact', label: WAS_IN_FORCE, value: periodsWords(periods) } as const]),
      { part: 'line', text: OUTCOMES[outcome] },
      ...receipt.shown.flatMap((each) => shownParts(each, inForce, halts)),
      ...(receipt.advice === undefined ? [] : advisedParts(receipt.advice)),
      { part: 'line', text: NOTHING_KEPT },
    ],
    buttons: [],
  };
}

const periodsWords = (periods: readonly EditionPeriod[]): string =>
  periods.length === 0 ? NOT_IN_HISTORY : periods.map(editionPeriodWords).join('; ');

/** An officer's words that were shown beside the guidance, as such. */
const advisedParts = (advice: Advice): readonly SheetPart[] => [
  { part: 'line', text: ADVICE_WAS_SHOWN },
  ...adviceParts(advice),
];

/** What was shown, and how it reads today. */
export function shownParts(shown: Shown, inForce: InForce, halts: HaltsNow = NO_HALTS): readonly SheetPart[] {
  const { clause: id, text, citation } = shown;
  const halt = halts.haltedAt(citation);
  if (halt !== undefined) return haltedParts(shown, halt, halts.withWords);
  const clause = inForce.clause(id);
  if (clause?.text === text)
    return [
      { part: 'quote', heading: WAS_SHOWN, quote: quote(clause), overdue: false },
      { part: 'line', text: UNCHANGED },
    ];
  // What reads otherwise today is shown as what was written, and never drawn as guidance.
  const then: SheetPart = {
    part: 'words',
    past: true,
    heading: WAS_SHOWN,
    text: `${text}\n${citationText(citation, false)}`,
  };
  return clause === undefined
    ? [then, { part: 'line', text: goneLine(inForce.dated?.all.clause(id)?.citation.inForce) }]
    : [then, { part: 'quote', heading: CHANGED, quote: quote(clause), overdue: false }];
}

/** What was said can be proved while it is halted, as what was written and never as guidance. */
function haltedParts({ text, citation }: Shown, halt: Halt, withWords: boolean): readonly SheetPart[] {
  const place = citationText(citation, false);
  if (!withWords) return [line(RECORD_ALONE), line(quoteHaltedLine(citationLine(citation), halt))];
  const then: SheetPart = { part: 'words', past: true, heading: WAS_SHOWN_BEFORE_HALT, text: `${text}\n${place}` };
  return [then, line(haltedSinceLine(halt))];
}

const line = (text: string): SheetPart => ({ part: 'line', text });

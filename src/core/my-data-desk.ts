import type { Handling } from './conversation.ts';
import type { NonEmpty } from './guidance.ts';
import type { HomeRow, HomeSection } from './home.ts';
import * as words from './my-data-wording.ts';
import { asJson, inParts } from './my-data-pages.ts';
import { ERASABLE_KINDS, PERSONAL_KINDS } from './personal-data.ts';
import type { PersonalData, PersonalKind, PersonalRecords } from './personal-data.ts';
import type { Clock } from './ports.ts';
import type { Handled } from './reply.ts';
import type { RetentionDays } from './retention.ts';

type Wish = Extract<Handling, { kind: 'own-data' }>;

/** Where a person sees what is kept of them, takes it away or has it erased: of whoever the platform vouches for, and told to them alone. */
export interface MyDataDesk {
  handle(handling: Wish): Promise<Handled>;
}

export interface MyDataParts {
  readonly personal: PersonalData;
  /** How long each kind of record is kept. */
  readonly keeps: RetentionDays;
  readonly clock: Clock;
}

export function createMyDataDesk({ personal, keeps, clock }: MyDataParts): MyDataDesk {
  const erase = async ({ by }: Wish): Promise<Handled> => {
    const sentence = words.erasedLine(await personal.erase(by, clock()));
    return { kind: 'done', sentence, sheet: { gist: sentence, parts: [], buttons: [] } };
  };
  return {
    async handle(handling) {
      const { wish, audience, by, part = 1 } = handling;
      if (audience !== 'only-you') return { kind: 'refused', why: 'not-alone', sentence: words.ONLY_ALONE };
      if (wish === 'erase-confirmed') return erase(handling);
      const records = await personal.of(by);
      if (wish === 'see') return page(words.MY_DATA_HEADING, seen(records, keeps));
      if (wish === 'erase') return page(words.ERASE_HEADING, toErase(records));
      return page(words.EXPORT_HEADING, exported(records, part));
    },
  };
}

const page = (heading: string, sections: NonEmpty<HomeSection>): Handled => ({
  kind: 'home',
  home: { heading, ask: undefined, sections },
});

/** In whose days each is counted; the others are kept for as long as they are needed. */
const KEPT_AS: Readonly<Partial<Record<PersonalKind, keyof RetentionDays>>> = {
  receipts: 'receipts',
  feedback: 'feedback',
  asked: 'escalations',
  messages: 'notices',
  answered: 'escalations',
  advice: 'advice',
  suggestions: 'suggestions',
};

function seen(records: PersonalRecords, keeps: RetentionDays): NonEmpty<HomeSection> {
  const rows = PERSONAL_KINDS.filter((kind) => records[kind].length > 0).map((kind) => {
    const days = KEPT_AS[kind];
    return row(words.countedLine(kind, records[kind].length), [
      kind === 'remembered' ? words.KEPT_SHORTLY : words.keptForLine(days === undefined ? undefined : keeps[days]),
      words.KIND_WORDS[kind].read,
    ]);
  });
  const lines = [...(rows.length === 0 ? [words.NOTHING_KEPT] : []), words.NOT_LINKED];
  return [section(words.MY_DATA_HEADING, lines, rows), section(words.NEXT_STEPS_HEADING, words.NEXT_STEPS)];
}

function exported(records: PersonalRecords, wanted: number): NonEmpty<HomeSection> {
  const parts = inParts(asJson(records));
  const part = Math.min(Math.max(wanted, 1), parts.length);
  const lines = [
    words.exportPartLine(part, parts.length),
    ...(part < parts.length ? [words.nextPartLine(part + 1)] : []),
  ];
  const rows = (parts[part - 1] ?? []).map((piece) => row(piece, []));
  return [section(words.EXPORT_HEADING, lines, rows)];
}

function toErase(records: PersonalRecords): NonEmpty<HomeSection> {
  const erasable: ReadonlySet<PersonalKind> = new Set(ERASABLE_KINDS);
  const rowsOf = (goes: boolean): readonly HomeRow[] =>
    PERSONAL_KINDS.filter((kind) => records[kind].length > 0 && erasable.has(kind) === goes).map((kind) =>
      row(words.countedLine(kind, records[kind].length), [words.KIND_WORDS[kind].erased]),
    );
  const [goes, stays] = [rowsOf(true), rowsOf(false)];
  return [
    section(words.GOES_HEADING, goes.length === 0 ? [words.NOTHING_KEPT] : [], goes),
    section(words.STAYS_HEADING, [words.NOT_LINKED], stays),
    section(words.NEXT_STEPS_HEADING, [words.CONFIRM_ERASE]),
  ];
}

const row = (first: string, more: readonly string[]): HomeRow => ({ lines: [first, ...more], button: undefined });

const section = (heading: string, lines: readonly string[], rows: readonly HomeRow[] = []): HomeSection => ({
  heading,
  lines,
  rows,
  reload: undefined,
});

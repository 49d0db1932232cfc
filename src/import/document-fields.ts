import type { NonEmpty } from '../core/guidance.ts';
import { dateSaid } from './dates-said.ts';
import { FIELDS } from './draft.ts';
import type { Field } from './draft.ts';
import { isSaidAbout } from './said-about.ts';
import type { Cut, Line } from './pieces.ts';
import { countWords } from './sentence.ts';

/** What a document plainly says about itself, and the pieces that say it. */
export interface Said {
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  readonly from: ReadonlyMap<number, NonEmpty<Field>>;
  /** Labels that are printed with nothing behind them. */
  readonly leftEmpty: ReadonlySet<number>;
  /** What is said of a field, but not so that it can be taken over. */
  readonly unclear: readonly { readonly piece: number; readonly field: Field; readonly said: string }[];
  /** Lines that read as if they were about the document, of which no field is made. */
  readonly doubtful: readonly { readonly piece: number; readonly said: string }[];
}

/** Whole labels, so that "Approved social media sites" is no approval. */
const LABELS: readonly (readonly [Field, RegExp])[] = [
  ['version', /^(?:document )?version(?: control)?(?: (?:number|no\.?))?$/i],
  ['approvedBy', /^(?:approved|adopted|agreed) by$|^approving body$/i],
  [
    'approved',
    /^(?:date (?:approved|adopted|of (?:approval|adoption))|(?:approval|adoption) date|approved(?: on)?|adopted(?: on)?)$/i,
  ],
  ['published', /^(?:date (?:published|of publication)|publication date|published(?: on)?)$/i],
  [
    'review',
    /^(?:date of (?:the )?(?:next )?review|(?:next )?review (?:date|due)(?: date)?|next review|review due by|date for review)$/i,
  ],
  ['owner', /^(?:document |policy |guidance )?owner$|^(?:job title of )?responsible officer$/i],
];

/** A single word that heads many a table and clause besides: a label only before a day. */
const BARE_LABELS: readonly (readonly [Field, RegExp])[] = [
  ['review', /^(?:(?:due )?for )?review(?: by| on)?$|^to be reviewed(?: by| on)?$/i],
];

const DATES: ReadonlySet<Field> = new Set(['approved', 'published', 'review']);

/** More words behind a label are a sentence about it. */
const MOST_WORDS = 16;

/** Behind the first numbered clause, only so many blocks from the end may still be the document's control sheet. */
const CONTROL_SHEET = 12;

interface Claim {
  readonly piece: number;
  readonly field: Field;
  readonly said: string;
}

/** Reads lines such as "Version: 1.0" and rows such as "Approved by | Council". Of two that differ neither is taken. */
export function fieldsSaid(blocks: Cut['blocks']): Said {
  const sheet = controlSheet(blocks);
  const claims = sheet.flatMap((block): readonly Claim[] => {
    if (block.kind === 'break') return [];
    if (block.kind === 'line') return mayClaim(block) ? claimsOf(block.piece, block.text) : [];
    // Under the heads of columns, a version is one line of a history.
    return block.columns === undefined ? block.rows.flatMap(({ piece, cells }) => claimsInRow(piece, cells)) : [];
  });
  const fields: Partial<Record<Field, string>> = {};
  const unclear: Claim[] = [];
  for (const [field] of LABELS) {
    const said = claims.filter((one) => one.field === field && one.said !== '');
    const values = new Set(said.map(valueOf));
    const [value] = values;
    if (values.size === 1 && value !== undefined) fields[field] = value;
    else unclear.push(...said);
  }
  const left = new Set(unclear.map(({ piece }) => piece));
  const from = new Map<number, NonEmpty<Field>>();
  for (const { piece, field } of claims.filter((one) => one.said !== '' && !left.has(one.piece))) {
    const before = from.get(piece);
    from.set(piece, before === undefined ? [field] : [...before, field]);
  }
  const empty = claims.filter(({ piece }) => !from.has(piece) && !left.has(piece)).map(({ piece }) => piece);
  const claimed = new Set(claims.map(({ piece }) => piece));
  const doubtful = sheet.flatMap((block) =>
    block.kind === 'line' &&
    mayClaim(block) &&
    block.heading === undefined &&
    !claimed.has(block.piece) &&
    isSaidAbout(block.text)
      ? [{ piece: block.piece, said: block.text }]
      : [],
  );
  return { fields: saidBy(fields, from), from, unclear, leftEmpty: new Set(empty), doubtful };
}

/** What stands before the first numbered clause, and the end. */
function controlSheet(blocks: Cut['blocks']): Cut['blocks'] {
  const numbered = blocks.findIndex((block) => block.kind === 'line' && block.marker?.kind === 'number');
  return blocks.filter(
    (_block, index) => numbered === -1 || index < numbered || index >= blocks.length - CONTROL_SHEET,
  );
}

const mayClaim = ({ marker, title }: Line): boolean => marker === undefined && !title;

/** A field whose only line also says something unclear is not taken either: its line stays as it is printed. */
function saidBy(fields: Said['fields'], from: Said['from']): Said['fields'] {
  const taken = new Set([...from.values()].flat());
  return Object.fromEntries(
    Object.entries(fields).filter(([field]) => FIELDS.some((one) => one === field && taken.has(one))),
  );
}

const valueOf = ({ field, said }: Claim): string | undefined => (DATES.has(field) ? dateSaid(said) : said);

const APPROVAL = /^(?:approved|adopted|agreed) by[:\s]\s*(.+?) on (.+)$/i;
const VERSION = /^version\s+(v?[0-9]+(?:\.[0-9]+)*)$/i;
const DATED: readonly (readonly [Field, RegExp])[] = [
  ['approved', /^(?:approved|adopted|agreed)(?: on)?\s+(.+)$/i],
  ['published', /^published(?: on)?\s+(.+)$/i],
  ['review', /^(?:next review|review (?:date|due|by|on)|(?:due )?for review|to be reviewed)(?: by| on)?\s+(.+)$/i],
];

/** "Version: 1.0", or several that are parted by commas, if each of them is one: "Version 3, approved 12 May 2023." */
function claimsOf(piece: number, text: string): readonly Claim[] {
  const parts = text.replace(/\.$/, '').split(/\s*[,;|]\s+/);
  const said = parts.map((part) => statedIn(piece, part) ?? (parts.length > 1 ? labelled(piece, part) : []));
  return said.every((one) => one.length > 0) ? said.flat() : labelled(piece, text);
}

function statedIn(piece: number, text: string): readonly Claim[] | undefined {
  const approval = APPROVAL.exec(text);
  if (approval !== null && dateSaid(approval[2] ?? '') !== undefined) {
    return [
      { piece, field: 'approvedBy', said: approval[1] ?? '' },
      { piece, field: 'approved', said: approval[2] ?? '' },
    ];
  }
  const version = VERSION.exec(text)?.[1];
  if (version !== undefined) return [{ piece, field: 'version', said: version }];
  const dated = DATED.flatMap(([field, pattern]): readonly Claim[] => {
    const said = pattern.exec(text)?.[1] ?? '';
    return dateSaid(said) === undefined ? [] : [{ piece, field, said }];
  });
  return dated.length === 0 ? undefined : dated;
}

function labelled(piece: number, text: string): readonly Claim[] {
  const [, label = '', said = ''] = /^([^:]{3,40}):\s*(.*)$/s.exec(text) ?? [];
  return claim(piece, label, said);
}

/** A row is taken whole or not at all, so that no cell of it is lost. */
function claimsInRow(piece: number, cells: readonly string[]): readonly Claim[] {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  const pairs = Array.from({ length: Math.ceil(filled / 2) }, (_, index) => cells.slice(2 * index, 2 * index + 2));
  const claims = pairs.map(([label = '', said = '']) => claim(piece, label.replace(/\s*:$/, ''), said));
  return claims.every((one) => one.length > 0) ? claims.flat() : [];
}

function claim(piece: number, label: string, said: string): readonly Claim[] {
  const field = fieldOf(LABELS, label) ?? (dateSaid(said) === undefined ? undefined : fieldOf(BARE_LABELS, label));
  return field === undefined || countWords(said) > MOST_WORDS ? [] : [{ piece, field, said: said.trim() }];
}

const fieldOf = (labels: typeof LABELS, label: string): Field | undefined =>
  labels.find(([, pattern]) => pattern.test(label.trim()))?.[0];

/** Whether two cells are a field and its value, whatever the source takes them for. */
export const isFieldRow = (cells: readonly string[]): boolean => claimsInRow(0, cells).length > 0;

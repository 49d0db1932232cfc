import { boxesOf, figuresOf, pictureText } from './drawings.ts';
import { isContentsField, isUnkeptField } from './fields.ts';
import type { Fields } from './fields.ts';
import { formFieldText } from './form-fields.ts';
import { isHidden } from './hidden.ts';
import type { Box, Inline, Piece, Why } from './pieces.ts';
import type { StyleChain, Styles } from './styles.ts';
import { symbol, withSymbols } from './symbols.ts';
import { child, elements, isOn, plainText } from './tree.ts';
import type { Xml } from './xml.ts';

/** What reading the text of a paragraph needs to know of the rest of the document. */
export interface InlineContext {
  readonly styles: Styles;
  readonly fields: Fields;
  /** Counts a footnote or endnote that is printed, and gives its mark; `own` is the mark of a note that has one of its own. */
  note(reference: Xml, own: string | undefined): string;
  noteText(reference: Xml): string;
  comment(reference: Xml): string;
  /** The words in a diagram or chart, by the id that the document calls it by. */
  figure(id: string): string;
}

/** A paragraph while it is read. */
interface Reading {
  readonly context: InlineContext;
  readonly style: StyleChain;
  readonly pieces: Piece[];
  readonly boxes: Box[];
}

/** What holds for an element by those around it. */
interface Around {
  readonly why: Why | undefined;
  readonly font: string;
  readonly inserted?: true;
}

type Read = (reading: Reading, element: Xml, around: Around) => void;

/** Describe what is around them: no words of the document. */
const NO_WORDS: readonly string[] =
  'w:pPr w:rPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr w:fldData w:ffData w:rt m:rPr m:ctrlPr'.split(' ');
const SPACES: readonly string[] = ['w:tab', 'w:br', 'w:cr', 'w:ptab'];
const TAKEN_AWAY: readonly string[] = ['w:del', 'w:moveFrom'];
const PUT_IN: readonly string[] = ['w:ins', 'w:moveTo'];
const DRAWINGS: readonly string[] = ['w:drawing', 'w:pict', 'w:object'];
const NOTES: readonly string[] = ['w:footnoteReference', 'w:endnoteReference'];
const INSTRUCTIONS: readonly string[] = ['w:instrText', 'w:delInstrText'];

const whyOf = ({ context }: Reading, { why }: Around): Why | undefined =>
  why ?? (context.fields.inContents() ? 'contents' : undefined);

function add(reading: Reading, text: string, around: Around): void {
  if (!reading.context.fields.inInstruction())
    reading.pieces.push({ text, why: whyOf(reading, around), ...(around.inserted && { change: 'inserted' as const }) });
}

function below(reading: Reading, parent: Xml, around: Around): void {
  for (const each of elements(parent)) (READERS.get(each.name) ?? below)(reading, each, around);
}

/** Word drops the white space at both ends of a text unless the file says to keep it. */
const textOf = (text: Xml): string =>
  text.attributes['xml:space'] === 'preserve' ? plainText(text) : plainText(text).trim();

function symbolOf({ attributes }: Xml): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  return code > 0 && code <= 0xffff ? symbol(code, attributes['w:font'] ?? '') : '';
}

function readRun(reading: Reading, run: Xml, outer: Around): void {
  const properties = child(run, 'w:rPr');
  const hidden = isHidden(properties, reading.style, reading.context.styles);
  const around: Around = {
    ...outer,
    why: outer.why ?? (hidden ? 'hidden' : undefined),
    font: child(properties, 'w:rFonts')?.attributes['w:ascii'] ?? '',
  };
  const reference = elements(run).find(
    ({ name, attributes }) => NOTES.includes(name) && isOn(attributes['w:customMarkFollows']),
  );
  if (reference === undefined) return below(reading, run, around);
  const marks = elements(run).map((each) =>
    each.name === 'w:sym' ? symbolOf(each) : each.name === 'w:t' ? plainText(each) : '',
  );
  readNote(reading, reference, around, marks.join('').trim());
}

function readNote(reading: Reading, reference: Xml, around: Around, own?: string): void {
  const { context } = reading;
  // The note of a mark that is not printed is not printed either, and does not count.
  const printed = whyOf(reading, around) === undefined && !context.fields.inInstruction();
  const mark = printed ? context.note(reference, own) : undefined;
  if (mark !== '') add(reading, mark === undefined ? ` ${context.noteText(reference)} ` : `[${mark}]`, around);
}

function readDrawing(reading: Reading, drawing: Xml, around: Around): void {
  const contents = boxesOf(drawing);
  const why = whyOf(reading, around);
  reading.boxes.push(...contents.map((content) => ({ content, why })));
  const said = pictureText(drawing);
  if (said === undefined) return;
  const text = [said, ...figuresOf(drawing).map((id) => reading.context.figure(id))].join(' ').trim();
  if (text !== '' || contents.length === 0) reading.pieces.push({ text, why: 'picture' });
}

function readFieldSign(reading: Reading, sign: Xml, around: Around): void {
  const text = formFieldText(sign);
  if (text !== undefined) add(reading, text, around);
  const unkept = reading.context.fields.pass(sign);
  if (unkept !== undefined) reading.pieces.push({ text: unkept, why: 'hidden' });
}

function readSimpleField(reading: Reading, field: Xml, around: Around): void {
  const instruction = field.attributes['w:instr'] ?? '';
  below(reading, field, isContentsField(instruction) ? { ...around, why: around.why ?? 'contents' } : around);
  if (isUnkeptField(instruction)) reading.pieces.push({ text: instruction, why: 'hidden' });
}

const each = (names: readonly string[], read: Read): readonly (readonly [string, Read])[] =>
  names.map((name) => [name, read] as const);

/** What is not here is looked through for what is. */
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...each(NO_WORDS, () => undefined),
  ...each(SPACES, (reading, _, around) => add(reading, ' ', around)),
  ...each(TAKEN_AWAY, (reading, element, around) => below(reading, element, { ...around, why: 'deleted' })),
  ...each(PUT_IN, (reading, element, around) => below(reading, element, { ...around, inserted: true })),
  ...each(DRAWINGS, readDrawing),
  ...each(NOTES, (reading, reference, around) => readNote(reading, reference, around)),
  ...each(INSTRUCTIONS, ({ context }, element) => context.fields.instruct(plainText(element))),
  ['w:r', readRun],
  ['w:t', (reading, text, around) => add(reading, withSymbols(textOf(text), around.font), around)],
  ['w:delText', (reading, text) => add(reading, textOf(text), { why: 'deleted', font: '' })],
  ['m:t', (reading, text, around) => add(reading, plainText(text), around)],
  // A fraction one half is not the number twelve.
  ['m:den', (reading, part, around) => (add(reading, '/', around), below(reading, part, around))],
  ['w:sym', (reading, sign, around) => add(reading, symbolOf(sign), around)],
  // As Word itself copies it, and as people type it who look for the word.
  ['w:noBreakHyphen', (reading, _, around) => add(reading, '-', around)],
  ['w:fldChar', readFieldSign],
  ['w:fldSimple', readSimpleField],
  [
    'w:commentReference',
    ({ pieces, context }, reference) => pieces.push({ text: context.comment(reference), why: 'comment' }),
  ],
]);

/** Reads what stands in a paragraph of a style; `why` says why all of it is left out, if it is. */
export function readInline(paragraph: Xml, style: StyleChain, why: Why | undefined, context: InlineContext): Inline {
  const reading: Reading = { context, style, pieces: [], boxes: [] };
  below(reading, paragraph, { why, font: '' });
  return { pieces: reading.pieces, boxes: reading.boxes };
}

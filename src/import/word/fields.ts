import { descendants } from './tree.ts';
import type { Xml } from './xml.ts';

/** Fields whose result is a list of places in the document, not words of it. */
const CONTENTS = /^\s*(?:TOC|TOA|INDEX)\b/i;
/** Fields that print a number which the file does not hold. */
const UNKEPT = /^\s*(?:LISTNUM|AUTONUM)/i;

const OWN_STORY = 'w:txbxContent';

/** Where in a story fields begin that also end: one that does not end would take the rest of the text for its own. */
function closedFields(story: Xml): ReadonlySet<Xml> {
  const closed = new Set<Xml>();
  const open: Xml[] = [];
  for (const element of descendants(story, ({ name }) => name !== OWN_STORY)) {
    if (element.name !== 'w:fldChar') continue;
    const type = element.attributes['w:fldCharType'];
    if (type === 'begin') open.push(element);
    const begin = type === 'end' ? open.pop() : undefined;
    if (begin !== undefined) closed.add(begin).add(element);
  }
  return closed;
}

interface Field {
  instruction: string;
  hasResult: boolean;
}

/** Where reading stands in the fields of one story, which may go over paragraphs and lie within each other. */
export interface Fields {
  /** Takes the sign of a beginning, a middle or an end; gives the instruction of a field that ended and prints what is not kept. */
  pass(sign: Xml): string | undefined;
  instruct(text: string): void;
  /** What is read is an instruction, not a result. */
  inInstruction(): boolean;
  inContents(): boolean;
}

export const isContentsField = (instruction: string): boolean => CONTENTS.test(instruction);
export const isUnkeptField = (instruction: string): boolean => UNKEPT.test(instruction);

export function createFields(story: Xml): Fields {
  const closed = closedFields(story);
  const open: Field[] = [];
  return {
    pass: (sign) => {
      const type = sign.attributes['w:fldCharType'];
      const last = open.at(-1);
      if (type === 'separate') {
        if (last !== undefined) last.hasResult = true;
      } else if (!closed.has(sign)) {
        return undefined;
      } else if (type === 'begin') {
        open.push({ instruction: '', hasResult: false });
      } else {
        const ended = open.pop();
        if (ended !== undefined && isUnkeptField(ended.instruction)) return ended.instruction;
      }
      return undefined;
    },
    instruct: (text) => {
      const last = open.at(-1);
      if (last !== undefined && !last.hasResult) last.instruction += text;
    },
    inInstruction: () => open.some(({ hasResult }) => !hasResult),
    inContents: () => open.some(({ instruction, hasResult }) => hasResult && isContentsField(instruction)),
  };
}

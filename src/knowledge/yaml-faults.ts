import { isMap, isScalar, isSeq, visit } from 'yaml';
import type { Document, YAMLParseError } from 'yaml';

/** What keeps a text from being read as YAML, and where an officer has to look. */
export interface YamlFault {
  readonly offset: number;
  readonly sentence: string;
}

/** Every fault that is worth telling, in words. What follows a tab, too deep a nesting or an open quotation mark is a fault of theirs. */
export function yamlFaults(document: Document): readonly YamlFault[] {
  const { errors } = document;
  const cause = errors.find(({ code }) => code === 'TAB_AS_INDENT' || code === 'RESOURCE_EXHAUSTION');
  if (cause !== undefined) return [faultOf(cause, document)];
  const openQuote = errors.findIndex(({ message }) => OPEN_QUOTE.test(message));
  const told = openQuote === -1 ? errors : errors.slice(0, openQuote + 1);
  return told.map((error) => faultOf(error, document));
}

/** A message of somebody else's, with a full stop. */
export const asSentence = (message: string): string => {
  const trimmed = message.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};

const OPEN_QUOTE = /^Missing closing (["'])quote$/;
const OPEN_BRACKET = /\bend with a ([\]}])$/;

function faultOf(error: YAMLParseError, document: Document): YamlFault {
  const [at] = error.pos;
  const quote = OPEN_QUOTE.exec(error.message)?.[1];
  if (quote !== undefined) return { offset: openedBefore(at, document, isQuoted), sentence: openQuoteSentence(quote) };
  const bracket = OPEN_BRACKET.exec(error.message)?.[1];
  if (bracket !== undefined) {
    const isOpen = bracket === ']' ? isList : isGroup;
    return { offset: openedBefore(at, document, isOpen), sentence: openBracketSentence(bracket) };
  }
  return { offset: at, sentence: yamlSentence(error) };
}

/** Where the last node of a kind begins that goes on to `at`, which is where the parser gave up. */
function openedBefore(at: number, document: Document, isKind: (node: unknown) => boolean): number {
  let opened = at;
  visit(document, {
    Node(_key, node) {
      if (isKind(node) && node.range?.[1] === at) opened = node.range[0];
    },
  });
  return opened;
}

const isQuoted = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
const isList = (node: unknown): boolean => isSeq(node) && node.flow === true;
const isGroup = (node: unknown): boolean => isMap(node) && node.flow === true;

const openQuoteSentence = (mark: string): string =>
  `The quotation mark ${mark} that opens here is not closed: put another ${mark} at the end of the text.`;

const openBracketSentence = (closing: string): string => {
  const opening = closing === ']' ? '[' : '{';
  return `The bracket ${opening} that opens here is not closed: put ${closing} where it ends, or the text in quotes if the bracket belongs to it.`;
};

const yamlSentence = ({ code, message }: YAMLParseError): string =>
  MESSAGES[message] ?? CODES[code] ?? `This cannot be read as YAML: ${asSentence(message)}`;

const MESSAGES: Readonly<Record<string, string>> = {
  'Sequence item without - indicator':
    'The indentation here does not fit the list above: begin a point with “- ”, and indent the fields of one point alike.',
  'Implicit map keys need to be followed by map values':
    'This is neither a field nor the text of one: put a colon and a space behind the name of a field, and text that goes on in quotes.',
  'Unexpected scalar at node end':
    'This comes after a closing quotation mark or bracket: put the whole text in quotes of a kind that it does not hold.',
};

/** What officers get wrong, in their words. */
const CODES: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  BAD_DQ_ESCAPE: 'Between double quotes a backslash has a meaning of its own: use single quotes.',
  BAD_SCALAR_START: 'Text may not begin with this character: put the text in quotes.',
  BAD_INDENT: 'The indentation here does not fit the lines above.',
  BLOCK_AS_IMPLICIT_KEY: 'A colon or a dash makes this more than text: put the text in quotes.',
  DUPLICATE_KEY: 'This field stands twice here.',
  MULTIPLE_DOCS: 'A line of --- starts a second document here: give it a file of its own.',
  RESOURCE_EXHAUSTION: 'This is nested too deeply to be guidance.',
  TAB_AS_INDENT: 'There is a tab here: indent with spaces.',
};

import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { fieldMeant } from './known-fields.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rules.ts';
import { asSentence, yamlFaults } from './yaml-faults.ts';

export type Path = readonly (string | number)[];
export type Position = { readonly line: number; readonly column: number };

export type ReadYaml<T> =
  | { readonly outcome: 'read'; readonly value: T; readonly at: (path: Path) => Position }
  | { readonly outcome: 'faulty'; readonly problems: readonly Problem[] };

/** No guidance document comes near it; a larger file is a mistake, and YAML trees take many times their size in memory. */
const MOST_CHARACTERS = 4_000_000;

/** Reads one YAML text against a schema. Every fault has its line and column, counted from 1. */
export function readYaml<T>(file: string, typed: string, schema: z.ZodType<T>): ReadYaml<T> {
  // A sentence may quote what stands in the file, line breaks and all.
  const problem = (rule: Rule, position: Position, sentence: string): Problem =>
    problemOf(rule, { file, ...position }, sentence.replace(/\s+/gu, ' '));
  const faulty = (problems: readonly Problem[]): ReadYaml<T> => ({ outcome: 'faulty', problems });
  const text = typed.replace(/^\uFEFF/, '');
  if (text.length > MOST_CHARACTERS)
    return faulty([problem('unreadable-file', { line: 1, column: 1 }, 'The file is too large to be guidance.')]);

  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, logLevel: 'error' });
  const lines = linesOf(text);
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line, column: col };
  };
  const at = (path: Path): Position => position(offsetOf(document, path));

  if (document.errors.length > 0)
    return faulty(yamlFaults(document).map(({ offset, sentence }) => problem('not-yaml', position(offset), sentence)));
  const alias = firstAlias(document);
  if (alias !== undefined)
    return faulty([
      problem('not-yaml', position(alias), 'References (&name and *name) are not used here: write the words out.'),
    ]);

  const parsed = parse(document, schema);
  if (parsed === undefined)
    return faulty([problem('wrong-field', { line: 1, column: 1 }, 'This has too many faults to be guidance.')]);
  if (parsed.success) return { outcome: 'read', value: parsed.data, at };
  return faulty(
    parsed.error.issues.flatMap((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      if (issue.code !== 'unrecognized_keys')
        return [problem('wrong-field', at(path), issueSentence(issue, path, document.hasIn(path)))];
      return issue.keys.map((key) =>
        problem(
          'wrong-field',
          position(keyOffset(document, path, key)),
          unknownField(key, fieldMeant(schema, path, key)),
        ),
      );
    }),
  );
}

// A hundred thousand faults are more than the schema can list.
function parse<T>(document: Document, schema: z.ZodType<T>): z.ZodSafeParseResult<T> | undefined {
  try {
    return schema.safeParse(document.toJS());
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

// The parser counts lines too, but misses the line ends inside text that it cannot read.
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

// Nested aliases can grow a small file without bound, and officers have no use for them.
function firstAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_key, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document, path: Path, key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((one) => isScalar(one.key) && String(one.key.value) === key) : undefined;
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : offsetOf(document, path);
}

const unknownField = (name: string, meant: string | undefined): string =>
  `\`${name}\` is not a field here. ${meant === undefined ? 'Check the spelling.' : `Did you mean “${meant}”?`}`;

function issueSentence(issue: z.core.$ZodIssue, path: Path, present: boolean): string {
  const field = path.filter((step) => typeof step === 'string').at(-1);
  const name = field === undefined ? 'This' : `\`${field}\``;
  switch (issue.code) {
    case 'invalid_type':
      return present
        ? `${name} must be ${KINDS[issue.expected] ?? `of the kind “${issue.expected}”`}.`
        : `${name} is missing.`;
    case 'too_small':
      return `${name} is empty or too short.`;
    case 'invalid_value':
      return `${name} must be ${issue.values.map(String).join(' or ')}.`;
    case 'invalid_union':
      return `${name} must be text or a list of texts.`;
    case 'invalid_format':
      // What a form has to look like stands with it; an ending of a sentence goes behind the name.
      if (issue.format === 'regex')
        return /^[a-z]/.test(issue.message) ? `${name} ${issue.message}` : asSentence(issue.message);
      return `${name} ${FORMATS[issue.format] ?? 'does not have the right form.'}`;
    default:
      return asSentence(issue.message);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text; numbers and dates go in quotes',
  array: 'a list',
  object: 'a group of fields',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'must be a date such as 2024-03-01.',
  email: 'must be an e-mail address.',
};

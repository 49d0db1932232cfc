import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isPair, isSeq, parseDocument, stringify } from 'yaml';
import type { Document, YAMLMap, YAMLSeq } from 'yaml';
import type { Path } from './read-yaml.ts';

/** Anything that is put into a list of a file: text, a list of texts, or a group of fields. */
export type ListItem = string | readonly string[] | Readonly<Record<string, string | boolean | readonly string[]>>;

/** What goes to the end of a list. A list that is not there is made, as the last field of the group that it belongs to. */
export interface Append {
  readonly path: Path;
  readonly items: readonly ListItem[];
}

export type Spliced =
  | { readonly outcome: 'spliced'; readonly text: string }
  /** There is neither the list nor the group it would belong to. */
  | { readonly outcome: 'no-place'; readonly path: Path }
  /** The file cannot be read as YAML, or would not read as what it was and what was added. */
  | { readonly outcome: 'unsafe' };

/**
 * Puts items at the ends of lists by setting new words between the old ones: every character that was there stays, in its order, with its
 * comments, quotes and line ends. The result reads as the old value with the items appended, or there is none.
 */
export function spliceYaml(text: string, appends: readonly Append[]): Spliced {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, logLevel: 'error' });
  if (document.errors.length > 0) return { outcome: 'unsafe' };
  const wanted: unknown = document.toJS();
  const insertions: Insertion[] = [];
  for (const append of merged(appends)) {
    const insertion = insertionFor(text, document, append);
    if (insertion === undefined || !appended(wanted, append)) return { outcome: 'no-place', path: append.path };
    insertions.push(insertion);
  }
  const made = withInsertions(text, insertions);
  const again = parseDocument(made, { prettyErrors: false, uniqueKeys: true, logLevel: 'error' });
  if (again.errors.length > 0 || !isDeepStrictEqual(again.toJS(), wanted)) return { outcome: 'unsafe' };
  return { outcome: 'spliced', text: made };
}

/** One for each list, so that a list that is not there yet is made once. */
const merged = (appends: readonly Append[]): readonly Append[] =>
  [...Map.groupBy(appends, ({ path }) => JSON.stringify(path)).values()].flatMap((same) => {
    const [first] = same;
    const items = same.flatMap((append) => append.items);
    return first === undefined || items.length === 0 ? [] : [{ path: first.path, items }];
  });

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Those at one place stay in their order. */
function withInsertions(text: string, insertions: readonly Insertion[]): string {
  let made = '';
  let from = 0;
  for (const { at, text: added } of insertions.toSorted((one, other) => one.at - other.at)) {
    made += text.slice(from, at) + added;
    from = at;
  }
  return made + text.slice(from);
}

/** Appends to a value as it was read. False if it has no such place. */
function appended(root: unknown, { path, items }: Append): boolean {
  let value = root;
  for (const [depth, step] of path.entries()) {
    if (typeof value !== 'object' || value === null) return false;
    if (depth === path.length - 1 && !(step in value)) Object.assign(value, { [step]: [] });
    value = Reflect.get(value, step);
  }
  if (!Array.isArray(value)) return false;
  value.push(...items);
  return true;
}

function insertionFor(text: string, document: Document, { path, items }: Append): Insertion | undefined {
  const list = nodeAt(document, path);
  if (isSeq(list)) return list.flow === true ? inFlowList(text, list, items) : inBlockList(text, list, items);
  if (list !== undefined || path.length === 0) return undefined;
  const group = nodeAt(document, path.slice(0, -1));
  const field = path.at(-1);
  if (!isMap(group) || typeof field !== 'string' || group.items.length === 0) return undefined;
  return group.flow === true ? inFlowGroup(group, field, items) : inBlockGroup(text, group, field, items);
}

const nodeAt = (document: Document, path: Path): unknown =>
  path.length === 0 ? (document.contents ?? undefined) : document.getIn(path, true);

function inFlowList(text: string, list: YAMLSeq, items: readonly ListItem[]): Insertion | undefined {
  const last = list.items.at(-1);
  const added = items.map(inFlow).join(', ');
  if (last !== undefined) return after(endOf(last), `, ${added}`);
  const start = list.range?.[0];
  return start === undefined || text[start] !== '[' ? undefined : { at: start + 1, text: added };
}

const inFlowGroup = (group: YAMLMap, field: string, items: readonly ListItem[]): Insertion | undefined =>
  after(endOf(group.items.at(-1)), `, ${field}: [${items.map(inFlow).join(', ')}]`);

const after = (at: number | undefined, text: string): Insertion | undefined =>
  at === undefined ? undefined : { at, text };

function inBlockList(text: string, list: YAMLSeq, items: readonly ListItem[]): Insertion | undefined {
  const [first] = list.items;
  const start = isNode(first) ? first.range?.[0] : undefined;
  const dash = start === undefined ? -1 : text.lastIndexOf('-', start - 1);
  if (dash === -1) return undefined;
  const indent = dash - lineStart(text, dash);
  return onLinesAfter(text, endOf(list), inBlock(items, ' '.repeat(indent)));
}

function inBlockGroup(text: string, group: YAMLMap, field: string, items: readonly ListItem[]): Insertion | undefined {
  const key: unknown = group.items[0]?.key;
  const start = isNode(key) ? key.range?.[0] : undefined;
  if (start === undefined) return undefined;
  const indent = ' '.repeat(start - lineStart(text, start));
  return onLinesAfter(text, endOf(group), [`${indent}${field}:`, ...inBlock(items, `${indent}  `)]);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Lines behind the one that `end` is in, so that a comment on that line stays where it is. */
function onLinesAfter(text: string, end: number | undefined, lines: readonly string[]): Insertion | undefined {
  if (end === undefined) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (end > 0 && text[end - 1] === '\n') return { at: end, text: lines.map((line) => line + eol).join('') };
  const newline = text.indexOf('\n', end);
  if (newline === -1) return { at: text.length, text: lines.map((line) => eol + line).join('') };
  return { at: newline + 1, text: lines.map((line) => line + eol).join('') };
}

/** Where the words of a node end: of a list or a group, those of what is last in it. */
function endOf(node: unknown): number | undefined {
  if (isPair(node)) return endOf(node.value) ?? endOf(node.key);
  if (!isNode(node)) return undefined;
  const last = isSeq(node) || isMap(node) ? node.items.at(-1) : undefined;
  const flow = (isSeq(node) || isMap(node)) && node.flow === true;
  return (flow ? undefined : endOf(last)) ?? node.range?.[1];
}

/** What is read without scrolling sideways. */
const LONGEST_LINE = 80;

/** A list's items a line each and more; a list within one stands in its line as long as that is short. */
export const inBlock = (items: readonly ListItem[], indent: string): readonly string[] =>
  items.flatMap((item) => {
    if (typeof item === 'string' || isList(item)) return [`${indent}- ${inLine(item)}`];
    const fields = Object.entries(item).flatMap(([field, value]) => {
      const line = `${field}: ${inLine(value)}`;
      if (!isList(value) || line.length <= LONGEST_LINE) return [line];
      return [`${field}:`, ...value.map((one) => `  - ${inLine(one)}`)];
    });
    return fields.map((field, index) => `${indent}${index === 0 ? '- ' : '  '}${field}`);
  });

const isList = (item: ListItem | boolean): item is readonly string[] => Array.isArray(item);

/** A value on one line, as it stands behind a dash or a field's name. */
export const inLine = (value: string | boolean | readonly string[]): string =>
  isList(value) ? `[${value.map(inFlow).join(', ')}]` : oneLine(value, stringify(value, { lineWidth: 0 }));

/** Within brackets, where a comma or a bracket has a meaning of its own. */
function inFlow(item: ListItem): string {
  if (isList(item)) return `[${item.map(inFlow).join(', ')}]`;
  const written = stringify([item], {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  }).trim();
  return oneLine(item, written.slice(1, -1));
}

// What would take several lines, as text that begins with dashes does, is written as JSON, which is YAML too.
const oneLine = (value: ListItem | boolean, written: string): string => {
  const line = written.replace(/\n$/, '');
  return line.includes('\n') ? JSON.stringify(value) : line;
};

import { isMap, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import type { Document } from 'yaml';
import { clauseFields, documentOf, LAYOUT } from './draft-yaml.ts';
import { FIELDS } from './draft.ts';
import type { Draft, DraftSection } from './draft.ts';

const CLAUSE_FIELDS = ['id', 'number', 'heading', 'after', 'leadIn', 'text', 'items', 'closing', 'footnotes'];
const SECTION_FIELDS = ['number', 'heading', 'clauses'];
const DOCUMENT_FIELDS = ['title', ...FIELDS, 'source', 'sections', 'omitted'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * A document's YAML with a new draft in it. Clauses that it had by the same id keep their comments and every field that an import does
 * not write; so do the document, and sections by their first clause that stays.
 */
export function updatedYaml(yaml: string, draft: Draft, source: string): string {
  const document = parseDocument(yaml);
  const { contents } = document;
  if (!isMap(contents)) return yaml;
  const before = sectionsIn(contents);
  const sections = new YAMLSeq(document.schema);
  sections.items = draft.sections.map((section) => updatedSection(document, section, before));
  const fields: Fields = { ...documentOf(draft, source), sections };
  setFields(document, contents, DOCUMENT_FIELDS, fields);
  return document.toString(LAYOUT);
}

interface Before {
  readonly clauses: ReadonlyMap<string, YAMLMap>;
  /** The section that a clause stood in, until it is taken. */
  readonly sectionOf: Map<string, YAMLMap>;
}

function sectionsIn(contents: YAMLMap): Before {
  const clauses = new Map<string, YAMLMap>();
  const sectionOf = new Map<string, YAMLMap>();
  for (const section of mapsIn(contents.get('sections', true))) {
    for (const clause of mapsIn(section.get('clauses', true))) {
      const id = String(clause.get('id'));
      clauses.set(id, clause);
      sectionOf.set(id, section);
    }
  }
  return { clauses, sectionOf };
}

const mapsIn = (node: unknown): readonly YAMLMap[] => (isSeq(node) ? node.items.filter((item) => isMap(item)) : []);

function updatedSection(document: Document, { clauses, ...fields }: DraftSection, before: Before): YAMLMap {
  const kept = clauses.map(({ id }) => before.sectionOf.get(id)).find((section) => section !== undefined);
  for (const [id, section] of before.sectionOf) if (section === kept) before.sectionOf.delete(id);
  const node = kept ?? new YAMLMap(document.schema);
  const list = new YAMLSeq(document.schema);
  list.items = clauses.map((clause) => {
    const map = before.clauses.get(clause.id) ?? new YAMLMap(document.schema);
    setFields(document, map, CLAUSE_FIELDS, clauseFields(clause));
    return map;
  });
  setFields(document, node, SECTION_FIELDS, { ...fields, clauses: list });
  return node;
}

/** Sets what an import writes, where it is otherwise, and leaves every other field and comment alone. */
function setFields(document: Document, map: YAMLMap, names: readonly string[], fields: Fields): void {
  for (const name of names) {
    const value = fields[name];
    if (value === undefined) map.delete(name);
    else if (value instanceof YAMLSeq) setList(document, map, names, name, value);
    else if (JSON.stringify(plainOf(map.get(name, true))) !== JSON.stringify(value))
      put(document, map, names, name, document.createNode(value, LAYOUT));
  }
}

/** The comment above its first clause belongs to a list, not to the clause. */
function setList(document: Document, map: YAMLMap, names: readonly string[], name: string, list: YAMLSeq): void {
  const before = map.get(name, true);
  if (isSeq(before)) {
    list.commentBefore = before.commentBefore ?? null;
    list.comment = before.comment ?? null;
  }
  put(document, map, names, name, list);
}

/** In the place of the field before it, or where the shipped documents have it. */
function put(document: Document, map: YAMLMap, names: readonly string[], name: string, value: unknown): void {
  if (map.has(name)) {
    map.set(name, value);
    return;
  }
  const at = map.items.findIndex(({ key }) => placeOf(names, key) > names.indexOf(name));
  map.items.splice(at === -1 ? map.items.length : at, 0, document.createPair(name, value));
}

const plainOf = (node: unknown): unknown => {
  if (isScalar(node)) return node.value;
  return isSeq(node) || isMap(node) ? node.toJSON() : undefined;
};

/** Fields that are not an import's stay behind those that are, in their order. */
function placeOf(names: readonly string[], key: unknown): number {
  const at = names.indexOf(isScalar(key) ? String(key.value) : String(key));
  return at === -1 ? names.length : at;
}

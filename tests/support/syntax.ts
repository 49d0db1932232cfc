/** A node of a syntax tree, as far as it is looked at. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'start' in value &&
  typeof value.start === 'number';

/** Visits every node below `value`, outermost first. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (isNode(value)) visit(value);
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) walk(inner, visit);
}

/** Where a name is only a label, not a value: `x.name`, `{ name: … }`, `import { name }`, a field of a type. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ['property'],
  Property: ['key'],
  MethodDefinition: ['key'],
  PropertyDefinition: ['key'],
  TSPropertySignature: ['key'],
  TSMethodSignature: ['key'],
  ImportSpecifier: ['imported'],
  ExportSpecifier: ['exported'],
};

/** Every name that stands for a value or a type of its own, wherever it comes from. */
export function globalsOf(value: unknown): readonly { readonly name: string; readonly start: number }[] {
  if (Array.isArray(value)) return value.flatMap(globalsOf);
  if (!isNode(value)) return [];
  if (value.type === 'Identifier' && typeof value['name'] === 'string') {
    const inner = globalsOf(value['typeAnnotation']);
    return [{ name: value['name'], start: value.start }, ...inner];
  }
  const labels = value['computed'] === true ? [] : (LABELS[value.type] ?? []);
  return Object.entries(value).flatMap(([field, inner]) => (labels.includes(field) ? [] : globalsOf(inner)));
}

import { posix } from 'node:path';
import { parseAst } from 'vitest/node';
import { mayImport, onlyIn } from './architecture-imports.ts';
import { globalsOf, isNode, walk } from './syntax.ts';
import type { Node } from './syntax.ts';

/** One file of the product: its path below src/, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const MOST_LINES = 300;
const MOST_FUNCTION_LINES = 60;

/** What reaches outside: the process, chance, the network, and every clock but the one handed in. */
const NOT_IN_CORE = new Set(
  (
    'process globalThis global Buffer console crypto performance fetch require setTimeout setInterval setImmediate ' +
    'queueMicrotask structuredClone WebSocket navigator Temporal'
  ).split(' '),
);
const MAKERS_OF_IDS = new Set([
  'core/guidance.ts',
  'core/conversation.ts',
  'core/people.ts',
  'core/escalation.ts',
  'core/curated-answer.ts',
  'core/suggestion.ts',
  'core/notice.ts',
  'core/receipt.ts',
]);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Every rule of the house that a file breaks, as "line: sentence". */
export function violationsOf({ path, text }: Source): readonly string[] {
  const program: unknown = parseAst(text, { lang: 'ts' });
  const found: { readonly line: number; readonly sentence: string }[] = [];
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const lines = text.trimEnd().split('\n').length;
  if (lines > MOST_LINES) found.push({ line: lines, sentence: `A file has at most ${MOST_LINES} lines.` });
  if (posix.basename(path) === 'index.ts') found.push({ line: 1, sentence: 'There are no barrels.' });
  walk(program, (node) => {
    const sentences = [
      ...importFaults(path, node),
      ...castFaults(path, node),
      ...globalFaults(path, node),
      ...lengthFaults(node, lineAt),
    ];
    found.push(...sentences.map((sentence) => ({ line: lineAt(node.start), sentence })));
  });
  for (const { name, start } of globalsOf(program)) {
    const sentence = nameFault(path, name);
    if (sentence !== undefined) found.push({ line: lineAt(start), sentence });
  }
  return found.toSorted((one, other) => one.line - other.line).map(({ line, sentence }) => `${line}: ${sentence}`);
}

function importFaults(path: string, node: Node): readonly string[] {
  const names = importedBy(node);
  if (names === undefined) return [];
  if (names === 'unknown') return ['An import names its module in plain text.'];
  if (node.type === 'ExportAllDeclaration') return ['There are no barrels.'];
  if (node.type === 'ExportNamedDeclaration') return ['There are no barrels.'];
  const target = names.startsWith('.') ? posix.join(posix.dirname(path), names) : names;
  const only = onlyIn(target);
  if (only !== undefined && only !== path) return [`Only ${only} may import ${target}.`];
  return mayImport(path, target) ? [] : [`${path} may not import ${target}.`];
}

/** The module that a statement or expression imports; undefined if it imports nothing. */
function importedBy(node: Node): string | undefined {
  const imports = /^(ImportDeclaration|ImportExpression|ExportAllDeclaration|ExportNamedDeclaration|TSImportType)$/;
  if (!imports.test(node.type)) return undefined;
  const { source } = node;
  if (node.type === 'ExportNamedDeclaration' && source === null) return undefined;
  return isNode(source) && typeof source['value'] === 'string' ? source['value'] : 'unknown';
}

function castFaults(path: string, node: Node): readonly string[] {
  if (node.type === 'TSAnyKeyword') return ['Nothing is of the type any.'];
  const isCast = node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion';
  if (!isCast || MAKERS_OF_IDS.has(path)) return [];
  const to = node['typeAnnotation'];
  const isConst =
    isNode(to) && to.type === 'TSTypeReference' && isNode(to['typeName']) && to['typeName']['name'] === 'const';
  return isConst ? [] : ['Nothing is cast with “as”.'];
}

// Dates are made of a number that came in, never of now; numbers are never of chance.
function globalFaults(path: string, node: Node): readonly string[] {
  if (!path.startsWith('core/')) return [];
  const named = (value: unknown, name: string): boolean => isNode(value) && value['name'] === name;
  if (node.type === 'MemberExpression') {
    if (named(node['object'], 'Date') && named(node['property'], 'now')) return ['core has no clock.'];
    if (named(node['object'], 'Math') && named(node['property'], 'random')) return ['core has no chance.'];
  }
  const bare = Array.isArray(node['arguments']) && node['arguments'].length === 0;
  const makesNow = node.type === 'CallExpression' || (node.type === 'NewExpression' && bare);
  return makesNow && named(node['callee'], 'Date') ? ['core has no clock.'] : [];
}

function nameFault(path: string, name: string): string | undefined {
  if (name === 'process' && path !== 'main.ts') return 'Only main.ts may use process.';
  return path.startsWith('core/') && NOT_IN_CORE.has(name) ? `core may not use ${name}.` : undefined;
}

function lengthFaults(node: Node, lineAt: (offset: number) => number): readonly string[] {
  if (!FUNCTIONS.has(node.type)) return [];
  const lines = lineAt(node.end) - lineAt(node.start) + 1;
  return lines > MOST_FUNCTION_LINES ? [`A function has at most ${MOST_FUNCTION_LINES} lines.`] : [];
}

import type { Handling } from './conversation.ts';
import { oneLine } from './home.ts';

/** What exact words ask for in a private conversation, so that a question about a queue stays a question. */
export type Wished =
  | Pick<Extract<Handling, { kind: 'lists' }>, 'kind' | 'list'>
  | Pick<Extract<Handling, { kind: 'looks' }>, 'kind' | 'only'>
  | Pick<Extract<Handling, { kind: 'reloads' }>, 'kind' | 'preview' | 'accept'>
  | Pick<Extract<Handling, { kind: 'rolls-back' }>, 'kind' | 'to' | 'why'>
  | Pick<Extract<Handling, { kind: 'halts' | 'resumes' }>, 'kind' | 'words' | 'confirmed'>
  | Pick<Extract<Handling, { kind: 'own-data' }>, 'kind' | 'wish' | 'part'>;

const WISHES: ReadonlyMap<string, Wished> = new Map<string, Wished>([
  ['mine', { kind: 'lists', list: 'mine' }],
  ['my questions', { kind: 'lists', list: 'mine' }],
  ['queue', { kind: 'lists', list: 'queue' }],
  ['feedback', { kind: 'lists', list: 'feedback' }],
  ['suggestions', { kind: 'lists', list: 'suggestions' }],
  ['advice', { kind: 'lists', list: 'advice' }],
  ['my data', { kind: 'own-data', wish: 'see' }],
  ['my data export', { kind: 'own-data', wish: 'export' }],
  ['my data erase', { kind: 'own-data', wish: 'erase' }],
  ['my data erase confirm', { kind: 'own-data', wish: 'erase-confirmed' }],
  ['home', { kind: 'looks' }],
  ['admin', { kind: 'looks', only: 'admin' }],
  ['admin editions', { kind: 'looks', only: 'editions' }],
  // Which one to go back to is chosen from the list.
  ['admin rollback', { kind: 'looks', only: 'editions' }],
  ['admin preview', { kind: 'reloads', preview: true }],
  ['admin reload', { kind: 'reloads' }],
  ['admin reload accept', { kind: 'reloads', accept: '' }],
]);

/** As much as a reason is kept of. */
const MOST_REASON = 500;

const ACCEPTS = /^admin reload accept ?: ?(.*)$/i;
const ROLLS_BACK = /^admin rollback (\S{1,20}?)(?: ?: ?(.*))?$/i;

const EXPORTS = /^my data export (\d{1,4})$/i;

const HALTS = /^admin (halt|resume)(?: (.*))?$/i;
const CONFIRMS = /^confirm(?: |$)/i;
/** Longer than a name and a reason may be, so that what is too long is told and not cut. */
const MOST_HALT_WORDS = 1000;

function haltWish(line: string): Wished | undefined {
  const [, act, rest = ''] = HALTS.exec(line) ?? [];
  if (act === undefined) return undefined;
  const words = oneLine(rest.replace(CONFIRMS, ''), MOST_HALT_WORDS);
  return {
    kind: act.toLowerCase() === 'halt' ? 'halts' : 'resumes',
    words,
    ...(CONFIRMS.test(rest) && { confirmed: true }),
  };
}

/** Undefined: the words are a question. */
export function wishedFor(typed: string): Wished | undefined {
  const line = typed.trim().replace(/\s+/g, ' ');
  const wish = WISHES.get(line.toLowerCase());
  if (wish !== undefined) return wish;
  const halts = haltWish(line);
  if (halts !== undefined) return halts;
  const [, part] = EXPORTS.exec(line) ?? [];
  if (part !== undefined) return { kind: 'own-data', wish: 'export', part: Number(part) };
  const accepts = ACCEPTS.exec(line);
  if (accepts !== null) return { kind: 'reloads', accept: oneLine(accepts[1] ?? '', MOST_REASON) };
  const [, to, why = ''] = ROLLS_BACK.exec(line) ?? [];
  return to === undefined
    ? undefined
    : { kind: 'rolls-back', to, ...(why === '' ? {} : { why: oneLine(why, MOST_REASON) }) };
}

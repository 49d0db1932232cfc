import type { Handling } from './conversation.ts';

/** What exact words ask for in a private conversation, so that a question about a queue stays a question. */
export type Wished =
  | Pick<Extract<Handling, { kind: 'lists' }>, 'kind' | 'list'>
  | Pick<Extract<Handling, { kind: 'looks' }>, 'kind' | 'only'>
  | Pick<Extract<Handling, { kind: 'reloads' }>, 'kind'>;

const WISHES: ReadonlyMap<string, Wished> = new Map<string, Wished>([
  ['mine', { kind: 'lists', list: 'mine' }],
  ['my questions', { kind: 'lists', list: 'mine' }],
  ['queue', { kind: 'lists', list: 'queue' }],
  ['feedback', { kind: 'lists', list: 'feedback' }],
  ['home', { kind: 'looks' }],
  ['admin', { kind: 'looks', only: 'admin' }],
  ['admin reload', { kind: 'reloads' }],
]);

/** Undefined: the words are a question. */
export const wishedFor = (typed: string): Wished | undefined =>
  WISHES.get(typed.trim().toLowerCase().replace(/\s+/g, ' '));

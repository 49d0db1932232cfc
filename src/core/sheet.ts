import type { Act, FormName } from './conversation.ts';
import type { Quote } from './guidance.ts';

/**
 * A piece of what is shown of an escalation. Guidance and people's words are kept apart, and people's words are never
 * taken for mark-up.
 */
export type SheetPart =
  | { readonly part: 'heading'; readonly text: string }
  /** A sentence of Clausebook's own. */
  | { readonly part: 'line'; readonly text: string }
  | { readonly part: 'fact'; readonly label: string; readonly value: string }
  /** What a person wrote, under who and when; `past`: what a clause said once, which must not be cut short. */
  | { readonly part: 'words'; readonly heading: string; readonly text: string; readonly past?: true }
  /** The council's own words; `overdue`: its document should have been reviewed by today. */
  | { readonly part: 'quote'; readonly heading: string; readonly quote: Quote; readonly overdue: boolean };

/** Something to press. It carries a kind and an id, never content. */
export type Button = {
  /** The escalation; of 'ask-officer' the turn asked about, of 'suggest-clause' the receipt. */
  readonly about: string;
  readonly label: string;
  /** The one that is mostly meant. */
  readonly main: boolean;
} & ({ readonly press: 'act'; readonly act: Act } | { readonly press: 'form'; readonly form: FormName });

/** What is shown of an escalation, a receipt or feedback to one person or one channel, as data. Each platform draws it in its own way. */
export interface Sheet {
  /** The whole in one line: what a notification says, and the title of a page. */
  readonly gist: string;
  readonly parts: readonly SheetPart[];
  readonly buttons: readonly Button[];
  /** The escalation, where each officer may see of its card what they may do ('views'). */
  readonly views?: string;
}

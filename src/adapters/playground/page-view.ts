import type { Considered } from '../../core/considering.ts';
import type { Council } from '../../core/people.ts';
import type { Edition } from '../../core/ports.ts';
import type { SignedIn } from './sign-in-settings.ts';

/** The field of the form that a problem belongs to. */
export type Field = 'question' | 'council' | 'asAt';

/** What has come of a visit to the page so far. */
export type Result =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'answered'; readonly considered: Considered }
  /** `field`: where to put it right; undefined: nowhere on the page. */
  | { readonly kind: 'problem'; readonly sentence: string; readonly field: Field | undefined };

/** Everything that the page shows. */
export interface PageView {
  readonly edition: Edition;
  /** True if what is asked may be sent to a chooser. */
  readonly asksChooser: boolean;
  /** The councils that may be chosen, and whether all of them together. */
  readonly offered: readonly Council[];
  readonly all: boolean;
  /** The council chosen; undefined: all of them. */
  readonly council: Council | undefined;
  /** The question as typed. */
  readonly typed: string;
  /** The day to answer as at, as typed; empty: today. */
  readonly asAt: string;
  readonly examples: readonly string[];
  /** Names the turn that a press under the answer makes of it. */
  readonly turn: string;
  readonly result: Result;
  /** Whose page it is; undefined: the trial's, which leads to its officers and has something to press under the answer. */
  readonly signedIn?: SignedIn | undefined;
}

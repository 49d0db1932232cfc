import type { CouncilId, EditionId } from './guidance.ts';
import type { Suggested } from './suggestion.ts';

/** How a suggestion stands to the files. */
export type Fit =
  | { readonly fit: 'fits' }
  /** They hold it. */
  | { readonly fit: 'there-already' }
  /** `why`: a sentence. */
  | { readonly fit: 'unfit'; readonly why: string };

/** What was done to a file, so that it can be undone. Opaque outside `knowledge/`. */
export interface WrittenFile {
  readonly file: string;
  readonly before: string;
  readonly digest: string;
}

export type Added =
  | { readonly outcome: 'written'; readonly written: WrittenFile }
  | { readonly outcome: 'there-already' }
  /** What the files hold is not what is in force: somebody is at work on them. */
  | { readonly outcome: 'not-in-force' }
  | { readonly outcome: 'unfit'; readonly why: string }
  /** It has to be done by hand: there is no such file, or it cannot be written here. `yaml`: what belongs into it. */
  | { readonly outcome: 'by-hand'; readonly file: string; readonly yaml: string };

/** The files of the guidance, where they can be written. What is added changes nothing else in them, to the letter. */
export interface GuidanceFiles {
  /** One for each, in their order. */
  fits(council: CouncilId, suggested: readonly Suggested[]): Promise<readonly Fit[]>;
  /** For each suggested phrasing, words of it and of the clause's phrasings that may mean one thing; undefined: none, or nobody can tell. */
  sameWords(council: CouncilId, suggested: readonly Suggested[]): Promise<readonly (readonly string[] | undefined)[]>;
  /** Adds it, if the files are those of the edition in force and it fits. */
  add(council: CouncilId, suggested: Suggested, inForce: EditionId | undefined): Promise<Added>;
  /** Puts the bytes of before back. False if somebody has changed the file since. */
  putBack(written: WrittenFile): Promise<boolean>;
}

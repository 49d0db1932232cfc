import type { EditionReport } from './edition-report.ts';
import type { EditionId } from './guidance.ts';
import type { Publication, PublishedBy } from './publication.ts';

/** Puts the files in force. */
export interface ToPublish {
  readonly by: PublishedBy;
  /** What they say of it. */
  readonly why?: string | undefined;
  /** The reason to put it in force though expected questions are answered worse. */
  readonly accept?: string | undefined;
  /** Everything but the last step. */
  readonly preview?: boolean;
}

/** Puts an earlier edition in force again. */
export interface ToRollBack extends Pick<ToPublish, 'by' | 'why' | 'preview'> {
  /** The number of a publication, or an edition's id. */
  readonly to: string;
}

/** What came of it. */
export type PublishOutcome =
  /** `report`: undefined for the first edition of all. */
  | { readonly outcome: 'in-force'; readonly publication: Publication; readonly report: EditionReport | undefined }
  /** Nothing was put in force, since that was not asked for. */
  | { readonly outcome: 'previewed'; readonly report: EditionReport }
  /** Nothing was ever in force, and nothing was put in force, since that was not asked for. */
  | { readonly outcome: 'would-be-first'; readonly edition: EditionId }
  /** `expected`: the files have other expected questions than are kept with the edition; the next one is examined by them. */
  | { readonly outcome: 'unchanged'; readonly edition: EditionId; readonly expected?: 'changed' }
  /** `problems`: a line each, with file, line and column. */
  | { readonly outcome: 'faulty'; readonly edition: EditionId; readonly problems: readonly string[] }
  /** Expected questions are answered worse, and no reason was given to accept that. */
  | { readonly outcome: 'worse'; readonly report: EditionReport }
  /** Others put editions in force again and again meanwhile. */
  | { readonly outcome: 'overtaken' }
  | { readonly outcome: 'no-such-edition'; readonly asked: string };

/** Where the edition in force comes from another than the files as they were read last: why. */
export type FilesState =
  | { readonly state: 'in-force' }
  | { readonly state: 'faulty'; readonly problems: readonly string[] }
  /** Expected questions are answered worse: how many. */
  | { readonly state: 'worse'; readonly questions: number }
  /** They are of an edition that was in force before and was replaced. */
  | { readonly state: 'superseded' };

/** How much there is in a copy of the database, for the person who made it. */
export interface Holds {
  /** The last step that was taken of how things are kept: it says which releases can read it. */
  readonly step: string;
  readonly escalations: number;
  readonly receipts: number;
  readonly publications: number;
}

export type BackedUp =
  | { readonly outcome: 'kept'; readonly holds: Holds }
  | { readonly outcome: 'refused'; readonly why: 'no-database' | 'is-the-database' | 'file-exists' | 'no-plain-file' };

export type UnfitBackup = 'no-file' | 'foreign' | 'damaged' | 'later-release';

export type Restored =
  /** `aside`: where the database of before is now. */
  | { readonly outcome: 'restored'; readonly holds: Holds; readonly aside: string | undefined }
  | { readonly outcome: 'refused'; readonly why: UnfitBackup | 'is-the-database' | 'in-use' };

/** Copies of a database that is a file. */
export interface Backups {
  /**
   * Copies it to a file as it stands at one moment, also while services write. The file is there whole, checked and on the disk, or not at
   * all: then it rejects with BACKUP_FAILED. Another file is never overwritten unless `replace` says so, and what is no plain file never.
   */
  readonly backup: (file: string, options: { readonly replace: boolean }) => Promise<BackedUp>;
  /**
   * Puts a copy in place of the database, and the database aside: all of it or nothing, however it ends, and at no moment is there no
   * database. Refused while anybody has it open, and for a file that could not be read later; then nothing has changed.
   */
  readonly restore: (file: string, now: number) => Promise<Restored>;
}

import type { Person, PersonId } from './people.ts';

/** Kinds of record that are kept of a person, in the order in which they are shown. */
export const PERSONAL_KINDS = [
  'receipts',
  'feedback',
  'remembered',
  'asked',
  'messages',
  'places',
  'answered',
  'advice',
  'suggestions',
  'guidance',
  'audit',
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** What is erased when somebody wishes it; the others stay, each for a reason that docs/privacy.md gives. */
export const ERASABLE_KINDS = [
  'receipts',
  'feedback',
  'remembered',
  'asked',
  'messages',
] as const satisfies readonly PersonalKind[];
export type ErasableKind = (typeof ERASABLE_KINDS)[number];

/** Anything that JSON can hold. */
export type Kept = string | number | boolean | readonly Kept[] | { readonly [name: string]: Kept };

/** Everything that is kept of one person, a record each, the newest first. */
export type PersonalRecords = Readonly<Record<PersonalKind, readonly Kept[]>>;

export type ErasedCounts = Readonly<Record<ErasableKind, number>>;

/** Who is meant: as a platform vouches for them, or as an operator names them; then no home is known but those that are kept. */
export type Subject = Pick<Person, 'id'> & Partial<Pick<Person, 'home'>>;

/** Everything that is kept of people, whichever table it stands in. */
export interface PersonalData {
  /** `whole`: with what officers noted among themselves about what they asked, which a request for access is given and a chat is not. */
  of(subject: Subject, whole?: 'with-notes'): Promise<PersonalRecords>;
  /** Tells one person from another in the audit log without naming them. */
  digest(person: PersonId): string;
  /**
   * Erases what may be erased, and enters that in the audit log under a digest of the person: all of it or nothing. A repeat finds nothing, and
   * enters nothing.
   */
  erase(subject: Subject, at: number): Promise<ErasedCounts>;
  /** Ids of those who are kept under that name, in whichever letters. */
  named(name: string): Promise<readonly PersonId[]>;
}

/** How many records there are in all. */
export const countKept = (counts: Partial<Readonly<Record<PersonalKind, number>>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

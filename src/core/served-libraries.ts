import type { CouncilId, EditionId } from './guidance.ts';
import type { Council } from './people.ts';
import type { Publication } from './publication.ts';

/** The guidance that a service answers from: one library that all councils share, or one each. */
export interface ServedLibraries<Library> {
  /** Every council that has guidance in force. */
  councils(): readonly Council[];
  /** Does the work with the library of a council. Resolves to undefined if there is none: no council, or one without guidance in force. */
  within<T>(council: CouncilId | undefined, work: (library: Library) => Promise<T>): Promise<T | undefined>;
  /** Which edition answers for a council, as far as that is known. */
  readonly editionOf: (council: CouncilId | undefined) => EditionId | undefined;
  /** What answers, in a word, for those who look after the service. */
  named(): string;
  /** False while there is nothing to quote from. */
  isInForce(): boolean;
  /** The publication that put in force what all share; undefined: each council has its own. */
  newest(): Publication | undefined;
  /** True while what was put in force last cannot be had here. */
  behind(): boolean;
  /** What keeps guidance from being answered from, a sentence each, for those who look after the service. */
  problems(): readonly string[];
  /** Reads the files of the guidance again, at a signal. Never rejects. */
  readAgain(): Promise<void>;
  /** Begins to follow what other processes put in force. */
  start(): Promise<void>;
  close(): Promise<void>;
}

import type { CouncilId, EditionId } from './guidance.ts';
import type { Council } from './people.ts';

/** The guidance that a service answers from: one library that all councils share, or one each. */
export interface ServedLibraries<Library> {
  /** Every council that has guidance in force. */
  councils(): readonly Council[];
  /** Does the work with the library of a council. Resolves to undefined if there is none: no council, or one without guidance in force. */
  within<T>(council: CouncilId | undefined, work: (library: Library) => Promise<T>): Promise<T | undefined>;
  /** The editions that may be asked just now. */
  inForce(): readonly EditionId[];
  /** What keeps guidance from being answered from, a sentence each, for those who look after the service. */
  problems(): readonly string[];
  /** Reads the files of the guidance again, at a signal. Never rejects. */
  readAgain(): Promise<void>;
  /** Begins to follow what other processes put in force. */
  start(): Promise<void>;
  close(): Promise<void>;
}

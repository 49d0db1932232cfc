import type { CouncilId, EditionId } from './guidance.ts';
import type { Council } from './people.ts';

/** What is known of a council's guidance before it is opened: what its newest publication names. */
export interface InCatalogue {
  /** The council whose library it is. */
  readonly library: CouncilId;
  readonly number: number;
  readonly edition: EditionId;
  readonly council: Council;
}

/** Every library of its own that has guidance in force. */
export interface Catalogue {
  all(): Promise<readonly InCatalogue[]>;
}

import type { CouncilId } from './guidance.ts';

/** A matter that councillors ask about and the guidance does not settle. */
export interface Gap {
  readonly id: string;
  /** Whose guidance does not settle it; undefined: nobody's. */
  readonly council: CouncilId | undefined;
  readonly title: string;
  /** True for what has nothing to do with a councillor's work: the weather, recipes, insults. */
  readonly offTopic: boolean;
  /** Whom or what to ask instead, to follow "ask" or "see": "the members' allowances scheme". */
  readonly signpost: string;
  /** Ways councillors ask about it. */
  readonly asked: readonly string[];
}

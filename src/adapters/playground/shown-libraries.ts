import type { Assistant } from '../../core/assistant.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { KnowledgeBase } from '../../core/ports.ts';
import type { ServedLibraries } from '../../core/served-libraries.ts';

/** Guidance as a page shows it, and what answers from it. */
export interface OnPage {
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
}

/** The guidance that pages lead to: one library that all councils share, or one each, which is opened when somebody looks. */
export interface ShownLibraries extends Pick<ServedLibraries<OnPage>, 'councils' | 'within'> {
  /** Whether they share one, so that all can be searched together. */
  readonly together: boolean;
  /** The council of the settings, which is shown unless another is chosen. */
  readonly preferred: CouncilId | undefined;
}

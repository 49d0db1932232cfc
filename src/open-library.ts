import { randomUUID } from 'node:crypto';
import { createEscalationStore } from './adapters/store/escalation-store.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createPersonalData } from './adapters/store/personal-data.ts';
import type { Sealing } from './adapters/store/sealing.ts';
import { createSuggestionStore } from './adapters/store/suggestions.ts';
import type { Database } from './adapters/store/tables.ts';
import type { AcceptingParts } from './core/accepting.ts';
import type { Admins } from './core/admins.ts';
import { createAdviceOn } from './core/advice.ts';
import { createHolding } from './core/advice-holding.ts';
import { createAdviceWatch } from './core/advice-watch.ts';
import type { AdviceWatch } from './core/advice-watch.ts';
import type { Assistant } from './core/assistant.ts';
import type { Choices } from './core/choices.ts';
import { namedTurn } from './core/conversation.ts';
import { createManners } from './core/council-manners.ts';
import type { CouncilManners } from './core/council-manners.ts';
import type { CuratedStore } from './core/curated-store.ts';
import { createEscalationDesk } from './core/escalation-desk.ts';
import type { EscalationDesk } from './core/escalation-desk.ts';
import { examine } from './core/examining.ts';
import type { GuidanceFiles } from './core/guidance-files.ts';
import type { CouncilId } from './core/guidance.ts';
import type { Meter } from './core/meter.ts';
import type { Officers } from './core/officers.ts';
import type { FeedbackStore, KnowledgeBase, Log, QuestionLog } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import type { Publishing } from './core/publishing.ts';
import type { RetentionDays } from './core/retention.ts';
import type { ShortMemory } from './core/short-memory.ts';
import { createSuggesting } from './core/suggesting.ts';
import type { OpenHalting } from './open-halts.ts';
import { assistantOn } from './reader.ts';

/** Guidance in force with all that answers from it: what a turn or a handling of its council is given to. */
export interface Library {
  readonly knowledge: KnowledgeBase;
  readonly publishing: Publishing;
  readonly assistant: Assistant;
  readonly desk: EscalationDesk;
  readonly manners: CouncilManners;
  readonly advice: AdviceWatch;
}

/** What all libraries of a service share. */
export interface LibraryParts {
  readonly database: Database;
  readonly questions: QuestionLog;
  readonly feedback: FeedbackStore;
  /** What was said lately, … */
  readonly memory: ShortMemory;
  /** … and what opens it. */
  readonly sealing: Sealing;
  readonly curated: CuratedStore;
  readonly officers: Officers;
  readonly admins: Admins;
  readonly halts: Pick<OpenHalting, 'halting' | 'over'>;
  /** The chooser's choices, where a council runs one. */
  readonly choices: Choices | undefined;
  /** Whether officers of that council can be asked. */
  readonly takes: (council: CouncilId | undefined) => Promise<boolean>;
  /** Called when there are notices to be delivered. */
  readonly nudge: () => void;
  /** How long each kind of record is kept. */
  readonly keeps: RetentionDays;
  readonly log: Log;
  readonly meter: Meter;
}

/** What is its own. */
export interface LibraryOf {
  readonly knowledge: KnowledgeBase;
  readonly publishing: Publishing;
  readonly editions: Editions;
  readonly files: GuidanceFiles;
}

export function libraryOn({ publishing, editions, files, ...of }: LibraryOf, parts: LibraryParts): Library {
  const knowledge = parts.halts.over(of.knowledge);
  const { database, questions, feedback, memory, curated, officers, admins, takes, nudge, log } = parts;
  const [clock, chance] = [Date.now, Math.random];
  const hold = createHolding({ curated, knowledge, officers, clock, nudge });
  const adviceOn = createAdviceOn({ store: curated, hold, log });
  const advice = createAdviceWatch({ curated, knowledge, hold, clock, log });
  const records = { questions, history: editions, takesEscalations: takes, adviceOn, memory };
  const assistant = assistantOn(knowledge, parts.choices, records);
  const store = createEscalationStore(database);
  const suggestions = createSuggestionStore(database);
  const grade: AcceptingParts['grade'] = async (expected) => (await examine(expected, of.knowledge.current())).grade;
  const shared = { suggestions, store, files, publishing, editions, grade, clock, chance };
  const suggesting = createSuggesting({ ...shared, leases: createLeases(database), holder: randomUUID() });
  const desk = createEscalationDesk({
    ...shared,
    suggesting,
    knowledge,
    halting: parts.halts.halting,
    officers,
    feedback,
    memory,
    curated,
    questions,
    admins,
    consider: assistant.consider,
    remembered: (handling, about) => assistant.remembered(handling, namedTurn(about)),
    nudge,
    personal: createPersonalData(database, randomUUID, parts.sealing),
    keeps: parts.keeps,
  });
  const manners = createManners({ knowledge, assistant, takesEscalations: takes, clock });
  return { knowledge, publishing, assistant, desk, manners, advice };
}

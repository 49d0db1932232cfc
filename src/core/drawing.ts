import { toldSheet } from './advice-sheets.ts';
import type { Audience } from './conversation.ts';
import type { CuratedStore } from './curated-store.ts';
import type { Escalation } from './escalation.ts';
import { cardSheet, drawingOn, fileSheet, moveSheet, statusSheet } from './escalation-sheets.ts';
import type { CouncilId } from './guidance.ts';
import { NOTHING_HALTED } from './halt.ts';
import { withoutHaltedQuotes } from './halted-reply.ts';
import type { Notice } from './notice.ts';
import type { Clock, EscalationStore, KnowledgeBase } from './ports.ts';
import type { Sheet } from './sheet.ts';
import { AUDIENCE } from './wording.ts';

/** Draws what a notice tells, from the escalation as it stands and the edition in force. Undefined: there is nothing to tell of. */
export function createDrawing(parts: {
  readonly store: EscalationStore;
  readonly curated: Pick<CuratedStore, 'byId'>;
  /** Has something done with a council's guidance, if it has any in force. */
  readonly within: <T>(council: CouncilId, work: (knowledge: KnowledgeBase) => Promise<T>) => Promise<T | undefined>;
  readonly clock: Clock;
}): (notice: Notice) => Promise<Sheet | undefined> {
  const { store, curated, within, clock } = parts;

  async function drawn(notice: Notice, knowledge: KnowledgeBase): Promise<Sheet | undefined> {
    const drawing = drawingOn(knowledge.current(), clock());
    const { telling, to } = notice;
    if (telling.tells === 'advice') {
      const told = await curated.byId(telling.advice);
      // What has moved on since is old news.
      return told?.history.length === telling.version ? toldSheet(told, drawing) : undefined;
    }
    const escalation = await store.byId(notice.escalation);
    if (escalation === undefined) return undefined;
    switch (telling.tells) {
      case 'status':
        return statusSheet(escalation, telling.person, drawing);
      case 'card':
        return { ...cardSheet(escalation, drawing), views: escalation.id };
      case 'file':
        return fileSheet(escalation, telling.person, drawing);
      case 'move': {
        const entry = escalation.history[telling.entry];
        const reader = readerAt(escalation, to.address);
        return entry && moveSheet(escalation, entry, reader, drawing);
      }
    }
  }

  return async (notice) => {
    const sayable = await within(notice.council, async (knowledge) => {
      const sheet = await drawn(notice, knowledge);
      return sheet && withoutHaltedQuotes(sheet, knowledge.haltedAt ?? NOTHING_HALTED);
    });
    return sayable && { ...sayable, parts: [...sayable.parts, { part: 'line', text: AUDIENCE[audienceOf(notice)] }] };
  };
}

/** A card stands in a channel, and so does what stands under one and what is told of advice; everything else is told to a person alone. */
const audienceOf = ({ telling, under }: Notice): Audience =>
  telling.tells === 'card' || telling.tells === 'advice' || under !== undefined ? 'everyone-here' : 'only-you';

/** Whether a conversation is an asker's own, or that of the officer who holds it: told by the address, never by what was sent. */
function readerAt(escalation: Escalation, address: string): { readonly asker: boolean; readonly inside: boolean } {
  const { askers, now } = escalation;
  const asker = askers.some(({ person }) => person.home.address === address);
  const holder = now.state === 'claimed' || now.state === 'answered' ? now.officer.home.address : undefined;
  return { asker, inside: asker || address === holder };
}

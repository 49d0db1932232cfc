import type { Handling, List } from './conversation.ts';
import type { SheetFor } from './escalation-moving.ts';
import { listHeading } from './escalation-wording.ts';
import type { Officers } from './officers.ts';
import type { EscalationStore, KnowledgeBase } from './ports.ts';
import type { Handled } from './reply.ts';
import type { Sheet } from './sheet.ts';

/** Entries of a list: a screenful. */
export const MOST_LISTED = 20;

/** What a person has asked officers, the newest first, and what waits for the teams they are in, the oldest first. */
export function createLists(parts: {
  readonly store: EscalationStore;
  readonly knowledge: KnowledgeBase;
  readonly officers: Officers;
  readonly sheetFor: SheetFor;
}): { of(handling: Handling, list: Exclude<List, 'feedback' | 'advice'>): Promise<Handled> } {
  const { store, knowledge, officers, sheetFor } = parts;

  async function mine({ by }: Handling): Promise<readonly Sheet[]> {
    const asked = await store.ofAsker(by.id, MOST_LISTED);
    return asked.map((escalation) => sheetFor(escalation, by.id, 'councillor'));
  }

  async function queue({ by, council }: Handling): Promise<readonly Sheet[]> {
    const { councils } = knowledge.current();
    const inScope = councils.filter(({ id }) => council === undefined || id === council);
    const teams = await officers.teamsOf(by, inScope);
    const open = await Promise.all(teams.map(({ council: { id }, team }) => store.openOf(id, team.id, MOST_LISTED)));
    return open
      .flat()
      .toSorted((one, other) => one.opened - other.opened)
      .slice(0, MOST_LISTED)
      .map((escalation) => sheetFor(escalation, by.id, 'officer'));
  }

  return {
    async of(handling, list) {
      const sheets = list === 'mine' ? await mine(handling) : await queue(handling);
      return { kind: 'sheets', list, heading: listHeading(list, sheets.length, MOST_LISTED), sheets };
    },
  };
}

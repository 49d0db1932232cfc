import type { AdminDesk } from './admin-desk.ts';
import type { Handling } from './conversation.ts';
import { drawingOn } from './escalation-sheets.ts';
import { HOME_MOST } from './home.ts';
import type { Home, HomeSection } from './home.ts';
import { documentSection, movedAt, ownSections, receiptSection, teamSections } from './home-sections.ts';
import { ASK_LABEL, ASK_SEND, HOME_HEADING } from './home-wording.ts';
import { HOME_MY_DATA_HEADING, HOW_TO_MY_DATA } from './my-data-wording.ts';
import type { Officers } from './officers.ts';
import type { Clock, EscalationStore, KnowledgeBase, QuestionLog } from './ports.ts';
import type { Handled } from './reply.ts';

/** What a person sees of their own matters. */
export interface Homes {
  look(handling: Extract<Handling, { kind: 'looks' }>): Promise<Handled>;
}

export interface HomesParts {
  readonly store: EscalationStore;
  readonly questions: Pick<QuestionLog, 'receiptsOf'>;
  readonly knowledge: KnowledgeBase;
  readonly officers: Officers;
  readonly adminDesk: AdminDesk;
  readonly clock: Clock;
}

const myDataSection: HomeSection = {
  heading: HOME_MY_DATA_HEADING,
  lines: [HOW_TO_MY_DATA],
  rows: [],
  reload: undefined,
};

/** What was closed before is no news. */
const LATELY_MS = 14 * 24 * 60 * 60 * 1000;
/** Escalations looked at of one person: more than they have open. */
const MOST_ASKED = 40;

export function createHomes(parts: HomesParts): Homes {
  const { store, questions, knowledge, adminDesk, clock } = parts;

  async function homeOf(handling: Handling): Promise<Home> {
    const { by, council } = handling;
    const now = clock();
    const [asked, receipts, ofTeams, admin] = await Promise.all([
      store.ofAsker(by.id, MOST_ASKED),
      questions.receiptsOf(by.id, HOME_MOST.receipts),
      teamsSections(handling, parts, now),
      adminDesk.isAdmin(handling),
    ]);
    const [own, ...others] = ownSections(asked, { now, since: now - LATELY_MS });
    const rest = [
      ...others,
      ...ofTeams,
      receiptSection(receipts),
      myDataSection,
      documentSection(drawingOn(knowledge.current(), now), council, knowledge.haltedAt),
      ...(admin ? await adminDesk.sections(handling) : []),
    ];
    return { heading: HOME_HEADING, ask: { label: ASK_LABEL, send: ASK_SEND }, sections: [own, ...rest] };
  }

  return {
    async look(handling) {
      if (handling.only !== undefined) return adminDesk.look(handling, handling.only);
      return { kind: 'home', home: await homeOf(handling) };
    },
  };
}

/** Nothing for somebody who is an officer of no team. */
async function teamsSections(
  { by, council }: Handling,
  { store, knowledge, officers }: HomesParts,
  now: number,
): Promise<readonly HomeSection[]> {
  const councils = knowledge.current().councils.filter(({ id }) => council === undefined || id === council);
  const teams = await officers.teamsOf(by, councils);
  if (teams.length === 0) return [];
  const since = now - LATELY_MS;
  const kept = await Promise.all(
    teams.map(async ({ council: { id }, team }) => ({
      count: await store.countOpen(id, team.id),
      open: await store.openOf(id, team.id, HOME_MOST.queue),
      closed: await store.closedLately(id, team.id, since, HOME_MOST.closed),
    })),
  );
  const count = kept.reduce((sum, each) => sum + each.count, 0);
  const open = kept.flatMap((each) => each.open).toSorted((one, other) => one.opened - other.opened);
  const closed = kept.flatMap((each) => each.closed).toSorted((one, other) => movedAt(other) - movedAt(one));
  return teamSections({ count, open, closed }, by.id, now);
}

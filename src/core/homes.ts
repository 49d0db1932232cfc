import type { Admins } from './admins.ts';
import type { Handling } from './conversation.ts';
import { drawingOn } from './escalation-sheets.ts';
import { refusedLine } from './escalation-wording.ts';
import type { NonEmpty } from './guidance.ts';
import { HOME_MOST } from './home.ts';
import type { Home, HomeSection } from './home.ts';
import {
  adminSection,
  boundedProblems,
  comingSection,
  documentSection,
  movedAt,
  ownSections,
  receiptSection,
  teamSections,
} from './home-sections.ts';
import { ASK_LABEL, ASK_SEND, HOME_HEADING, refusedLines, reloadedLine, unchangedLine } from './home-wording.ts';
import type { Officers } from './officers.ts';
import type { Clock, EscalationStore, Library, QuestionLog } from './ports.ts';
import type { Handled } from './reply.ts';
import type { Sheet } from './sheet.ts';

/** What a person sees of their own matters, and what admins can do about the guidance. */
export interface Homes {
  look(handling: Extract<Handling, { kind: 'looks' }>): Promise<Handled>;
  /** Reads the guidance again for an admin. */
  reload(handling: Extract<Handling, { kind: 'reloads' }>): Promise<Handled>;
}

export interface HomesParts {
  readonly store: EscalationStore;
  readonly questions: Pick<QuestionLog, 'receiptsOf'>;
  readonly knowledge: Library;
  readonly officers: Officers;
  readonly admins: Admins;
  readonly clock: Clock;
}

/** What was closed before is no news. */
const LATELY_MS = 14 * 24 * 60 * 60 * 1000;
/** Escalations looked at of one person: more than they have open. */
const MOST_ASKED = 40;

export function createHomes(parts: HomesParts): Homes {
  const { store, questions, knowledge, admins, clock } = parts;
  // An edition that came into force without our hearing of it has no time.
  let inForce = { edition: knowledge.current().id, since: clock() };

  const isAdmin = ({ by }: Handling): Promise<boolean> => admins.includes(by, knowledge.current().councils);

  function adminsSections(): NonEmpty<HomeSection> {
    const drawing = drawingOn(knowledge.current(), clock());
    const since = inForce.edition === drawing.edition.id ? inForce.since : undefined;
    return [adminSection(drawing, since, knowledge.problems()), ...comingSection(drawing)];
  }

  async function homeOf(handling: Handling): Promise<Home> {
    const { by, council } = handling;
    const now = clock();
    const [asked, receipts, ofTeams, admin] = await Promise.all([
      store.ofAsker(by.id, MOST_ASKED),
      questions.receiptsOf(by.id, HOME_MOST.receipts),
      teamsSections(handling, parts, now),
      isAdmin(handling),
    ]);
    const [own, ...others] = ownSections(asked, { now, since: now - LATELY_MS });
    const rest = [
      ...others,
      ...ofTeams,
      receiptSection(receipts),
      documentSection(drawingOn(knowledge.current(), now), council),
      ...(admin ? adminsSections() : []),
    ];
    return { heading: HOME_HEADING, ask: { label: ASK_LABEL, send: ASK_SEND }, sections: [own, ...rest] };
  }

  return {
    async look(handling) {
      if (handling.only === undefined) return { kind: 'home', home: await homeOf(handling) };
      if (!(await isAdmin(handling))) return NOT_ADMIN;
      return { kind: 'home', home: { heading: HOME_HEADING, ask: undefined, sections: adminsSections() } };
    },
    async reload(handling) {
      if (!(await isAdmin(handling))) return NOT_ADMIN;
      const reloaded = await knowledge.reload();
      if (reloaded.outcome === 'refused') {
        const sentence = refusedLines(refusedLine('faulty-guidance'), boundedProblems(reloaded.problems));
        return { kind: 'refused', why: 'faulty-guidance', sentence };
      }
      const { outcome, edition } = reloaded;
      if (outcome === 'in-force') inForce = { edition, since: clock() };
      const sentence = outcome === 'in-force' ? reloadedLine(edition) : unchangedLine(edition);
      return { kind: 'done', sentence, sheet: sheetOf(sentence, adminsSections()[0]) };
    },
  };
}

const NOT_ADMIN: Handled = { kind: 'refused', why: 'not-admin', sentence: refusedLine('not-admin') };

const sheetOf = (gist: string, { heading, lines }: HomeSection): Sheet => ({
  gist,
  parts: [{ part: 'heading', text: heading }, ...lines.map((text) => ({ part: 'line', text }) as const)],
  buttons: [],
});

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

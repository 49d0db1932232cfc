import { administeredIn } from './admins.ts';
import type { Handling } from './conversation.ts';
import { drawingOn } from './escalation-sheets.ts';
import { refusedLine } from './refusal-wording.ts';
import type { NonEmpty } from './guidance.ts';
import { HOME_MOST } from './home.ts';
import type { HomeSection } from './home.ts';
import { adminSection, comingSection, editionsSection } from './home-sections.ts';
import { HOME_HEADING } from './home-wording.ts';
import { createHaltDesk } from './halt-desk.ts';
import type { HaltDesk, HaltDeskParts } from './halt-desk.ts';
import type { Clock } from './ports.ts';
import type { Editions, Publication, PublishedBy } from './publication.ts';
import type { Publishing } from './publishing.ts';
import type { PublishOutcome } from './publish-outcome.ts';
import { outcomeWords } from './publishing-wording.ts';
import type { Handled } from './reply.ts';
import type { Sheet } from './sheet.ts';

/** What admins see, and what they can do about the guidance in chat. Whether somebody is one is looked up at each step. */
export interface AdminDesk {
  isAdmin(handling: Handling): Promise<boolean>;
  sections(handling: Handling): Promise<NonEmpty<HomeSection>>;
  look(handling: Handling, only: 'admin' | 'own-councils' | 'editions'): Promise<Handled>;
  /** Reads the guidance again: puts it in force, or says what would become otherwise. */
  reload(handling: Extract<Handling, { kind: 'reloads' }>): Promise<Handled>;
  rollBack(handling: Extract<Handling, { kind: 'rolls-back' }>): Promise<Handled>;
  /** Stops quotes of their council's guidance, or lets them go on. */
  halt: HaltDesk['handle'];
}

export interface AdminParts extends HaltDeskParts {
  readonly publishing: Publishing;
  readonly editions: Pick<Editions, 'list'>;
  readonly clock: Clock;
}

export function createAdminDesk(parts: AdminParts): AdminDesk {
  const { knowledge, publishing, editions, admins, clock } = parts;
  const halts = createHaltDesk(parts);
  const isAdmin = ({ by }: Handling): Promise<boolean> => admins.includes(by, knowledge.current().councils);
  const inForce = (): HomeSection => adminSection(knowledge.current(), publishing.newest(), publishing.files());

  async function sections(handling: Handling): Promise<NonEmpty<HomeSection>> {
    return [inForce(), await halts.section(handling), ...comingSection(drawingOn(knowledge.current(), clock()))];
  }

  async function shownTo(handling: Handling, only: 'admin' | 'own-councils' | 'editions') {
    if (only === 'admin') return sections(handling);
    if (only === 'editions') return [editionsSection(await editions.list(HOME_MOST.editions))] as const;
    const own = (await administeredIn(knowledge.current().councils, handling, admins)).map(({ id }) => id);
    const coming = comingSection(drawingOn(knowledge.current(), clock()), own);
    return [await halts.section(handling), ...coming] as const;
  }

  async function forAdmins(handling: Handling, does: () => Promise<Handled>): Promise<Handled> {
    return (await isAdmin(handling)) ? does() : refused('not-admin');
  }

  function handled(outcome: PublishOutcome, wished: Publication['how']): Handled {
    const sentence = outcomeWords(outcome, wished);
    const why = REFUSED[outcome.outcome];
    return why === undefined
      ? { kind: 'done', sentence, sheet: sheetOf(sentence, inForce()) }
      : { kind: 'refused', why, sentence };
  }

  return {
    isAdmin,
    sections,
    halt: (handling) => halts.handle(handling),
    look: (handling, only) =>
      forAdmins(handling, async () => {
        const shown = await shownTo(handling, only);
        return { kind: 'home', home: { heading: HOME_HEADING, ask: undefined, sections: shown } };
      }),
    reload: (handling) =>
      forAdmins(handling, async () => {
        const { accept, preview } = handling;
        if (accept === '') return refused('no-reason');
        const asked = { by: byAdmin(handling), accept, ...(preview && { preview }) };
        return handled(await publishing.publish(asked), 'published');
      }),
    rollBack: (handling) =>
      forAdmins(handling, async () => {
        const { to, why } = handling;
        return handled(await publishing.rollBack({ by: byAdmin(handling), to, why }), 'rolled-back');
      }),
  };
}

const byAdmin = ({ by }: Handling): PublishedBy => ({ kind: 'admin', id: by.id, name: by.name });

const refused = (why: 'not-admin' | 'no-reason'): Handled => ({ kind: 'refused', why, sentence: refusedLine(why) });

const REFUSED = {
  'in-force': undefined,
  previewed: undefined,
  'would-be-first': undefined,
  unchanged: undefined,
  faulty: 'faulty-guidance',
  worse: 'worse-answers',
  overtaken: 'overtaken',
  'no-such-edition': 'no-such-edition',
} as const;

const sheetOf = (gist: string, { heading, lines }: HomeSection): Sheet => ({
  gist,
  parts: [{ part: 'heading', text: heading }, ...lines.map((text) => ({ part: 'line', text }) as const)],
  buttons: [],
});

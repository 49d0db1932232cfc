import { administeredIn } from './admins.ts';
import type { Admins } from './admins.ts';
import type { Handling } from './conversation.ts';
import { readReason } from './halt.ts';
import type { Halt, HaltedBy, HaltScope } from './halt.ts';
import { haltTarget, namesAnother } from './halt-target.ts';
import type { Halting } from './halting.ts';
import {
  haltedByLine,
  haltedDoneLine,
  HALTS_HEADING,
  HOW_TO_HALT,
  NOTHING_HALTED_LINE,
  reasonLine,
  resumedDoneLine,
  scopeWords,
  STILL_HALTED,
  whichCouncilLine,
  wouldHaltLine,
  wouldResumeLine,
} from './halt-wording.ts';
import { homeRow } from './home.ts';
import type { HomeSection } from './home.ts';
import { moreLine } from './home-wording.ts';
import type { Council } from './people.ts';
import type { KnowledgeBase } from './ports.ts';
import { refusedLine } from './refusal-wording.ts';
import type { Handled, RefusedWhy } from './reply.ts';
import type { Sheet } from './sheet.ts';

type Wish = Extract<Handling, { kind: 'halts' | 'resumes' }>;

/** Where admins stop quotes of their own council's guidance, and let them go on. It says what it would do before it is confirmed. */
export interface HaltDesk {
  handle(handling: Wish): Promise<Handled>;
  /** What is halted of the councils that they administer, and of everybody's. */
  section(handling: Pick<Handling, 'by' | 'council'>): Promise<HomeSection>;
}

export interface HaltDeskParts {
  readonly knowledge: KnowledgeBase;
  readonly admins: Admins;
  readonly halting: Halting;
}

/** More than are halted at a time, and within what a page holds. */
const MOST_SHOWN = 5;

export function createHaltDesk({ knowledge, admins, halting }: HaltDeskParts): HaltDesk {
  const named = (scope: HaltScope): string => {
    const { councils, documents } = knowledge.current();
    return scopeWords(scope, councils, documents);
  };

  const administered = (handling: Pick<Handling, 'by' | 'council'>): Promise<readonly Council[]> =>
    administeredIn(knowledge.current().councils, handling, admins);

  /** Those that are theirs to know of. */
  const haltsOf = (councils: readonly Council[]): readonly HaltNamed[] =>
    halting
      .all()
      .filter(({ scope }) => scope.over === 'everything' || councils.some(({ id }) => id === scope.council))
      .map((each) => ({ halt: each, named: named(each.scope) }));

  const section: HaltDesk['section'] = async (handling) => haltSection(haltsOf(await administered(handling)));

  const done = async (sentence: string, wish: Wish): Promise<Handled> => ({
    kind: 'done',
    sentence,
    sheet: sheetOf(sentence, await section(wish)),
  });

  async function halt(wish: Wish, scope: HaltScope, typed: string): Promise<Handled> {
    const { words, confirmed, by } = wish;
    const read = readReason(typed);
    if ('why' in read) return refused(read.why);
    if (confirmed !== true) return done(wouldHaltLine(named(scope), read.reason, words), wish);
    return done(haltedDoneLine(named(scope), await halting.halt(scope, read.reason, admin(by))), wish);
  }

  async function resume(wish: Wish, scope: HaltScope, rest: string): Promise<Handled> {
    const { words, confirmed, by } = wish;
    // A name that is misspelt must not resume the whole council.
    if (rest !== '') return refused('no-such-document');
    if (confirmed !== true) return done(wouldResumeLine(named(scope), words), wish);
    if (!(await halting.resume(scope, admin(by)))) return refused('not-halted');
    const still = haltsOf(await administered(wish)).map((each) => each.named);
    return done(
      [resumedDoneLine(named(scope)), ...(still.length === 0 ? [] : [STILL_HALTED, `${still.join('; ')}.`])].join(' '),
      wish,
    );
  }

  return {
    section,
    async handle(handling) {
      const councils = await administered(handling);
      if (councils.length === 0) return refused('not-admin');
      const { councils: all, documents } = knowledge.current();
      if (namesAnother(handling.words, all, councils)) return refused('not-admin');
      const target = haltTarget(handling.words, councils, documents);
      if (target.outcome === 'which-council')
        return { kind: 'refused', why: 'which-council', sentence: whichCouncilLine(councils) };
      const { scope, rest } = target;
      return handling.kind === 'halts' ? halt(handling, scope, rest) : resume(handling, scope, rest);
    },
  };
}

interface HaltNamed {
  readonly halt: Halt;
  readonly named: string;
}

/** What is halted, in its reader's words. */
export function haltSection(halts: readonly HaltNamed[]): HomeSection {
  const rows = halts
    .slice(0, MOST_SHOWN)
    .map(({ halt, named }) => homeRow(named, [haltedByLine(halt), reasonLine(halt.reason)]));
  const more = halts.length > MOST_SHOWN ? [moreLine(halts.length - MOST_SHOWN)] : [];
  const lines = [...(halts.length === 0 ? [NOTHING_HALTED_LINE] : more), HOW_TO_HALT];
  return { heading: HALTS_HEADING, lines, rows, reload: undefined };
}

function sheetOf(gist: string, { heading, lines, rows }: HomeSection): Sheet {
  const texts = [...lines, ...rows.flatMap((row) => row.lines)];
  const parts = texts.map((text) => ({ part: 'line', text }) as const);
  return { gist, parts: [{ part: 'heading', text: heading }, ...parts], buttons: [] };
}

const admin = ({ id, name }: Wish['by']): HaltedBy => ({ kind: 'admin', id, name });

const refused = (why: RefusedWhy): Handled => ({ kind: 'refused', why, sentence: refusedLine(why) });

import { setImmediate } from 'node:timers/promises';
import { Fault } from '../../src/core/errors.ts';
import type { Examined, ExpectedQuestion, Grade } from '../../src/core/examining.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { EditionId } from '../../src/core/guidance.ts';
import type { EditionOpener, OpenedEdition, Shelf } from '../../src/core/opened-edition.ts';
import type { Edition } from '../../src/core/ports.ts';
import { GEDLING } from './builders.ts';
import { anEdition, clauseNumbered } from './findings.ts';

/** An edition as a test has it: its id, and the grade of each of its expected questions, by their words. */
export interface MadeEdition {
  readonly id: string;
  readonly grades?: Readonly<Record<string, Grade>>;
  /** Questions that it answers so, though it does not expect them. */
  readonly others?: Readonly<Record<string, Grade>>;
  /** The number of the clause that is right for a question, where one is. */
  readonly right?: Readonly<Record<string, string>>;
  /** Numbers of its clauses, and of those that are not in force. */
  readonly holds?: readonly string[];
  readonly over?: readonly string[];
  /** For how many turns of the event loop it is examined. */
  readonly turns?: number;
}

/** Files and kept editions without an index. It knows which editions are open. */
export function madeOpener() {
  const open: string[] = [];
  const opened: string[] = [];
  let files: MadeEdition | 'faulty' = { id: 'one' };
  const made = new Map<string, MadeEdition>();
  const breaking: string[] = [];
  let examining = nothingHeld();
  let reading = nothingHeld();
  let sharing = nothingHeld();

  function anOpened(edition: MadeEdition): OpenedEdition {
    made.set(edition.id, edition);
    open.push(edition.id);
    opened.push(edition.id);
    const ended = Promise.withResolvers<never>();
    ended.promise.catch(() => {});
    const close = async (): Promise<void> => {
      ended.reject(new Fault('EDITION_LOST', 'The thread has ended.'));
      const at = open.indexOf(edition.id);
      if (at >= 0) open.splice(at, 1);
    };
    const { holds = [], over = [] } = edition;
    const holding = (numbers: readonly string[]): Edition => ({
      ...anEdition(async () => Promise.reject(new Error('nobody asks')), numbers.map(clauseNumbered)),
      id: editionId(edition.id),
    });
    const inForce = holding(holds.filter((number) => !over.includes(number)));
    return {
      edition: { ...holding(holds), on: () => inForce },
      bytes: 0,
      lost: new Promise<void>(() => {}),
      content: async () => new TextEncoder().encode(edition.id),
      expected: async () => Object.keys(edition.grades ?? {}).map((question) => expectedOf(question, edition)),
      async examine(questions) {
        await Promise.race([examining.pass(), ended.promise]);
        await Promise.race([turns(edition.turns ?? 0), ended.promise]);
        return questions.map(({ question }) => examinedBy(edition, question));
      },
      compare: async (before) => ({
        counts: { added: before === undefined ? 1 : 0, removed: 0, renumbered: 0, redated: 0, reworded: 1 },
        lines: [`${new TextDecoder().decode(before)} → ${edition.id}`],
        changed: 1,
        touched: [clauseNumbered('1').id],
        packed: new TextEncoder().encode(`diff to ${edition.id}`),
      }),
      share: () => sharing.pass(),
      retire: close,
      close,
    };
  }

  const opener: EditionOpener = {
    async files() {
      await reading.pass();
      if (files !== 'faulty') return { outcome: 'opened', opened: anOpened(files) };
      const problems = ['a.yaml:1:1 No.'];
      return { outcome: 'faulty', problems, count: 1, fault: new Fault('KNOWLEDGE_FAULTY', problems.join('\n')) };
    },
    async kept(edition: EditionId, content) {
      const known = made.get(new TextDecoder().decode(content));
      if (known?.id !== edition || breaking.includes(edition))
        throw new Fault('EDITION_UNREADABLE', 'What is kept is another edition.');
      return anOpened(known);
    },
  };
  return {
    opener,
    /** Ids of editions that take memory, and of all that ever were opened. */
    open,
    opened,
    write: (next: MadeEdition | 'faulty') => (files = next),
    know: (edition: MadeEdition) => made.set(edition.id, edition),
    /** From now on what is kept of it cannot be opened. */
    breakKept: (id: string) => breaking.push(id),
    mendKept: () => breaking.splice(0),
    /** From now on whoever examines or shares an edition, or reads the files, waits until that is released. */
    holdExamining: () => (examining = held()),
    holdReading: () => (reading = held()),
    holdSharing: () => (sharing = held()),
  };
}

interface Held {
  /** Resolves once somebody waits. */
  readonly reached: Promise<void>;
  pass(): Promise<void>;
  release(): void;
}

function held(): Held {
  const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  return {
    reached: reached.promise,
    release: () => released.resolve(),
    pass() {
      reached.resolve();
      return released.promise;
    },
  };
}

function nothingHeld(): Held {
  const open = held();
  open.release();
  return open;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

function expectedOf(question: string, { right = {} }: MadeEdition): ExpectedQuestion {
  const number = right[question];
  return { council: GEDLING.id, question, clauses: number === undefined ? [] : [clauseNumbered(number).id] };
}

function examinedBy({ grades = {}, others = {} }: MadeEdition, question: string): Examined {
  return { grade: grades[question] ?? others[question] ?? 'kept-silent', first: undefined };
}

/** A shelf whose editions go as soon as they are replaced. */
export function aShelf(first: OpenedEdition): Shelf {
  let inForce = first;
  let gone: Promise<void> | undefined;
  return {
    current: () => inForce.edition,
    get inForce() {
      return inForce;
    },
    room: async () => gone,
    put(opened) {
      gone = inForce.retire();
      inForce = opened;
    },
  };
}

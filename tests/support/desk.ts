import { createAdmins } from '../../src/core/admins.ts';
import { createConsider } from '../../src/core/considering.ts';
import { namedTurn, turnId } from '../../src/core/conversation.ts';
import type { Handled } from '../../src/core/reply.ts';
import type { Act, Conversation, FormName, Handling, List } from '../../src/core/conversation.ts';
import { createDrawing } from '../../src/core/drawing.ts';
import { createEscalationDesk } from '../../src/core/escalation-desk.ts';
import type { Grade } from '../../src/core/examining.ts';
import type { Found } from '../../src/core/evidence.ts';
import type { FormAnswers } from '../../src/core/form.ts';
import { ownData } from './own-data.ts';
import { createHalting } from '../../src/core/halting.ts';
import { createOfficers } from '../../src/core/officers.ts';
import type { Person } from '../../src/core/people.ts';
import type { Edition, OfficerPlatform } from '../../src/core/ports.ts';
import type { Publication } from '../../src/core/publication.ts';
import type { PublishOutcome } from '../../src/core/publish-outcome.ts';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import { createSuggesting } from '../../src/core/suggesting.ts';
import { GEDLING } from './builders.ts';
import { ANNA, BEN } from './escalations.ts';
import { anEdition, clauseNumbered, found } from './findings.ts';
import type { Notice } from '../../src/core/notice.ts';
import { curatedInMemory } from './curated-in-memory.ts';
import { feedbackInMemory } from './feedback-in-memory.ts';
import { haltsInMemory } from './halts-in-memory.ts';
import { knowledgeOf } from './knowledge-base.ts';
import { publishingOf } from './publishing.ts';
import { memoryEscalations } from './memory-escalations.ts';
import { aQuestionLog } from './question-log.ts';
import { createLeasesInMemory } from './leases-in-memory.ts';
import { filesInMemory, suggestionsInMemory } from './suggestions.ts';

/** 24 November 2026 is a Tuesday. */
export const TUESDAY_NOON = Date.UTC(2026, 10, 24, 12);

const channel = (platform: 'slack' | 'teams', address: string): Conversation => ({ platform, address });
export const SLACK_CHANNEL = channel('slack', 'channel of communications');
export const TEAMS_CHANNEL = channel('teams', 'channel of communications');

/** A platform on which each team of officers has the channel and the people named. */
const aPlatform = (
  place: Conversation,
  people: readonly Person[],
  admins: readonly Person[] = [],
): OfficerPlatform => ({
  name: place.platform,
  start: async () => {},
  stop: async () => {},
  placeOf: async ({ id }) => (id === 'communications' ? place : undefined),
  officersAt: async ({ address }) => (address === place.address ? people : []),
  adminsOf: async () => admins,
  deliver: async () => ({ outcome: 'impossible', why: 'nobody_listens' }),
});

/** A desk over a store in memory: Anna reads the communications team's channel in Slack, Ben the one in Teams. */
export function aDesk(
  change: {
    finding?: Found;
    edition?: Partial<Edition>;
    officers?: readonly Person[];
    admins?: readonly Person[];
    /** What comes of putting guidance in force. */
    outcome?: () => PublishOutcome;
    publications?: readonly Publication[];
    /** How well the guidance answers an expected question. */
    grade?: Grade;
  } = {},
) {
  const clauses = ['1', '2', '3'].map(clauseNumbered);
  const edition: Edition = { ...anEdition(async () => change.finding ?? found([]), clauses), ...change.edition };
  const halting = createHalting({ halts: haltsInMemory(), clock: () => TUESDAY_NOON });
  const knowledge = { ...knowledgeOf(edition), haltedAt: halting.at };
  const publishing = publishingOf(edition, change.outcome);
  const notices: Notice[] = [];
  const [store, curated] = [memoryEscalations(notices), curatedInMemory(notices)];
  let [now, drawn, turns] = [TUESDAY_NOON, 0, 0];
  const clock = (): number => now;
  const nudges: number[] = [];
  const [feedback, questions] = [feedbackInMemory(), aQuestionLog()];
  const platforms = [
    aPlatform(SLACK_CHANNEL, change.officers ?? [ANNA], change.admins),
    aPlatform(TEAMS_CHANNEL, change.officers === undefined ? [BEN] : []),
  ];
  const officers = createOfficers(platforms);
  const [suggestions, files] = [suggestionsInMemory(), filesInMemory()];
  // Each draw differs, as chance mostly does.
  const chance = (): number => ((drawn += 7) % 25) / 25;
  const suggesting = createSuggesting({
    suggestions,
    store,
    files,
    publishing,
    editions: { newest: async () => publishing.newest() },
    grade: async () => change.grade ?? 'quoted',
    leases: createLeasesInMemory(),
    holder: 'this process',
    clock,
    chance,
  });
  const desk = createEscalationDesk({
    ...ownData,
    store,
    suggestions,
    suggesting,
    knowledge,
    halting,
    publishing,
    editions: { list: async (most) => (change.publications ?? []).slice(0, most) },
    officers,
    feedback,
    curated,
    memory: shortMemoryHere(),
    questions,
    admins: createAdmins(platforms),
    consider: createConsider({ knowledge, clock }),
    clock,
    chance,
    remembered: async (_handling, about) => (about === 'slack:Ev1' ? 'May I use the crest?' : undefined),
    nudge: () => nudges.push(now),
  });
  const by = (person: Person, repeated?: string) => ({
    by: person,
    id: turnId(person.home.platform, repeated ?? `Ev${(turns += 1) + 100}`),
    at: person.home,
    thread: undefined,
    audience: 'only-you' as const,
    council: GEDLING.id,
  });
  const handle = (handling: Handling) => desk.handle(handling);
  return {
    desk,
    store,
    suggestions,
    files,
    curated,
    feedback,
    questions,
    nudges,
    draw: createDrawing({ store, curated, within: (_council, work) => work(knowledge), clock }),
    pass: (ms: number) => (now += ms),
    act: (person: Person, act: Act, about: string, repeated?: string) =>
      handle({ ...by(person, repeated), kind: 'acts', act, about }),
    open: (person: Person, form: FormName, about: string) => handle({ ...by(person), kind: 'opens', form, about }),
    send: (person: Person, form: FormName, about: string, answers: FormAnswers, repeated?: string) =>
      handle({ ...by(person, repeated), kind: 'sends', form, about, answers }),
    seek: (person: Person, about: string, typed: string) => handle({ ...by(person), kind: 'seeks', about, typed }),
    look: (person: Person, only?: 'admin' | 'editions') =>
      handle({ ...by(person), kind: 'looks', ...(only === undefined ? {} : { only }) }),
    view: (person: Person, about: string) => handle({ ...by(person), audience: 'everyone-here', kind: 'views', about }),
    /** The same on a card in a channel. */
    actThere: (person: Person, act: Act, about: string) =>
      handle({ ...by(person), audience: 'everyone-here', kind: 'acts', act, about }),
    halting,
    halt: (person: Person, words: string, confirmed = true) =>
      handle({ ...by(person), kind: 'halts', words, ...(confirmed && { confirmed }) }),
    resume: (person: Person, words: string, confirmed = true) =>
      handle({ ...by(person), kind: 'resumes', words, ...(confirmed && { confirmed }) }),
    publishing,
    reload: (person: Person, wish: { preview?: true; accept?: string } = {}) =>
      handle({ ...by(person), kind: 'reloads', ...wish }),
    rollBack: (person: Person, to: string, why?: string) =>
      handle({ ...by(person), kind: 'rolls-back', to, ...(why === undefined ? {} : { why }) }),
    list: (person: Person, list: List) => handle({ ...by(person), kind: 'lists', list }),
    /** Asks an officer, and resolves to the reference. */
    ask: async (person: Person, text: string, confidential = false, about: string = namedTurn('slack:Ev1')) => {
      const asks = (): Promise<Handled> =>
        handle({ ...by(person), kind: 'sends', form: 'ask-officer', about, answers: { text, confidential } });
      const first = await asks();
      // What seems to be about somebody goes when it is sent again.
      const handled = first.kind === 'refused' && first.why === 'personal-data' ? await asks() : first;
      if (handled.kind !== 'done') throw new Error(`It was ${handled.kind}.`);
      const [reference = ''] = /[A-Z]+-[A-Z0-9]+/.exec(handled.sentence) ?? [];
      return reference;
    },
  };
}

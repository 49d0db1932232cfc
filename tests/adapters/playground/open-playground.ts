import { createPlaygroundPlatform } from '../../../src/adapters/playground/playground-platform.ts';
import type { ShownLibraries } from '../../../src/adapters/playground/shown-libraries.ts';
import { createHttpServer } from '../../../src/adapters/http-server.ts';
import type { HttpServer } from '../../../src/adapters/http-server.ts';
import type { Assistant } from '../../../src/core/assistant.ts';
import type { CouncilId } from '../../../src/core/guidance.ts';
import { createDrawing } from '../../../src/core/drawing.ts';
import { createEscalationDesk } from '../../../src/core/escalation-desk.ts';
import type { EscalationDesk } from '../../../src/core/escalation-desk.ts';
import { createAdmins } from '../../../src/core/admins.ts';
import { ownData } from '../../support/own-data.ts';
import { createHalting } from '../../../src/core/halting.ts';
import { createOfficers } from '../../../src/core/officers.ts';
import type { Notice } from '../../../src/core/notice.ts';
import type { OfficerPlatform, QuestionLog } from '../../../src/core/ports.ts';
import { aLog, ALWAYS_READY } from '../../support/builders.ts';
import { TUESDAY_NOON } from '../../support/desk.ts';
import { shortMemoryHere } from '../../../src/core/short-memory-here.ts';
import { createSuggesting } from '../../../src/core/suggesting.ts';
import { createLeasesInMemory } from '../../support/leases-in-memory.ts';
import { filesInMemory, suggestionsInMemory } from '../../support/suggestions.ts';
import { curatedInMemory } from '../../support/curated-in-memory.ts';
import { feedbackInMemory } from '../../support/feedback-in-memory.ts';
import { haltsInMemory } from '../../support/halts-in-memory.ts';
import { memoryEscalations } from '../../support/memory-escalations.ts';
import { aQuestionLog } from '../../support/question-log.ts';
import { knowledgeOf } from '../../support/knowledge-base.ts';
import { publishingOf } from '../../support/publishing.ts';
import { KNOWLEDGE, sampleAssistant } from './sample-guidance.ts';

export interface OpenPlayground {
  readonly platform: OfficerPlatform;
  readonly server: HttpServer;
  readonly log: ReturnType<typeof aLog>;
}

type SignInPart = Pick<Parameters<typeof createPlaygroundPlatform>[0], 'clock' | 'signIn'> & {
  readonly port?: number;
  /** Each council has its own library. */
  readonly apart?: boolean;
};

/** A playground on the sample guidance, on a server of its own, not started. */
export function createPlayground(
  assistant: Assistant = sampleAssistant(),
  council?: CouncilId,
  { port = 0, apart = false, ...signIn }: SignInPart = { clock: () => TUESDAY_NOON },
): OpenPlayground {
  const log = aLog();
  const server = createHttpServer({
    host: '127.0.0.1',
    port,
    health: () => ({ status: 'ok', edition: 'sample-1', problems: [] }),
    readiness: ALWAYS_READY,
    log,
  });
  let made = 0;
  const newId = (): string => `made-${(made += 1)}`;
  const platform = createPlaygroundPlatform({
    server,
    libraries: apart ? librariesApart(assistant, council) : librariesOn(assistant, council),
    trial: { assistant, knowledge: KNOWLEDGE },
    log,
    newId,
    ...signIn,
  });
  return { platform, server, log };
}

/** All councils of the sample share one. */
const librariesOn = (assistant: Assistant, preferred: CouncilId | undefined): ShownLibraries => ({
  councils: () => KNOWLEDGE.current().councils,
  within: (_council, work) => work({ assistant, knowledge: KNOWLEDGE }),
  together: true,
  preferred,
});

function librariesApart(assistant: Assistant, preferred: CouncilId | undefined): ShownLibraries {
  const edition = KNOWLEDGE.current();
  return {
    councils: () => edition.councils,
    async within(id, work) {
      const own = edition.councils.filter((council) => council.id === id);
      const documents = edition.documents.filter(({ council }) => council === id);
      const knowledge = knowledgeOf({ ...edition, councils: own, documents });
      return own.length === 0 ? undefined : work({ assistant, knowledge });
    },
    together: false,
    preferred,
  };
}

export interface RunningPlayground extends OpenPlayground {
  /** Ends without a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** The same, answering. */
export async function openPlayground(
  given?: Assistant,
  council?: CouncilId,
  signIn?: SignInPart,
): Promise<RunningPlayground> {
  const questions = aQuestionLog();
  const assistant = given ?? sampleAssistant(undefined, questions);
  const { platform, server, log } = createPlayground(assistant, council, signIn);
  const desk = deskFor(platform, assistant, questions);
  await platform.start(
    (turn) => assistant.reply(turn),
    (handling) => desk.handle(handling),
  );
  const { port } = await server.listen();
  const close = async (): Promise<void> => {
    const closed = server.close();
    await platform.stop();
    await closed;
  };
  return { platform, server, log, url: `http://127.0.0.1:${port}`, close };
}

/** A desk whose store is in memory; what it calls for is delivered at once. */
function deskFor(platform: OfficerPlatform, assistant: Assistant, questions: QuestionLog): EscalationDesk {
  const notices: Notice[] = [];
  const [store, curated] = [memoryEscalations(notices), curatedInMemory(notices)];
  const clock = (): number => TUESDAY_NOON;
  const draw = createDrawing({ store, curated, within: (_council, work) => work(KNOWLEDGE), clock });
  const marks = new Map<string, string>();
  let [told, drawn] = [0, 0];

  async function tell(): Promise<void> {
    for (; told < store.notices.length; told += 1) {
      const notice = store.notices[told];
      const sheet = notice && (await draw(notice));
      if (notice === undefined || sheet === undefined) continue;
      const delivery = { notice: notice.id, to: notice.to, sheet, edits: marks.get(notice.id), under: undefined };
      const delivered = await platform.deliver(delivery, AbortSignal.timeout(1000));
      if (delivered.outcome === 'delivered') marks.set(notice.id, delivered.mark);
    }
  }

  const publishing = publishingOf(KNOWLEDGE.current());
  const suggestions = suggestionsInMemory();
  const suggesting = createSuggesting({
    suggestions,
    store,
    files: filesInMemory(),
    publishing,
    editions: { newest: async () => publishing.newest() },
    grade: async () => 'quoted',
    leases: createLeasesInMemory(),
    holder: 'this process',
    clock,
    chance: () => ((drawn += 7) % 25) / 25,
  });
  const desk = createEscalationDesk({
    ...ownData,
    store,
    knowledge: KNOWLEDGE,
    halting: createHalting({ halts: haltsInMemory(), clock }),
    publishing,
    suggestions,
    suggesting,
    editions: { list: async () => [] },
    officers: createOfficers([platform]),
    feedback: feedbackInMemory(),
    curated,
    memory: shortMemoryHere(),
    questions,
    admins: createAdmins([platform]),
    consider: assistant.consider,
    clock,
    chance: () => ((drawn += 7) % 25) / 25,
    remembered: async () => undefined,
    nudge: () => {},
  });
  return {
    ...desk,
    handle: async (handling) => {
      const handled = await desk.handle(handling);
      await tell();
      return handled;
    },
  };
}

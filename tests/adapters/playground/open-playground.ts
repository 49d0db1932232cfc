import { createPlaygroundPlatform } from '../../../src/adapters/playground/playground-platform.ts';
import { createHttpServer } from '../../../src/adapters/http-server.ts';
import type { HttpServer } from '../../../src/adapters/http-server.ts';
import type { Assistant } from '../../../src/core/assistant.ts';
import type { CouncilId } from '../../../src/core/guidance.ts';
import type { ChatPlatform } from '../../../src/core/ports.ts';
import { aLog } from '../../support/builders.ts';
import { KNOWLEDGE, sampleAssistant } from './sample-guidance.ts';
import { nothingHandled } from '../../support/handling.ts';

export interface OpenPlayground {
  readonly platform: ChatPlatform;
  readonly server: HttpServer;
  readonly log: ReturnType<typeof aLog>;
}

/** A playground on the sample guidance, on a server of its own, not started. */
export function createPlayground(assistant: Assistant = sampleAssistant(), council?: CouncilId): OpenPlayground {
  const log = aLog();
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    health: () => ({ status: 'ok', edition: 'sample-1', problems: [] }),
    log,
  });
  let made = 0;
  const newId = (): string => `made-${(made += 1)}`;
  const platform = createPlaygroundPlatform({ server, assistant, knowledge: KNOWLEDGE, council, log, newId });
  return { platform, server, log };
}

export interface RunningPlayground extends OpenPlayground {
  /** Ends without a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** The same, answering. */
export async function openPlayground(
  assistant: Assistant = sampleAssistant(),
  council?: CouncilId,
): Promise<RunningPlayground> {
  const { platform, server, log } = createPlayground(assistant, council);
  await platform.start((turn) => assistant.reply(turn), nothingHandled);
  const { port } = await server.listen();
  const close = async (): Promise<void> => {
    const closed = server.close();
    await platform.stop();
    await closed;
  };
  return { platform, server, log, url: `http://127.0.0.1:${port}`, close };
}

import { chatPlatformContract } from '../../contracts/chat-platform.contract.ts';
import type { PlatformHarness, Posted } from '../../contracts/chat-platform.contract.ts';
import { createPlayground } from './open-playground.ts';

// The playground posts by answering the request itself. A turn that was answered already gets no text.
chatPlatformContract('The playground', async (): Promise<PlatformHarness> => {
  const { platform, server } = createPlayground();
  const posted: Posted[] = [];
  let url = '';

  async function send(path: string, turn: object): Promise<void> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(turn),
    });
    const payload = await response.text();
    const answer: unknown = JSON.parse(payload);
    if (typeof answer !== 'object' || answer === null || !('text' in answer)) return;
    posted.push({ text: String(answer.text), payload });
  }

  return {
    platform,
    ready: async () => {
      const { port } = await server.listen();
      url = `http://127.0.0.1:${port}`;
    },
    say: (question, { id, where }) => send('/api/ask', { question, id, where }),
    readOn: (view, clause, { id }) => send('/api/read', { view, clause, id }),
    posted: async () => posted,
    dispose: async () => {
      await platform.stop();
      await server.close();
    },
  };
});

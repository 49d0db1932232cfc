import { chatPlatformContract } from '../../contracts/chat-platform.contract.ts';
import type { PlatformHarness, Posted } from '../../contracts/chat-platform.contract.ts';
import { createPlayground } from './open-playground.ts';

// The playground posts by answering the request itself. A turn that was answered already gets no text.
chatPlatformContract('The playground', async (): Promise<PlatformHarness> => {
  const { platform, server } = createPlayground();
  const posted: Posted[] = [];
  let url = '';

  return {
    platform,
    ready: async () => {
      const { port } = await server.listen();
      url = `http://127.0.0.1:${port}/api/ask`;
    },
    say: async (question, { id, where }) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ question, id, where }),
      });
      const payload = await response.text();
      const answer: unknown = JSON.parse(payload);
      if (typeof answer !== 'object' || answer === null || !('text' in answer)) return;
      posted.push({ text: String(answer.text), payload });
    },
    posted: async () => posted,
    dispose: async () => {
      await platform.stop();
      await server.close();
    },
  };
});

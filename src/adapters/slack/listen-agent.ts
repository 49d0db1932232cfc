import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { ListeningParts } from './listen.ts';

const opened = z.object({
  event: z.object({ channel: z.string().min(1), user: z.string().min(1), tab: z.string().nullish() }),
});

const started = z.object({
  event: z.object({
    assistant_thread: z.object({
      user_id: z.string().min(1),
      channel_id: z.string().min(1),
      thread_ts: z.string().min(1),
    }),
  }),
});

/** Offers questions to begin with where somebody opens Slack's window for agents: today's one, and the one before it. */
export function listenToAgentView(app: App, { agent, manners, known, inHand, log }: ListeningParts): void {
  const offer = async (channel: string, thread?: string): Promise<void> => {
    try {
      await agent.offer(channel, await manners.examples(known().council), thread);
    } catch (cause) {
      log.error('slack-examples-failed', {}, cause);
    }
  };

  app.event('app_home_opened', async ({ body }) => {
    const read = opened.safeParse(body);
    if (!read.success) return log.warn('slack-event-unreadable');
    const { channel, tab } = read.data.event;
    if (tab === 'messages') await inHand(offer(channel));
  });

  app.event('assistant_thread_started', async ({ body }) => {
    const read = started.safeParse(body);
    if (!read.success) return log.warn('slack-event-unreadable');
    const { channel_id: channel, thread_ts: thread } = read.data.event.assistant_thread;
    await inHand(agent.entitle(channel, thread));
    await inHand(offer(channel, thread));
  });
}

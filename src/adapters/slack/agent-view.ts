import type { webApi } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { Place } from './address.ts';
import { failureOf } from './failure.ts';
import { LOOKING, PROMPTS_TITLE, THREAD_TITLE } from './wording.ts';

/** Slack's window for agents. A workspace may not have it; then nothing of this is seen, and everything else works. None of it rejects. */
export interface AgentView {
  /** Offers questions to begin with. `thread`: only where each conversation begins with a thread, as it did before. */
  offer(channel: string, questions: readonly string[], thread?: string): Promise<void>;
  /** Names a conversation, by nothing that was asked in it. */
  entitle(channel: string, thread: string): Promise<void>;
  /** Shows that somebody is being answered, for as long as the work takes, which is not held up. */
  during(place: Place, work: Promise<void>): Promise<void>;
}

/** Slack's words for what no further call heals: the app or the workspace has no such window. */
const HAS_IT_NOT: ReadonlySet<string> = new Set([
  'access_denied',
  'accesslimited',
  'feature_not_enabled',
  'missing_scope',
  'no_permission',
  'not_allowed',
  'not_allowed_token_type',
  'unknown_method',
]);

export function createAgentView(client: webApi.WebClient, log: Log): AgentView {
  let off = false;

  async function attempt(call: () => Promise<unknown>): Promise<void> {
    if (off) return;
    try {
      await call();
    } catch (cause) {
      const failure = failureOf(cause);
      if (!HAS_IT_NOT.has(failure.code)) return log.warn('slack-agent-call-failed', { ...failure });
      if (!off) log.info('slack-agent-view-off', { ...failure });
      off = true;
    }
  }

  const status = (channel_id: string, thread_ts: string, said: string): Promise<void> =>
    attempt(() => client.assistant.threads.setStatus({ channel_id, thread_ts, status: said }));

  return {
    async offer(channel_id, questions, thread) {
      if (questions.length === 0) return;
      const prompts = questions.map((question) => ({ title: question, message: question }));
      // Today's window takes no thread, and shows nothing if it is given one.
      const where = thread === undefined ? { channel_id } : { channel_id, thread_ts: thread };
      await attempt(() => client.assistant.threads.setSuggestedPrompts({ ...where, title: PROMPTS_TITLE, prompts }));
    },
    entitle: (channel_id, thread_ts) =>
      attempt(() => client.assistant.threads.setTitle({ channel_id, thread_ts, title: THREAD_TITLE })),
    async during({ channel, thread }, work) {
      if (thread === undefined) return work;
      const shown = status(channel, thread, LOOKING);
      await work;
      await shown;
      // Slack takes it away itself when something is posted, but not if it was posted first, or nothing was.
      await status(channel, thread, '');
    },
  };
}

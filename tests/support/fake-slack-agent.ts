import { z } from 'zod';
import type { Answer } from './fake-slack-workspace.ts';

const ts = z.string().regex(/^\d{10}\.\d{6}$/);
const channel_id = z.string().startsWith('D');
const shapes = {
  'assistant.threads.setStatus': z.strictObject({ channel_id, thread_ts: ts, status: z.string() }),
  'assistant.threads.setTitle': z.strictObject({ channel_id, thread_ts: ts, title: z.string().min(1) }),
  'assistant.threads.setSuggestedPrompts': z.strictObject({
    channel_id,
    thread_ts: ts.optional(),
    title: z.string().min(1).optional(),
    prompts: z
      .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
      .min(1)
      .max(4),
  }),
} as const;

const isOurs = (method: string): method is keyof typeof shapes => method in shapes;

/** Slack's window for agents, as a workspace has it. */
export interface FakeAgentView {
  /** What was set, in order. */
  readonly set: readonly { readonly method: string; readonly given: Readonly<Record<string, unknown>> }[];
  /** Undefined: it is no method of this. */
  call(method: string, given: Readonly<Record<string, unknown>>): Answer | undefined;
}

export function createFakeAgentView(): FakeAgentView {
  const set: { method: string; given: Readonly<Record<string, unknown>> }[] = [];
  return {
    set,
    call(method, given) {
      if (!isOurs(method)) return undefined;
      const read = shapes[method].safeParse(given);
      if (!read.success) return { error: 'invalid_arguments' };
      set.push({ method, given: read.data });
      return { body: {} };
    },
  };
}

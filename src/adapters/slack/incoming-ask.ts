import { z } from 'zod';
import { turnId } from '../../core/conversation.ts';
import type { Asking } from '../../core/conversation.ts';
import { conversationAt } from './address.ts';
import type { Known } from './incoming.ts';
import { readWho, sender } from './incoming-press.ts';
import { undoSlackText } from './slack-text.ts';
import { personIdOf } from './who.ts';

const shortcut = z.object({
  user: z.object({ id: z.string().min(1) }),
  trigger_id: z.string().min(1),
  message: z.object({ text: z.string().nullish() }).nullish(),
});

/** Somebody wants to ask in a window of its own. */
export interface WantsToAsk {
  readonly by: string;
  /** By which a window can be opened, for a few seconds. */
  readonly trigger: string;
  /** The words of the message that they came from. */
  readonly draft: string;
}

export function readShortcut(body: unknown, { ownId }: Known): WantsToAsk | 'unreadable' {
  const read = shortcut.safeParse(body);
  if (!read.success) return 'unreadable';
  const { user: by, trigger_id, message } = read.data;
  const own = new Set(ownId === undefined ? [] : [ownId]);
  return { by: by.id, trigger: trigger_id, draft: undoSlackText(message?.text ?? '', own) };
}

/** The name of the window's one field, as a block and as the input in it. */
export const QUESTION_FIELD = 'question';

const submission = z.object({
  ...sender,
  view: z.object({
    id: z.string().min(1),
    state: z.object({
      values: z.object({ [QUESTION_FIELD]: z.record(z.string(), z.object({ value: z.string().nullish() })) }),
    }),
  }),
});

/** A question that was asked in a window. */
export interface AskedInWindow {
  readonly by: string;
  readonly text: string;
  /** The turn, once it is known where it is answered. Sent twice from one window it is the same. */
  turnAt(direct: string): Asking;
}

export function readAsked(body: unknown, { council }: Known): AskedInWindow | 'unreadable' {
  const read = submission.safeParse(body);
  if (!read.success) return 'unreadable';
  const { user, view } = read.data;
  const who = readWho(read.data);
  const text = Object.values(view.state.values[QUESTION_FIELD])[0]?.value?.trim() ?? '';
  return {
    by: user.id,
    text,
    turnAt(direct) {
      const at = conversationAt({ channel: direct, thread: undefined });
      const id = turnId('slack', `view:${view.id}`);
      const by = who && personIdOf(who);
      return { kind: 'asks', id, at, thread: at.address, audience: 'only-you', council, by, text };
    },
  };
}

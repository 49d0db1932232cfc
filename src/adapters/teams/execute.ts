import { z } from 'zod';
import type { Handling } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { VERBS } from './card-actions.ts';
import type { Verb } from './card-actions.ts';
import { handlingOf } from './handling.ts';
import type { Incoming } from './incoming.ts';

/** The name of a press that waits for its answer. */
export const EXECUTE = 'adaptiveCard/action';

type Executable = Extract<Handling, { kind: 'acts' | 'reloads' | 'views' }>;

export type Executed =
  | { readonly outcome: 'handles'; readonly verb: Verb; readonly handling: Executable }
  /** A verb that is none of ours. */
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'malformed' };

const ACTION = z.object({ action: z.object({ verb: z.string().nullish(), data: z.unknown().optional() }) });
const OURS = z.enum(VERBS);

/** What a press that waits for its answer does. It is read as the message is that its button sends where there are no such presses. */
export function executedIn(incoming: Incoming, council: CouncilId | undefined): Executed {
  const read = ACTION.safeParse(incoming.value);
  if (!read.success) return { outcome: 'malformed' };
  const { verb, data } = read.data.action;
  const ours = OURS.safeParse(verb);
  if (!ours.success) return { outcome: 'unknown' };
  const handling = handlingOf({ ...incoming, type: 'message', name: undefined, text: undefined, value: data }, council);
  if (handling === undefined || !isExecutable(handling)) return { outcome: 'malformed' };
  const looks = handling.kind === 'views';
  return looks === (ours.data === 'clausebook.view')
    ? { outcome: 'handles', verb: ours.data, handling }
    : { outcome: 'malformed' };
}

const isExecutable = (handling: Handling): handling is Executable =>
  ['acts', 'reloads', 'views'].includes(handling.kind);

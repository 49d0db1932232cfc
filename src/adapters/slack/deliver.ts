import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Delivered, Delivery } from '../../core/notice.ts';
import type { Log } from '../../core/ports.ts';
import { readPlace } from './address.ts';
import type { Place } from './address.ts';
import { deliveredAfter, failureOf } from './failure.ts';
import { jsonText } from './json.ts';
import type { SlackMessage } from './pack.ts';
import { renderSentence } from './render.ts';
import { renderSheet } from './render-sheet.ts';
import { asEdited, post } from './web-client.ts';
import type { ClientOptions } from './web-client.ts';
import { NO_LONGER_SHOWN } from './wording.ts';
import type { Workspaces } from './workspaces.ts';

/** The messages that one sheet stands in, the first one first. The others stand in its thread, or in the thread that it is in itself. */
interface Mark {
  readonly channel: string;
  readonly messages: readonly string[];
}

const mark = jsonText.pipe(z.object({ channel: z.string().min(1), messages: z.array(z.string()).min(1) }));

const readMark = (text: string | undefined): Mark | undefined =>
  text === undefined ? undefined : mark.safeParse(text).data;

/**
 * Posts a sheet, or puts it in the place of an earlier one. A message that was edited away is posted anew; messages that are no longer
 * needed are deleted. If one of several messages fails, those just posted are taken back as far as Slack lets us, so that another try
 * shows it once. Slack has no way to tell a second try of ours from a second message: what it took without our hearing of it is
 * posted again.
 */
export async function deliver(
  { to, sheet, edits, under }: Delivery,
  signal: AbortSignal,
  parts: { readonly workspaces: Pick<Workspaces, 'at'>; readonly log: Log },
): Promise<Delivered> {
  const place = readPlace(to);
  if (place === undefined) return { outcome: 'impossible', why: 'address_unreadable' };
  const workspace = await parts.workspaces.at(place.installation);
  if (workspace === undefined) return { outcome: 'impossible', why: 'not_installed' };
  const client = new webApi.WebClient(undefined, untilAborted(workspace.once, signal));
  const above = readMark(under);
  const where = above === undefined ? place : { channel: above.channel, thread: above.messages[0] };
  const putting = createPutting(client, where, readMark(edits));
  try {
    return { outcome: 'delivered', mark: JSON.stringify(await putting.put(renderSheet(sheet))) };
  } catch (cause) {
    await putting.takeBack((fault) => parts.log.warn('slack-not-taken-back', { ...failureOf(fault) }));
    signal.throwIfAborted();
    return deliveredAfter(cause);
  }
}

/** The courier tries again itself, and gives up when it says so. */
const untilAborted = ({ fetch: call = fetch, ...options }: ClientOptions, signal: AbortSignal): ClientOptions => ({
  ...options,
  fetch: (url, init) =>
    call(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
});

interface Putting {
  put(messages: readonly [SlackMessage, ...SlackMessage[]]): Promise<Mark>;
  /** Deletes what `put` has posted anew. Never rejects. */
  takeBack(onFault: (cause: unknown) => void): Promise<void>;
}

function createPutting(client: webApi.WebClient, where: Place, before: Mark | undefined): Putting {
  const posted: { readonly channel: string; readonly ts: string }[] = [];

  async function postAt(place: Place, message: SlackMessage): Promise<{ channel: string; ts: string }> {
    const { channel = place.channel, ts = '' } = await post(client, place, message);
    const one = { channel, ts };
    posted.push(one);
    return one;
  }

  async function put([first, ...others]: readonly [SlackMessage, ...SlackMessage[]]): Promise<Mark> {
    const [ts, ...more] = before?.messages ?? [];
    const stands = before !== undefined && ts !== undefined && (await edited(client, before.channel, ts, first));
    const head = stands ? { channel: before.channel, ts } : await postAt(where, first);
    const thread = where.thread ?? head.ts;
    const messages = [head.ts];
    for (const [index, message] of others.entries()) {
      const old = stands ? more[index] : undefined;
      if (old !== undefined && (await edited(client, head.channel, old, message))) messages.push(old);
      else messages.push((await postAt({ channel: head.channel, thread }, message)).ts);
    }
    for (const old of more.filter((each) => !messages.includes(each)))
      await cleared(client, before?.channel ?? '', old);
    return { channel: head.channel, messages };
  }

  async function takeBack(onFault: (cause: unknown) => void): Promise<void> {
    for (const one of posted.toReversed()) await client.chat.delete(one).catch(onFault);
  }

  return { put, takeBack };
}

/** What Slack says of a message that is not there or that cannot be edited any more. */
const GONE: ReadonlySet<string> = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** False if there is no such message to edit any more. */
async function edited(client: webApi.WebClient, channel: string, ts: string, message: SlackMessage): Promise<boolean> {
  try {
    await client.chat.update({ ...asEdited(message), channel, ts });
    return true;
  } catch (cause) {
    if (GONE.has(failureOf(cause).code)) return false;
    throw cause;
  }
}

/** Where deleting is not allowed, at least the words go. */
const CANNOT_DELETE: ReadonlySet<string> = new Set(['cant_delete_message', 'compliance_exports_prevent_deletion']);

async function cleared(client: webApi.WebClient, channel: string, ts: string): Promise<void> {
  try {
    await client.chat.delete({ channel, ts });
  } catch (cause) {
    const { code } = failureOf(cause);
    if (GONE.has(code)) return;
    if (!CANNOT_DELETE.has(code)) throw cause;
    await edited(client, channel, ts, renderSentence(NO_LONGER_SHOWN));
  }
}

import type { App, SlackViewAction } from '@slack/bolt';
import { ASK_AGAIN } from '../../core/wording.ts';
import { directWith } from './direct.ts';
import { failureOf } from './failure.ts';
import { QUESTION_FIELD, readAsked, readShortcut } from './incoming-ask.ts';
import type { AskedInWindow } from './incoming-ask.ts';
import type { ListeningParts } from './listen.ts';
import { ASK_CALLBACK, FIND_CALLBACK, renderAsk, renderOnItsWay } from './render-ask.ts';
import { renderSentence } from './render.ts';
import { post } from './web-client.ts';
import { COULD_NOT_REACH, OPENED_TOO_LATE } from './wording.ts';

type SubmitView = Extract<SlackViewAction, { type: 'view_submission' }>;

/** Opens the window to ask in from Slack's shortcuts, and has what is asked in it answered in a direct message. */
export function listenToAsking(app: App, parts: ListeningParts): void {
  const { known, inHand, log } = parts;

  const onShortcut = async ({ body }: { readonly body: unknown }): Promise<void> => {
    const wants = readShortcut(body, known());
    if (wants === 'unreadable') return log.warn('slack-shortcut-unreadable');
    const { by, trigger, draft } = wants;
    await inHand(open(by, trigger, draft, parts));
  };
  app.shortcut(FIND_CALLBACK, onShortcut);
  app.shortcut(ASK_CALLBACK, onShortcut);

  app.view<SubmitView>(ASK_CALLBACK, async ({ body, ack }) => {
    const asked = readAsked(body, known());
    if (asked === 'unreadable') return log.warn('slack-form-unreadable');
    const refuse = (sentence: string): Promise<void> =>
      ack({ response_action: 'errors', errors: { [QUESTION_FIELD]: sentence } });
    const accept = (): Promise<void> => ack({ response_action: 'update', view: renderOnItsWay() });
    await inHand(answerAsked(asked, { refuse, accept }, parts));
  });
}

async function open(by: string, trigger: string, draft: string, parts: ListeningParts): Promise<void> {
  const { quick, client, log } = parts;
  try {
    await quick.views.open({ trigger_id: trigger, view: renderAsk(draft) });
  } catch (cause) {
    log.error('slack-window-not-opened', { ...failureOf(cause) });
    const direct = await directWith(client, by, log);
    if (direct === undefined) return;
    await post(client, { channel: direct, thread: undefined }, renderSentence(OPENED_TOO_LATE)).catch(
      (fault: unknown) => log.error('slack-reply-failed', { ...failureOf(fault) }),
    );
  }
}

// The window stays open with its words until it is certain that there is somewhere to answer.
async function answerAsked(
  asked: AskedInWindow,
  window: { refuse(sentence: string): Promise<void>; accept(): Promise<void> },
  { quick, client, take, log }: ListeningParts,
): Promise<void> {
  if (asked.text === '') return window.refuse(ASK_AGAIN.empty);
  const channel = await directWith(quick, asked.by, log);
  if (channel === undefined) return window.refuse(COULD_NOT_REACH);
  await window.accept();
  await take(asked.turnAt(channel), {
    most: Infinity,
    send: async (message) => void (await post(client, { channel, thread: undefined }, message)),
  });
}

import type { webApi } from '@slack/bolt';
import type { Handled } from '../../core/reply.ts';
import { withRequest } from '../request-id.ts';
import type { WayBack } from './answer-turn.ts';
import { handle, tell } from './handle.ts';
import type { HandlingParts } from './handle.ts';
import { renderHomeMessages } from './home-view.ts';
import type { SlackMessage } from './pack.ts';
import { renderForm } from './render-form.ts';
import { renderSentence } from './render.ts';
import { renderList } from './render-sheet.ts';
import type { Deed, Who } from './who.ts';
import { NOT_HANDLED, OPENED_TOO_LATE } from './wording.ts';

/** A deed and the way back to whoever did it, for their eyes only. */
export interface Pressing {
  readonly deed: Deed;
  readonly who: Who;
  readonly back: WayBack;
}

/** What is done with one press: the presser is told in a sentence; what others see is the courier's. Never rejects. */
export async function actOn({ deed, who, back }: Pressing, parts: HandlingParts): Promise<void> {
  const handled = await handle(deed, who, parts);
  if (handled?.kind === 'thanked' && !handled.first) return;
  const said = handled !== undefined && 'sentence' in handled ? handled.sentence : withRequest(NOT_HANDLED);
  await tell(deed, () => back.send(renderSentence(said)), parts.log);
}

type OpeningParts = HandlingParts & { readonly quick: webApi.WebClient };

/** Opens the form that was asked for, or says why not. Never rejects. */
export const openForm = ({ deed, who, back }: Pressing, trigger: string, parts: OpeningParts): Promise<void> =>
  openFormOr(
    (sentence) => tell(deed, () => back.send(renderSentence(sentence)), parts.log),
    { deed, who },
    trigger,
    parts,
  );

/** The same; `say` tells the one who asked for it why there is no form. */
export async function openFormOr(
  say: (sentence: string) => Promise<void>,
  { deed, who }: Pick<Pressing, 'deed' | 'who'>,
  trigger: string,
  parts: OpeningParts,
): Promise<void> {
  const handled = await handle(deed, who, parts);
  if (handled?.kind === 'refused') return say(handled.sentence);
  if (handled?.kind !== 'form') return say(withRequest(NOT_HANDLED));
  const view = renderForm(handled.form, deed);
  let opened = false;
  await tell(
    deed,
    async () => {
      await parts.quick.views.open({ trigger_id: trigger, view });
      opened = true;
    },
    parts.log,
  );
  if (!opened) await say(OPENED_TOO_LATE);
}

/** Shows whoever typed its word what they asked for. Never rejects. */
export async function showList({ deed, who, back }: Pressing, parts: HandlingParts): Promise<void> {
  const messages = messagesOf(await handle(deed, who, parts), back.most);
  await tell(
    deed,
    async () => {
      for (const message of messages) await back.send(message);
    },
    parts.log,
  );
}

function messagesOf(handled: Handled | undefined, most: number): readonly SlackMessage[] {
  switch (handled?.kind) {
    case 'sheets':
      return renderList(handled);
    case 'home':
      return renderHomeMessages(handled.home, most);
    case 'done':
    case 'refused':
      return [renderSentence(handled.sentence)];
    default:
      return [renderSentence(withRequest(NOT_HANDLED))];
  }
}

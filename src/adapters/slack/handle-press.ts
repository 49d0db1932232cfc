import type { webApi } from '@slack/bolt';
import type { WayBack } from './answer-turn.ts';
import { handle, tell } from './handle.ts';
import type { HandlingParts } from './handle.ts';
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
  const said = handled !== undefined && 'sentence' in handled ? handled.sentence : NOT_HANDLED;
  await tell(deed, () => back.send(renderSentence(said)), parts.log);
}

/** Opens the form that was asked for, or says why not. Never rejects. */
export async function openForm(
  { deed, who, back }: Pressing,
  trigger: string,
  parts: HandlingParts & { readonly quick: webApi.WebClient },
): Promise<void> {
  const handled = await handle(deed, who, parts);
  const say = (sentence: string): Promise<void> => tell(deed, () => back.send(renderSentence(sentence)), parts.log);
  if (handled?.kind === 'refused') return say(handled.sentence);
  if (handled?.kind !== 'form') return say(NOT_HANDLED);
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

/** Shows a list to whoever asked for it. Never rejects. */
export async function showList({ deed, who, back }: Pressing, parts: HandlingParts): Promise<void> {
  const handled = await handle(deed, who, parts);
  const messages = handled?.kind === 'sheets' ? renderList(handled) : [renderSentence(NOT_HANDLED)];
  await tell(
    deed,
    async () => {
      for (const message of messages) await back.send(message);
    },
    parts.log,
  );
}

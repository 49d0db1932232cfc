import type { types } from '@slack/bolt';
import { LONGEST_TEXT } from '../../core/form.ts';
import { plain, PRESS_PREFIX, section } from './blocks.ts';
import { QUESTION_FIELD } from './incoming-ask.ts';
import { renderOutcome } from './render-form.ts';
import { ASK_ALONE, ASK_LABEL, ASK_SEND, ASK_TITLE, CLOSE, DRAFT_CUT, ON_ITS_WAY } from './wording.ts';

/** By which Slack names the window, and the shortcut that opens it empty. */
export const ASK_CALLBACK = `${PRESS_PREFIX}ask`;
/** The shortcut on a message. */
export const FIND_CALLBACK = `${PRESS_PREFIX}find-guidance`;

/** The window to ask in. `draft`: what stands in it to begin with; what has no room is left out, and that is said. */
export function renderAsk(draft: string): types.ModalView {
  const value = beginning(draft);
  const lines = value.length < draft.length ? [ASK_ALONE, DRAFT_CUT] : [ASK_ALONE];
  return {
    type: 'modal',
    callback_id: ASK_CALLBACK,
    title: plain(ASK_TITLE),
    submit: plain(ASK_SEND),
    close: plain(CLOSE),
    blocks: [
      ...lines.flatMap(section).map(({ block }) => block),
      {
        type: 'input',
        block_id: QUESTION_FIELD,
        label: plain(ASK_LABEL),
        optional: false,
        element: {
          type: 'plain_text_input',
          action_id: `${PRESS_PREFIX}${QUESTION_FIELD}`,
          multiline: true,
          max_length: LONGEST_TEXT,
          ...(value === '' ? {} : { initial_value: value }),
        },
      },
    ],
  };
}

/** What the window says once the question is sent. */
export const renderOnItsWay = (): types.ModalView => renderOutcome(ASK_TITLE, ON_ITS_WAY, '');

// Not within a character of two units, which cannot be sent by halves.
function beginning(draft: string): string {
  const cut = draft.slice(0, LONGEST_TEXT);
  return cut.isWellFormed() || !draft.isWellFormed() ? cut.toWellFormed() : cut.slice(0, -1);
}

import type { Handling } from '../../core/conversation.ts';
import { Fault } from '../../core/errors.ts';
import type { OnHandling } from '../../core/ports.ts';
import type { Handled } from '../../core/reply.ts';
import type { Sheet } from '../../core/sheet.ts';
import { AUDIENCE, WENT_WRONG } from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import { made, sent } from './answering.ts';
import type { Answering } from './answering.ts';
import { CARD_TYPE } from './card.ts';
import type { CardAttachment } from './card.ts';
import type { Executed } from './execute.ts';
import { inTime, TooLate } from './in-time.ts';
import { sheetMessages, textMessages } from './messages.ts';
import { userIdAt, withViews } from './own-views.ts';
import { STILL_READING } from './wording.ts';

/** The body of an answer to a press: a card in place of the one that was pressed, for whoever pressed; a sentence for them; or a fault. */
export type ExecuteBody =
  | { readonly statusCode: 200; readonly type: typeof CARD_TYPE; readonly value: CardAttachment['content'] }
  | { readonly statusCode: 200; readonly type: 'application/vnd.microsoft.activity.message'; readonly value: string }
  | ExecuteError;

interface ExecuteError {
  readonly statusCode: 400 | 500;
  readonly type: 'application/vnd.microsoft.error';
  readonly value: { readonly code: string; readonly message: string };
}

type Handles = Extract<Executed, { outcome: 'handles' }>;

/** Answers a press, or somebody who looks at a card. Never rejects: what fails or takes too long is logged, and a press is told of it. */
export async function answerExecute(
  executed: Handles,
  onHandling: OnHandling,
  answering: Answering,
): Promise<ExecuteBody> {
  const { handling } = executed;
  const { log, patienceMs } = answering;
  const handled = onHandling(handling);
  try {
    return bodyOf(await inTime(handled, patienceMs), executed);
  } catch (cause) {
    if (putsInForce(handling) && cause instanceof TooLate) {
      void toldLater(handling, handled, answering);
      return told(STILL_READING);
    }
    log.error('teams-handling-failed', { turn: handling.id }, cause);
    // Who only looks asked for nothing, and goes on seeing the card that is there.
    return handling.kind === 'views'
      ? executeError(500, 'NotShown', 'The card could not be drawn.')
      : told(withRequest(WENT_WRONG));
  }
}

const putsInForce = (handling: Handling): boolean =>
  handling.kind === 'reloads' || (handling.kind === 'acts' && handling.act === 'accept-suggestion');

/** Guidance that is long, or new to the model, takes longer than a press may wait. Never rejects. */
async function toldLater(handling: Handling, handled: Promise<Handled>, answering: Answering): Promise<void> {
  const messages = await made(handling.id, answering, async () => {
    const later = await handled;
    return textMessages('sentence' in later ? later.sentence : withRequest(WENT_WRONG));
  });
  await sent(handling.id, answering, () => answering.tellAlone(handling.by.home, messages));
}

/** A fault in the shape that Microsoft documents. */
export const executeError = (statusCode: 400 | 500, code: string, message: string): ExecuteError => ({
  statusCode,
  type: 'application/vnd.microsoft.error',
  value: { code, message },
});

const told = (value: string): ExecuteBody => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

function bodyOf(handled: Handled, executed: Handles): ExecuteBody {
  switch (handled.kind) {
    case 'view':
      return shown(handled.sheet, executed) ?? told(handled.sheet.gist);
    case 'done':
      if (executed.verb !== 'clausebook.sheet') return told(handled.sentence);
      return shown(handled.sheet, executed) ?? told(handled.sentence);
    case 'thanked':
    case 'refused':
      return told(handled.sentence);
    case 'form':
    case 'options':
    case 'clauses':
    case 'sheets':
    case 'home':
      throw new Fault('DELIVERY_FAILED', `A press was answered with “${handled.kind}”, which takes no card's place.`);
  }
}

/** The sheet as the card that takes the place of the one pressed; undefined if it needs several, which are edited where they stand. */
function shown(sheet: Sheet, { handling }: Handles): ExecuteBody | undefined {
  const parts = [...sheet.parts, { part: 'line', text: AUDIENCE[handling.audience] } as const];
  const [only, ...others] = sheetMessages({ ...sheet, parts }).flatMap(({ attachments }) => attachments);
  if (only === undefined || others.length > 0) return undefined;
  const user = userIdAt(handling.by.home);
  const card = sheet.views === undefined || user === undefined ? only : withViews(only, sheet.views, [user]);
  return { statusCode: 200, type: CARD_TYPE, value: card.content };
}

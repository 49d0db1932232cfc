import type { App, SlackViewAction, types } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { FORM_LABELS } from '../../core/escalation-wording.ts';
import { ASK_AGAIN } from '../../core/wording.ts';
import { section } from './blocks.ts';
import { failureOf } from './failure.ts';
import { readDoneAtHome, readOpened } from './home-incoming.ts';
import { readAsked, readShortcut } from './incoming-ask.ts';
import { readSubmission } from './incoming-form.ts';
import { ASK_CALLBACK } from './render-ask.ts';
import { renderOutcome } from './render-form.ts';
import type { TurnedAwayParts } from './turned-away.ts';
import type { Who } from './who.ts';
import { ASK_TITLE } from './wording.ts';

type SubmitView = Extract<SlackViewAction, { type: 'view_submission' }>;

const SAID = ASK_AGAIN['no-council'];
const NOBODYS = { council: undefined, ownId: undefined };

/** Says where no council answers that none does, in windows and on the Home tab: a shortcut has no other way back to whoever took it. */
export function turnAwayViews(app: App, parts: TurnedAwayParts): void {
  const { client, inHand, log } = parts;

  app.shortcut(/^/, async ({ body }) => {
    const wants = readShortcut(body, NOBODYS);
    if (wants === 'unreadable') return log.warn('slack-shortcut-unreadable');
    const view = renderOutcome(ASK_TITLE, SAID, '');
    await inHand(trying(() => client.views.open({ trigger_id: wants.trigger, view }), 'slack-window-not-opened', log));
  });
  app.event('app_home_opened', async ({ body }) => {
    const opened = readOpened(body);
    if (opened === 'unreadable') return log.warn('slack-event-unreadable');
    if (opened !== undefined) await sayAtHome(opened.who, parts);
  });
  app.view<SubmitView>(/^/, async ({ body, ack }) => {
    const view = body.view.callback_id === ASK_CALLBACK ? afterAsking(body) : afterForm(body);
    if (view === undefined) return log.warn('slack-form-unreadable');
    await ack({ response_action: 'update', view });
  });
}

/** The same on the Home tab, where something was pressed there. Undefined: it was pressed somewhere else. */
export function turnAwayAtHome(body: unknown, parts: TurnedAwayParts): Promise<void> | undefined {
  const done = readDoneAtHome(body, NOBODYS);
  if (done === undefined) return undefined;
  return done === 'unreadable' ? Promise.resolve(parts.log.warn('slack-press-unreadable')) : sayAtHome(done.who, parts);
}

const sayAtHome = ({ user }: Who, { client, inHand, log }: TurnedAwayParts): Promise<void> =>
  inHand(trying(() => client.views.publish({ user_id: user, view: SAID_AT_HOME }), 'slack-home-not-published', log));

const SAID_AT_HOME: types.HomeView = { type: 'home', blocks: section(SAID).map(({ block }) => block) };

// What they wrote is given back: it is not lost with the window.
function afterAsking(body: unknown): types.ModalView | undefined {
  const asked = readAsked(body, NOBODYS);
  return asked === 'unreadable' ? undefined : renderOutcome(ASK_TITLE, SAID, asked.text);
}

function afterForm(body: unknown): types.ModalView | undefined {
  const sent = readSubmission(body, NOBODYS);
  if (sent === 'unreadable') return undefined;
  const { form, answers } = sent.deed;
  return renderOutcome(FORM_LABELS[form], SAID, answers.text ?? '');
}

async function trying(call: () => Promise<unknown>, event: string, log: Log): Promise<void> {
  try {
    await call();
  } catch (cause) {
    log.warn(event, { ...failureOf(cause) });
  }
}

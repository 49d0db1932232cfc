import { renderAsk, renderOnItsWay } from '../../src/adapters/slack/render-ask.ts';
import { renderForm, renderOutcome } from '../../src/adapters/slack/render-form.ts';
import { renderHomeView } from '../../src/adapters/slack/home-view.ts';
import { renderSaid, renderShared } from '../../src/adapters/slack/render.ts';
import type { SlackMessage } from '../../src/adapters/slack/pack.ts';
import { ASK_TITLE } from '../../src/adapters/slack/wording.ts';
import { turnId } from '../../src/core/conversation.ts';
import { feedbackForm } from '../../src/core/feedback-sheets.ts';
import { quote } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { documentSection } from '../../src/core/home-sections.ts';
import { drawingOn } from '../../src/core/escalation-sheets.ts';
import type { Council } from '../../src/core/people.ts';
import { shortForm } from '../../src/core/short-form.ts';
import { ASK_AGAIN } from '../../src/core/wording.ts';
import type { Reader } from '../../src/reader.ts';
import { aHome } from '../../tests/support/any-home.ts';
import { COUNCILLOR_ID } from '../../tests/support/fake-slack-identity.ts';
import { kitHome, kitMessage, kitModal } from '../../tests/support/slack-block-kit.ts';
import type { Picture } from './conversation.ts';
import { drawHome, drawMessage, drawModal } from './draw.ts';

const QUESTION = 'can I use the council logo on my own page?';
const IN_CHANNEL = ' · in #councillors';

/** The Home tab, windows that open, and what a channel sees of an answer that one person was given. */
export async function windowPictures(
  reader: Reader,
  council: Council,
  clause: Clause | undefined,
): Promise<readonly Picture[]> {
  const at = { at: { platform: 'slack', address: '{"channel":"D1"}' }, audience: 'only-you' } as const;
  const guidance = documentSection(drawingOn(reader.knowledge.current(), Date.UTC(2026, 10, 24, 12)), council.id);
  const page = aHome({ sections: [...aHome().sections, guidance] });
  const modal = (name: string, view: unknown): Picture => ({ name, drawn: drawModal(kitModal.parse(view)) });
  const home = (name: string, said: string | undefined): Picture => ({
    name,
    drawn: drawHome(kitHome.parse(renderHomeView(page, { said, input: 'home-question-0' }))),
  });
  const inChannel = (name: string, messages: readonly SlackMessage[]): Picture => ({
    name,
    drawn: messages.map(({ blocks }) => drawMessage(kitMessage.parse(blocks), IN_CHANNEL)).join(''),
  });
  const short = shortForm(
    await reader.assistant.reply({
      kind: 'asks',
      id: turnId('slack', 'EvShort'),
      at: at.at,
      thread: undefined,
      audience: 'only-you',
      council: council.id,
      by: undefined,
      text: QUESTION,
    }),
  );
  return [
    home('home', undefined),
    home('home-after-a-press', 'GED-1: It is yours.'),
    modal('form-wrong-clause', renderForm(feedbackForm('slack:Ev1', QUESTION, council), at)),
    modal('ask-window', renderAsk('')),
    modal('ask-window-on-a-message', renderAsk('Delighted to open the new park today. Vote for me in May!')),
    modal('ask-window-sent', renderOnItsWay()),
    modal('no-council-window', renderOutcome(ASK_TITLE, ASK_AGAIN['no-council'], QUESTION)),
    ...(short === undefined ? [] : [inChannel('short-form', [renderSaid(short, 'everyone-here')])]),
    ...(clause === undefined
      ? []
      : [inChannel('shared', renderShared({ kind: 'shared', quotes: [quote(clause)], overdue: [] }, COUNCILLOR_ID))]),
  ];
}

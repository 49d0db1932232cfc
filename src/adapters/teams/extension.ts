import { FORM_LABELS } from '../../core/escalation-wording.ts';
import { LONGEST_TEXT } from '../../core/form.ts';
import type { Quote } from '../../core/guidance.ts';
import type { OnHandling, OnTurn } from '../../core/ports.ts';
import type { Handled } from '../../core/reply.ts';
import { citationLine, placeOf, WENT_WRONG } from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import type { Answering } from './answering.ts';
import { EXTENSION } from './app-manifest.ts';
import { sending } from './card-actions.ts';
import type { SubmitAction } from './card-actions.ts';
import { cardOf, lines } from './card.ts';
import type { CardAttachment, CardElement } from './card.ts';
import { ASKED_HERE, OPENED_HERE } from './extension-incoming.ts';
import type { Extended } from './extension-incoming.ts';
import {
  FIND_LABEL,
  FIND_LINE,
  FIND_SEND,
  FIND_TITLE,
  NO_CLAUSE,
  NOTHING_TO_ASK,
  SENT_TO_CHAT,
  TYPE_TO_SEARCH,
} from './extension-wording.ts';
import type { FormElement, TextInput } from './form-card.ts';
import { answerInvoke, dialog, says } from './invoke.ts';
import type { InvokeBody } from './invoke.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { quoted } from './quoted.ts';
import { render, replyElements } from './render.ts';

/** The body of an answer to the message extension. */
export type ExtensionBody =
  InvokeBody | { readonly composeExtension: ResultList | { readonly type: 'message'; readonly text: string } };

interface ResultList {
  readonly type: 'result';
  readonly attachmentLayout: 'list';
  readonly attachments: readonly Result[];
}

/** A clause as it is put into the message, and how it stands in the list. */
interface Result extends CardAttachment {
  readonly preview: {
    readonly contentType: 'application/vnd.microsoft.card.thumbnail';
    readonly content: { readonly title: string; readonly text: string };
  };
}

/** Answers a search for clauses, and the windows in which one asks about a message. Never rejects: what fails is logged, and said. */
export async function answerExtension(
  extended: Extended,
  { onTurn, onHandling }: { readonly onTurn: OnTurn; readonly onHandling: OnHandling },
  answering: Answering,
): Promise<ExtensionBody> {
  try {
    if (extended.kind === 'drafts') return askWindow(extended.draft);
    if (extended.kind === 'asks') return await answered(extended, onTurn, answering);
    const { handling } = extended;
    if (handling.kind === 'browses') return results(await onHandling(handling));
    return await answerInvoke(handling, onHandling, answering.log);
  } catch (cause) {
    const turn = extended.kind === 'asks' ? extended.turn.id : undefined;
    answering.log.error('teams-extension-failed', { turn }, cause);
    return extended.kind === 'handles' && extended.handling.kind === 'browses'
      ? message(withRequest(WENT_WRONG))
      : says(withRequest(WENT_WRONG));
  }
}

/** A window to ask in, with the words of the message to begin with. */
function askWindow(draft: string): InvokeBody {
  const input: TextInput = {
    type: 'Input.Text',
    id: 'text',
    label: FIND_LABEL,
    isMultiline: true,
    maxLength: LONGEST_TEXT,
    isRequired: true,
    errorMessage: NOTHING_TO_ASK,
    value: draft.slice(0, LONGEST_TEXT),
  };
  const hint = draft === '' ? [...lines(NOTHING_TO_ASK)] : [];
  const body: readonly FormElement[] = [...lines(FIND_LINE), ...hint, input];
  return dialog(FIND_TITLE, cardOf(body, [sending(FIND_SEND, { [ASKED_HERE]: EXTENSION.guidanceOn }, true)]));
}

async function answered(
  { turn, handling: { by } }: Extract<Extended, { kind: 'asks' }>,
  onTurn: OnTurn,
  { tellAlone }: Answering,
): Promise<InvokeBody> {
  const reply = await onTurn(turn);
  const messages = render(reply, turn.audience);
  const elements = replyElements(reply, turn.audience);
  if (elements === undefined)
    return says(messages.map((each) => ('text' in each ? each.text : each.summary)).join('\n'));
  if (messages.length > 1) {
    await tellAlone(by.home, messages);
    return says(SENT_TO_CHAT);
  }
  const offered = reply.kind === 'answers' && reply.presses?.askOfficer === true ? [askOfficer(reply.presses.of)] : [];
  return dialog(FIND_TITLE, cardOf<CardElement>(elements, offered));
}

const askOfficer = (about: string): SubmitAction =>
  sending(FORM_LABELS['ask-officer'], { [OPENED_HERE]: 'ask-officer', about });

const message = (text: string): ExtensionBody => ({ composeExtension: { type: 'message', text } });

function results(handled: Handled): ExtensionBody {
  if (handled.kind !== 'clauses') return message(withRequest(WENT_WRONG));
  const attachments = fitting(handled.quotes.map((quote) => resultOf(quote, handled.overdue.includes(quote.clause))));
  if (attachments.length === 0) return message(handled.typed === '' ? TYPE_TO_SEARCH : NO_CLAUSE);
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** A clause is inserted whole or is not offered: a card that is too large would be refused when it is posted. */
const fitting = (all: readonly Result[]): readonly Result[] =>
  all.filter((result) => bytesOf(result) <= LIMITS.messageBytes - LIMITS.envelopeBytes);

/** Enough to tell a clause by in a list. */
const PREVIEW_UNITS = 120;

const resultOf = (quote: Quote, overdue: boolean): Result => ({
  ...cardOf<CardElement>(quoted(quote, overdue)),
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: {
      title: escaped(placeOf(quote.citation)),
      text: escaped(`${opening(quote.text)} – ${citationLine(quote.citation)}`),
    },
  },
});

function opening(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= PREVIEW_UNITS ? line : `${line.slice(0, line.lastIndexOf(' ', PREVIEW_UNITS))} …`;
}

// A thumbnail's text is read as HTML.
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

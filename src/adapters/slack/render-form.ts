import type { types } from '@slack/bolt';
import type { Handling } from '../../core/conversation.ts';
import { YOU_WROTE } from '../../core/escalation-wording.ts';
import type { Field, Form, Option } from '../../core/form.ts';
import { isOneLine, LONGEST_TEXT } from '../../core/form.ts';
import { plain, PRESS_PREFIX, section } from './blocks.ts';
import { FORM_AUDIENCE } from '../../core/wording.ts';
import { carry } from './incoming-form.ts';
import { SLACK_LIMITS } from './limits.ts';
import { splitWords } from './split-words.ts';
import { CLOSE, NOBODY_ELSE, YES } from './wording.ts';

/** By which Slack names our forms, and the clause search in one. */
export const FORM_CALLBACK = `${PRESS_PREFIX}form`;
export const CLAUSES_ACTION = `${PRESS_PREFIX}clauses`;

/** A form as a modal. `opened`: where it was asked for. */
export function renderForm(form: Form, opened: Pick<Handling, 'at' | 'audience'>): types.ModalView {
  // With the reference in it, a title may have no room. The one of the button has.
  const named = [form.title, form.send].find((title) => title.length <= SLACK_LIMITS.modalWords);
  const lines = named === form.title ? form.lines : [withoutSend(form), ...form.lines];
  const fields = form.fields.map(fieldBlock);
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    private_metadata: carry(form, opened),
    title: plain(named ?? cut(form.title, SLACK_LIMITS.modalWords)),
    // Slack wants no button to send where there is nothing to fill in.
    ...(fields.some(({ type }) => type === 'input') ? { submit: plain(cut(form.send, SLACK_LIMITS.modalWords)) } : {}),
    close: plain(CLOSE),
    blocks: [...lines.flatMap(sentence), ...fields, ...sentence(FORM_AUDIENCE)],
  };
}

/** What a modal becomes when its form was sent. `kept`: what was written, where it was not taken, so that it is not lost. */
export const renderOutcome = (title: string, said: string, kept: string): types.ModalView => ({
  type: 'modal',
  title: plain(cut(title, SLACK_LIMITS.modalWords)),
  close: plain(CLOSE),
  blocks: outcomeWords(said, kept).flatMap(sentence),
});

/** The same as what is said afterwards. */
export const outcomeWords = (said: string, kept: string): readonly string[] =>
  kept.trim() === '' ? [said] : [said, YOU_WROTE, kept];

/** Options as Slack takes them. One whose id it has no room for is left out: it would refuse all of them. */
export const renderOptions = (options: readonly Option[]): types.PlainTextOption[] =>
  options
    .filter(({ value, label }) => value !== '' && label !== '' && value.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.optionsPerSelect)
    .map(({ value, label }) => ({ value, text: plain(cut(label, SLACK_LIMITS.optionText)) }));

/** A title without the words that stand in its place. */
const withoutSend = ({ title, send }: Form): string =>
  title.startsWith(`${send}: `) ? title.slice(send.length + 2) : title;

const sentence = (text: string): readonly types.KnownBlock[] => section(text).map(({ block }) => block);

function fieldBlock(field: Field): types.KnownBlock {
  const element = elementOf(field);
  if (element === undefined) return { type: 'section', text: plain(NOBODY_ELSE) };
  return {
    type: 'input',
    block_id: field.field,
    label: plain(cut(field.label, SLACK_LIMITS.label)),
    ...(field.hint === undefined ? {} : { hint: plain(cut(field.hint, SLACK_LIMITS.label)) }),
    optional: field.field === 'clauses' || field.field === 'confidential' || ('required' in field && !field.required),
    element,
  };
}

/** Undefined where there is nothing to choose: Slack refuses an empty menu. */
function elementOf(field: Field): types.InputBlock['element'] | undefined {
  const action_id = `${PRESS_PREFIX}${field.field}`;
  switch (field.field) {
    case 'text':
    case 'asked':
    case 'expires':
    case 'number': {
      const max_length = Math.min(field.longest, LONGEST_TEXT);
      const value = field.value.slice(0, max_length);
      const given = value === '' ? {} : { initial_value: value };
      return { type: 'plain_text_input', action_id, multiline: !isOneLine(field.field), max_length, ...given };
    }
    case 'confidential':
      return { type: 'checkboxes', action_id, options: renderOptions([{ value: 'yes', label: YES }]) };
    case 'clauses': {
      if (field.all === true) return chosenAlready(action_id, field.offered);
      // Asked for options before anything is typed too: the near ones are offered then.
      return { type: 'multi_external_select', action_id, min_query_length: 0, max_selected_items: field.most };
    }
    case 'officer': {
      const options = renderOptions(field.offered);
      return options.length === 0 ? undefined : { type: 'static_select', action_id, options };
    }
  }
}

function chosenAlready(action_id: string, offered: readonly Option[]): types.InputBlock['element'] | undefined {
  const options = renderOptions(offered);
  return options.length === 0 ? undefined : { type: 'checkboxes', action_id, options, initial_options: options };
}

const ELLIPSIS = '…';

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const [first = ''] = splitWords(text, most - ELLIPSIS.length);
  return `${first.trimEnd()}${ELLIPSIS}`;
}

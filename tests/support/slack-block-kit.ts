import { z } from 'zod';

/**
 * Block Kit as Slack publishes it, strictly: an unknown block, element or field is refused, and every length and count is checked. Kept
 * apart from the product's own table of limits, so that a slip in one shows.
 */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((words) => words.isWellFormed(), 'half a character');
const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() });
const anyText = (most: number) =>
  z.discriminatedUnion('type', [
    plain(most),
    z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() }),
  ]);
const id = z.string().min(1).max(255);
const block_id = id.optional();
const action_id = id;
const style = z.enum(['primary', 'danger']).optional();

const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style,
});
const button = z.strictObject({
  type: z.literal('button'),
  action_id,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style,
  confirm: confirm.optional(),
  accessibility_label: text(75).optional(),
});
const option = z.strictObject({ text: anyText(75), value: text(150), description: anyText(75).optional() });
const options = (most: number) =>
  z
    .array(option)
    .min(1)
    .max(most)
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'two options of one value');
const choosing = {
  action_id,
  placeholder: plain(150).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id,
  options: options(10),
  initial_options: z.array(option).min(1).optional(),
});
const radio = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id,
  options: options(10),
  initial_option: option.optional(),
});
const select = z.strictObject({
  type: z.literal('static_select'),
  ...choosing,
  options: options(100),
  initial_option: option.optional(),
});
const searching = { ...choosing, min_query_length: z.int().min(0).optional() };
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...searching,
  initial_option: option.optional(),
});
const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...searching,
  max_selected_items: z.int().min(1).optional(),
  initial_options: z.array(option).min(1).optional(),
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...choosing,
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id,
  options: options(5),
  confirm: confirm.optional(),
});
const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    dispatch_action_config: z
      .strictObject({
        trigger_actions_on: z
          .array(z.enum(['on_enter_pressed', 'on_character_entered']))
          .min(1)
          .max(2),
      })
      .optional(),
    initial_value: z.string().min(1).optional(),
    placeholder: plain(150).optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(
    ({ initial_value = '', max_length = 3000 }) => initial_value.length <= max_length,
    'filled beyond its length',
  );

const rating = z.strictObject({ text: plain(75), value: text(2000), accessibility_label: text(75).optional() });
const feedback = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id,
  positive_button: rating,
  negative_button: rating,
});
const icon = z.strictObject({
  type: z.literal('icon_button'),
  icon: z.literal('trash'),
  text: plain(75),
  action_id,
  value: text(2000).optional(),
  accessibility_label: text(75).optional(),
});

const richStyle = z.strictObject({ bold: z.boolean().optional(), italic: z.boolean().optional() }).optional();
const richText = z.strictObject({ type: z.literal('text'), text: text(40_000), style: richStyle });
const richUser = z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/) });
const richPart = z.strictObject({
  type: z.enum(['rich_text_section', 'rich_text_quote']),
  elements: z.array(z.discriminatedUnion('type', [richText, richUser])).min(1),
});

/** No two of what can be pressed in a block may share an id. */
const apart = (elements: readonly { readonly action_id?: string }[]): boolean =>
  new Set(elements.map((each) => each.action_id)).size === elements.length;

const pressed = z.discriminatedUnion('type', [button, select, externalSelect, overflow, checkboxes, radio]);
const message = [
  z.strictObject({
    type: z.literal('actions'),
    block_id,
    elements: z.array(pressed).min(1).max(25).refine(apart, 'one id twice'),
  }),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(anyText(3000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal('context_actions'),
    block_id,
    elements: z
      .array(z.discriminatedUnion('type', [feedback, icon]))
      .min(1)
      .max(5)
      .refine(apart, 'one id twice'),
  }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  z.strictObject({ type: z.literal('rich_text'), block_id, elements: z.array(richPart).min(1) }),
  z
    .strictObject({
      type: z.literal('section'),
      block_id,
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: pressed.optional(),
    })
    .refine((section) => section.text !== undefined || section.fields !== undefined, 'a section without a word'),
] as const;
const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    textInput,
    checkboxes,
    radio,
    select,
    externalSelect,
    multiExternalSelect,
    conversationsSelect,
  ]),
});

const shown = z.discriminatedUnion('type', [...message]);
const filled = z.discriminatedUnion('type', [...message, input]);

const namedOnce = (blocks: readonly { readonly block_id?: string | undefined }[]): boolean => {
  const ids = blocks.flatMap(({ block_id: named }) => (named === undefined ? [] : [named]));
  return new Set(ids).size === ids.length;
};
const TWICE = 'two blocks of one block_id';

/** Slack refuses more words than about this together, though it does not say so in its documents. */
const TOGETHER = 13_200;

export const kitMessage = z
  .array(shown)
  .min(1)
  .max(50)
  .refine(namedOnce, TWICE)
  .refine((blocks) => wordsOf(blocks).join('').length <= TOGETHER, 'too many words together');

const metadata = z.string().max(3000).optional();
export const kitModal = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    callback_id: id.optional(),
    external_id: z.string().max(255).optional(),
    private_metadata: metadata,
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    blocks: z.array(filled).min(1).max(100).refine(namedOnce, TWICE),
  })
  .refine(
    ({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'),
    'nothing to send with',
  );

export const kitHome = z.strictObject({
  type: z.literal('home'),
  callback_id: id.optional(),
  external_id: z.string().max(255).optional(),
  private_metadata: metadata,
  blocks: z.array(filled).max(100).refine(namedOnce, TWICE),
});

/** What a search in a form is answered with. */
export const kitOptions = z.strictObject({ options: z.array(option).max(100) });

/** Every text that is shown, in the order shown, wherever it stands. */
export const wordsOf = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly string[] =>
    key === 'text' && typeof inner === 'string' ? [inner] : wordsOf(inner),
  );
};

import { z } from 'zod';
import { block as messageBlock, plainText, shownWords } from './fake-slack-blocks.ts';
import type { button } from './fake-slack-blocks.ts';

/** Slack's documented limits of modals, kept apart from the product's own table. */
const option = z.strictObject({ value: z.string().min(1).max(150), text: plainText(75) });
const action_id = z.string().min(1).max(255);

const element = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      action_id,
      multiline: z.boolean().optional(),
      max_length: z.int().min(1).max(3000).optional(),
      initial_value: z.string().min(1).optional(),
    })
    .refine(({ initial_value = '', max_length = 3000 }) => initial_value.length <= max_length),
  z.strictObject({
    type: z.literal('checkboxes'),
    action_id,
    options: z.array(option).min(1).max(10),
    initial_options: z.array(option).min(1).optional(),
  }),
  z.strictObject({ type: z.literal('static_select'), action_id, options: z.array(option).min(1).max(100) }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    action_id,
    min_query_length: z.int().min(0).optional(),
    max_selected_items: z.int().min(1).optional(),
  }),
]);

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('section'), text: plainText(3000) }),
  z.strictObject({
    type: z.literal('input'),
    block_id: z.string().min(1).max(255),
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean(),
    element,
  }),
]);

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24),
    callback_id: z.string().min(1).max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    blocks: z.array(block).min(1).max(100),
  })
  .refine(({ submit, blocks }) => (submit !== undefined) === blocks.some(({ type }) => type === 'input'))
  .refine(({ blocks }) => {
    const named = blocks.flatMap((each) => (each.type === 'input' ? [each.block_id] : []));
    return new Set(named).size === named.length;
  });

/** Options as Slack takes them of a search. */
export const offeredOptions = z.strictObject({ options: z.array(option).max(100) });

/** What a sent form may be acknowledged with. */
export const formAck = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('update'), view: modal }),
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1).max(2000)) }),
]);

export interface FakeView {
  readonly id: string;
  readonly trigger: string;
  readonly view: z.infer<typeof modal>;
}

/** Every text that a modal shows, but for options. */
export const wordsIn = ({ title, blocks }: z.infer<typeof modal>): readonly string[] => [
  title.text,
  ...blocks.flatMap((each) => (each.type === 'section' ? [each.text.text] : [each.label.text, each.hint?.text ?? ''])),
];

const question = z.strictObject({
  type: z.literal('input'),
  block_id: z.string().min(1).max(255),
  dispatch_action: z.literal(true),
  label: plainText(2000),
  element: z.strictObject({
    type: z.literal('plain_text_input'),
    action_id,
    max_length: z.int().min(1).max(3000),
    dispatch_action_config: z.strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    }),
  }),
});

/** Slack's documented limits of a Home tab. */
export const homeView = z.strictObject({
  type: z.literal('home'),
  blocks: z
    .array(z.union([messageBlock, question]))
    .min(1)
    .max(100),
});
export type FakeHome = z.infer<typeof homeView>;

/** A view may have so many bytes. */
export const LARGEST_VIEW = 250 * 1024;

/** Every text of a Home tab, in the order shown. */
export const homeWords = ({ blocks }: FakeHome): readonly string[] =>
  blocks.flatMap((each) => (each.type === 'input' ? [each.label.text] : shownWords([each])));

/** Everything on a Home tab that can be pressed. */
export const homeButtons = ({ blocks }: FakeHome): readonly z.infer<typeof button>[] =>
  blocks.flatMap((each) => {
    if (each.type === 'actions') return each.elements.filter((one) => one.type === 'button');
    return each.type === 'section' && each.accessory !== undefined ? [each.accessory] : [];
  });

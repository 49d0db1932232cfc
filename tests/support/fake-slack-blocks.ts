import { z } from 'zod';

/** Slack's documented limits, kept apart from the product's own table so that a slip in one shows. */
export const plainText = (limit: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(limit),
    emoji: z.boolean().optional(),
  });

const textObject = (limit: number) =>
  z.discriminatedUnion('type', [
    plainText(limit),
    z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(limit), verbatim: z.boolean().optional() }),
  ]);

const style = z.strictObject({ bold: z.boolean() });
const richTextElement = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  style: style.optional(),
});
const userElement = z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/) });
const richTextPart = z.strictObject({
  type: z.enum(['rich_text_section', 'rich_text_quote']),
  elements: z.array(z.discriminatedUnion('type', [richTextElement, userElement])).min(1),
});

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: z.string().min(1).max(255),
  value: z.string().max(2000),
  text: plainText(75),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(75).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: z.string().min(1).max(255),
  options: z
    .array(z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) }))
    .min(1)
    .max(5),
});
const actions = z
  .array(z.discriminatedUnion('type', [button, overflow]))
  .min(1)
  .max(25)
  .refine((all) => new Set(all.map((each) => each.action_id)).size === all.length);

/** What messages and Home tabs may be made of. */
export const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('actions'), elements: actions }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({ type: z.literal('header'), text: plainText(150) }),
  z.strictObject({ type: z.literal('section'), text: textObject(3000), accessory: button.optional() }),
  z.strictObject({ type: z.literal('context'), elements: z.array(textObject(3000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richTextPart).min(1) }),
]);

const blocks = z.array(block).min(1).max(50);

export type FakeBlock = z.infer<typeof block>;

/** Slack refuses more than about this together. */
const TOGETHER = 13_200;

/** The blocks, or Slack's error for them. */
export function readBlocks(given: unknown): { readonly blocks: readonly FakeBlock[] } | { readonly error: string } {
  const read = blocks.safeParse(given);
  if (!read.success) return { error: 'invalid_blocks' };
  return shownWords(read.data).join('').length > TOGETHER ? { error: 'msg_blocks_too_long' } : { blocks: read.data };
}

/** The blocks of messages as Slack takes them. Throws Slack's error for those it does not. */
export const blocksOf = (messages: readonly { readonly blocks: unknown }[]): readonly FakeBlock[] =>
  messages.flatMap((message) => {
    const read = readBlocks(message.blocks);
    if ('error' in read) throw new Error(read.error);
    return read.blocks;
  });

/** Something to press: a button, or what can be chosen in the menu `menu`. */
export interface Pressable {
  readonly text: { readonly text: string };
  readonly action_id: string;
  readonly value: string;
  readonly style?: string | undefined;
  readonly menu?: string;
}

/** What can be pressed in rows of buttons, as a button of its own would be, in the order shown. */
export const pressableIn = (given: readonly FakeBlock[]): readonly Pressable[] =>
  given.flatMap((each) =>
    each.type === 'actions'
      ? each.elements.flatMap((element) => (element.type === 'button' ? [element] : chosenIn(element)))
      : [],
  );

const chosenIn = ({ action_id: menu, options }: z.infer<typeof overflow>): readonly Pressable[] =>
  options.map(({ text, value: chosen }) => {
    const [action, value = ''] = chosen.split(' ');
    return { text, action_id: `clausebook:${action}`, value, menu };
  });

/** Every text in the blocks, in the order shown. */
export function shownWords(given: readonly FakeBlock[]): readonly string[] {
  return given.flatMap((each) => {
    if (each.type === 'section' || each.type === 'header') return [each.text.text];
    if (each.type === 'actions') return pressableIn([each]).map(({ text }) => text.text);
    if (each.type === 'divider') return [];
    if (each.type === 'context') return each.elements.map((element) => element.text);
    return each.elements.flatMap((part) => part.elements.map(seenAs));
  });
}

/** What stands in quotations, in the order shown. */
export function quotedWords(given: readonly FakeBlock[]): readonly string[] {
  return given.flatMap((each) =>
    each.type === 'rich_text'
      ? each.elements.filter((part) => part.type === 'rich_text_quote').flatMap((part) => part.elements.map(seenAs))
      : [],
  );
}

/** A person is seen by name; here by the id, in Slack's own way of writing it. */
const seenAs = (element: z.infer<typeof richTextPart>['elements'][number]): string =>
  element.type === 'user' ? `<@${element.user_id}>` : element.text;

/** Everybody whom the blocks really name, not in words that look like it. */
export const namedIn = (given: readonly FakeBlock[]): readonly string[] =>
  given.flatMap((each) =>
    each.type === 'rich_text'
      ? each.elements.flatMap((part) =>
          part.elements.flatMap((element) => (element.type === 'user' ? [element.user_id] : [])),
        )
      : [],
  );

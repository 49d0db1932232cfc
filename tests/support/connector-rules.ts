import { z } from 'zod';
import { problemsOfCard } from './adaptive-card-check.ts';

const RUN = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large']).optional(),
  color: z.enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention']).optional(),
  isSubtle: z.boolean().optional(),
});

const SPACING = z.enum(['Default', 'None', 'Small', 'Medium', 'Large', 'ExtraLarge', 'Padding']);

export const SUBMIT = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string().min(1).max(40),
  style: z.literal('positive').optional(),
  mode: z.literal('secondary').optional(),
  data: z.record(z.string(), z.unknown()),
});

const VERB = z.enum(['clausebook.sheet', 'clausebook.told']);
export const PRESS = z.discriminatedUnion('type', [
  SUBMIT,
  SUBMIT.extend({ type: z.literal('Action.Execute'), verb: VERB, fallback: SUBMIT }),
]);

const REFRESH = z.strictObject({
  action: z.strictObject({
    type: z.literal('Action.Execute'),
    title: z.string(),
    verb: z.literal('clausebook.view'),
    data: z.strictObject({ clausebook: z.strictObject({ views: z.string().min(1) }) }),
  }),
  userIds: z.array(z.string().startsWith('29:')).min(1),
});

const RICH = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(RUN).min(1),
  spacing: SPACING.optional(),
  separator: z.boolean().optional(),
});

export const ELEMENT = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ActionSet'), actions: z.array(PRESS).min(1) }),
  z.strictObject({
    type: z.literal('Container'),
    style: z.enum(['default', 'emphasis']),
    spacing: SPACING.optional(),
    items: z.array(RICH).min(1),
  }),
  RICH,
  z.strictObject({
    type: z.literal('TextBlock'),
    // A TextBlock reads Markdown, so only fixed words without any may stand in one.
    text: z.string().regex(/^[\p{L} ’,.?]+$/u),
    wrap: z.literal(true),
    weight: z.literal('Bolder').optional(),
    size: z.enum(['Small', 'Default', 'Medium', 'Large']).optional(),
    style: z.literal('heading').optional(),
    separator: z.boolean().optional(),
    spacing: SPACING.optional(),
  }),
]);

const CARD = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.strictObject({
    $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
    type: z.literal('AdaptiveCard'),
    version: z.literal('1.5'),
    lang: z.string().optional(),
    body: z.array(ELEMENT).min(1),
    refresh: REFRESH.optional(),
  }),
});

const ACCOUNT = z.looseObject({ id: z.string().min(1) });

const ACTIVITY = z.looseObject({
  type: z.literal('message'),
  from: ACCOUNT,
  recipient: ACCOUNT.optional(),
  conversation: ACCOUNT,
  replyToId: z.string().optional(),
  text: z.string().min(1).optional(),
  textFormat: z.literal('plain').optional(),
  summary: z.string().min(1).optional(),
  attachments: z.array(CARD).max(1).optional(),
  // An entity would make a mention of words in the text.
  entities: z.never().optional(),
});

export type PostedActivity = z.infer<typeof ACTIVITY>;

type Checked =
  | { readonly outcome: 'taken'; readonly activity: PostedActivity }
  | { readonly outcome: 'faulty'; readonly problem: string };

/** Holds a message against what Teams takes and shows as it is meant. */
export function checkPosted(
  body: string,
  path: { readonly conversation: string; readonly replyTo: string | undefined },
): Checked {
  const read = ACTIVITY.safeParse(JSON.parse(body));
  if (!read.success) return { outcome: 'faulty', problem: z.prettifyError(read.error) };
  const { conversation, replyToId, text, attachments = [], textFormat, from } = read.data;
  const problems = [
    ...attachments.flatMap(({ content }) => problemsOfCard(content)),
    decodeURIComponent(path.conversation) !== conversation.id && 'path and body name different conversations',
    path.replyTo !== undefined &&
      decodeURIComponent(path.replyTo) !== replyToId &&
      'path and body name different messages',
    text === undefined && attachments.length === 0 && 'No valid activities found',
    text !== undefined && attachments.length > 0 && 'text and card together are shown twice',
    text !== undefined && textFormat !== 'plain' && 'text is read as Markdown',
    !from.id.startsWith('28:') && 'not from the bot',
  ].filter((problem) => typeof problem === 'string');
  return problems.length === 0
    ? { outcome: 'taken', activity: read.data }
    : { outcome: 'faulty', problem: problems.join('; ') };
}

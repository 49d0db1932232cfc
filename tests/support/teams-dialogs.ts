import { z } from 'zod';
import { problemsOfCard } from './adaptive-card-check.ts';
import { ELEMENT, SUBMIT } from './connector-rules.ts';

const REQUIRED = { isRequired: z.boolean().optional(), errorMessage: z.string().min(1).optional() };

const TEXT = z.strictObject({
  type: z.literal('Input.Text'),
  id: z.string().min(1),
  label: z.string().min(1),
  isMultiline: z.boolean(),
  maxLength: z.number().int().positive(),
  value: z.string(),
  ...REQUIRED,
});

const TOGGLE = z.strictObject({
  type: z.literal('Input.Toggle'),
  id: z.string().min(1),
  title: z.string().min(1),
  wrap: z.literal(true),
  valueOn: z.string(),
  valueOff: z.string(),
  value: z.string(),
});

const CHOICES = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  id: z.string().min(1),
  label: z.string().min(1),
  style: z.enum(['compact', 'filtered', 'expanded']),
  isMultiSelect: z.boolean(),
  wrap: z.literal(true),
  choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().regex(/^[^,]+$/) })),
  'choices.data': z.strictObject({ type: z.literal('Data.Query'), dataset: z.string().min(1) }).optional(),
  value: z.string().optional(),
  ...REQUIRED,
});

const INPUT = z.discriminatedUnion('type', [TEXT, TOGGLE, CHOICES]);
type Input = z.infer<typeof INPUT>;

const FORM_CARD = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.strictObject({
    $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
    type: z.literal('AdaptiveCard'),
    version: z.literal('1.5'),
    lang: z.string().optional(),
    body: z.array(z.union([INPUT, ELEMENT])).min(1),
    actions: z.array(SUBMIT).length(1),
  }),
});

const SIZE = z.union([z.enum(['small', 'medium', 'large']), z.number()]);

const DIALOG = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
  z.strictObject({
    type: z.literal('continue'),
    value: z.strictObject({ title: z.string().min(1), height: SIZE, width: SIZE, card: FORM_CARD }),
  }),
]);

const SEARCHED = z.strictObject({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.strictObject({
    // More are not shown.
    results: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).max(15),
  }),
});

/** What Teams shows of the answer to a dialog that is opened or sent. */
export type Dialog =
  | { readonly shows: 'message'; readonly text: string }
  | {
      readonly shows: 'form';
      readonly title: string;
      /** The lines of text, in order. */
      readonly lines: readonly string[];
      readonly inputs: readonly Input[];
      readonly send: z.infer<typeof SUBMIT>;
    };

/** Reads the answer to task/fetch or task/submit as Teams does. Throws with the reason if Teams would not show it as it is meant. */
export function dialogOf(body: unknown): Dialog {
  const { task } = z.strictObject({ task: DIALOG }).parse(body);
  if (task.type === 'message') return { shows: 'message', text: task.value };
  const { title, card } = task.value;
  const problems = problemsOfCard(card.content);
  if (problems.length > 0) throw new Error(problems.join('; '));
  const inputs = card.content.body.flatMap((element) =>
    element.type.startsWith('Input.') ? [INPUT.parse(element)] : [],
  );
  for (const input of inputs) checkInput(input);
  const lines = card.content.body.flatMap((element) =>
    element.type === 'RichTextBlock' ? [element.inlines.map((run) => run.text).join('')] : [],
  );
  const [send] = card.content.actions;
  if (send === undefined) throw new Error('Nothing sends the form.');
  return { shows: 'form', title, lines, inputs, send };
}

function checkInput(input: Input): void {
  if (input.type === 'Input.Toggle') return;
  if (input.type !== 'Input.ChoiceSet') return;
  const known = input.choices.map(({ value }) => value);
  for (const chosen of input.value?.split(',') ?? [])
    if (!known.includes(chosen)) throw new Error(`${chosen} is chosen and not among the choices.`);
}

/** What Teams offers of the answer to application/search. */
export const offeredBy = (body: unknown): readonly { readonly title: string; readonly value: string }[] =>
  SEARCHED.parse(body).value.results;

import { z } from 'zod';
import { FORMS, turnId } from '../../core/conversation.ts';
import type { Handling } from '../../core/conversation.ts';
import { MOST_CLAUSES, MOST_OPTIONS } from '../../core/form.ts';
import type { Form, FormAnswers, Option } from '../../core/form.ts';
import type { Known } from './incoming.ts';
import { readWho, sender } from './incoming-press.ts';
import { jsonText } from './json.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { Deed, Who } from './who.ts';

/** Where and how a form was opened: what a modal carries along, besides its form. */
type OpenedAt = Pick<Handling, 'at' | 'audience'>;

const carried = jsonText.pipe(
  z.object({
    form: z.enum(FORMS),
    about: z.string().min(1),
    address: z.string().min(1),
    audience: z.enum(['only-you', 'everyone-here']),
    offered: z.array(z.object({ value: z.string(), label: z.string() })).max(MOST_OPTIONS),
  }),
);

/** What a modal carries of a form. The clauses it offers before anything is typed go along as far as there is room. */
export function carry({ form, about, fields }: Form, { at, audience }: OpenedAt): string {
  const clauses = fields.find((field) => field.field === 'clauses');
  const offered = clauses === undefined ? [] : [...clauses.offered].slice(0, MOST_OPTIONS);
  for (;;) {
    const text = JSON.stringify({ form, about, address: at.address, audience, offered });
    if (text.length <= SLACK_LIMITS.privateMetadata || offered.pop() === undefined) return text;
  }
}

const chosen = z.object({ value: z.string() });
const filled = z.object({
  value: z.string().nullish(),
  selected_options: z.array(chosen).nullish(),
  selected_option: chosen.nullish(),
});

const submissionBody = z.object({
  ...sender,
  view: z.object({
    id: z.string().min(1),
    private_metadata: carried,
    state: z.object({ values: z.record(z.string(), z.record(z.string(), filled)) }),
  }),
});

/** A form that was filled in. */
export interface Sent {
  readonly deed: Extract<Deed, { kind: 'sends' }>;
  readonly who: Who;
}

/** A form that was sent. Sent twice from one modal, it has one id: a modal makes one move. */
export function readSubmission(body: unknown, { council }: Known): Sent | 'unreadable' {
  const read = submissionBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { view } = read.data;
  const { form, about } = view.private_metadata;
  const who = readWho(read.data);
  if (who === undefined) return 'unreadable';
  const answers = answersIn(view.state.values);
  return { deed: { ...doneIn(view), council, kind: 'sends', form, about, answers }, who };
}

const suggestionBody = z.object({
  ...sender,
  value: z.string().default(''),
  view: z.object({ id: z.string().min(1), private_metadata: carried }),
});

/** What is typed in the clause search of a form. */
export interface Sought {
  readonly deed: Extract<Deed, { kind: 'seeks' }>;
  readonly who: Who;
  /** To be shown while nothing is typed. */
  readonly offered: readonly Option[];
}

export function readSuggestion(body: unknown, { council }: Known): Sought | 'unreadable' {
  const read = suggestionBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { view, value } = read.data;
  const { about, offered } = view.private_metadata;
  const who = readWho(read.data);
  if (who === undefined) return 'unreadable';
  return { deed: { ...doneIn(view), council, kind: 'seeks', about, typed: value.trim() }, who, offered };
}

const doneIn = ({ id, private_metadata }: { id: string; private_metadata: z.infer<typeof carried> }) =>
  ({
    id: turnId('slack', `view:${id}`),
    at: { platform: 'slack', address: private_metadata.address },
    thread: private_metadata.address,
    audience: private_metadata.audience,
  }) as const;

/** Each field is a block of its name with one element in it. */
function answersIn(values: Readonly<Record<string, Readonly<Record<string, z.infer<typeof filled>>>>>): FormAnswers {
  const of = (field: string) => Object.values(values[field] ?? {})[0];
  const [text, confidential, clauses, officer] = [of('text'), of('confidential'), of('clauses'), of('officer')];
  const [asked, expires, number] = [of('asked'), of('expires'), of('number')];
  return {
    ...(text === undefined ? {} : { text: text.value ?? '' }),
    ...(asked === undefined ? {} : { asked: asked.value ?? '' }),
    ...(expires === undefined ? {} : { expires: expires.value ?? '' }),
    ...(number === undefined ? {} : { number: number.value ?? '' }),
    ...(confidential === undefined ? {} : { confidential: (confidential.selected_options ?? []).length > 0 }),
    ...(clauses === undefined
      ? {}
      : { clauses: (clauses.selected_options ?? []).slice(0, MOST_CLAUSES).map(({ value }) => value) }),
    ...(typeof officer?.selected_option?.value === 'string' ? { officer: officer.selected_option.value } : {}),
  };
}

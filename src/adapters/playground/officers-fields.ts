import { z } from 'zod';
import { ACTS, FORMS } from '../../core/conversation.ts';
import { LONGEST_TEXT } from '../../core/form.ts';
import type { FormAnswers } from '../../core/form.ts';
import { COUNCILLORS, OFFICERS, ROLES } from './cast.ts';
import type { Role } from './cast.ts';
import { MOST_ID_LENGTH } from './limits.ts';

const id = z.string().max(MOST_ID_LENGTH);

/** Which two people the page shows, and whose officers are asked. */
export const shownFields = z.object({
  c: z.enum(COUNCILLORS).default('councillor-1'),
  o: z.enum(OFFICERS).default('officer-1'),
  council: id.default(''),
});
export type Shown = Readonly<z.infer<typeof shownFields>>;

const who = { as: z.enum(ROLES), ...shownFields.shape };

/** The page as it was, but that whoever pressed is shown. */
export function shownFor({ as, c, o, council }: Shown & { readonly as: Role }): Shown {
  const councillor = COUNCILLORS.find((role) => role === as);
  const officer = OFFICERS.find((role) => role === as);
  return { c: councillor ?? c, o: officer ?? o, council };
}

export const actFields = z.object({ ...who, act: z.enum(ACTS), about: id, turn: id.min(1) });

/** `question`: what was asked on the first page, to be asked of an officer. */
export const formAddress = z.object({
  ...who,
  form: z.enum(FORMS),
  // A question of the first page is a turn only once it goes to officers: it is named when the form is opened.
  about: id.optional(),
  question: z
    .string()
    .max(LONGEST_TEXT * 2)
    .default(''),
});

// One field of a name comes as text, several as a list.
const several = z.union([z.array(id), id.transform((one) => [one])]).default([]);

export const formFields = z.object({
  ...who,
  form: z.enum(FORMS),
  about: id,
  turn: id.min(1),
  do: z.enum(['send', 'search']),
  text: z
    .string()
    .max(LONGEST_TEXT * 4)
    .optional(),
  asked: z
    .string()
    .max(LONGEST_TEXT * 4)
    .optional(),
  expires: id.optional(),
  number: id.optional(),
  confidential: z.literal('yes').optional(),
  clauses: several,
  officer: id.optional(),
  typed: z.string().max(LONGEST_TEXT).default(''),
});

/** What was filled in. A browser writes line ends as two characters, which count for one. */
export const answersIn = ({
  text,
  asked,
  expires,
  number,
  confidential,
  clauses,
  officer,
}: z.infer<typeof formFields>): FormAnswers => ({
  ...(text !== undefined && { text: text.replaceAll('\r\n', '\n') }),
  ...(asked !== undefined && { asked: asked.replaceAll('\r\n', '\n') }),
  ...(expires !== undefined && { expires }),
  ...(number !== undefined && { number }),
  ...(confidential !== undefined && { confidential: true }),
  ...(clauses.length > 0 && { clauses }),
  ...(officer !== undefined && { officer }),
});

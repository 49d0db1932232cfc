import { z } from 'zod';
import { ACTS } from '../../core/conversation.ts';
import { wishedFor } from '../../core/typed-words.ts';
import { ADMIN, ROLES } from './cast.ts';
import { MOST_ID_LENGTH } from './limits.ts';

const id = z.string().max(MOST_ID_LENGTH);
/** A word or two, and a reason. */
const MOST_TYPED = 600;

/** Whose page it is, and of which council; `typed`: what an admin wants done, which takes a press there. */
export const homeFields = z.object({
  as: z.enum(ROLES).default('councillor-1'),
  council: id.default(''),
  typed: z.string().max(MOST_TYPED).default(''),
});
export type HomeFields = Readonly<z.infer<typeof homeFields>>;

export const pressFields = homeFields.extend({ turn: id.min(1) });
export const reloadFields = pressFields.extend({ preview: z.literal('yes').optional() });
export const actFields = pressFields.extend({ act: z.enum(ACTS), about: id });

export const homeAddress = ({ typed, ...fields }: HomeFields): string =>
  `/home?${new URLSearchParams({ ...fields, ...(typed !== '' && { typed }) }).toString()}`;

const asked = z.object({ question: z.string(), council: id.default('') });

/** Where words lead that ask for the page instead of the guidance. Nothing is read again by an address: that takes a press there. */
export function homeWished(fields: unknown): string | undefined {
  const read = asked.safeParse(fields);
  const wished = read.success ? wishedFor(read.data.question) : undefined;
  if (!read.success || wished === undefined || wished.kind === 'lists') return undefined;
  const ofAdmin = wished.kind !== 'own-data' && (wished.kind !== 'looks' || wished.only !== undefined);
  const typed = wished.kind === 'looks' && wished.only !== 'editions' ? '' : read.data.question.slice(0, MOST_TYPED);
  return homeAddress({ as: ofAdmin ? ADMIN : 'councillor-1', council: read.data.council, typed });
}

import { z } from 'zod';
import { ACTS } from '../../core/conversation.ts';
import { wishedFor } from '../../core/typed-words.ts';
import { ADMIN, ROLES } from './cast.ts';
import { MOST_ID_LENGTH } from './limits.ts';

const id = z.string().max(MOST_ID_LENGTH);

/** Whose page it is, and of which council. */
export const homeFields = z.object({ as: z.enum(ROLES).default('councillor-1'), council: id.default('') });
export type HomeFields = Readonly<z.infer<typeof homeFields>>;

export const pressFields = homeFields.extend({ turn: id.min(1) });
export const actFields = pressFields.extend({ act: z.enum(ACTS), about: id });

export const homeAddress = (fields: HomeFields): string => `/home?${new URLSearchParams(fields).toString()}`;

const asked = z.object({ question: z.string(), council: id.default('') });

/** Where words lead that ask for the page instead of the guidance. Nothing is read again by an address: that takes a press there. */
export function homeWished(fields: unknown): string | undefined {
  const read = asked.safeParse(fields);
  const wished = read.success ? wishedFor(read.data.question) : undefined;
  if (!read.success || wished === undefined || wished.kind === 'lists') return undefined;
  const ofAdmin = wished.kind !== 'looks' || wished.only !== undefined;
  return homeAddress({ as: ofAdmin ? ADMIN : 'councillor-1', council: read.data.council });
}

import { z } from 'zod';
import type { Councils } from './council-choice.ts';
import type { SignInSettings, SignedIn } from './sign-in-settings.ts';

/** Whether somebody the provider vouches for may see the pages. */
export type Admission = { readonly admitted: SignedIn } | { readonly admitted?: undefined; readonly why: Refused };
type Refused = 'unreadable' | 'other-tenant' | 'not-named';

const told = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1),
  name: z.string().optional(),
  tid: z.string().optional(),
  oid: z.string().optional(),
});
type Told = z.infer<typeof told>;

/** A name on a page, not a text. */
const LONGEST_NAME = 100;

/** Of claims that were checked to be the provider's own, for us, and of now. */
export function admit(
  claims: unknown,
  settings: Pick<SignInSettings, 'tenants' | 'readers' | 'admins' | 'councilReaders' | 'councilAdmins'>,
): Admission {
  const { tenants, readers, admins, councilReaders, councilAdmins } = settings;
  const read = told.safeParse(claims);
  if (!read.success) return { why: 'unreadable' };
  const { tid, name } = read.data;
  // Whoever administers another directory can give their own people any role of ours.
  if (tenants.length > 0 && (tid === undefined || !tenants.includes(tid.toLowerCase()))) return { why: 'other-tenant' };
  const has = ({ claim, value }: SignInSettings['readers'][number]): boolean =>
    valuesOf(read.data, claim).includes(value);
  const namedBy = (rules: SignInSettings['councilReaders']): readonly string[] =>
    rules.filter(has).map(({ council }) => council);
  const administers: Councils = admins.some(has) ? 'every' : distinct(namedBy(councilAdmins));
  const sees: Councils =
    administers === 'every' || readers.some(has) ? 'every' : distinct([...administers, ...namedBy(councilReaders)]);
  if (sees !== 'every' && sees.length === 0) return { why: 'not-named' };
  return { admitted: { id: idOf(read.data), name: name?.slice(0, LONGEST_NAME), sees, administers } };
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

function valuesOf(claims: Told, claim: string): readonly unknown[] {
  const value: unknown = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  return Array.isArray(value) ? value : [value];
}

const ENTRA: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
]);

// Entra makes up another subject for each app; an admin finds a person by the object id, which elsewhere anybody could set.
const idOf = ({ iss, sub, oid }: Told): string =>
  oid !== undefined && URL.canParse(iss) && ENTRA.has(new URL(iss).hostname) ? oid : sub;

import { text } from './config-values.ts';

/** The address of a PostgreSQL database. What is wrong with it is said without a word of it, since a password may be in it. */
export const databaseAddress = text
  .refine(
    (value) => value === undefined || /^postgres(?:ql)?:\/\/./.test(value),
    'the address of a PostgreSQL database, such as postgres://clausebook:PASSWORD@db.example:5432/clausebook.',
  )
  .refine(
    (value) => value === undefined || !/^postgres(?:ql)?:\/\/./.test(value) || isWhole(value),
    'names no database, or has a character in its password that must be written with a per cent sign, such as %2F for a slash.',
  );

/** A slash, a question mark or a number sign in a password would end it, and what follows would be taken for a host or a database. */
function isWhole(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { pathname, search, hash } = new URL(value);
  return /^\/[^/@]+$/.test(pathname) && !search.includes('@') && hash === '';
}

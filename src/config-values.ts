import { z } from 'zod';

/** A setting as text; undefined if it is not set, or blank. */
export const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** A setting as text, with what it is if it is not set. */
export const textOr = (otherwise: string) => text.transform((value) => value ?? otherwise);

export type Given = Readonly<Record<string, string | undefined>>;

/** What is missing is told from what was given, right or wrong, so that it is said together with what is wrong. */
export const isGiven = (env: Given, name: string): boolean => (env[name]?.trim() ?? '') !== '';

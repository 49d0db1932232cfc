import { expect } from 'vitest';

/** Matches a sentence about something that went wrong, with an id at its end by which it is found in the log. */
export const quoting = (sentence: string): unknown =>
  expect.stringMatching(new RegExp(`^${sentence.replaceAll('.', '\\.')} \\(Reference for IT: [0-9a-f]{12}\\)$`));

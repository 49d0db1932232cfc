import file from './translation.json' with { type: 'json' };

/**
 * By a word of questions: the words of clauses that answer such questions, each with the probability that it brought up the word that was asked.
 * Words are stems.
 */
export type Translation = (asked: string) => ReadonlyMap<string, number>;

/** What was learnt, as a file holds it: by a word of questions, words of clauses, each with its probability in thousandths: "dismiss 140 panel 12". */
export interface TranslationFile {
  readonly words: Readonly<Record<string, string>>;
}

/** Read when asked: of thousands of words a question has a few, and maps of all of them would take ten times the room. */
export function createTranslation({ words }: TranslationFile): Translation {
  const byWord = new Map(Object.entries(words));
  return (asked) => {
    const parts = byWord.get(asked)?.split(' ') ?? [];
    const likely = new Map<string, number>();
    for (let at = 0; at + 1 < parts.length; at += 2) likely.set(parts[at] ?? '', Number(parts[at + 1]) / 1000);
    return likely;
  };
}

/** What comes with the product; learnt by `npm run tune`. */
export const shippedTranslation: Translation = createTranslation(file);

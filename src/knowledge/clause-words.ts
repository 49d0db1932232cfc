import type { Clause } from '../core/guidance.ts';
import type { Pace } from './pace.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** The words of a clause as they stand there. */
export interface ClauseWords {
  /** Of the names of its council and document. */
  readonly source: readonly Word[];
  readonly headings: readonly Word[];
  readonly text: readonly Word[];
  /** Of each phrasing. */
  readonly asked: readonly (readonly Word[])[];
}

/** In the clauses' order. */
export async function wordsOfClauses(clauses: readonly Clause[], pace: Pace): Promise<readonly ClauseWords[]> {
  // Many clauses stand in one document and under one heading: their words are one list.
  const known = new Map<string, readonly Word[]>();
  function once(text: string): readonly Word[] {
    const words = known.get(text) ?? wordsOf(text);
    known.set(text, words);
    return words;
  }
  const all: ClauseWords[] = [];
  for (const { citation, text, asked } of clauses) {
    await pace.step();
    all.push({
      source: once(`${citation.councilName}\n${citation.title}`),
      headings: once(citation.headings.join(' ')),
      text: wordsOf(text),
      asked: asked.map(wordsOf),
    });
  }
  return all;
}

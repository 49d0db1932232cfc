import { clauseId, documentId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { sentencesOf } from '../../src/knowledge/words.ts';
import { shuffler } from '../tune/boosting.ts';

/** Of every two clauses one has so many phrasings, the other none, as if it had just been imported. */
const PHRASINGS = 3;
/** Sentences in a clause: the shipped ones have two or three. */
const SENTENCES = { least: 1, most: 4 };
const DOCUMENT = documentId('made-guidance');

/** So many clauses out of the sentences and phrasings of `shipped`, cut in two and put together anew. The same number gives the same. */
export function madeClauses(shipped: readonly Clause[], count: number): readonly Clause[] {
  const chance = shuffler(1);
  const sentences = shipped.flatMap(({ text }) => sentencesOf(text));
  const phrasings = shipped.flatMap(({ asked }) => asked);
  const some = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(chance() * list.length)];
    if (one === undefined) throw new RangeError('There is nothing to make clauses of.');
    return one;
  };
  const crossed = (texts: readonly string[]): string => `${half(some(texts), 0)} ${half(some(texts), 1)}`;
  return Array.from({ length: count }, (_, index): Clause => {
    const { citation } = some(shipped);
    const spread = SENTENCES.most - SENTENCES.least + 1;
    const length = SENTENCES.least + Math.floor(chance() * spread);
    const text = Array.from({ length }, () => crossed(sentences)).join(' ');
    const key = `MADE-${index}`;
    return {
      id: clauseId(citation.council, DOCUMENT, key),
      key,
      parts: { text, items: [], footnotes: [] },
      text,
      differsFrom: [],
      asked: index % 2 === 0 ? [] : Array.from({ length: PHRASINGS }, () => crossed(phrasings)),
      citation: { ...citation, document: DOCUMENT },
    };
  });
}

function half(text: string, which: 0 | 1): string {
  const words = text.split(/\s+/);
  const middle = Math.ceil(words.length / 2);
  return (which === 0 ? words.slice(0, middle) : words.slice(middle)).join(' ');
}

import { clauseId, documentId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { sentencesOf } from '../../src/knowledge/words.ts';
import { shuffler } from '../tune/boosting.ts';

/** Of every two clauses one has so many phrasings, the other none, as if it had just been imported. */
const PHRASINGS = 3;
/** Sentences in a clause: the shipped ones have two or three. */
const SENTENCES = { least: 1, most: 4 };
/** More than can be asked while five thousand clauses are put in force a few times. */
const QUESTIONS = 4000;
const DOCUMENT = documentId('made-guidance');

/** So many clauses out of the sentences and phrasings of `shipped`, cut in two and put together anew. The same number gives the same. */
export function madeClauses(shipped: readonly Clause[], count: number): readonly Clause[] {
  const chance = shuffler(1);
  const sentences = shipped.flatMap(({ text }) => sentencesOf(text));
  const phrasings = shipped.flatMap(({ asked }) => asked);
  const some = someBy(chance);
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

/** Questions out of the phrasings of `shipped`, cut in two and put together anew: so many that nobody asks one twice. */
export function madeQuestions({ documents }: Pick<Folder, 'documents'>): readonly string[] {
  const some = someBy(shuffler(3));
  const phrasings = documents.flatMap(({ clauses }) => clauses.flatMap(({ asked }) => asked));
  return [
    ...new Set(Array.from({ length: QUESTIONS }, () => `${half(some(phrasings), 0)} ${half(some(phrasings), 1)}`)),
  ];
}

const someBy =
  (chance: () => number) =>
  <T>(list: readonly T[]): T => {
    const one = list[Math.floor(chance() * list.length)];
    if (one === undefined) throw new RangeError('There is nothing to put together.');
    return one;
  };

function half(text: string, which: 0 | 1): string {
  const words = text.split(/\s+/);
  const middle = Math.ceil(words.length / 2);
  return (which === 0 ? words.slice(0, middle) : words.slice(middle)).join(' ');
}

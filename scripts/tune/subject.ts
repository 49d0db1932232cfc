import type { Embedder } from '../../src/knowledge/embedder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import type { Subject } from '../../src/knowledge/subject.ts';
import { fitLogistic } from './regression.ts';
import type { Example } from './regression.ts';

const PENALTY = 0.003;

/** Learns how questions sound that belong here: phrasings of clauses and of known gaps, against those off the topic. */
export async function subjectFrom({ documents, gaps }: Folder, embedder: Embedder): Promise<Subject> {
  const off = gaps.flatMap((gap) => (gap.offTopic ? gap.asked : []));
  const on = [
    ...documents.flatMap(({ clauses }) => clauses.flatMap(({ asked }) => asked)),
    ...gaps.flatMap((gap) => (gap.offTopic ? [] : gap.asked)),
  ];
  const examples = async (texts: readonly string[], label: boolean): Promise<readonly Example[]> =>
    // Both kinds count the same, since nobody knows how often each is asked.
    (await embedder.embed(texts)).map((vector) => ({ signs: [...vector], label, weight: 1 / texts.length }));
  const { bias, weights } = fitLogistic([...(await examples(on, true)), ...(await examples(off, false))], PENALTY);
  return { bias: rounded(bias), weights: weights.map(rounded) };
}

const rounded = (value: number): number => Number(value.toFixed(3));

import { buildEdition } from './edition.ts';
import type { EmbeddingCache, Progress } from './embedding-cache.ts';
import { pullingGroups, sharedWords } from './lexicon-problems.ts';
import { inOrder } from './problem.ts';
import type { Problem } from './problem.ts';
import { ledElsewhere, putTo, questionsOf, quotedInVain, unreached } from './put-questions.ts';
import type { Folder } from './read-folder.ts';

/** Puts every phrasing and every expected question to a sound folder, and says what does not lead where it should. Takes minutes. */
export async function adviseOnQuestions(
  folder: Folder,
  cache: EmbeddingCache,
  progress: Progress,
): Promise<readonly Problem[]> {
  const questions = questionsOf(folder);
  const phrasings = questions.filter(({ rule }) => rule === 'phrasing-leads-elsewhere');
  const quick = knowing(cache, new Set(phrasings.map(({ text }) => text)));
  const edition = await buildEdition(folder, quick);
  const put = await putTo(edition, questions, progress);
  return inOrder([
    ...ledElsewhere(put),
    ...unreached(folder, put),
    ...(await quotedInVain(folder, edition)),
    ...(await pullingGroups(folder, put, quick)),
    ...sharedWords(folder),
  ]);
}

/** The vectors of phrasings are kept: asked as a question, one need not be computed again. */
const knowing = (cache: EmbeddingCache, known: ReadonlySet<string>): EmbeddingCache => ({
  vectorsOf: (texts) => cache.vectorsOf(texts),
  share: () => cache.share(),
  async questionVector(text) {
    const [kept] = known.has(text) ? await cache.vectorsOf([text]) : [];
    return kept === undefined ? cache.questionVector(text) : Float32Array.from(kept);
  },
  warm: () => cache.warm(),
  get degraded() {
    return cache.degraded;
  },
  close: () => cache.close(),
});

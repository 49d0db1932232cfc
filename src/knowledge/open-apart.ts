import { Fault } from '../core/errors.ts';
import type { Clause, ClauseId, GuidanceDocument } from '../core/guidance.ts';
import type { OpenedEdition } from '../core/opened-edition.ts';
import type { Edition } from '../core/ports.ts';
import type { EditionHead } from './edition-messages.ts';
import { EditionThread } from './edition-side.ts';
import type { ApartParts } from './edition-side.ts';
import type { EditionSource, Opened } from './open-edition.ts';

/**
 * Opens guidance in a thread of its own, where questions are searched as well: nobody waits while it is read and indexed. The
 * clauses are here, too, so that quotes are cut without asking.
 */
export const openApart =
  (parts: ApartParts) =>
  async (source: EditionSource): Promise<Opened> => {
    const { embedder, shipped, cache, stopped } = parts;
    const { model, dimensions } = embedder;
    const thread = new EditionThread(parts, { source, shipped, cache, model, dimensions });
    const opened = await thread.opened(stopped);
    if (opened.outcome !== 'ready') await thread.close();
    switch (opened.outcome) {
      case 'ready':
        return { outcome: 'opened', opened: await openedIn(thread, opened.head) };
      case 'faulty':
        return opened;
      case 'unreadable':
        throw new Fault(opened.code, opened.message);
      case 'stopped':
        stopped?.throwIfAborted();
        throw new Error('The edition was stopped by nobody.');
    }
  };

const openedIn = async (thread: EditionThread, head: EditionHead): Promise<OpenedEdition> => ({
  edition: await editionIn(thread, head),
  lost: thread.lost,
  content: async () => (await thread.task({ task: 'content' }, 'content')).content,
  expected: async () => (await thread.task({ task: 'expected' }, 'expected')).questions,
  examine: async (questions) => (await thread.task({ task: 'examine', questions }, 'examine')).examined,
  compare: async (before) => (await thread.task({ task: 'compare', before }, 'compare')).comparison,
  retire: () => thread.retire(),
  close: () => thread.close(),
});

async function editionIn(thread: EditionThread, head: EditionHead): Promise<Edition> {
  const clauses = head.documents.map((): Clause[] => []);
  // Asked for one by one: a long list at once would hold up what others wait for.
  for (let at = 0; at < head.slices; at += 1) {
    const slice = await thread.slice(at);
    clauses[slice.document]?.push(...slice.clauses);
  }
  const documents = head.documents.map((document, index): GuidanceDocument => ({
    ...document,
    clauses: clauses[index] ?? [],
  }));
  const byId: ReadonlyMap<ClauseId, Clause> = new Map(clauses.flat().map((clause) => [clause.id, clause]));
  return Object.freeze<Edition>({
    id: head.id,
    councils: head.councils,
    documents,
    holidays: new Set(head.holidays),
    clause: (id) => byId.get(id),
    async find({ text }, scope, limit) {
      const { candidates, ...found } = await thread.find({ typed: text, scope, limit });
      return {
        ...found,
        candidates: candidates.flatMap(({ clause: id, ...candidate }) => {
          const clause = byId.get(id);
          return clause === undefined ? [] : [{ ...candidate, clause }];
        }),
      };
    },
  });
}

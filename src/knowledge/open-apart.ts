import { Fault } from '../core/errors.ts';
import type { Clause, ClauseId, GuidanceDocument } from '../core/guidance.ts';
import type { OpenedEdition } from '../core/opened-edition.ts';
import type { WholeEdition } from '../core/ports.ts';
import { editionByDay } from './days.ts';
import type { EditionHead } from './edition-messages.ts';
import { EditionThread } from './edition-side.ts';
import type { ApartParts } from './edition-side.ts';
import { handingOver } from './handing-over.ts';
import type { EditionSource, Opened } from './open-edition.ts';
import { waitingIn } from './people-first.ts';

/**
 * Opens guidance in a thread of its own, where questions are searched as well: nobody waits while it is read and indexed. The
 * clauses are here, too, so that quotes are cut without asking.
 */
export function openApart(parts: ApartParts): (source: EditionSource) => Promise<Opened> {
  const waiting = waitingIn();
  return async (source) => {
    const { embedder, shipped, cache, shared, stopped } = parts;
    const { model, dimensions } = embedder;
    const shares = shared !== undefined;
    const start = { source, shipped, cache, shares, model, dimensions, waiting: waiting.shared };
    const thread = new EditionThread(parts, start, waiting);
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
}

const openedIn = async (thread: EditionThread, head: EditionHead): Promise<OpenedEdition> => ({
  edition: await editionIn(thread, head),
  bytes: head.bytes,
  lost: thread.lost,
  content: async () => (await thread.task({ task: 'content' }, 'content')).content,
  expected: async () => (await thread.task({ task: 'expected' }, 'expected')).questions,
  examine: async (questions, day) => (await thread.task({ task: 'examine', questions, day }, 'examine')).examined,
  compare: async (before, day) => (await thread.task({ task: 'compare', before, day }, 'compare')).comparison,
  async share() {
    await thread.task({ task: 'share' }, 'share');
  },
  retire: () => thread.retire(),
  close: () => thread.close(),
});

async function editionIn(thread: EditionThread, head: EditionHead): Promise<WholeEdition> {
  const receiving = head.documents.map((document) => ({
    ...handingOver(document, head.councils),
    clauses: new Array<Clause>(),
  }));
  const byId = new Map<ClauseId, Clause>();
  // Asked for one by one: a long list at once would hold up what others wait for.
  for (let at = 0; at < head.slices; at += 1) {
    const slice = await thread.slice(at);
    const of = receiving[slice.document];
    for (const clause of of === undefined ? [] : slice.clauses.map(of.whole)) {
      of?.clauses.push(clause);
      byId.set(clause.id, clause);
    }
  }
  const documents = head.documents.map((document, index): GuidanceDocument => ({
    ...document,
    clauses: receiving[index]?.clauses ?? [],
  }));
  const { id, councils, holidays } = head;
  return editionByDay(
    { id, councils, documents, holidays: new Set(holidays), clause: (named) => byId.get(named) },
    (day) =>
      async ({ text }, scope, limit) => {
        const { candidates, ...found } = await thread.find({ typed: text, scope, limit, day });
        return {
          ...found,
          candidates: candidates.flatMap(({ clause: named, ...candidate }) => {
            const clause = byId.get(named);
            return clause === undefined ? [] : [{ ...candidate, clause }];
          }),
        };
      },
  );
}

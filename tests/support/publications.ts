import type { EditionHistory } from '../../src/core/edition-periods.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { Editions, KeptEdition, Publication } from '../../src/core/publication.ts';

export function aPublication(number: number, change: Partial<Publication> = {}): Publication {
  return {
    number,
    edition: editionId('0123456789ab'),
    at: 1_700_000_000_000 + number,
    by: { kind: 'start' },
    how: 'published',
    why: undefined,
    accepted: undefined,
    changes: { added: 1, removed: 2, renumbered: 3, redated: 0, reworded: 4 },
    regressed: 0,
    ...change,
  };
}

/** What is kept with a publication: bytes that tell which. */
export const keptWith = ({ number, edition }: Publication): KeptEdition => ({
  edition,
  councils: [],
  content: new TextEncoder().encode(`content of ${edition}`),
  diff: new TextEncoder().encode(`diff of ${number}`),
});

/** As a publisher does: against the newest, and again against a newer one when overtaken. */
export async function publishNext(editions: Editions, change: Partial<Publication>): Promise<Publication> {
  let after = (await editions.newest())?.number ?? 0;
  for (;;) {
    const publication = aPublication(after + 1, change);
    const came = await editions.publish(publication, keptWith(publication), after);
    if (came.outcome === 'kept') return publication;
    after = came.now.number;
  }
}

/** What looks up when editions were in force, in memory. */
export const aHistoryOf = (
  publications: readonly Publication[],
  content?: Uint8Array,
): EditionHistory & Pick<Editions, 'newest' | 'content'> => ({
  newest: async () => publications.at(-1),
  content: async () => content,
  ofEdition: async (edition) => publications.filter((each) => each.edition === edition).toReversed(),
  byNumber: async (number) => publications.find((each) => each.number === number),
});

import type { EditionId } from './guidance.ts';
import type { OpenedEdition, OpenedFiles, Shelf } from './opened-edition.ts';
import type { Clock } from './ports.ts';
import type { Editions, Publication } from './publication.ts';
import { contentOf, createPublishing } from './publishing.ts';
import type { Publishing, PublishingParts } from './publishing.ts';
import type { FilesState, PublishOutcome, ToPublish } from './publish-outcome.ts';
import { dayAt } from './working-days.ts';

/** Guidance in force, and how another edition comes into force. */
export interface Started<OnShelf extends Shelf> {
  readonly shelf: OnShelf;
  readonly publishing: Publishing;
}

type StartingParts<OnShelf extends Shelf> = Omit<PublishingParts, 'shelf' | 'known'> & {
  readonly shelfOf: (first: OpenedEdition) => OnShelf;
};

/**
 * Puts guidance in force when a service starts: what was in force last, unless the files are of an edition that never was and passes.
 * Without a history the files have to be in order: it rejects with their fault.
 */
export async function startPublishing<OnShelf extends Shelf>(parts: StartingParts<OnShelf>): Promise<Started<OnShelf>> {
  const { editions, opener, log, shelfOf, clock } = parts;
  const read = await opener.files();
  const newest = (await editions.newest()) ?? (await publishedFirst(read, editions, { clock, by: { kind: 'start' } }));
  if (read.outcome === 'opened' && read.opened.edition.id === newest.edition) {
    const shelf = shelfOf(read.opened);
    return {
      shelf,
      publishing: createPublishing({ ...parts, shelf, known: { newest, files: { state: 'in-force' } } }),
    };
  }
  const recorded = await opener
    .kept(newest.edition, await contentOf(editions, newest.edition))
    .catch(async (cause: unknown) => {
      if (read.outcome === 'opened') await read.opened.close();
      throw cause;
    });
  const shelf = shelfOf(recorded);
  const files = await stateOf(read, editions);
  const publishing = createPublishing({ ...parts, shelf, known: { newest, files } });
  if (read.outcome === 'faulty') {
    log.warn('guidance-refused', { edition: newest.edition, problems: read.count });
  } else if (files.state === 'superseded') {
    log.warn('files-differ', { files: read.opened.edition.id, edition: newest.edition });
    await read.opened.close();
  } else await publishing.takeUp(read.opened);
  return { shelf, publishing };
}

/** What is in force by the history, for whoever publishes beside a service. Undefined: nothing was ever published. */
export async function openRecorded<OnShelf extends Shelf>(
  parts: StartingParts<OnShelf>,
): Promise<Started<OnShelf> | undefined> {
  const { editions, opener, shelfOf } = parts;
  const newest = await editions.newest();
  if (newest === undefined) return undefined;
  const shelf = shelfOf(await opener.kept(newest.edition, await contentOf(editions, newest.edition)));
  return { shelf, publishing: createPublishing({ ...parts, shelf, known: { newest, files: { state: 'in-force' } } }) };
}

/** Publishes the files without a look at anything before. Resolves to the newest publication, which may be another's; rejects with the files' fault. */
async function publishedFirst(
  read: OpenedFiles,
  editions: Editions,
  asked: Pick<ToPublish, 'by' | 'why' | 'accept'> & { readonly clock: Clock },
  after: number = 0,
): Promise<Publication> {
  if (read.outcome === 'faulty') throw read.fault;
  const { opened } = read;
  const { id: edition, councils } = opened.edition;
  const changes = { added: clausesOf(opened), removed: 0, renumbered: 0, redated: 0, reworded: 0 };
  const now = asked.clock();
  const what = { number: after + 1, edition, at: now, by: asked.by, why: asked.why, accepted: asked.accept };
  const publication: Publication = { ...what, how: 'published', changes, regressed: 0 };
  const { packed } = await opened.compare(undefined, dayAt(now));
  const kept = { edition, councils, content: await opened.content(), diff: packed };
  await opened.share();
  const result = await editions.publish(publication, kept, after);
  return result.outcome === 'kept' ? publication : result.now;
}

/**
 * Publishes beside a service: compared with what is in force, or else as the first of all. Where what is in force cannot be read back, it
 * takes a reason, and the files take its place without a comparison.
 */
export async function publishBeside<OnShelf extends Shelf>(
  parts: StartingParts<OnShelf>,
  asked: ToPublish,
): Promise<PublishOutcome> {
  const { editions, opener, clock } = parts;
  const started = await openRecorded(parts).catch((cause: unknown) => {
    if (asked.accept === undefined || asked.preview === true) throw cause;
    return undefined;
  });
  if (started !== undefined) return started.publishing.publish(asked);
  const after = (await editions.newest())?.number ?? 0;
  const read = await opener.files();
  try {
    if (read.outcome === 'opened' && asked.preview === true)
      return { outcome: 'would-be-first', edition: read.opened.edition.id };
    const publication = await publishedFirst(read, editions, { ...asked, clock }, after);
    return publication.number === after + 1 && publication.by === asked.by
      ? { outcome: 'in-force', publication, report: undefined }
      : { outcome: 'overtaken' };
  } finally {
    if (read.outcome === 'opened') await read.opened.close();
  }
}

const clausesOf = ({ edition }: OpenedEdition): number =>
  edition.documents.reduce((count, { clauses }) => count + clauses.length, 0);

async function stateOf(read: OpenedFiles, editions: Editions): Promise<FilesState> {
  if (read.outcome === 'faulty') return { state: 'faulty', problems: read.problems };
  return { state: (await wasPublished(editions, read.opened.edition.id)) ? 'superseded' : 'in-force' };
}

const wasPublished = async (editions: Editions, edition: EditionId): Promise<boolean> =>
  (await editions.ofEdition(edition)).length > 0;

import { Fault } from './errors.ts';
import { expectTheSame, reportOn } from './edition-report.ts';
import type { EditionReport, ReportingParts } from './edition-report.ts';
import { editionId } from './guidance.ts';
import type { EditionId } from './guidance.ts';
import type { EditionOpener, OpenedEdition, Shelf } from './opened-edition.ts';
import type { Clock, Log } from './ports.ts';
import type { Editions, Publication } from './publication.ts';
import type { FilesState, PublishOutcome, ToPublish, ToRollBack } from './publish-outcome.ts';

/** How an edition comes into force: one way in for all, one at a time. */
export interface Publishing {
  /** Whoever asks for the same meanwhile waits for the same. */
  publish(asked: ToPublish): Promise<PublishOutcome>;
  /** No gate: it was in force before, and is put back in haste. */
  rollBack(asked: ToRollBack): Promise<PublishOutcome>;
  /** At the start: puts the files in force if they are of an edition that never was. */
  takeUp(opened: OpenedEdition): Promise<PublishOutcome>;
  /** Puts in force what the newest publication names, if it is another. Rejects if that cannot be had. */
  follow(): Promise<void>;
  /** The publication that put the edition in force, as far as this process knows. */
  newest(): Publication;
  files(): FilesState;
}

export interface PublishingParts extends ReportingParts {
  readonly editions: Editions;
  readonly opener: EditionOpener;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly log: Log;
  /** What is known at the start. */
  readonly known: { readonly newest: Publication; readonly files: FilesState };
}

/** Another process was quicker so often that somebody should look. */
const MOST_TRIES = 3;

export const createPublishing = (parts: PublishingParts): Publishing => new Press(parts);

class Press implements Publishing {
  readonly #parts: PublishingParts;
  readonly #inTurn = oneAtATime();
  readonly #joined = new Map<string, Promise<PublishOutcome>>();
  #newest: Publication;
  #files: FilesState;
  /** The edition that the files were of when they were read last. */
  #ofFiles: EditionId | undefined;

  constructor(parts: PublishingParts) {
    this.#parts = parts;
    this.#newest = parts.known.newest;
    this.#files = parts.known.files;
  }

  newest(): Publication {
    return this.#newest;
  }

  files(): FilesState {
    return this.#files;
  }

  publish(asked: ToPublish): Promise<PublishOutcome> {
    // Whoever gives a reason of their own has just changed the files, so what was begun before is not what they ask for.
    const key = JSON.stringify([asked.preview ?? false, asked.accept, asked.why]);
    const going =
      this.#joined.get(key) ?? this.#inTurn(() => this.#publish(asked)).finally(() => this.#joined.delete(key));
    this.#joined.set(key, going);
    return going;
  }

  rollBack(asked: ToRollBack): Promise<PublishOutcome> {
    return this.#inTurn(() => this.#rollBack(asked));
  }

  takeUp(opened: OpenedEdition): Promise<PublishOutcome> {
    this.#ofFiles = opened.edition.id;
    return this.#inTurn(() => this.#published(opened, { by: { kind: 'start' } }));
  }

  follow(): Promise<void> {
    return this.#inTurn(() => this.#follow());
  }

  async #follow(): Promise<void> {
    const { editions, shelf } = this.#parts;
    const now = (await editions.newest()) ?? this.#newest;
    if (now.edition !== shelf.current().id) {
      const content = await contentOf(editions, now.edition);
      shelf.put(await this.#open(now.edition, content));
    }
    if (now.number === this.#newest.number) return;
    this.#newest = now;
    // What another process has published it has read, mostly from the same files; what it has rolled back to is older than they are.
    const older = now.how === 'rolled-back' && now.edition !== this.#ofFiles;
    this.#files = { state: older ? 'superseded' : 'in-force' };
  }

  async #open(edition: EditionId, content: Uint8Array): Promise<OpenedEdition> {
    await this.#parts.shelf.room();
    return this.#parts.opener.kept(edition, content);
  }

  async #publish(asked: ToPublish): Promise<PublishOutcome> {
    const { opener, shelf, log } = this.#parts;
    await this.#follow();
    await shelf.room();
    const read = await opener.files();
    if (read.outcome === 'opened') {
      this.#ofFiles = read.opened.edition.id;
      return this.#published(read.opened, asked);
    }
    const { problems, count } = read;
    this.#ofFiles = undefined;
    this.#files = { state: 'faulty', problems };
    log.warn('guidance-refused', { edition: shelf.current().id, problems: count });
    return { outcome: 'faulty', edition: shelf.current().id, problems };
  }

  async #published(next: OpenedEdition, asked: ToPublish): Promise<PublishOutcome> {
    const outcome = await this.#attempts(next, asked, 'published');
    if (outcome.outcome === 'in-force' || outcome.outcome === 'unchanged') this.#files = { state: 'in-force' };
    if (outcome.outcome === 'worse')
      this.#files = { state: 'worse', questions: outcome.report.examination.worse.length };
    return outcome;
  }

  async #rollBack(asked: ToRollBack): Promise<PublishOutcome> {
    const { editions, shelf } = this.#parts;
    await this.#follow();
    const edition = await this.#named(asked.to.trim().toLowerCase());
    if (edition === shelf.current().id) return { outcome: 'unchanged', edition };
    const content = edition === undefined ? undefined : await editions.content(edition);
    if (edition === undefined || content === undefined) return { outcome: 'no-such-edition', asked: asked.to };
    const outcome = await this.#attempts(await this.#open(edition, content), asked, 'rolled-back');
    if (outcome.outcome === 'in-force') this.#files = { state: edition === this.#ofFiles ? 'in-force' : 'superseded' };
    return outcome;
  }

  async #named(to: string): Promise<EditionId | undefined> {
    const { editions } = this.#parts;
    const numbered = NUMBER.test(to) ? await editions.byNumber(Number(to)) : undefined;
    return numbered?.edition ?? (await editions.ofEdition(editionId(to)))[0]?.edition;
  }

  /** Lets go of `next` unless it came into force. */
  async #attempts(next: OpenedEdition, asked: ToPublish, how: Publication['how']): Promise<PublishOutcome> {
    try {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        await this.#follow();
        const outcome = await this.#attempt(next, asked, how);
        if (outcome.outcome !== 'overtaken') return outcome;
      }
      return { outcome: 'overtaken' };
    } finally {
      if (this.#parts.shelf.inForce !== next) await next.close();
    }
  }

  async #attempt(next: OpenedEdition, asked: ToPublish, how: Publication['how']): Promise<PublishOutcome> {
    const { shelf, clock, log } = this.#parts;
    const before = shelf.inForce;
    const { id } = next.edition;
    const now = clock();
    if (id === before.edition.id) {
      const expected = !(await expectTheSame(next, before));
      return { outcome: 'unchanged', edition: id, ...(expected && { expected: 'changed' }) };
    }
    const report = await reportOn(next, before, { how, now }, this.#parts);
    const worse = report.examination.worse.length;
    if (asked.preview === true) return { outcome: 'previewed', report };
    if (how === 'published' && worse > 0 && asked.accept === undefined) {
      log.warn('edition-refused', { edition: id, worse });
      return { outcome: 'worse', report };
    }
    return this.#keep(next, asked, how, report);
  }

  async #keep(
    next: OpenedEdition,
    { by, why, accept }: ToPublish,
    how: Publication['how'],
    report: EditionReport,
  ): Promise<PublishOutcome> {
    const { editions, shelf, clock, log } = this.#parts;
    const after = this.#newest.number;
    const { edition, comparison, examination } = report;
    const regressed = examination.worse.length;
    const accepted = regressed > 0 ? accept : undefined;
    const what = { number: after + 1, edition, at: clock(), by, how, why, accepted };
    const publication: Publication = { ...what, changes: comparison.counts, regressed };
    const { councils } = next.edition;
    const kept = { edition, councils, content: await next.content(), diff: comparison.packed };
    await next.share();
    const result = await editions.publish(publication, kept, after);
    if (result.outcome === 'overtaken') return { outcome: 'overtaken' };
    shelf.put(next);
    this.#newest = publication;
    log.info('edition-published', { edition, number: publication.number, how, worse: regressed });
    return { outcome: 'in-force', publication, report };
  }
}

/** What may be the number of a publication; an edition's id is longer. */
const NUMBER = /^\d{1,9}$/;

/** What is kept of an edition that was published. Rejects with EDITION_UNREADABLE if there is nothing. */
export async function contentOf(editions: Pick<Editions, 'content'>, edition: EditionId): Promise<Uint8Array> {
  const content = await editions.content(edition);
  if (content !== undefined) return content;
  throw new Fault('EDITION_UNREADABLE', `What is kept of edition ${edition} is nothing, though it was published.`);
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}

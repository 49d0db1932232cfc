import { Fault } from './errors.ts';
import { expectTheSame, reportOn } from './edition-report.ts';
import type { EditionReport, ReportingParts } from './edition-report.ts';
import { editionId } from './guidance.ts';
import type { EditionId } from './guidance.ts';
import { inTurns } from './in-turns.ts';
import type { EditionOpener, OpenedEdition, Shelf } from './opened-edition.ts';
import { createOvertaking } from './overtaking.ts';
import type { Clock, Log } from './ports.ts';
import type { Editions, KeptEdition, Publication } from './publication.ts';
import type { FilesState, PublishOutcome, ToPublish, ToRollBack } from './publish-outcome.ts';

/** How an edition comes into force: one way in for all, one at a time. */
export interface Publishing {
  /** Whoever asks for the same meanwhile waits for the same. Overtaken if an edition was put back since it was asked for. */
  publish(asked: ToPublish): Promise<PublishOutcome>;
  /** No gate: it was in force before, and is put back in haste. It waits for no publication. */
  rollBack(asked: ToRollBack): Promise<PublishOutcome>;
  /** At the start: puts the files in force if they are of an edition that never was. */
  takeUp(opened: OpenedEdition): Promise<PublishOutcome>;
  /**
   * Puts in force what the newest publication names, if it is another, whatever is being read or examined meanwhile. Rejects if that cannot
   * be had.
   */
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

/** What is to be put in force, and what was known when that was asked for. */
interface Wish extends ToPublish {
  readonly how: Publication['how'];
  /** The number of the newest publication then. */
  readonly since: number;
}

/** What came of a wish, or what may be put in force. */
type Examined = PublishOutcome | { readonly outcome: 'passed'; readonly report: EditionReport };

const OVERTAKEN: PublishOutcome = { outcome: 'overtaken' };

export const createPublishing = (parts: PublishingParts): Publishing => new Press(parts);

class Press implements Publishing {
  readonly #parts: PublishingParts;
  readonly #publications = inTurns();
  readonly #rollbacks = inTurns();
  /** What swaps the edition in force takes turns of its own: it waits for nobody who reads or examines. */
  readonly #swaps = inTurns();
  /** What is compared with the edition in force is worth nothing once another is. */
  readonly #comparing = createOvertaking();
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
    const wish = this.#wish(asked, 'published');
    const going =
      this.#joined.get(key) ?? this.#publications(() => this.#publish(wish)).finally(() => this.#joined.delete(key));
    this.#joined.set(key, going);
    return going;
  }

  rollBack(asked: ToRollBack): Promise<PublishOutcome> {
    return this.#rollbacks(() => this.#rollBack(asked));
  }

  takeUp(opened: OpenedEdition): Promise<PublishOutcome> {
    this.#ofFiles = opened.edition.id;
    const wish = this.#wish({ by: { kind: 'start' } }, 'published');
    return this.#publications(() => this.#attempts(opened, wish));
  }

  follow(): Promise<void> {
    return this.#swaps(() => this.#follow());
  }

  #wish(asked: ToPublish, how: Publication['how']): Wish {
    return { ...asked, how, since: this.#newest.number };
  }

  async #follow(): Promise<void> {
    const { editions, shelf } = this.#parts;
    const now = (await editions.newest()) ?? this.#newest;
    if (now.edition !== shelf.current().id) {
      const content = await contentOf(editions, now.edition);
      this.#put(await this.#open(now.edition, content));
    }
    if (now.number !== this.#newest.number) this.#know(now);
  }

  #put(opened: OpenedEdition): void {
    this.#parts.shelf.put(opened);
    this.#comparing.overtake();
  }

  #know(newest: Publication): void {
    this.#newest = newest;
    // What another process has published it has read, mostly from the same files; what it has rolled back to is older than they are.
    const older = newest.how === 'rolled-back' && newest.edition !== this.#ofFiles;
    this.#files = { state: older ? 'superseded' : 'in-force' };
  }

  async #open(edition: EditionId, content: Uint8Array): Promise<OpenedEdition> {
    await this.#parts.shelf.room();
    return this.#parts.opener.kept(edition, content);
  }

  async #publish(wish: Wish): Promise<PublishOutcome> {
    const { opener, shelf, log } = this.#parts;
    await this.follow();
    await shelf.room();
    const read = await opener.files();
    if (read.outcome === 'opened') {
      this.#ofFiles = read.opened.edition.id;
      return this.#attempts(read.opened, wish);
    }
    const { problems, count } = read;
    this.#ofFiles = undefined;
    this.#files = { state: 'faulty', problems };
    log.warn('guidance-refused', { edition: shelf.current().id, problems: count });
    return { outcome: 'faulty', edition: shelf.current().id, problems };
  }

  async #rollBack(asked: ToRollBack): Promise<PublishOutcome> {
    const { editions, shelf } = this.#parts;
    await this.follow();
    const edition = await this.#named(asked.to.trim().toLowerCase());
    if (edition === shelf.current().id) return { outcome: 'unchanged', edition };
    const content = edition === undefined ? undefined : await editions.content(edition);
    if (edition === undefined || content === undefined) return { outcome: 'no-such-edition', asked: asked.to };
    return this.#attempts(await this.#open(edition, content), this.#wish(asked, 'rolled-back'));
  }

  async #named(to: string): Promise<EditionId | undefined> {
    const { editions } = this.#parts;
    const numbered = NUMBER.test(to) ? await editions.byNumber(Number(to)) : undefined;
    return numbered?.edition ?? (await editions.ofEdition(editionId(to)))[0]?.edition;
  }

  /** Lets go of `next` unless it came into force. */
  async #attempts(next: OpenedEdition, wish: Wish): Promise<PublishOutcome> {
    let outcome = OVERTAKEN;
    try {
      for (let tries = 0; tries < MOST_TRIES && outcome.outcome === 'overtaken'; tries += 1) {
        await this.follow();
        outcome = await this.#attempt(next, wish);
      }
      return outcome;
    } finally {
      if (outcome.outcome !== 'in-force') await next.close();
    }
  }

  async #attempt(next: OpenedEdition, wish: Wish): Promise<PublishOutcome> {
    const { shelf } = this.#parts;
    const before = shelf.inForce;
    const examined = await this.#comparing.unlessOvertaken(this.#examined(next, before, wish));
    await this.follow();
    if (examined === undefined || shelf.current().id !== before.edition.id) return OVERTAKEN;
    if (examined.outcome === 'passed') return this.#keep(next, wish, examined.report);
    if (wish.how === 'published') this.#learn(examined);
    return examined;
  }

  async #examined(next: OpenedEdition, before: OpenedEdition, wish: Wish): Promise<Examined> {
    const { how } = wish;
    const { id } = next.edition;
    const now = this.#parts.clock();
    if (id === before.edition.id) {
      const expected = !(await expectTheSame(next, before));
      return { outcome: 'unchanged', edition: id, ...(expected && { expected: 'changed' }) };
    }
    if (this.#wouldUndo(wish)) return OVERTAKEN;
    const report = await reportOn(next, before, { how, now }, this.#parts);
    const worse = report.examination.worse.length;
    if (wish.preview === true) return { outcome: 'previewed', report };
    if (how === 'published' && worse > 0 && wish.accept === undefined) return { outcome: 'worse', report };
    return { outcome: 'passed', report };
  }

  /** Whether an edition was put back since this was asked for: whoever asked did not know that, and it stays. */
  #wouldUndo({ how, since, preview = false }: Wish): boolean {
    return how === 'published' && !preview && this.#newest.how === 'rolled-back' && this.#newest.number > since;
  }

  /** How the files stand to the edition in force that they were just compared with. */
  #learn(outcome: PublishOutcome): void {
    if (outcome.outcome === 'unchanged') this.#files = { state: 'in-force' };
    if (outcome.outcome !== 'worse') return;
    const { edition, examination } = outcome.report;
    const questions = examination.worse.length;
    this.#files = { state: 'worse', questions };
    this.#parts.log.warn('edition-refused', { edition, worse: questions });
  }

  async #keep(next: OpenedEdition, wish: Wish, report: EditionReport): Promise<PublishOutcome> {
    const { councils } = next.edition;
    const { edition, comparison } = report;
    const kept = { edition, councils, content: await next.content(), diff: comparison.packed };
    await next.share();
    return this.#swaps(async () => {
      const isCompared = this.#parts.shelf.current().id === report.before;
      return isCompared && !this.#wouldUndo(wish) ? this.#swap(next, wish, kept, report) : OVERTAKEN;
    });
  }

  async #swap(
    next: OpenedEdition,
    { by, why, accept, how }: Wish,
    kept: KeptEdition,
    report: EditionReport,
  ): Promise<PublishOutcome> {
    const { editions, clock, log } = this.#parts;
    const after = this.#newest.number;
    const { edition, comparison, examination } = report;
    const regressed = examination.worse.length;
    const accepted = regressed > 0 ? accept : undefined;
    const what = { number: after + 1, edition, at: clock(), by, how, why, accepted };
    const publication: Publication = { ...what, changes: comparison.counts, regressed };
    const result = await editions.publish(publication, kept, after);
    if (result.outcome === 'overtaken') return OVERTAKEN;
    this.#put(next);
    this.#know(publication);
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

import { askedToPublish, askedToRollBack, canBeMet, expectingOn, questionOf } from './asked-of-both.ts';
import type { Expecting } from './asked-of-both.ts';
import { diffExaminations } from './examining.ts';
import type { ExaminationDiff, Examined, ExpectedQuestion } from './examining.ts';
import type { ClauseId, EditionId } from './guidance.ts';
import type { Comparison, OpenedEdition } from './opened-edition.ts';
import type { Resting } from './ports.ts';
import type { Editions, Publication } from './publication.ts';
import { dayAt } from './working-days.ts';

/** What becomes otherwise when an edition takes the place of the one in force. */
export interface EditionReport {
  readonly edition: EditionId;
  readonly before: EditionId;
  readonly comparison: Comparison;
  readonly examination: ExaminationDiff;
  /** Questions that were expected of the edition before and are not of this one, or with other clauses. */
  readonly withdrawn: readonly ExpectedQuestion[];
  /** Answers of the last 30 days that showed clauses that are reworded, gone or out of force. */
  readonly resting: Resting;
  /** Officers' kept answers that rest on such clauses, named as officers know them. */
  readonly keptAnswers: readonly string[];
}

export interface ReportingParts {
  readonly editions: Pick<Editions, 'content'>;
  /** How many answers given since then showed any of the clauses. */
  readonly countResting: (clauses: readonly ClauseId[], since: number) => Promise<Resting>;
  /** Names officers' kept answers that rest on any of the clauses. */
  readonly keptAnswersOn: (clauses: readonly ClauseId[]) => Promise<readonly string[]>;
}

/** An answer is gone by for longer, but who asked a month ago has mostly acted on it. */
const LATELY_MS = 30 * 24 * 60 * 60 * 1000;

/** Compares an edition with the one in force, and puts the expected questions to both. */
export async function reportOn(
  next: OpenedEdition,
  before: OpenedEdition,
  { how, now }: Pick<Publication, 'how'> & { readonly now: number },
  { editions, countResting, keptAnswersOn }: ReportingParts,
): Promise<EditionReport> {
  const content = (await editions.content(before.edition.id)) ?? (await before.content());
  const day = dayAt(now);
  const comparison = await next.compare(content, day);
  const [ours, theirs] = [await expectingOn(next, day), await expectingOn(before, day)];
  const { asked, withdrawn } = how === 'published' ? askedToPublish(ours, theirs) : askedToRollBack(ours, theirs);
  const examined = (await next.examine(asked, day)).map((one, index) => inForceStill(one, asked[index], ours));
  const examinedBefore = await before.examine(asked, day);
  const met = theirs.expected.filter((one) => canBeMet(one, theirs.inForce));
  const expectedBefore = new Set(met.map(questionOf));
  return {
    edition: next.edition.id,
    before: before.edition.id,
    comparison,
    examination: diffExaminations(asked, examinedBefore, examined, (one) => expectedBefore.has(questionOf(one))),
    withdrawn,
    resting: await countResting(comparison.touched, now - LATELY_MS),
    keptAnswers: await keptAnswersOn(comparison.touched),
  };
}

/** What is asked of both and cannot be met by this one was in force in the one before. */
const inForceStill = (examined: Examined, question: ExpectedQuestion | undefined, { inForce }: Expecting): Examined =>
  question === undefined || canBeMet(question, inForce) ? examined : { ...examined, grade: 'no-longer-in-force' };

/** Whether two editions of the same guidance are to answer the same questions with the same clauses, in whichever order. */
export async function expectTheSame(one: OpenedEdition, other: OpenedEdition): Promise<boolean> {
  const [ours, theirs] = await Promise.all([one.expected(), other.expected()]);
  const asText = (all: readonly ExpectedQuestion[]): string =>
    JSON.stringify(all.map((each) => `${questionOf(each)}\n${each.clauses.toSorted().join('\n')}`).toSorted());
  return asText(ours) === asText(theirs);
}

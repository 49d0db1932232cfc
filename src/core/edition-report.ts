import { diffExaminations } from './examining.ts';
import type { ExaminationDiff, ExpectedQuestion } from './examining.ts';
import type { ClauseId, EditionId } from './guidance.ts';
import type { Comparison, OpenedEdition } from './opened-edition.ts';
import type { Editions } from './publication.ts';
import { dayAt } from './working-days.ts';

/** What becomes otherwise when an edition takes the place of the one in force. */
export interface EditionReport {
  readonly edition: EditionId;
  readonly before: EditionId;
  readonly comparison: Comparison;
  readonly examination: ExaminationDiff;
  /** How many answers of the last 30 days showed clauses that are reworded or gone. */
  readonly resting: number;
  /** Officers' kept answers that rest on such clauses, named as officers know them. */
  readonly keptAnswers: readonly string[];
}

export interface ReportingParts {
  readonly editions: Pick<Editions, 'content'>;
  /** How many answers given since then showed any of the clauses. */
  readonly countResting: (clauses: readonly ClauseId[], since: number) => Promise<number>;
  /** Names officers' kept answers that rest on any of the clauses. */
  readonly keptAnswersOn: (clauses: readonly ClauseId[]) => Promise<readonly string[]>;
}

/** An answer is gone by for longer, but who asked a month ago has mostly acted on it. */
const LATELY_MS = 30 * 24 * 60 * 60 * 1000;

/** Compares an edition with the one in force, and puts the expected questions to both. */
export async function reportOn(
  next: OpenedEdition,
  before: OpenedEdition,
  { questions, now }: { readonly questions: readonly ExpectedQuestion[]; readonly now: number },
  { editions, countResting, keptAnswersOn }: ReportingParts,
): Promise<EditionReport> {
  const content = (await editions.content(before.edition.id)) ?? (await before.content());
  const comparison = await next.compare(content);
  const day = dayAt(now);
  const examined = await next.examine(questions, day);
  const examinedBefore = await before.examine(questions, day);
  const expectedBefore = new Set((await before.expected(day)).map(named));
  return {
    edition: next.edition.id,
    before: before.edition.id,
    comparison,
    examination: diffExaminations(questions, examinedBefore, examined, (one) => expectedBefore.has(named(one))),
    resting: await countResting(comparison.touched, now - LATELY_MS),
    keptAnswers: await keptAnswersOn(comparison.touched),
  };
}

/** Whether two editions of the same guidance are to answer the same questions with the same clauses, in whichever order. */
export async function expectTheSame(one: OpenedEdition, other: OpenedEdition, day: string): Promise<boolean> {
  const [ours, theirs] = await Promise.all([one.expected(day), other.expected(day)]);
  const asText = (all: readonly ExpectedQuestion[]): string =>
    JSON.stringify(all.map((each) => `${named(each)}\n${each.clauses.toSorted().join('\n')}`).toSorted());
  return asText(ours) === asText(theirs);
}

const named = ({ council, question }: ExpectedQuestion): string => `${council}\n${question}`;

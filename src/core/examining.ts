import type { Answer } from './answer.ts';
import { shown } from './answer.ts';
import { answerMessage } from './answering.ts';
import type { ClauseId, CouncilId, Quote } from './guidance.ts';
import type { Edition } from './ports.ts';
import { readQuestion } from './question.ts';

/** What a council's officers expect of its guidance: which clauses are right for a question, or, of none, that nothing is quoted. */
export interface ExpectedQuestion {
  readonly council: CouncilId;
  readonly question: string;
  /** Any of them is right. */
  readonly clauses: readonly ClauseId[];
}

/** From worst to best, of a question with a right clause. The first: its clause was in force, and is no longer, whatever is answered now. */
const ANSWERED = ['no-longer-in-force', 'wrong', 'missed', 'offered', 'quoted'] as const;
/** The same of a question that nothing may be quoted for. */
const NOT_SETTLED = ['quoted-anyway', 'kept-silent'] as const;

/** How well an edition answers an expected question. */
export type Grade = (typeof ANSWERED)[number] | (typeof NOT_SETTLED)[number];

/** What came of putting a question to an edition. */
export interface Examined {
  readonly grade: Grade;
  /** The clause shown first, if any. */
  readonly first: ClauseId | undefined;
}

/** Puts the question to an edition as a councillor would, without a chooser: what that says is not for an edition to answer for. */
export async function examine({ council, question, clauses }: ExpectedQuestion, edition: Edition): Promise<Examined> {
  const read = readQuestion(question);
  if (read.outcome !== 'read') return { grade: gradeOf(undefined, clauses), first: undefined };
  const message = { text: question, question: read.question, scope: council, earlier: undefined };
  const { answer } = await answerMessage(message, edition, undefined);
  return { grade: gradeOf(answer, clauses), first: shown(answer)[0]?.clause };
}

/** `right`: the clauses any of which is right; if there are none, nothing is to be quoted. */
export function gradeOf(answer: Answer | undefined, right: readonly ClauseId[]): Grade {
  const quotes = answer === undefined ? [] : quotesIn(answer);
  if (right.length === 0) return quotes.length > 0 ? 'quoted-anyway' : 'kept-silent';
  const isRight = ({ clause }: Quote): boolean => right.includes(clause);
  if (quotes.slice(0, 1).some(isRight)) return 'quoted';
  if (answer !== undefined && shown(answer).some(isRight)) return 'offered';
  return quotes.length > 0 ? 'wrong' : 'missed';
}

function quotesIn(answer: Answer): readonly Quote[] {
  if (answer.outcome === 'quoted') return answer.quotes;
  return answer.outcome === 'in-parts' ? answer.parts.flatMap((part) => quotesIn(part.answer)) : [];
}

/** How high a grade is among those of its kind of question. */
const rankOf = (grade: Grade): number =>
  Math.max(
    ANSWERED.findIndex((each) => each === grade),
    NOT_SETTLED.findIndex((each) => each === grade),
  );

const isBest = (grade: Grade): boolean => grade === 'quoted' || grade === 'kept-silent';

/** A question that is answered otherwise, with its grade before and now. */
export interface Regraded {
  readonly expected: ExpectedQuestion;
  readonly before: Grade;
  readonly now: Grade;
}

/** A question that is answered no better and no worse, and shows another clause first. */
export interface OtherClause {
  readonly expected: ExpectedQuestion;
  readonly before: ClauseId | undefined;
  readonly now: ClauseId | undefined;
}

/** What changes for the expected questions when one edition takes the place of another. */
export interface ExaminationDiff {
  readonly asked: number;
  readonly worse: readonly Regraded[];
  readonly better: readonly Regraded[];
  readonly otherClause: readonly OtherClause[];
  /** Not expected of the edition before, and not met by this one either; none of them is worse. */
  readonly notMet: readonly Regraded[];
}

/** `before` and `now` are in the order of `questions`; `expectedBefore`: whether the edition before had the question as well. */
export function diffExaminations(
  questions: readonly ExpectedQuestion[],
  before: readonly Examined[],
  now: readonly Examined[],
  expectedBefore: (expected: ExpectedQuestion) => boolean,
): ExaminationDiff {
  const rows = questions.flatMap((expected, index) => {
    const [old, fresh] = [before[index], now[index]];
    return old === undefined || fresh === undefined ? [] : [{ expected, old, fresh }];
  });
  const regraded = rows.map(({ expected, old, fresh }) => ({ expected, before: old.grade, now: fresh.grade }));
  const step = (one: Regraded): number => rankOf(one.now) - rankOf(one.before);
  return {
    asked: rows.length,
    worse: regraded.filter((one) => step(one) < 0),
    better: regraded.filter((one) => step(one) > 0),
    otherClause: rows
      .filter(({ old, fresh }) => old.grade === fresh.grade && old.first !== fresh.first)
      .map(({ expected, old, fresh }) => ({ expected, before: old.first, now: fresh.first })),
    notMet: regraded.filter((one) => step(one) >= 0 && !isBest(one.now) && !expectedBefore(one.expected)),
  };
}

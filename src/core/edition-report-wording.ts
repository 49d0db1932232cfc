import { countsLine } from './diff-lines.ts';
import type { EditionReport } from './edition-report.ts';
import type { ExpectedQuestion, Grade, OtherClause, Regraded } from './examining.ts';
import type { ClauseId, CouncilId } from './guidance.ts';
import { oneLine } from './home.ts';
import type { Resting } from './ports.ts';

/** Every sentence about what an edition changes. Plain British English, short, never blaming. */

/** What is named of each kind; the others are counted. */
const MOST_NAMED = 5;
const QUESTION = 120;

/** What becomes otherwise: what is refused first, then what changes, then what that bears on. */
export function reportLines(report: EditionReport | undefined): readonly string[] {
  if (report === undefined) return [];
  const { comparison, examination, withdrawn, resting, keptAnswers } = report;
  const { asked, worse, better, otherClause, notMet } = examination;
  const unsaid = comparison.changed - comparison.lines.length;
  const regraded = (one: Regraded): string => regradedLine(one, withdrawn.includes(one.expected));
  return [
    ...named('Answered worse', worse.map(regraded), QUESTIONS),
    countsLine(comparison.counts),
    ...comparison.lines.map((line) => (line.startsWith(' ') ? item(line.trim()) : line)),
    ...(unsaid > 0 ? [`… and ${unsaid} more changes.`] : []),
    `Expected questions: ${asked} asked of both editions, ${worse.length} answered worse, ${better.length} better, ${otherClause.length} with another clause first.`,
    ...named('Not expected any more', withdrawn.map(expectedLine), QUESTIONS),
    ...named('Answered better', better.map(regraded), QUESTIONS),
    ...named('Not met yet', notMet.map(regraded), QUESTIONS),
    ...named('Another clause first', otherClause.map(otherClauseLine), QUESTIONS),
    ...named(restingHeading(resting.answers), resting.clauses.map(restingLine), CLAUSES),
    ...(keptAnswers.length === 0 ? [] : ['Officers’ answers to look at again:', ...keptAnswers.map(item)]),
  ];
}

const restingHeading = (answers: number): string =>
  `${counted(answers, ANSWERS)} of the last 30 days showed clauses that are reworded, gone or out of force`;

/** "gedling/social-media-guidance/4.8: 3 answers". */
const restingLine = ({ clause, answers }: Resting['clauses'][number]): string =>
  `${clause}: ${counted(answers, ANSWERS)}`;

/** One of something, and more of it. */
type Noun = readonly [one: string, more: string];
const QUESTIONS: Noun = ['question', 'questions'];
const CLAUSES: Noun = ['clause', 'clauses'];
const ANSWERS: Noun = ['answer', 'answers'];

const counted = (count: number, [one, more]: Noun): string => `${count} ${count === 1 ? one : more}`;

function named(heading: string, lines: readonly string[], [one, more]: Noun): readonly string[] {
  if (lines.length === 0) return [];
  const left = lines.length - MOST_NAMED;
  const rest = left > 0 ? [`… and ${left} more ${left === 1 ? one : more}.`] : [];
  return [`${heading}:`, ...lines.slice(0, MOST_NAMED).map(item), ...rest];
}

const asked = ({ council, question }: ExpectedQuestion): string => `${council}: “${oneLine(question, QUESTION)}”`;

/** "gedling: “May I …?”: the right clause quoted → nothing right shown". */
function regradedLine({ expected, before, now }: Regraded, withdrawn: boolean): string {
  const grades = before === now ? GRADES[now] : `${GRADES[before]} → ${GRADES[now]}`;
  return `${asked(expected)}${withdrawn ? WITHDRAWN : ''}: ${grades}`;
}
const WITHDRAWN = ' (not expected any more)';

/** "gedling: “May I …?” (social-media-guidance/4.8)". */
const expectedLine = (expected: ExpectedQuestion): string =>
  `${asked(expected)} (${expected.clauses.map((clause) => inFiles(clause, expected.council)).join(', ') || NO_CLAUSE})`;
const NO_CLAUSE = 'without a quote';

/** "gedling: “May I …?”: social-media-guidance/4.8 → social-media-guidance/4.9". */
const otherClauseLine = ({ expected, before, now }: OtherClause): string =>
  `${asked(expected)}: ${[before, now].map((one) => (one === undefined ? 'none' : inFiles(one, expected.council))).join(' → ')}`;

/** A clause as its council’s files name it. */
const inFiles = (clause: ClauseId, council: CouncilId): string =>
  clause.startsWith(`${council}/`) ? clause.slice(council.length + 1) : clause;

const GRADES: Readonly<Record<Grade, string>> = {
  quoted: 'the right clause quoted',
  offered: 'the right clause shown among others',
  missed: 'the right clause not shown',
  wrong: 'a wrong clause quoted',
  'no-longer-in-force': 'its clause is no longer in force',
  'kept-silent': 'nothing quoted, as expected',
  'quoted-anyway': 'a clause quoted though none is right',
};

export const item = (text: string): string => `• ${text}`;

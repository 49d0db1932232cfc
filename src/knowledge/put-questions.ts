import { createConsider } from '../core/considering.ts';
import type { ClauseId, CouncilId } from '../core/guidance.ts';
import type { Edition } from '../core/ports.ts';
import { readQuestion } from '../core/question.ts';
import { clausesOf } from './check.ts';
import { readDocuments } from './document-rows.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './problem.ts';
import { expectedClauseId } from './read-folder.ts';
import type { Folder, ReadFile } from './read-folder.ts';
import type { Path } from './read-yaml.ts';
import type { Rule } from './rules.ts';

/** A phrasing or an expected question, and the clauses that are right. */
export interface PutQuestion {
  readonly rule: Extract<Rule, 'phrasing-leads-elsewhere' | 'unmet-question'>;
  readonly file: Pick<ReadFile<unknown>, 'file' | 'at'>;
  readonly path: Path;
  readonly council: CouncilId;
  readonly text: string;
  readonly right: ReadonlySet<ClauseId>;
}

/** The same with what is found first for it. */
export interface FoundFirst extends PutQuestion {
  readonly first: ClauseId | undefined;
}

export const isRight = ({ first, right }: Pick<FoundFirst, 'first' | 'right'>): boolean =>
  first !== undefined && right.has(first);

/** What is known to lead to a clause, as councillors would ask it. */
export function questionsOf(folder: Folder): readonly PutQuestion[] {
  const phrasings = readDocuments(folder).flatMap(({ file, rows }) =>
    rows.flatMap(({ clause, path }) =>
      clause.asked.map((text, index): PutQuestion => ({
        rule: 'phrasing-leads-elsewhere',
        file,
        path: [...path, 'asked', index],
        council: file.council,
        text,
        right: new Set([clause.id]),
      })),
    ),
  );
  const expected = folder.expected.flatMap((file) =>
    file.value.flatMap(({ question, clause }, index): readonly PutQuestion[] =>
      clause === undefined
        ? []
        : [
            {
              rule: 'unmet-question',
              file,
              path: [index, 'question'],
              council: file.council,
              text: question,
              right: new Set(clausesOf(clause).map((named) => expectedClauseId(file.council, named))),
            },
          ],
    ),
  );
  return [...phrasings, ...expected];
}

/** Finds the first clause for each, in the guidance of its council. */
export async function putTo(
  { find }: Pick<Edition, 'find'>,
  questions: readonly PutQuestion[],
  told: (done: number, total: number) => void,
): Promise<readonly FoundFirst[]> {
  const all: FoundFirst[] = [];
  for (const question of questions) {
    const read = readQuestion(question.text);
    const found = read.outcome === 'read' ? await find(read.question, question.council, 1) : undefined;
    all.push({ ...question, first: found?.candidates[0]?.clause.id });
    if (all.length % TOLD_EACH === 0 || all.length === questions.length) told(all.length, questions.length);
  }
  return all;
}
const TOLD_EACH = 100;

/** Those that lead to another clause than the one they stand with. */
export const ledElsewhere = (put: readonly FoundFirst[]): readonly Problem[] =>
  put
    .filter((each) => !isRight(each))
    .map(({ rule, file, path, text, first }) => {
      const sentence = first === undefined ? `“${text}” leads to no clause.` : `“${text}” leads to ${first} first.`;
      return problemAt(rule, file, path, sentence);
    });

/** Clauses that nothing known to be asked finds first. */
export function unreached(folder: Folder, put: readonly FoundFirst[]): readonly Problem[] {
  const reached = new Set(put.map(({ first }) => first));
  return readDocuments(folder).flatMap(({ file, rows }) =>
    rows
      .filter(({ clause }) => !reached.has(clause.id))
      .map(({ path }) =>
        problemAt('unreached-clause', file, path, 'No phrasing and no expected question finds this clause first.'),
      ),
  );
}

/** Questions that must not be answered with a quote and are. */
export async function quotedInVain(folder: Folder, edition: Edition): Promise<readonly Problem[]> {
  // What is overdue is no matter here.
  const consider = createConsider({ knowledge: { current: () => edition }, clock: () => 0 });
  const all: Problem[] = [];
  for (const file of folder.expected) {
    for (const [index, { question, mustNotQuote }] of file.value.entries()) {
      if (mustNotQuote !== true) continue;
      const considered = await consider(question, file.council);
      if (considered.outcome !== 'considered' || considered.answer.outcome !== 'quoted') continue;
      const [first] = considered.answer.quotes;
      const sentence = `“${question}” must not be answered with a quote, and ${first.clause} is quoted.`;
      all.push(problemAt('unmet-question', file, [index, 'question'], sentence));
    }
  }
  return all;
}

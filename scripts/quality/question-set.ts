import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { councilId } from '../../src/core/guidance.ts';
import type { CouncilId, Quote } from '../../src/core/guidance.ts';
import { clausesOf } from '../../src/knowledge/check.ts';
import { expectedClauseId } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';

/** A clause as it is shown. */
export type Shown = Pick<Quote, 'clause' | 'text'>;

export interface SetQuestion {
  readonly question: string;
  /** The council whose guidance is asked; undefined: all. */
  readonly scope: CouncilId | undefined;
  readonly style: string;
  readonly kind: string;
  readonly answerable: boolean;
  isAnsweredBy(shown: Shown): boolean;
}

export interface QuestionSet {
  readonly name: string;
  readonly questions: readonly SetQuestion[];
}

const row = z.object({
  id: z.string(),
  question: z.string(),
  scope: z.string().nullable(),
  answerable: z.boolean(),
  /** Snippets of which a right clause's text holds one. */
  gold: z.array(z.string()),
  style: z.string(),
  kind: z.string(),
});

/** Reads a file of one question a line. */
export async function readQuestionSet(path: string): Promise<QuestionSet> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const questions = lines.map((line): SetQuestion => {
    const { question, scope, answerable, gold, style, kind } = row.parse(JSON.parse(line));
    return {
      question,
      scope: scope === null ? undefined : councilId(scope),
      style,
      kind,
      answerable,
      isAnsweredBy: ({ text }) => holdsOne(text, gold),
    };
  });
  return { name: basename(path), questions };
}

/** The expected questions, each asked of its own council. Those that must not be quoted are of every kind. */
export const expectedQuestions = ({ expected }: Pick<Folder, 'expected'>): QuestionSet => ({
  name: 'expected questions, each of its own council (the weights were learnt from these)',
  questions: expected.flatMap(({ council, value }) =>
    value.map(({ question, clause }): SetQuestion => {
      const right = new Set<string>(clausesOf(clause).map((named) => expectedClauseId(council, named)));
      return {
        question,
        scope: council,
        style: 'expected',
        kind: right.size > 0 ? 'expected' : 'near-miss',
        answerable: right.size > 0,
        isAnsweredBy: (shown) => right.has(shown.clause),
      };
    }),
  ),
});

/** True if the text holds one of the snippets, whatever their spacing, marks and capitals. */
export function holdsOne(text: string, snippets: readonly string[]): boolean {
  const folded = fold(text);
  return snippets.some((snippet) => folded.includes(fold(snippet)));
}

const fold = (text: string): string =>
  text
    .replace(/[*[\]#_]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase();

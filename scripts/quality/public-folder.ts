import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import type { Clause, ClauseId } from '../../src/core/guidance.ts';

/** A question with the texts that answer it. */
export interface PublicQuestion {
  readonly text: string;
  readonly relevance: ReadonlyMap<ClauseId, number>;
}

/** A public set, its texts as clauses of one pretend council that have just been imported. */
export interface PublicSet {
  readonly clauses: readonly Clause[];
  /** Those for which a text is judged relevant. */
  readonly questions: readonly PublicQuestion[];
}

const passage = z.object({ id: z.string(), title: z.string(), text: z.string() });
const query = z.looseObject({ id: z.string() });
const words = z.string();

/** Reads corpus.jsonl, queries.jsonl and qrels.tsv. `field`: where a query's question stands. */
export async function readPublicSet(folder: string, field: string): Promise<PublicSet> {
  const lines = async (file: string): Promise<readonly string[]> =>
    (await readFile(join(folder, file), 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const corpus = (await lines('corpus.jsonl')).map((line) => passage.parse(JSON.parse(line)));
  const judged = judgements(await lines('qrels.tsv'));
  const queries = (await lines('queries.jsonl')).map((line) => query.parse(JSON.parse(line)));
  return {
    clauses: corpus.map(clauseFrom),
    questions: queries.flatMap((row) => {
      const relevance = judged.get(row.id);
      return relevance === undefined ? [] : [{ text: words.parse(row[field]), relevance }];
    }),
  };
}

/** By question, then by clause: from lines of question, text and relevance. A header has no number, and is passed over. */
export function judgements(lines: readonly string[]): ReadonlyMap<string, ReadonlyMap<ClauseId, number>> {
  const judged = new Map<string, Map<ClauseId, number>>();
  for (const line of lines) {
    const [question = '', text = '', relevance = ''] = line.trim().split('\t');
    if (!(Number(relevance) > 0)) continue;
    judged.set(question, (judged.get(question) ?? new Map<ClauseId, number>()).set(idOf(text), Number(relevance)));
  }
  return judged;
}

const COUNCIL = councilId('pretend');
const DOCUMENT = documentId('public-set');
const idOf = (key: string): ClauseId => clauseId(COUNCIL, DOCUMENT, key);

const clauseFrom = ({ id, title, text }: z.infer<typeof passage>): Clause => ({
  id: idOf(id),
  key: id,
  parts: { text, items: [], footnotes: [] },
  text,
  asked: [],
  differsFrom: [],
  citation: {
    council: COUNCIL,
    councilName: 'Pretend council',
    document: DOCUMENT,
    title: 'Public set',
    headings: title === '' ? [] : [title],
    dates: {},
  },
});

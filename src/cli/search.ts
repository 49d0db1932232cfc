import { performance } from 'node:perf_hooks';
import { councilFrom } from '../reader.ts';
import type { FilesReader } from '../reader.ts';
import { readQuestion } from '../core/question.ts';
import { asAtFrom } from './as-at.ts';
import { runBatch } from './batch.ts';
import { sayNotInForce } from './not-in-force.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Ranks clauses for JSON lines of questions, whatever the confidence. */
export async function searchBatch(
  terminal: Terminal,
  reader: FilesReader,
  options: { council?: string; limit: number; asAt?: string },
): Promise<Exit> {
  await sayNotInForce(terminal, reader);
  const fallback = councilFrom(options.council, reader.knowledge) ?? reader.council;
  const asAt = asAtFrom(options.asAt);
  return runBatch(terminal, async ({ question, council, asAt: day }) => {
    const scope = councilFrom(council, reader.knowledge) ?? fallback;
    const started = performance.now();
    const read = readQuestion(question);
    const edition = reader.knowledge.current(asAtFrom(day) ?? asAt);
    const found = read.outcome === 'read' ? await edition.find(read.question, scope, options.limit) : undefined;
    const ranking = (found?.candidates ?? []).map(({ clause, score }) => ({
      council: clause.citation.council,
      document: clause.citation.document,
      clause: clause.key,
      score: Number(score.toFixed(6)),
    }));
    return { ranking, tookMs: Number((performance.now() - started).toFixed(1)) };
  });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Clause, ClauseId } from '../core/guidance.ts';
import { editFile } from '../knowledge/edit-file.ts';
import type { EditedFile } from '../knowledge/edit-file.ts';
import type { Embedder } from '../knowledge/embedder.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { readPhrasingReply } from '../knowledge/phrasing-reply.ts';
import { nameOf } from '../knowledge/phrasing-request.ts';
import { readReview, reviewOf } from '../knowledge/phrasing-review.ts';
import { judge, stands } from '../knowledge/phrasing-trial.ts';
import type { Judged, MadeBy, Proposal } from '../knowledge/phrasing-trial.ts';
import { phrasingsByRule } from '../knowledge/phrasings-by-rule.ts';
import { phrasingsShared } from '../knowledge/phrasings-shared.ts';
import { problemLine } from '../knowledge/problem.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import { councilNames } from '../knowledge/vocabulary.ts';
import { addGaps, lentTo } from './gaps-lent.ts';
import { openFolder, withVectors } from './phrasings-folder.ts';
import type { OpenFolder } from './phrasings-folder.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Larger than any reply to any number of requests. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Prints what a model replied as a file to look through; with `write` adds at once what passes. */
export async function importReply(
  terminal: Terminal,
  config: Config,
  { council, path, write }: { readonly council: string; readonly path: string; readonly write: boolean },
  embedder?: Embedder,
): Promise<Exit> {
  const text = await textOf(terminal, path);
  if (text === undefined) return EXIT.fault;
  const open = await openFolder(terminal, config.knowledge, council);
  if (open === undefined) return EXIT.problems;
  const { proposed, unread } = readPhrasingReply(text);
  const { proposals, unknown } = namedIn(open, proposed, () => 'model');
  for (const name of unknown)
    await writeLine(terminal.stderr, `There is no clause ${name}: its phrasings are left out.`);
  if (unread > 0) await writeLine(terminal.stderr, `${unread} lines are not of the form asked for, and are left out.`);
  const judged = await withVectors(terminal, config, embedder, (cache) =>
    judge(open.folder, open.council, proposals, cache),
  );
  if (!write) return print(terminal, open, judged);
  await nameFailed(terminal, judged);
  return add(terminal, config, open, judged.filter(stands));
}

/**
 * Prints phrasings made by rule, and phrasings and gaps of other councils whose guidance says the same, as a file to look through. Of one document, only
 * its phrasings: gaps are the council's.
 */
export async function proposeOwn(
  terminal: Terminal,
  config: Config,
  { council, document }: { readonly council: string; readonly document?: string },
  embedder?: Embedder,
): Promise<Exit> {
  const open = await openFolder(terminal, config.knowledge, council);
  if (open === undefined) return EXIT.problems;
  const isWanted = ({ citation }: Clause): boolean => document === undefined || citation.document === document;
  if (document !== undefined && !open.clauses.some(isWanted)) {
    await writeLine(terminal.stderr, `There is no document ${JSON.stringify(document)}.`);
    return EXIT.usage;
  }
  const bare = open.clauses.filter(
    (clause) => isWanted(clause) && clause.asked.length + (clause.askedByMachine?.length ?? 0) === 0,
  );
  const shipped = await readFolder(SHIPPED_KNOWLEDGE);
  const others = [...open.folder.documents, ...shipped.documents]
    .filter((one) => one.council !== open.council)
    .flatMap(({ clauses }) => clauses);
  const names = councilNames([...open.folder.councils, ...shipped.councils]);
  return withVectors(terminal, config, embedder, async (cache) => {
    const shared = await phrasingsShared(bare, others, names, cache);
    const byRule = phrasingsByRule(open.clauses);
    const made = (by: MadeBy, from: ReadonlyMap<ClauseId, readonly string[]>): readonly Proposal[] =>
      bare.flatMap((clause) => (from.get(clause.id) ?? []).map((phrasing) => ({ clause, phrasing, made: by })));
    const proposals = [...made('shared', shared), ...made('rule', byRule)];
    const judged = await judge(open.folder, open.council, proposals, cache);
    return print(terminal, open, judged, document === undefined ? await lentTo(open, shipped, cache) : undefined);
  });
}

/** Adds what an officer accepted to the files, if it still stands the trial. */
export async function acceptReview(
  terminal: Terminal,
  config: Config,
  path: string,
  embedder?: Embedder,
): Promise<Exit> {
  const text = await textOf(terminal, path);
  if (text === undefined) return EXIT.fault;
  const read = readReview(path, text);
  if (read.outcome === 'faulty') {
    for (const problem of read.problems) await writeLine(terminal.stderr, problemLine(problem));
    return EXIT.fault;
  }
  const { council, phrasings, gaps } = read.review;
  const open = await openFolder(terminal, config.knowledge, council);
  if (open === undefined) return EXIT.problems;
  const accepted = phrasings.filter(({ accept }) => accept === 'yes');
  const rows = accepted.map(({ clause, phrasing, made }) => ({ clause, asked: [phrasing], made }));
  const { proposals, unknown } = namedIn(open, rows, ({ made }) => made);
  for (const name of unknown)
    await writeLine(terminal.stderr, `There is no clause ${name}: its phrasings are left out.`);
  return withVectors(terminal, config, embedder, async (cache) => {
    const judged = await judge(open.folder, open.council, proposals, cache);
    await nameFailed(terminal, judged);
    const [accepting, gapsAccepted] = [judged.filter(stands), gaps.some(({ accept: said }) => said === 'yes')];
    const added = accepting.length > 0 || !gapsAccepted ? await add(terminal, config, open, accepting) : EXIT.done;
    const lent = await addGaps(terminal, config, open, gaps, cache);
    return added === EXIT.done ? lent : added;
  });
}

async function textOf(terminal: Terminal, path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes !== undefined && bytes.length <= MOST_BYTES) return bytes.toString('utf8');
  await writeLine(terminal.stderr, bytes === undefined ? `Cannot read ${path}.` : `${path} is too large.`);
  return undefined;
}

function namedIn<Row extends { readonly clause: string; readonly asked: readonly string[] }>(
  { clauses }: OpenFolder,
  rows: readonly Row[],
  made: (row: Row) => MadeBy,
): { readonly proposals: readonly Proposal[]; readonly unknown: readonly string[] } {
  const byName = new Map(clauses.map((clause) => [nameOf(clause), clause]));
  const proposals = rows.flatMap((row) => {
    const clause = byName.get(row.clause);
    return clause === undefined
      ? []
      : row.asked.map((phrasing) => ({ clause, phrasing: phrasing.trim(), made: made(row) }));
  });
  // Shown on a screen: nothing in it may move the cursor.
  const unknown = rows.filter(({ clause }) => !byName.has(clause)).map(({ clause }) => JSON.stringify(clause));
  return { proposals, unknown: [...new Set(unknown)] };
}

async function print(
  terminal: Terminal,
  { council }: OpenFolder,
  judged: readonly Judged[],
  lent?: Parameters<typeof reviewOf>[2],
): Promise<Exit> {
  await writeLine(terminal.stdout, reviewOf(council, judged, lent).trimEnd());
  const passed = judged.filter(stands).length;
  await writeLine(terminal.stderr, `${judged.length} phrasings, of which ${passed} stand the trial.`);
  const gaps = lent?.gaps.length ?? 0;
  if (gaps > 0)
    await writeLine(terminal.stderr, `${gaps} ${gaps === 1 ? 'gap' : 'gaps'} of councils with like guidance.`);
  return EXIT.done;
}

async function nameFailed(terminal: Terminal, judged: readonly Judged[]): Promise<void> {
  for (const { clause, phrasing, why } of judged)
    if (why !== undefined)
      await writeLine(terminal.stderr, `${nameOf(clause)}: ${JSON.stringify(phrasing)} ${why}, and is left out.`);
}

async function add(
  terminal: Terminal,
  { knowledge }: Config,
  { council, digests }: OpenFolder,
  accepted: readonly Judged[],
): Promise<Exit> {
  let exit: Exit = EXIT.done;
  for (const [document, rows] of Map.groupBy(accepted, ({ clause }) => clause.citation.document)) {
    const name = `${council}/${document}.yaml`;
    const byClause = Map.groupBy(rows, ({ clause }) => clause.key);
    const phrasings = [...byClause].map(([clause, those]) => ({
      clause,
      asked: those.map(({ phrasing }) => phrasing),
      by: 'machine' as const,
    }));
    const path = join(knowledge, council, `${document}.yaml`);
    const edited = await editFile(path, name, digests.get(document) ?? '', { file: 'document', phrasings });
    if (edited.outcome !== 'written') exit = EXIT.fault;
    await writeLine(
      edited.outcome === 'written' ? terminal.stdout : terminal.stderr,
      `${name}: ${toldOf(edited, rows)}`,
    );
  }
  if (accepted.length === 0) await writeLine(terminal.stdout, 'Nothing was added.');
  return exit;
}

function toldOf(edited: EditedFile, rows: readonly Judged[]): string {
  switch (edited.outcome) {
    case 'written':
      return `${rows.length} phrasings added.`;
    case 'changed':
      return 'it has changed meanwhile. Nothing was added; please try again.';
    case 'cannot-write':
      return `it cannot be written (${edited.why}). Nothing was added.`;
    case 'no-place':
      return `there is no clause ${edited.named} any more. Nothing was added.`;
    case 'faulty':
    case 'unsafe':
      return 'its form is not one that can be added to. Nothing was added; please add the phrasings by hand.';
  }
}

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Fault } from '../core/errors.ts';
import { adapted } from '../knowledge/adapter.ts';
import { advise } from '../knowledge/advise.ts';
import { adviseOnQuestions } from '../knowledge/advise-on-questions.ts';
import { check } from '../knowledge/check.ts';
import { createEmbedder } from '../knowledge/embedder.ts';
import type { Embedder } from '../knowledge/embedder.ts';
import { openEmbeddingCache } from '../knowledge/embedding-cache.ts';
import { cachedVectors, SHIPPED_KNOWLEDGE, shippedVectors } from '../knowledge/embedding-files.ts';
import { problemLine } from '../knowledge/problem.ts';
import type { Problem } from '../knowledge/problem.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import type { Folder } from '../knowledge/read-folder.ts';
import { unstableIds } from '../knowledge/unstable-ids.ts';
import { loggerFor } from '../reader.ts';
import { progressFor } from './progress.ts';
import { sarifOf } from './sarif.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

interface CheckOptions {
  readonly knowledge?: string;
  readonly council?: string;
  readonly questions?: boolean;
  readonly against?: string;
  readonly json?: boolean;
  readonly sarif?: string;
}

interface Given {
  readonly clock: () => number;
  /** The sentence model, where one is loaded already. */
  readonly embedder: Embedder | undefined;
}

/** Makes `check` of a command that takes a folder of guidance. */
export function addCheck(
  command: Command,
  terminal: Terminal,
  config: (options: { knowledge?: string }) => Config,
  end: (exit: Exit) => void,
  given: Given,
): void {
  command
    .description('name every problem of the knowledge base by file, line and column, and a way to mend it')
    .option('--questions', 'also put every phrasing and every expected question to it, which takes a minute')
    .option('--against <dir>', 'also compare the ids of clauses with a folder of before')
    .option('--json', 'print the problems as one JSON array')
    .option('--sarif <file>', 'write them as SARIF 2.1.0, for code hosts; - prints it')
    .action(async (options: CheckOptions) => end(await checkKnowledge(terminal, config(options), options, given)));
}

/** Names every problem of a knowledge base, or says what is in it. Advice alone is no reason to end with 3. */
async function checkKnowledge(
  terminal: Terminal,
  config: Config,
  options: CheckOptions,
  { clock, embedder = createEmbedder() }: Given,
): Promise<Exit> {
  const root = config.knowledge;
  const folder = await readFolder(root, SHIPPED_KNOWLEDGE, options.council);
  const faults = [...(await check(root, folder)), ...(await idProblems(folder, options))];
  const advice = await advise(root, folder, new Date(clock()).toISOString().slice(0, 10));
  const asked = options.questions === true && faults.length === 0;
  if (options.questions === true && !asked)
    await writeLine(terminal.stderr, 'The questions are put to the guidance once no fault is left.');
  const problems = [...faults, ...advice, ...(asked ? await questionProblems(terminal, folder, config, embedder) : [])];
  await print(terminal, problems, folder, root, options);
  return faults.length > 0 ? EXIT.problems : EXIT.done;
}

async function idProblems(folder: Folder, { against, council: only }: CheckOptions): Promise<readonly Problem[]> {
  if (against === undefined) return [];
  const before = await readFolder(against, SHIPPED_KNOWLEDGE, only);
  const [unread] = before.problems;
  if (unread === undefined) return unstableIds(before, folder);
  throw new Fault('KNOWLEDGE_FAULTY', `The folder to compare with cannot be used:\n${against}/${problemLine(unread)}`);
}

async function questionProblems(
  terminal: Terminal,
  folder: Folder,
  config: Config,
  embedder: Embedder,
): Promise<readonly Problem[]> {
  const log = loggerFor(config, terminal);
  const progress = progressFor(terminal, log);
  const cache = await openEmbeddingCache({
    embedder: adapted(embedder),
    log,
    shipped: shippedVectors(config.knowledge),
    cache: cachedVectors(config.data),
    progress,
    stopped: terminal.stopped,
  });
  try {
    return await adviseOnQuestions(folder, cache, () => terminal.stopped.throwIfAborted());
  } finally {
    await cache.close();
  }
}

async function print(
  terminal: Terminal,
  problems: readonly Problem[],
  folder: Folder,
  root: string,
  { json, sarif }: CheckOptions,
): Promise<void> {
  const { stdout } = terminal;
  if (sarif !== undefined) {
    const log = JSON.stringify(sarifOf(problems, root, resolve('.')), undefined, 2);
    if (sarif === '-') return writeLine(stdout, log);
    await writeFile(sarif, `${log}\n`).catch((cause: unknown) => {
      throw new Fault('CONFIG_INVALID', `${sarif} cannot be written. Is there such a folder?`, { cause });
    });
  }
  if (json === true) return writeLine(stdout, JSON.stringify(problems, undefined, 2));
  for (const problem of problems) {
    const { level, rule, mend } = problem;
    await writeLine(stdout, `${problemLine(problem)}\n    ${level} ${rule}: ${mend}`);
  }
  await writeLine(stdout, summaryOf(problems, folder));
}

function summaryOf(problems: readonly Problem[], folder: Folder): string {
  const faults = problems.filter(({ level }) => level === 'fault').length;
  const advice = problems.length - faults;
  const toLookAt = advice === 0 ? '' : ` ${advice} ${advice === 1 ? 'thing is' : 'things are'} worth a look.`;
  if (faults > 0) return `${faults} ${faults === 1 ? 'problem' : 'problems'} to mend.${toLookAt}`;
  const clauses = folder.documents.flatMap((document) => document.clauses);
  const phrasings = clauses.reduce(
    (count, { asked, askedByMachine = [] }) => count + asked.length + askedByMachine.length,
    0,
  );
  const questions = folder.expected.reduce((count, file) => count + file.value.length, 0);
  const counts = [
    counted(folder.councils.length, 'council'),
    counted(folder.documents.length, 'document'),
    counted(clauses.length, 'clause'),
    counted(phrasings, 'phrasing'),
    counted(questions, 'expected question'),
  ];
  return `No problems: ${counts.join(', ')}.${toLookAt}`;
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

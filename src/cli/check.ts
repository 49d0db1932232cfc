import { check } from '../knowledge/check.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { problemLine } from '../knowledge/problem.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Names every problem of a knowledge base by file, line and column, or says what is in it. */
export async function checkKnowledge(terminal: Terminal, root: string): Promise<Exit> {
  const folder = await readFolder(root, SHIPPED_KNOWLEDGE);
  const problems = await check(root, folder);
  for (const problem of problems) await writeLine(terminal.stdout, problemLine(problem));
  if (problems.length > 0) {
    await writeLine(terminal.stdout, `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} to mend.`);
    return EXIT.problems;
  }
  const clauses = folder.documents.flatMap((document) => document.clauses);
  const phrasings = clauses.reduce(
    (count, { asked, askedByMachine = [] }) => count + asked.length + askedByMachine.length,
    0,
  );
  const questions = folder.expected.reduce((count, file) => count + file.value.length, 0);
  await writeLine(
    terminal.stdout,
    `No problems: ${folder.councils.length} councils, ${folder.documents.length} documents, ${clauses.length} clauses, ` +
      `${phrasings} phrasings, ${questions} expected questions.`,
  );
  return EXIT.done;
}

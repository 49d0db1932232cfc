import type { Command } from 'commander';
import { storedClauseId } from '../core/guidance.ts';
import { markedAnswer } from '../core/marked-answer.ts';
import type { MarkedStores } from '../core/marked-answer.ts';
import type { InForce } from '../core/receipt-sheet.ts';
import { refusedLine } from '../core/refusal-wording.ts';
import { sheetText } from '../core/sheet-text.ts';
import type { Suggesting } from '../core/suggesting.ts';
import { BY_COMMAND } from '../core/suggestion-rights.ts';
import { suggestionSheet } from '../core/suggestion-sheets.ts';
import { decidedLine } from '../core/suggestion-wording.ts';
import { readAsked } from '../core/suggestion-words.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What is needed to suggest something of an answer that was marked as wrong. */
export interface ToPropose {
  readonly marked: MarkedStores;
  readonly suggesting: Pick<Suggesting, 'propose'>;
}

export interface ProposeOptions {
  readonly knowledge?: string;
  readonly clause: string;
  readonly words?: string;
  readonly expect?: boolean;
}

/** Makes `suggestions propose` of a command; `within` opens what it works with. */
export function addPropose(
  command: Command,
  terminal: Terminal,
  within: (options: ProposeOptions, work: (opened: ToPropose, inForce: InForce) => Promise<Exit>) => Promise<void>,
): void {
  command
    .description('suggest the clause that an answer marked as wrong should have quoted')
    .argument('<receipt>', 'the code of the answer’s receipt, as `clausebook feedback list` shows it')
    .requiredOption('--clause <id>', 'the clause by its id, such as gedling/social-media-guidance/4.8')
    .option('--words <text>', 'how councillors ask for it (default: what was written with the mark)')
    .option('--expect', 'as a question that every edition must answer with it, and not as a way to ask')
    .option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)')
    .action((receipt: string, options: ProposeOptions) =>
      within(options, (opened, inForce) => propose(terminal, receipt, options, opened, inForce)),
    );
}

async function propose(
  { stdout, stderr }: Terminal,
  receipt: string,
  { clause: named, words, expect }: ProposeOptions,
  { marked, suggesting }: ToPropose,
  inForce: InForce,
): Promise<Exit> {
  const refuse = async (sentence: string): Promise<Exit> => {
    await writeLine(stderr, sentence);
    return EXIT.fault;
  };
  const found = await markedAnswer(receipt, inForce.councils, marked);
  const team = found?.council.teams[0]?.id;
  if (found === undefined) return refuse(refusedLine('teaches-nothing'));
  if (team === undefined) return refuse(refusedLine('no-team'));
  const { said, council } = found;
  const clause = inForce.clause(storedClauseId(named));
  if (clause?.citation.council !== council.id)
    return refuse(`${council.name} has no clause in force of the id ${named}.`);
  const read = readAsked({ text: words ?? said.words });
  if ('why' in read) return refuse(refusedLine(read.why));
  const from = { kind: 'answer', receipt: said.receipt.code } as const;
  const suggested = { kind: expect === true ? 'expected' : 'phrasing', ...read, clause: clause.id } as const;
  const result = await suggesting.propose(council, { council: council.id, team, from, people: 1, suggested });
  if (result.outcome !== 'proposed') return refuse(decidedLine(result));
  await writeLine(stdout, sheetText(suggestionSheet(result.suggestion, inForce, BY_COMMAND)));
  return EXIT.done;
}

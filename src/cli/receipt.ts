import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { periodsOf } from '../core/edition-periods.ts';
import type { EditionHistory, EditionPeriod } from '../core/edition-periods.ts';
import { haltOver, NOTHING_HALTED } from '../core/halt.ts';
import type { HaltedAt } from '../core/halt.ts';
import type { Halts } from '../core/halts.ts';
import type { QuestionLog } from '../core/ports.ts';
import { typedReceiptCode } from '../core/receipt.ts';
import type { Receipt, Shown } from '../core/receipt.ts';
import { receiptSheet } from '../core/receipt-sheet.ts';
import type { InForce } from '../core/receipt-sheet.ts';
import { sheetText } from '../core/sheet-text.ts';
import { ASK_AGAIN } from '../core/wording.ts';
import { inForceNow } from './in-force.ts';
import type { KeptEditions } from './in-force.ts';
import { withOpened } from './opened.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** The receipts of the service, opened for one command. */
export interface OpenedReceipts {
  readonly receipts: Pick<QuestionLog, 'receipt'>;
  readonly history: EditionHistory & KeptEditions;
  readonly halts?: Pick<Halts, 'inForce'>;
  close(): Promise<void>;
}

/** Makes `receipt CODE` of a command that takes a folder of guidance. */
export function addReceipt(
  command: Command,
  terminal: Terminal,
  config: (options: { knowledge?: string }) => Config,
  open: (config: Config) => Promise<OpenedReceipts>,
  end: (exit: Exit) => void,
): void {
  command
    .description('show what was answered under a receipt code, and whether it reads the same today')
    .argument('<code>', 'the code, such as 7K2M-4XRD')
    .option('--json', 'print it as JSON')
    .action(async (code: string, options: { knowledge?: string; json?: boolean }) => {
      const settings = config(options);
      const { knowledge: named, json = false } = options;
      const work = (opened: OpenedReceipts): Promise<Exit> =>
        showReceipt(terminal, code, opened, () => inForceNow(opened.history, settings.knowledge, named), json);
      end(await withOpened(open(settings), work));
    });
}

/** Prints what was answered under a code, and whether it reads the same today. Exit 1: there is none of that code. */
async function showReceipt(
  terminal: Terminal,
  typed: string,
  { receipts, history, halts }: OpenedReceipts,
  inForceToday: () => Promise<InForce>,
  asJson: boolean,
): Promise<Exit> {
  const code = typedReceiptCode(typed);
  const receipt = code === undefined ? undefined : await receipts.receipt(code);
  if (receipt === undefined) {
    terminal.stderr.write(`${ASK_AGAIN['no-receipt']}\n`);
    return EXIT.fault;
  }
  const inForce = await inForceToday();
  const periods = await periodsOf(receipt.edition, history);
  const halted = (await halts?.inForce()) ?? [];
  const haltedAt: HaltedAt = (place) => haltOver(halted, place);
  const line = asJson
    ? JSON.stringify(receiptJson(receipt, inForce, periods, haltedAt))
    : sheetText(receiptSheet(receipt, inForce, periods, { haltedAt, withWords: true }));
  await writeLine(terminal.stdout, line);
  return EXIT.done;
}

function receiptJson(
  receipt: Receipt,
  inForce: InForce,
  periods: readonly EditionPeriod[],
  haltedAt: HaltedAt,
): object {
  const { code, at, council, edition, outcome, shown, advice } = receipt;
  return {
    receipt: code,
    answered: new Date(at).toISOString(),
    council,
    edition,
    editionInForce: inForce.id,
    periods: periods.map(({ number, since, until }) => ({
      number,
      since: new Date(since).toISOString(),
      until: until === undefined ? null : new Date(until).toISOString(),
    })),
    outcome,
    shown: shown.map((each) => shownJson(each, inForce, haltedAt)),
    officerAdvice: advice && { ...advice, since: new Date(advice.since).toISOString() },
  };
}

/** What was shown, whether it reads the same today, and whether it is halted by now. */
export function shownJson(
  { clause, text, citation }: Shown,
  inForce: InForce,
  haltedAt: HaltedAt = NOTHING_HALTED,
): object {
  const now = inForce.clause(clause);
  const today = now === undefined ? 'gone' : now.text === text ? 'unchanged' : 'changed';
  // Still published, but not in force today.
  const days = now === undefined ? inForce.dated?.all.clause(clause)?.citation.inForce : undefined;
  const { title, number, version } = citation;
  const halt = haltedAt(citation);
  const halted = halt && { ...halt.scope, reason: halt.reason };
  return { clause, today, text, title, number, version, inForce: days, halted };
}

import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { daysBefore, FEEDBACK_DAYS } from '../core/feedback.ts';
import type { Feedback } from '../core/feedback.ts';
import { feedbackSheet } from '../core/feedback-sheets.ts';
import type { FeedbackStore } from '../core/ports.ts';
import type { InForce } from '../core/receipt-sheet.ts';
import { sheetText } from '../core/sheet-text.ts';
import { councilFrom } from '../reader.ts';
import { inForceNow } from './in-force.ts';
import type { KeptEditions } from './in-force.ts';
import { shownJson } from './receipt.ts';
import { withOpened } from './opened.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What people said of answers, opened for one command. */
export interface OpenedFeedback {
  readonly feedback: Pick<FeedbackStore, 'of'>;
  readonly history: KeptEditions;
  close(): Promise<void>;
}

interface Options {
  readonly knowledge?: string;
  readonly council?: string;
  readonly since?: number;
  readonly json?: boolean;
}

/** More than anybody reads at once. */
const MOST_LISTED = 1000;

/** Makes `feedback list` of a command that takes a folder of guidance. */
export function addFeedbackList(
  command: Command,
  terminal: Terminal,
  config: (options: Options) => Config,
  open: (config: Config) => Promise<OpenedFeedback>,
  end: (exit: Exit) => void,
): void {
  command
    .description('list what was said about answers, the newest first, and how what was shown reads today')
    .option('--council <name>', 'about one council’s guidance, by the name of its folder')
    .option('--since <date>', `from that day on, such as 2026-11-01 (default: the last ${FEEDBACK_DAYS} days)`, dayOf)
    .option('--json', 'print a JSON line each')
    .action(async (options: Options) => {
      const settings = config(options);
      const work = async ({ feedback, history }: OpenedFeedback): Promise<Exit> =>
        list(terminal, feedback, await inForceNow(history, settings.knowledge, options.knowledge), options);
      end(await withOpened(open(settings), work));
    });
}

async function list(
  terminal: Terminal,
  feedback: OpenedFeedback['feedback'],
  inForce: InForce,
  { council: named, since = daysBefore(Date.now(), FEEDBACK_DAYS), json }: Options,
): Promise<Exit> {
  const council = councilFrom(named, { current: () => inForce });
  const said = await feedback.of(council, since, MOST_LISTED);
  for (const each of said) {
    const line = json === true ? JSON.stringify(asJson(each, inForce)) : `${sheetText(feedbackSheet(each, inForce))}\n`;
    await writeLine(terminal.stdout, line);
  }
  if (json === true) return EXIT.done;
  const right = said.filter(({ verdict }) => verdict === 'right').length;
  if (said.length === MOST_LISTED) await writeLine(terminal.stdout, `These are the newest ${MOST_LISTED}.`);
  await writeLine(terminal.stdout, `${right} right, ${said.length - right} wrong.`);
  if (right < said.length) await writeLine(terminal.stdout, SUGGEST);
  return EXIT.done;
}

const SUGGEST =
  'To suggest the clause that should have been quoted: clausebook suggestions propose <receipt> --clause <id>';

const asJson = ({ verdict, words, receipt, council, at }: Feedback, inForce: InForce): object => ({
  verdict,
  said: new Date(at).toISOString(),
  council,
  words,
  receipt: receipt.code,
  answered: new Date(receipt.at).toISOString(),
  outcome: receipt.outcome,
  edition: receipt.edition,
  editionInForce: inForce.id,
  shown: receipt.shown.map((each) => shownJson(each, inForce)),
});

function dayOf(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(day)) return day;
  throw new InvalidArgumentError('It must be a day such as 2026-11-01.');
}

import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { ENDED_DAYS } from '../core/advice-list.ts';
import { adviceToday, stateToday } from '../core/advice.ts';
import { curatedText } from '../core/advice-sheets.ts';
import type { CuratedAnswer } from '../core/curated-answer.ts';
import type { CuratedStore } from '../core/curated-store.ts';
import { daysBefore } from '../core/feedback.ts';
import type { InForce } from '../core/receipt-sheet.ts';
import { dayAt } from '../core/working-days.ts';
import { councilFrom } from '../reader.ts';
import { inForceNow } from './in-force.ts';
import type { KeptEditions } from './in-force.ts';
import { withOpened } from './opened.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Officer advice, opened for one command. */
export interface OpenedAdvice {
  readonly advice: Pick<CuratedStore, 'list'>;
  readonly history: KeptEditions;
  close(): Promise<void>;
}

interface Options {
  readonly knowledge?: string;
  readonly council?: string;
  readonly json?: boolean;
}

/** More than anybody reads at once. */
const MOST_LISTED = 1000;

/** Makes `advice` of a command that takes a folder of guidance. */
export function addAdvice(
  command: Command,
  terminal: Terminal,
  config: (options: Options) => Config,
  open: (config: Config) => Promise<OpenedAdvice>,
  end: (exit: Exit) => void,
): void {
  command
    .description('list officer advice: what is proposed, in force, on hold or ended lately, the latest moved first')
    .option('--council <name>', 'one council’s, by the name of its folder')
    .option('--json', 'print a JSON line each')
    .action(async (options: Options) => {
      const settings = config(options);
      const work = async ({ advice, history }: OpenedAdvice): Promise<Exit> =>
        list(terminal, advice, await inForceNow(history, settings.knowledge, options.knowledge), options);
      end(await withOpened(open(settings), work));
    });
}

async function list(
  terminal: Terminal,
  advice: OpenedAdvice['advice'],
  edition: InForce,
  { council: named, json }: Options,
): Promise<Exit> {
  const council = councilFrom(named, { current: () => edition });
  const now = Date.now();
  const kept = await advice.list(council, daysBefore(now, ENDED_DAYS), MOST_LISTED);
  for (const each of kept) {
    const drawing = { edition, today: dayAt(now) };
    await writeLine(
      terminal.stdout,
      json === true ? JSON.stringify(asJson(each, drawing)) : `${curatedText(each, drawing)}\n`,
    );
  }
  if (json === true) return EXIT.done;
  if (kept.length === MOST_LISTED) await writeLine(terminal.stdout, `These are the latest ${MOST_LISTED}.`);
  const shown = kept.filter((each) => adviceToday(each, dayAt(now), edition).outcome === 'shown');
  await writeLine(terminal.stdout, `${kept.length} kept, ${shown.length} shown today.`);
  return EXIT.done;
}

function asJson(
  curated: CuratedAnswer,
  { edition, today }: { readonly edition: InForce; readonly today: string },
): object {
  const { id, council, team, from, wording, asked, rests, expires, proposed, history } = curated;
  const now = stateToday(curated, today, edition);
  const approved = history.findLast(({ move }) => move.move === 'approve');
  return {
    id,
    council,
    team,
    escalation: from,
    state: now.state,
    why: now.state === 'on-hold' ? now.why : undefined,
    shownToday: adviceToday(curated, today, edition).outcome === 'shown',
    wording,
    asked,
    expires,
    proposed: { by: proposed.by.name, at: new Date(proposed.at).toISOString() },
    approved: approved && {
      by: approved.by === 'clock' ? undefined : approved.by.name,
      at: new Date(approved.at).toISOString(),
    },
    restsOn: rests.map(({ clause, text }) => {
      const reads = edition.clause(clause)?.text;
      return { clause, today: reads === undefined ? 'gone' : reads === text ? 'unchanged' : 'changed' };
    }),
  };
}

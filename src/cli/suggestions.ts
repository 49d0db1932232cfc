import type { Command } from 'commander';
import type { Config } from '../config.ts';
import type { MarkedStores } from '../core/marked-answer.ts';
import type { InForce } from '../core/receipt-sheet.ts';
import { sheetText } from '../core/sheet-text.ts';
import type { Decided, Suggesting } from '../core/suggesting.ts';
import { learntFromName, suggestionId } from '../core/suggestion.ts';
import type { Suggestion } from '../core/suggestion.ts';
import { BY_COMMAND } from '../core/suggestion-rights.ts';
import { suggestionSheet } from '../core/suggestion-sheets.ts';
import type { SuggestionStore } from '../core/suggestion-store.ts';
import { decidedLine } from '../core/suggestion-wording.ts';
import { councilFrom } from '../reader.ts';
import { inForceIn } from './in-force.ts';
import { addPropose } from './propose.ts';
import { account } from './publish.ts';
import { withOpened } from './opened.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Suggestions, opened for one command. */
export interface OpenedSuggestions {
  readonly suggestions: Pick<SuggestionStore, 'undecided'>;
  readonly suggesting: Pick<Suggesting, 'gather' | 'accept' | 'drop' | 'propose'>;
  readonly marked: MarkedStores;
  close(): Promise<void>;
}

interface Parts {
  readonly config: (options: Options) => Config;
  readonly open: (config: Config) => Promise<OpenedSuggestions>;
  readonly end: (exit: Exit) => void;
}

interface Options {
  readonly knowledge?: string;
  readonly council?: string;
  readonly json?: boolean;
}

/** More than anybody reads at once. */
const MOST_LISTED = 1000;
const KNOWLEDGE = ['--knowledge <dir>', 'the folder of guidance (default: knowledge-base)'] as const;
const ID = 'the reference of the suggestion, such as GED-7K2M4X';

/** Adds `suggestions`: what officers' answers teach, and what becomes of it. */
export function addSuggestions(command: Command, terminal: Terminal, parts: Parts): void {
  command.description('what officers’ answers suggest for the guidance');

  command
    .command('list', { isDefault: true })
    .description('list what nobody has decided on, the newest first')
    .option(...KNOWLEDGE)
    .option('--council <name>', 'for one council’s guidance, by the name of its folder')
    .option('--json', 'print a JSON line each')
    .action((options: Options) =>
      within(parts, options, async (opened, settings) =>
        list(terminal, opened, await inForceIn(settings.knowledge), options),
      ),
    );

  addPropose(command.command('propose'), terminal, (options, work) =>
    within(parts, options, async (opened, settings) => work(opened, await inForceIn(settings.knowledge))),
  );
  decision(command.command('accept'), terminal, parts, 'accept').description(
    'write it into the files and put them in force, unless expected questions are answered worse, or it is one that is not met',
  );
  decision(command.command('drop'), terminal, parts, 'drop').description('drop it for good');
}

const decision = (command: Command, terminal: Terminal, parts: Parts, what: 'accept' | 'drop'): Command =>
  command
    .argument('<id>', ID)
    .option(...KNOWLEDGE)
    .option('--json', 'print what came of it as JSON')
    .action((id: string, options: Options) =>
      within(parts, options, async ({ suggesting }) => {
        const decided = await suggesting[what](suggestionId(id), account());
        await writeLine(terminal.stdout, options.json === true ? JSON.stringify(decided) : decidedLine(decided));
        return exitOf(decided);
      }),
    );

async function within(
  { config, open, end }: Parts,
  options: Options,
  work: (opened: OpenedSuggestions, settings: Config) => Promise<Exit>,
): Promise<void> {
  const settings = config(options);
  end(await withOpened(open(settings), (opened) => work(opened, settings)));
}

async function list(
  terminal: Terminal,
  { suggestions, suggesting }: OpenedSuggestions,
  inForce: InForce,
  { council: named, json }: Options,
): Promise<Exit> {
  const council = councilFrom(named, { current: () => inForce });
  for (const each of inForce.councils)
    if (council === undefined || each.id === council) await suggesting.gather(each, inForce);
  const undecided = await suggestions.undecided(council, MOST_LISTED);
  for (const each of undecided)
    await writeLine(
      terminal.stdout,
      json === true ? JSON.stringify(asJson(each)) : `${sheetText(suggestionSheet(each, inForce, BY_COMMAND))}\n`,
    );
  if (json !== true) await writeLine(terminal.stdout, undecidedLine(undecided.length));
  return EXIT.done;
}

const undecidedLine = (count: number): string => `${count} ${count === 1 ? 'suggestion' : 'suggestions'}.`;

const asJson = ({ id, council, team, from, people, suggested, made, now }: Suggestion): object => ({
  id,
  council,
  team,
  learntFrom: learntFromName(from),
  people,
  ...suggested,
  suggested: new Date(made).toISOString(),
  ...now,
});

function exitOf(decided: Decided): Exit {
  if (decided.outcome !== 'decided') return EXIT.fault;
  const { now } = decided.suggestion;
  if (now.state !== 'refused') return EXIT.done;
  return now.why === 'worse' || now.why === 'not-met' ? EXIT.worse : EXIT.problems;
}

import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Fault } from '../core/errors.ts';
import type { ExpectedQuestion, OtherClause, Regraded } from '../core/examining.ts';
import type { PublishOutcome, ToPublish, ToRollBack } from '../core/publish-outcome.ts';
import type { Publication, PublishedBy } from '../core/publication.ts';
import { COMMAND, outcomeLines } from '../core/publishing-wording.ts';
import { unpackLines } from '../knowledge/packed-edition.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What puts guidance in force, opened for one command. */
export interface OpenedPublishing {
  publish(asked: ToPublish): Promise<PublishOutcome>;
  rollBack(asked: ToRollBack): Promise<PublishOutcome>;
  close(): Promise<void>;
}

interface Parts {
  readonly config: (options: { readonly knowledge?: string }) => Config;
  readonly open: (config: Config) => Promise<OpenedPublishing>;
  readonly end: (exit: Exit) => void;
}

interface Options {
  readonly knowledge?: string;
  readonly dryRun?: boolean;
  readonly accept?: string;
  readonly why?: string;
  readonly json?: boolean;
}

/** Adds `publish`: puts the files in force, or says what they would change. */
export function addPublish(command: Command, terminal: Terminal, parts: Parts): void {
  command
    .description('put the guidance in force, unless it answers an expected question worse; a running service follows')
    .option('--dry-run', 'do everything but the last step')
    .option('--accept <reason>', 'put it in force though expected questions are answered worse, and keep why')
    .option('--why <text>', 'what is said of it in the history')
    .option('--json', 'print what came of it as JSON')
    .action((options: Options) => {
      const { accept, why, dryRun } = options;
      given('--accept', accept);
      const asked = { by: account(), accept, why, ...(dryRun === true && { preview: true }) };
      return within(terminal, parts, options, 'published', (publishing) => publishing.publish(asked));
    });
}

/** Adds `rollback`: puts an earlier edition in force again. */
export function addRollback(command: Command, terminal: Terminal, parts: Parts): void {
  command
    .description('put an earlier edition in force again; a running service follows')
    .argument('<edition>', 'the number of a publication, or an edition’s id: see “clausebook editions”')
    .option('--dry-run', 'do everything but the last step')
    .option('--why <text>', 'what is said of it in the history')
    .option('--json', 'print what came of it as JSON')
    .action((to: string, options: Options) => {
      const { why, dryRun } = options;
      const asked = { by: account(), to, why, ...(dryRun === true && { preview: true }) };
      return within(terminal, parts, options, 'rolled-back', (publishing) => publishing.rollBack(asked));
    });
}

function given(option: string, value: string | undefined): void {
  if (value?.trim() === '') throw new Fault('CONFIG_INVALID', `${option} needs a few words.`);
}

/** Whoever runs the command. */
export const account = (): Extract<PublishedBy, { kind: 'command' }> => ({
  kind: 'command',
  name: userInfo().username,
});

async function within(
  terminal: Terminal,
  { config, open, end }: Parts,
  options: Options,
  wished: Publication['how'],
  work: (publishing: OpenedPublishing) => Promise<PublishOutcome>,
): Promise<void> {
  const publishing = await open(config(options));
  try {
    const outcome = await whole(await work(publishing));
    const lines = options.json === true ? [JSON.stringify(asJson(outcome))] : outcomeLines(outcome, COMMAND, wished);
    for (const line of lines) await writeLine(terminal.stdout, line);
    end(exitOf(outcome, wished === 'rolled-back' || options.accept !== undefined));
  } finally {
    await publishing.close();
  }
}

/** A rehearsal ends as what it rehearses would, so that a script can ask before it acts. */
function exitOf(outcome: PublishOutcome, worseIsFine: boolean): Exit {
  const isWorse = outcome.outcome === 'previewed' && outcome.report.examination.worse.length > 0;
  return isWorse && !worseIsFine ? EXIT.worse : EXITS[outcome.outcome];
}

const EXITS: Readonly<Record<PublishOutcome['outcome'], Exit>> = {
  'in-force': EXIT.done,
  previewed: EXIT.done,
  'would-be-first': EXIT.done,
  unchanged: EXIT.done,
  faulty: EXIT.problems,
  worse: EXIT.worse,
  overtaken: EXIT.fault,
  'no-such-edition': EXIT.fault,
};

/** A terminal has room for every line of what changes. */
async function whole(outcome: PublishOutcome): Promise<PublishOutcome> {
  if (!('report' in outcome) || outcome.report === undefined) return outcome;
  const { comparison } = outcome.report;
  // The last line counts what the others name, and the report says that itself.
  const lines = (await unpackLines(comparison.packed)).slice(0, -1);
  const report = { ...outcome.report, comparison: { ...comparison, lines, changed: lines.length } };
  return { ...outcome, report };
}

function asJson(outcome: PublishOutcome): object {
  if (!('report' in outcome)) return outcome;
  const { report, ...rest } = outcome;
  if (report === undefined) return rest;
  const { edition, before, comparison, examination, withdrawn, resting, keptAnswers } = report;
  const { asked, worse, better, otherClause, notMet } = examination;
  const [worseThan, betterThan, unmet] = [worse, better, notMet].map((each) => each.map(regraded));
  return {
    ...rest,
    edition,
    before,
    clauses: comparison.counts,
    changes: comparison.lines,
    expected: {
      asked,
      worse: worseThan,
      better: betterThan,
      otherClause: otherClause.map(regraded),
      notMet: unmet,
      withdrawn: withdrawn.map(expectedJson),
    },
    resting,
    keptAnswers,
  };
}

const expectedJson = ({ council, question, clauses }: ExpectedQuestion): object => ({ council, question, clauses });

const regraded = ({ expected: { council, question }, before, now }: Regraded | OtherClause): object => ({
  council,
  question,
  before,
  now,
});

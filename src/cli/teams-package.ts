import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { Fault } from '../core/errors.ts';
import { writeLine } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** What the package says of the council's app. */
export interface PackageDetails {
  readonly appId: string;
  readonly version: string;
  readonly council: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

interface Given {
  readonly appId?: string;
  readonly council: string;
  readonly website: string;
  readonly privacy?: string;
  readonly terms?: string;
  readonly appVersion: string;
  readonly out: string;
}

const page = z.url({ protocol: /^https$/, error: 'must be an address on https, such as https://www.gedling.gov.uk/.' });
const details = z.object({
  appId: z.guid('must be the bot’s app id, such as 11111111-2222-4333-8444-555555555555.'),
  council: z.string().trim().min(1, 'must be given.').max(32, 'must be 32 characters at most.'),
  website: page,
  privacy: page,
  terms: page,
  version: z.string().regex(/^\d{1,3}\.\d{1,3}\.\d{1,3}$/, 'must be three numbers, such as 1.0.0.'),
});

/** Adds `teams-package`, which writes the file that an administrator uploads to Teams. */
export function addTeamsPackage(
  command: Command,
  terminal: Terminal,
  appIdOfSettings: () => string | undefined,
  make: (details: PackageDetails) => Promise<Uint8Array>,
): void {
  command
    .description('write the app package that an administrator uploads to Teams')
    .requiredOption('--council <name>', 'who runs the app, as Teams is to show it: 32 characters at most')
    .requiredOption('--website <address>', 'a page about the service, on https')
    .option('--privacy <address>', 'its privacy notice (default: the website)')
    .option('--terms <address>', 'its terms of use (default: the website)')
    .option('--app-id <id>', 'the bot’s app id (default: MicrosoftAppId of the settings)')
    .option('--app-version <version>', 'higher than that of the package uploaded before', '1.0.0')
    .option('--out <file>', 'the file to write', 'clausebook-teams.zip')
    .action(async (given: Given) => {
      const { website, privacy = website, terms = website, council, appVersion: version, out } = given;
      const appId = given.appId ?? appIdOfSettings();
      const read = details.safeParse({ appId, version, council, website, privacy, terms });
      if (!read.success) throw unusable(read.error.issues);
      await write(out, await make(read.data));
      await writeLine(terminal.stdout, `Written: ${out}. Upload it in the Teams admin centre, under Manage apps.`);
    });
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (cause) {
    throw new Fault('CONFIG_INVALID', `The file ${file} cannot be written. Is its folder there?`, { cause });
  }
}

const OPTIONS: Readonly<Record<string, string>> = { appId: '--app-id', version: '--app-version' };

const unusable = (issues: readonly z.core.$ZodIssue[]): Fault =>
  new Fault(
    'CONFIG_INVALID',
    [
      'No package was written:',
      ...issues.map(({ path: [name], message }) => `  ${OPTIONS[String(name)] ?? `--${String(name)}`} ${message}`),
    ].join('\n'),
  );

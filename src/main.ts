import { existsSync } from 'node:fs';
import { runCommand } from './cli/program.ts';
import { sayFault } from './cli/say-fault.ts';
import { EXIT } from './cli/terminal.ts';

if (existsSync('.env')) process.loadEnvFile();

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

// A reader that has closed the output is noticed where a line is written; unheard, it would end the process with a stack trace.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

// Node would print every property of it, and a library's errors carry the request with its token among theirs.
process.on('uncaughtException', (cause) => {
  sayFault(process, cause);
  process.exit(EXIT.fault);
});

process.exitCode = await runCommand(
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    stopped: stop.signal,
    onHangup: (heard) => process.on('SIGHUP', heard),
    spareMemory: () => process.availableMemory(),
  },
  process.argv.slice(2),
  // Loaded by the commands that need it.
  {
    openBackups: async (config) => (await import('./open-records.ts')).openBackups(config),
    openAdvice: async (config) => (await import('./open-records.ts')).openAdvice(config),
    openAudit: async (config) => (await import('./open-records.ts')).openAudit(config),
    openExports: async (config) => (await import('./open-records.ts')).openExports(config),
    openOutbox: async (config) => (await import('./open-records.ts')).openOutbox(config),
    openEditions: async (config) => (await import('./open-records.ts')).openEditions(config),
    openFeedback: async (config) => (await import('./open-records.ts')).openFeedback(config),
    openReceipts: async (config) => (await import('./open-records.ts')).openReceipts(config),
    openHalts: async (config) => (await import('./open-halts.ts')).openHalts(config),
    openRetention: async (config, { log }) => (await import('./open-retention.ts')).openRetentionBeside(config, log),
    openPublishing: async (config, opening) => (await import('./open-publishing.ts')).openPublishing(config, opening),
    openSuggestions: async (config, opening) => (await import('./open-publishing.ts')).openSuggestions(config, opening),
    checkups: {
      service: async (config, env) =>
        (await import('./open-service.ts')).openServiceChecks(config, {
          env,
          nodeVersion: process.versions.node,
          clock: Date.now,
        }),
      slack: async (config, asked) => (await import('./open-doctor.ts')).openSlackChecks(config, asked),
      teams: async (config, asked) => (await import('./open-doctor.ts')).openTeamsChecks(config, asked),
    },
    askModel: async (config, request, stopped) =>
      (await import('./open-phrasings.ts')).askPhrasingModel(config.phrasings, request, stopped),
    teamsPackage: async (details) => (await import('./adapters/teams/app-package.ts')).appPackage(details),
  },
);

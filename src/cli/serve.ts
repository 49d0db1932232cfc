import { startApp } from '../app.ts';
import { loggerFor } from '../reader.ts';
import type { Config } from '../config.ts';
import { progressFor } from './progress.ts';
import { writeLine } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Serves until the process is asked to stop. */
export async function serve(terminal: Terminal, config: Config): Promise<void> {
  const log = loggerFor(config, terminal);
  const { stopped, spareMemory } = terminal;
  const app = await startApp(config, { log, progress: progressFor(terminal, log), stopped, spareMemory });
  // On a terminal it means that the window was closed, and ends the process as ever.
  if (terminal.stderr.isTTY !== true) terminal.onHangup?.(() => void app.readAgain());
  log.info('started', { platforms: app.platforms.join(' ') });
  const pages = app.platforms.includes('playground') ? (config.signIn?.publicUrl ?? app.url) : undefined;
  try {
    await writeLine(terminal.stdout, pages === undefined ? `Listening: ${app.url}` : `Playground: ${pages}`);
    await writeLine(terminal.stdout, `${servingLine(app.platforms, config)} Stop with Ctrl+C.`);
    await new Promise<void>((resolve) => {
      if (terminal.stopped.aborted) resolve();
      terminal.stopped.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    await app.stop();
  }
  log.info('stopped');
}

const NOBODY =
  'Nobody can ask here: the playground is served only while HOST is loopback or people sign in, and neither Slack nor Teams is configured.';

/** What listens, for the person who started it. Without an app id the Teams route is for emulators alone. */
export function servingLine(platforms: readonly string[], { teams }: Pick<Config, 'teams'>): string {
  const called: Readonly<Record<string, string>> = {
    playground: 'the playground',
    slack: 'Slack',
    teams: teams === undefined ? 'Teams emulators on this machine' : 'Teams',
  };
  return platforms.length === 0 ? NOBODY : `Serving ${platforms.map((name) => called[name] ?? name).join(', ')}.`;
}

import { hkdfSync, randomBytes } from 'node:crypto';
import { createSealing } from './adapters/store/sealing.ts';
import type { Sealing } from './adapters/store/sealing.ts';
import { createShortMemory } from './adapters/store/short-memory.ts';
import type { Database } from './adapters/store/tables.ts';
import type { Config } from './config.ts';
import { forgivingMemory } from './core/forgiving-memory.ts';
import type { Log } from './core/ports.ts';
import type { ShortMemory } from './core/short-memory.ts';

type Secrets = Pick<Config, 'slack' | 'teams' | 'databaseUrl'>;

/** AES-256. */
const KEY_BYTES = 32;

/**
 * Seals what is remembered with a key made of secrets that every replica has and that do not stand in the database: whoever has a copy of that alone
 * reads nothing. Where the settings have no secret, nobody but this process can open it.
 */
export function memorySealing(config: Secrets): Sealing {
  const secrets = secretsIn(config);
  const key =
    secrets.length === 0
      ? randomBytes(KEY_BYTES)
      : Buffer.from(hkdfSync('sha256', JSON.stringify(secrets), '', 'what is remembered', KEY_BYTES));
  return createSealing([key]);
}

/** A change of any of them makes what was remembered unknown: half an hour of follow-ups. */
function secretsIn({ slack, teams, databaseUrl }: Secrets): readonly string[] {
  const ofSlack =
    slack === undefined
      ? []
      : [
          'botToken' in slack ? slack.botToken : slack.oauth.stateSecret,
          'appToken' in slack ? slack.appToken : slack.signingSecret,
        ];
  const ofTeams = teams?.appPassword === undefined ? [] : [teams.appPassword];
  const ofPlatforms = [...ofSlack, ...ofTeams];
  // A managed identity of Azure has no secret that two replicas could share.
  return ofPlatforms.length === 0 && databaseUrl !== undefined ? [databaseUrl] : ofPlatforms;
}

/** What was said lately, in a database, for every process that shares it. It never rejects. */
export const memoryIn = (database: Database, sealing: Sealing, log: Log): ShortMemory =>
  forgivingMemory(createShortMemory(database, sealing), log);

/** What is over is gone within a minute. */
const EVERY_MS = 60_000;

/** Has what is over forgotten, now and every minute. */
export function keepForgetting(memory: ShortMemory): { stop(): Promise<void> } {
  const forget = (): Promise<unknown> => memory.forgetOver(Date.now());
  let running = forget();
  const timer = setInterval(() => {
    running = running.then(forget);
  }, EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

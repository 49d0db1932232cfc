import type { webApi } from '@slack/bolt';
import type { Clock } from '../../core/ports.ts';
import { NAMES } from './limits.ts';

/** What Slack tells of an account; nothing if it does not tell, or not in time. */
export interface Told {
  readonly name: string | undefined;
  /** False of a bot, and of somebody who has left. */
  readonly person?: boolean;
}

/** Slack's own helper, which counts as no bot. */
const SLACKBOT = 'USLACKBOT';

/** Names of accounts, kept in memory for an hour. Never rejects. */
export function createNames(client: webApi.WebClient, clock: Clock): { of(user: string): Promise<Told> } {
  const kept = new Map<string, Told & { readonly until: number }>();

  async function ask(user: string): Promise<Told> {
    try {
      const { user: told } = await client.users.info({ user });
      const name = [told?.profile?.real_name, told?.real_name, told?.name].find(
        (each) => each !== undefined && each.trim() !== '',
      );
      const person = told?.is_bot !== true && told?.deleted !== true && user !== SLACKBOT;
      keep(user, { name, person });
      return { name, person };
    } catch {
      // Whoever it is can do what they may under the name that the request gives.
      return { name: undefined };
    }
  }

  function keep(user: string, told: Told): void {
    kept.delete(user);
    kept.set(user, { ...told, until: clock() + NAMES.keptMs });
    const [oldest] = kept.keys();
    if (kept.size > NAMES.most && oldest !== undefined) kept.delete(oldest);
  }

  return {
    async of(user) {
      const before = kept.get(user);
      return before !== undefined && clock() < before.until ? before : ask(user);
    },
  };
}

import { webApi } from '@slack/bolt';
import type { Clock, Installations, Leases, Log } from '../../core/ports.ts';
import { failureOf } from './failure.ts';
import { asSecret, fromSecret, withNewTokens } from './installation.ts';
import type { Installation } from './installation.ts';
import { INSTALLATION_KNOWN_MS, REFRESH } from './limits.ts';
import { onceOnly } from './web-client.ts';
import type { ClientOptions } from './web-client.ts';

/** The app as Slack knows it. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface TokensParts {
  readonly app: AppCredentials;
  readonly installations: Installations;
  readonly leases: Leases;
  /** Names this process to the others. */
  readonly holder: string;
  readonly calls: ClientOptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Keeps count of work until it is done: a token that was got and not kept is lost. */
  readonly inHand: (work: Promise<void>) => Promise<void>;
}

interface Known {
  readonly installation: Installation;
  readonly version: string;
  readonly readAt: number;
}

/** What is kept of installations, with tokens that are refreshed hours before they expire, by one process at a time. */
export class Tokens {
  readonly #parts: TokensParts;
  readonly #known = new Map<string, Known>();
  readonly #refreshing = new Map<string, Promise<void>>();
  readonly #restsUntil = new Map<string, number>();
  readonly #client: webApi.WebClient;

  constructor(parts: TokensParts) {
    this.#parts = parts;
    this.#client = new webApi.WebClient(undefined, onceOnly(parts.calls));
  }

  /** As it was read a few seconds ago, if it was. */
  known(id: string): Installation | undefined {
    const known = this.#known.get(id);
    return known !== undefined && this.#parts.clock() - known.readAt < INSTALLATION_KNOWN_MS
      ? known.installation
      : undefined;
  }

  /** With a token to call with, if there is one to be had; undefined: it is not installed. */
  async of(id: string): Promise<Installation | undefined> {
    const now = this.#parts.clock();
    const installation = this.known(id) ?? (await this.read(id))?.installation;
    if (installation === undefined || !expires(installation, now + REFRESH.earlyMs)) return installation;
    const refreshed = this.#refresh(id);
    if (!expires(installation, now)) return installation;
    await refreshed;
    return this.#known.get(id)?.installation;
  }

  /** As it is kept now. */
  async read(id: string): Promise<Known | undefined> {
    const { installations, clock } = this.#parts;
    const found = await installations.find(id);
    if (found === undefined) {
      this.#known.delete(id);
      return undefined;
    }
    const known = { installation: fromSecret(found.secret), version: found.version, readAt: clock() };
    this.#known.set(id, known);
    return known;
  }

  /** Never rejects. */
  #refresh(id: string): Promise<void> {
    const under = this.#refreshing.get(id);
    if (under !== undefined) return under;
    if (this.#parts.clock() < (this.#restsUntil.get(id) ?? 0)) return Promise.resolve();
    const refreshing = this.#refreshInTurn(id)
      .catch((cause: unknown) => this.#failed(id, cause))
      .finally(() => this.#refreshing.delete(id));
    this.#refreshing.set(id, refreshing);
    return this.#parts.inHand(refreshing);
  }

  async #refreshInTurn(id: string): Promise<void> {
    const { leases, holder, clock, wait } = this.#parts;
    for (let look = 0; look < REFRESH.looks; look += 1) {
      const now = clock();
      if (await leases.take(`slack-token ${id}`, holder, now + REFRESH.leaseMs, now)) return this.#exchange(id);
      // Another process is at it.
      await wait(REFRESH.lookMs);
      if (!this.#isDue(await this.read(id))) return;
    }
  }

  #isDue(known: Known | undefined): known is Known {
    return known !== undefined && expires(known.installation, this.#parts.clock() + REFRESH.earlyMs);
  }

  async #exchange(id: string): Promise<void> {
    const { app, clock, log } = this.#parts;
    const before = await this.read(id);
    const refreshToken = before?.installation.expiring?.refreshToken;
    if (!this.#isDue(before) || refreshToken === undefined) return;
    const answer = await this.#client.oauth.v2.access({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const next = withNewTokens(before.installation, answer, clock());
    if (next === undefined) return this.#failed(id, new TypeError('Slack gave no token.'));
    if (await this.#kept(id, before.version, next)) log.info('slack-token-refreshed', { installation: id });
    // It was installed again meanwhile, and has other tokens.
    else log.info('slack-token-overtaken', { installation: id });
    await this.read(id);
  }

  /** The old tokens are worth nothing any more, so a fault of the database is not taken for an answer at once. */
  async #kept(id: string, version: string, next: Installation): Promise<boolean> {
    const { installations, wait } = this.#parts;
    for (let look = 1; ; look += 1)
      try {
        return await installations.replace(id, version, asSecret(next));
      } catch (cause) {
        if (look === REFRESH.looks) throw cause;
        await wait(REFRESH.lookMs);
      }
  }

  #failed(id: string, cause: unknown): void {
    const { clock, log } = this.#parts;
    this.#restsUntil.set(id, clock() + REFRESH.restMs);
    log.error('slack-token-not-refreshed', { installation: id, ...failureOf(cause) });
  }
}

const expires = ({ expiring }: Installation, by: number): boolean => expiring !== undefined && expiring.at <= by;

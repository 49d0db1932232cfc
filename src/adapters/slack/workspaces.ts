import { webApi } from '@slack/bolt';
import type { Clock, Log } from '../../core/ports.ts';
import { createCalling } from './calling.ts';
import type { Ourselves } from './ourselves.ts';
import { createPeople } from './people.ts';
import type { People } from './people.ts';
import { onceOnly, patiently, quickly } from './web-client.ts';
import type { ClientOptions } from './web-client.ts';
import type { Whose } from './whose.ts';

/** Somewhere that Clausebook is installed, a workspace or an organisation as a whole, and how it is called there. */
export interface Workspace {
  /** What addresses there are marked with; undefined: there is only this one, and they are not. */
  readonly id: string | undefined;
  /** For answers. */
  readonly client: webApi.WebClient;
  /** For calls that somebody waits for. */
  readonly quick: webApi.WebClient;
  /** For the courier: one try. */
  readonly once: ClientOptions;
  readonly people: People;
  /** Our own Slack id there, as far as we know it. */
  ownId(): string | undefined;
}

/** Everywhere that Clausebook is installed. */
export interface Workspaces {
  /** True if anybody may install it. */
  readonly open: boolean;
  /** At once, if it is known without asking. */
  known(whose: Whose | undefined): Workspace | undefined;
  /** Undefined: it is not installed there. */
  find(whose: Whose): Promise<Workspace | undefined>;
  /** That an address is marked with. */
  at(installation: string | undefined): Promise<Workspace | undefined>;
  /** What an address in a council's workspace is marked with. */
  markOf(workspace: string | undefined): Promise<string | undefined>;
  /** Asks Slack who we are, where that is not known yet. */
  start(): void;
}

/** What every workspace is made with. */
export interface WorkspaceParts {
  readonly calls: ClientOptions;
  readonly clock: Clock;
  readonly log: Log;
}

/** A workspace that is called with the token that `token` gives, asked for at each call. */
export function createWorkspace(
  own: {
    readonly id: string | undefined;
    readonly token: () => Promise<string>;
    /** The installation that everybody there is named by. */
    readonly team: () => Promise<string>;
    readonly ownId: () => string | undefined;
  },
  { calls, clock, log }: WorkspaceParts,
): Workspace {
  const { id, token, team, ownId } = own;
  const calling = createCalling(token, clock);
  const quick = new webApi.WebClient(undefined, quickly(calls, calling));
  return {
    id,
    client: new webApi.WebClient(undefined, patiently(calls, calling)),
    quick,
    once: { ...onceOnly(calls), fetch: calling.impatient },
    people: createPeople({ client: quick, team, installation: id, clock, log }),
    ownId,
  };
}

/** The one workspace of a bot token. Every request is for it, as is every address. */
export function oneWorkspace(botToken: string, ourselves: Ourselves, parts: WorkspaceParts): Workspaces {
  const workspace = createWorkspace(
    {
      id: undefined,
      token: async () => botToken,
      team: () => ourselves.team(),
      ownId: () => ourselves.known()?.user,
    },
    parts,
  );
  return {
    open: false,
    known: () => workspace,
    find: async () => workspace,
    at: async () => workspace,
    markOf: async () => undefined,
    start: () => void ourselves.ask(),
  };
}

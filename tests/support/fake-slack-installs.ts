import { z } from 'zod';
import { BOT_ID, CLIENT_ID, CLIENT_SECRET } from './fake-slack-identity.ts';
import { createFakeWorkspace } from './fake-slack-workspace.ts';
import type { Answer, FakeWorkspace, Refused } from './fake-slack-workspace.ts';

/** Somewhere that installs the app: a workspace (perhaps of an organisation), or an organisation as a whole. */
export interface Where {
  readonly team?: { readonly id: string; readonly name: string };
  readonly enterprise?: { readonly id: string; readonly name: string };
  /** Its tokens live for twelve hours. */
  readonly expiring?: boolean;
}

/** Who has installed the app, with which tokens. */
export interface FakeInstalls {
  /** What Slack sends an installer back with who has allowed it. */
  code(where: Where): string;
  /** What stands in the workspace or organisation of that id. */
  workspaceOf(id: string): FakeWorkspace;
  /** The app is taken out: its tokens are dead. */
  remove(id: string): void;
  /** Every token given so far, of whatever kind. */
  readonly secrets: readonly string[];
  access(given: Readonly<Record<string, unknown>>): Answer;
  holder(
    token: string,
  ):
    | Refused
    | { readonly workspace: FakeWorkspace; readonly is: { readonly team_id?: string; readonly user_id: string } };
  idOf(authorization: string | undefined): string | undefined;
}

interface Held {
  readonly id: string;
  readonly where: Where;
  readonly until: number;
  dead: boolean;
}

const LIFE_SECONDS = 12 * 60 * 60;
const app = { client_id: z.string(), client_secret: z.string() };
const accessArguments = z.union([
  z.strictObject({ ...app, code: z.string() }),
  z.strictObject({ ...app, grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

export function createFakeInstalls(clock: () => number): FakeInstalls {
  const workspaces = new Map<string, FakeWorkspace>();
  const codes = new Map<string, Where>();
  const tokens = new Map<string, Held>();
  const refreshTokens = new Map<string, Held>();
  const secrets: string[] = [];

  function give(where: Where): { held: Held; tokens: Readonly<Record<string, unknown>> } {
    const id = where.team?.id ?? where.enterprise?.id ?? '';
    const held = { id, where, until: where.expiring ? clock() + LIFE_SECONDS * 1000 : Infinity, dead: false };
    const token = `${where.expiring ? 'xoxe.xoxb' : 'xoxb'}-${id}-${secrets.length}`;
    tokens.set(token, held);
    secrets.push(token);
    if (!where.expiring) return { held, tokens: { access_token: token } };
    const refresh = `xoxe-1-${id}-${secrets.length}`;
    refreshTokens.set(refresh, held);
    secrets.push(refresh);
    return { held, tokens: { access_token: token, refresh_token: refresh, expires_in: LIFE_SECONDS } };
  }

  function access(given: Readonly<Record<string, unknown>>): Answer {
    const read = accessArguments.safeParse(given);
    if (!read.success) return { error: 'invalid_arguments' };
    if (read.data.client_id !== CLIENT_ID) return { error: 'invalid_client_id' };
    if (read.data.client_secret !== CLIENT_SECRET) return { error: 'bad_client_secret' };
    return 'code' in read.data ? forCode(read.data.code) : forRefreshToken(read.data.refresh_token);
  }

  function forCode(code: string): Answer {
    const where = codes.get(code);
    if (where === undefined) return { error: 'invalid_code' };
    codes.delete(code);
    const { team = null, enterprise = null } = where;
    return {
      body: {
        ...give(where).tokens,
        ...tokenOfBot,
        app_id: 'A0CLAUSE',
        team,
        enterprise,
        is_enterprise_install: team === null,
        authed_user: { id: 'U0ADMIN' },
      },
    };
  }

  function forRefreshToken(refresh: string): Answer {
    const held = refreshTokens.get(refresh);
    if (held === undefined || held.dead) return { error: 'invalid_refresh_token' };
    refreshTokens.delete(refresh);
    return { body: { ...give(held.where).tokens, ...tokenOfBot } };
  }

  const workspaceOf = (id: string): FakeWorkspace => {
    const workspace = workspaces.get(id) ?? createFakeWorkspace();
    workspaces.set(id, workspace);
    return workspace;
  };

  return {
    secrets,
    workspaceOf,
    access,
    code(where) {
      const code = `code.${codes.size}.${secrets.length}`;
      codes.set(code, where);
      return code;
    },
    remove(id) {
      for (const held of [...tokens.values(), ...refreshTokens.values()]) if (held.id === id) held.dead = true;
    },
    holder(token) {
      const held = tokens.get(token);
      if (held === undefined) return { error: 'invalid_auth' };
      if (held.dead) return { error: 'token_revoked' };
      if (held.until <= clock()) return { error: 'token_expired' };
      return { workspace: workspaceOf(held.id), is: { team_id: held.id, user_id: BOT_ID } };
    },
    idOf: (authorization) => tokens.get(authorization?.replace('Bearer ', '') ?? '')?.id,
  };
}

const SCOPES =
  'app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,groups:history,groups:read,im:history,im:read,im:write,usergroups:read,users:read';

const tokenOfBot = { token_type: 'bot', scope: SCOPES, bot_user_id: BOT_ID };

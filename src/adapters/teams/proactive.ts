import { TeamsInfo } from 'botbuilder';
import type { ChannelAccount, CloudAdapter, ConversationAccount, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { Fault } from '../../core/errors.ts';
import { isOnThisMachine } from './doorkeeper.ts';
import { LIMITS } from './limits.ts';
import type { TeamsMessage } from './messages.ts';
import type { Met } from './met-records.ts';
import { isGone } from './refusal.ts';
import type { TeamsSettings } from './settings.ts';
import type { Caller } from './token-check.ts';

/** Where a message stands. */
export interface Spot {
  readonly conversation: string;
  readonly id: string;
}

/** What can be done in Teams without having been asked. Rejects with the library's error. */
export interface Calls {
  post(conversation: string, message: TeamsMessage): Promise<Spot>;
  /** Undefined if the message is gone. */
  edit(spot: Spot, message: TeamsMessage): Promise<Spot | undefined>;
  /** The conversation with a person alone; it is made if there is none. */
  conversationWith(user: string): Promise<string>;
  members(conversation: string): Promise<readonly Member[]>;
}

const MEMBER = z.object({ id: z.string().min(1), name: z.string().nullish(), aadObjectId: z.string().nullish() });
type Member = z.infer<typeof MEMBER>;

/** Speaks to Teams as the app, with its own credentials. */
export interface Proactive {
  /**
   * Does work with the service of who was met. Rejects once the signal is aborted, and what is under way is cut off. `once`: nothing
   * that Teams refuses is tried again.
   */
  call<Result>(
    met: Met,
    options: { readonly signal: AbortSignal; readonly once: boolean },
    work: (calls: Calls) => Promise<Result>,
  ): Promise<Result>;
}

export function createProactive(adapter: CloudAdapter, settings: TeamsSettings): Proactive {
  const appId = settings.kind === 'registered' ? settings.appId : '';
  return {
    async call(met, { signal, once }, work) {
      signal.throwIfAborted();
      if (settings.kind === 'emulator' && !isOnThisMachine(met.serviceUrl))
        throw new Fault('DELIVERY_FAILED', 'Without an app id, only an emulator on this machine is spoken to.');
      const { channelId, serviceUrl, bot, tenant } = met;
      const reference = { channelId, serviceUrl, bot: accountOf(bot), conversation: conversationOf(tenant, tenant) };
      const done = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
      const giveUp = (): void => done.reject(signal.reason);
      signal.addEventListener('abort', giveUp);
      adapter
        .continueConversationAsync(appId, reference, async (context) => {
          const connector = context.turnState.get<Connector>(adapter.ConnectorClientKey);
          heed(connector, signal, once);
          done.resolve(await work(callsOf(adapter, context, connector, met)));
        })
        .catch(done.reject);
      return done.promise.finally(() => signal.removeEventListener('abort', giveUp));
    },
  };
}

type Connector = Awaited<ReturnType<NonNullable<Caller['connectorFactory']>['create']>>;

// The library declares as needed what Teams does not ask for.
const accountOf = (id: string): ChannelAccount => z.custom<ChannelAccount>().parse({ id });
const conversationOf = (id: string, tenantId: string): ConversationAccount =>
  z.custom<ConversationAccount>().parse({ id, tenantId });

function callsOf(adapter: CloudAdapter, context: TurnContext, connector: Connector, met: Met): Calls {
  const { channelId, serviceUrl, bot, tenant } = met;
  const about = { channelId, serviceUrl, from: accountOf(bot) };
  return {
    async post(conversation, message) {
      // Past the context, which would make each a reply to the activity that it made up for itself.
      const [posted] = await adapter.sendActivities(context, [
        { ...message, ...about, conversation: conversationOf(conversation, tenant) },
      ]);
      if (!posted?.id) throw new Fault('DELIVERY_FAILED', 'Teams took a message and gave it no id.');
      return { conversation, id: posted.id };
    },
    async edit(spot, message) {
      try {
        const conversation = conversationOf(spot.conversation, tenant);
        await adapter.updateActivity(context, { ...message, ...about, id: spot.id, conversation });
        return spot;
      } catch (cause) {
        if (isGone(cause)) return undefined;
        throw cause;
      }
    },
    async conversationWith(user) {
      const { id } = await connector.conversations.createConversation({
        isGroup: false,
        bot: accountOf(bot),
        members: [accountOf(user)],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      });
      return id;
    },
    async members(conversation) {
      const members: Member[] = [];
      let next: string | undefined;
      do {
        const page = await TeamsInfo.getPagedTeamMembers(context, conversation, LIMITS.membersPage, next);
        members.push(...z.array(MEMBER).parse(page.members));
        next = page.continuationToken || undefined;
      } while (next !== undefined);
      return members;
    },
  };
}

interface Pipeline {
  addPolicy(policy: {
    readonly name: string;
    sendRequest<Result>(
      request: { abortSignal?: AbortSignal },
      next: (request: object) => Promise<Result>,
    ): Promise<Result>;
  }): void;
  removePolicy(named: { readonly name: string }): unknown;
}

const isPipeline = (value: unknown): boolean => typeof value === 'object' && value !== null && 'removePolicy' in value;
const CONNECTOR = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(isPipeline) }) });

// The library has no way to be told either: it waits and tries again by itself, up to three times, for as long as Teams asks.
function heed(connector: Connector, signal: AbortSignal, once: boolean): void {
  const { pipeline } = CONNECTOR.parse(connector).client;
  if (once) pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'clausebookSignal',
    sendRequest: (request, next) => {
      request.abortSignal = signal;
      return next(request);
    },
  });
}

import type { webApi } from '@slack/bolt';
import { turnId } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { homeOf } from './address.ts';
import { failureOf } from './failure.ts';
import { handle } from './handle.ts';
import type { HandlingParts } from './handle.ts';
import { renderHomeView } from './home-view.ts';
import type { HomeDrawn } from './home-view.ts';
import type { Deed, Who } from './who.ts';

export type HomeParts = HandlingParts & { readonly client: webApi.WebClient; readonly council: CouncilId | undefined };

/**
 * Publishes a person's Home tab as it is kept at that moment, in the place of the view of that hash; resolves to the hash of the new
 * one, if Slack tells it. Never rejects: what Slack does not take is logged, each of its reasons once.
 */
export type PublishHome = (who: Who, hash: string | undefined, drawn: HomeDrawn) => Promise<string | undefined>;

export function createHomePublisher(parts: HomeParts): PublishHome {
  const { client, council, log } = parts;
  const told = new Set<string>();

  async function put(who: Who, hash: string | undefined, drawn: HomeDrawn): Promise<string | undefined> {
    const looked = await handle(lookOf(who, council), who, parts);
    if (looked?.kind !== 'home') return hash;
    const view = renderHomeView(looked.home, drawn);
    const { view: published } = await client.views.publish({
      user_id: who.user,
      view,
      ...(hash === undefined ? {} : { hash }),
    });
    return published?.hash;
  }

  return async (who, hash, drawn) => {
    try {
      return await put(who, hash, drawn).catch((cause: unknown) => {
        // Another process has published since, perhaps what was kept before: the whole is looked up again.
        if (failureOf(cause).code !== 'hash_conflict') throw cause;
        return put(who, undefined, drawn);
      });
    } catch (cause) {
      const { code } = failureOf(cause);
      // Where there is no Home tab, nobody misses it; the log need not say so each time.
      if (!told.has(code)) log.warn('slack-home-not-published', { code });
      told.add(code);
      return undefined;
    }
  };
}

const lookOf = ({ user }: Who, council: CouncilId | undefined): Deed => ({
  kind: 'looks',
  id: turnId('slack', 'home'),
  at: homeOf(user),
  thread: undefined,
  audience: 'only-you',
  council,
});

import type { webApi } from '@slack/bolt';
import type { Asking } from '../../core/conversation.ts';
import type { Log } from '../../core/ports.ts';
import { TYPE_WHICH_TEAM } from '../../core/team-channel-wording.ts';
import { channelWishIn } from '../../core/team-channels.ts';
import type { ChannelReply, ChannelWish, GrantChannel } from '../../core/team-channels.ts';
import { WENT_WRONG } from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import type { Place } from './address.ts';
import { failureOf } from './failure.ts';
import type { Heard } from './incoming.ts';
import type { People } from './people.ts';
import { renderSentence } from './render.ts';
import { post, postPrivately } from './web-client.ts';
import type { Who } from './who.ts';

/** Somebody wants something of the channel that they wrote in. */
interface Wished {
  readonly wish: ChannelWish;
  readonly who: Who;
  readonly turn: Asking;
  readonly place: Place;
}

/** Undefined: it is a question. */
export function wishIn(heard: Heard): Wished | undefined {
  if (!('turn' in heard) || heard.who === undefined) return undefined;
  const { turn, who, place } = heard;
  const wish = channelWishIn(turn.text);
  return wish && { wish, who, turn, place };
}

/** Grants or refuses it, in its thread, or for one person's eyes what is for nobody else. Never rejects: what fails is logged. */
export async function answerWish(
  { wish, who, turn, place }: Wished,
  parts: {
    readonly grant: GrantChannel;
    readonly people: Pick<People, 'person'>;
    readonly client: webApi.WebClient;
    readonly log: Log;
  },
): Promise<void> {
  const { grant, people, client, log } = parts;
  const direct = turn.audience === 'only-you';
  try {
    const by = await people.person(who);
    const reply = await grant(wish, { by, channel: direct ? undefined : place.channel, council: turn.council }).catch(
      (cause: unknown): ChannelReply => {
        log.error('turn-failed', { turn: turn.id }, cause);
        return { outcome: 'said', sentence: withRequest(WENT_WRONG), alone: true };
      },
    );
    const message = renderSentence(sentenceOf(reply));
    const alone = !direct && reply.outcome === 'said' && reply.alone;
    await (alone ? postPrivately(client, place, who.user, message) : post(client, place, message));
  } catch (cause) {
    log.error('slack-reply-failed', { turn: turn.id, ...failureOf(cause) });
  }
}

/** There are as many words as teams, and a mention is typed as quickly as a button is found. */
const sentenceOf = (reply: ChannelReply): string =>
  reply.outcome === 'said'
    ? reply.sentence
    : [TYPE_WHICH_TEAM, ...reply.choices.map(({ label }) => `• ${label}`)].join('\n');

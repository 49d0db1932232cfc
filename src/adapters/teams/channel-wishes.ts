import { z } from 'zod';
import type { CouncilId } from '../../core/guidance.ts';
import { oneLine } from '../../core/home.ts';
import { channelWishIn } from '../../core/team-channels.ts';
import type { ChannelReply, ChannelWish, GrantChannel } from '../../core/team-channels.ts';
import { made, post, sent } from './answering.ts';
import type { Answering } from './answering.ts';
import { buttons, sending } from './card-actions.ts';
import { lines } from './card.ts';
import type { Answer } from './hearing.ts';
import { doneOf, typedTo } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { LIMITS } from './limits.ts';
import { cardMessages, textMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';
import { personOf, tenantOf } from './people.ts';
import { channelOf } from './whereabouts.ts';

const CHOSEN = z.object({ clausebook: z.object({ council: z.string(), useFor: z.string() }) });

/** What an activity wants of the channel it is from, if it does: typed to Clausebook, or one of the choices it offered. */
function wishOf(incoming: Incoming): ChannelWish | undefined {
  if (incoming.type !== 'message') return undefined;
  const chosen = CHOSEN.safeParse(incoming.value);
  if (chosen.success) {
    const { council, useFor: team } = chosen.data.clausebook;
    return { wish: 'use-for', council, team };
  }
  return channelWishIn(typedTo(incoming) ?? '');
}

/** What answers a wish about a channel: in its thread, or alone what is for nobody else. Undefined: it is none. */
export function answerWish(
  incoming: Incoming,
  council: CouncilId | undefined,
  grant: GrantChannel,
  answering: Answering,
): Answer | undefined {
  const [wish, done] = [wishOf(incoming), doneOf(incoming, council)];
  if (wish === undefined || done === undefined || !incoming.from) return undefined;
  const by = personOf(tenantOf(incoming), incoming.from);
  return async (context) => {
    let alone = false;
    const messages = await made(done.id, answering, async () => {
      const reply = await grant(wish, { by, channel: channelOf(incoming), council });
      alone = reply.outcome === 'said' && reply.alone && done.audience !== 'only-you';
      return drawn(reply);
    });
    await sent(done.id, answering, () => (alone ? answering.tellAlone(by.home, messages) : post(context, messages)));
  };
}

function drawn(reply: ChannelReply): readonly TeamsMessage[] {
  if (reply.outcome === 'said') return textMessages(reply.sentence);
  const choices = reply.choices.map(({ label, council, team }) =>
    sending(oneLine(label, LIMITS.titleUnits), { council, useFor: team }),
  );
  return cardMessages([...lines(reply.sentence), ...buttons(choices)], reply.sentence);
}

import { shortForm } from '../../core/short-form.ts';
import { COULD_NOT_SEND } from '../../core/wording.ts';
import { conversationAt, privately } from './address.ts';
import { directWith } from './direct.ts';
import { failureOf } from './failure.ts';
import type { HearingParts, Question } from './hear.ts';
import type { SlackMessage } from './pack.ts';
import { renderSaid, renderSentence } from './render.ts';
import { post, postPrivately } from './web-client.ts';
import { COULD_NOT_REACH } from './wording.ts';

/**
 * Answers a question that was asked before others in the asker's direct conversation with us, where its buttons and follow-ups belong
 * as well, and says in short where it was asked which clauses were quoted. If no direct message can be sent, the answer is shown where
 * it was asked, for the asker's eyes only.
 */
export async function answerAlone({ turn, place, by }: Question, parts: HearingParts): Promise<void> {
  const { client, quick, take, log } = parts;
  const direct = await directWith(quick, by, log);
  const at =
    direct === undefined ? privately(place.channel, by) : conversationAt({ channel: direct, thread: undefined });
  let home = direct;
  let told = false;

  const whisper = (message: SlackMessage): Promise<void> => postPrivately(client, place, by, message);

  async function sendHere(message: SlackMessage): Promise<void> {
    try {
      if (!told) await whisper(renderSentence(COULD_NOT_SEND));
      told = true;
      await whisper(message);
    } catch (cause) {
      await post(client, place, renderSaid(COULD_NOT_REACH, 'everyone-here'));
      throw cause;
    }
  }

  await take(
    { ...turn, at, thread: at.address, audience: 'only-you' },
    {
      most: Infinity,
      async send(message) {
        if (home === undefined) return sendHere(message);
        try {
          await post(client, { channel: home, thread: undefined }, message);
        } catch (cause) {
          log.warn('slack-direct-message-refused', { ...failureOf(cause) });
          home = undefined;
          await sendHere(message);
        }
      },
      async after(reply) {
        const said = home === undefined ? undefined : shortForm(reply);
        if (said !== undefined) await post(client, place, renderSaid(said, 'everyone-here'));
      },
    },
  );
}

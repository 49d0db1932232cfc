import type { webApi } from '@slack/bolt';
import type { Check, Finding } from '../../core/checkup.ts';
import { DOCTOR } from './doctor-wording.ts';
import { failureOf } from './failure.ts';
import { renderSentence } from './render.ts';
import { asEdited, post } from './web-client.ts';

/** Whether messages can be posted in a channel and taken back. What is posted is deleted, or at least edited to say that it was a test. */
export const sayCheck = (client: webApi.WebClient, to: string): Check => ({
  name: 'message',
  async run() {
    try {
      const { channel = to, ts = '' } = await post(
        client,
        { channel: to, thread: undefined },
        renderSentence(DOCTOR.sayTest),
      );
      return [await takeBack(client, { channel, ts })];
    } catch (cause) {
      return [{ outcome: 'not-ok', says: DOCTOR.notSaid(to, failureOf(cause).code), mend: DOCTOR.mendNotSaid }];
    }
  },
});

async function takeBack(
  client: webApi.WebClient,
  message: { readonly channel: string; readonly ts: string },
): Promise<Finding> {
  const { channel } = message;
  try {
    await client.chat.delete(message);
    return { outcome: 'ok', says: DOCTOR.saidDeleted(channel) };
  } catch {
    // Some workspaces forbid deleting: then the words are changed.
  }
  try {
    await client.chat.update({ ...message, ...asEdited(renderSentence(DOCTOR.sayTested)) });
    return { outcome: 'ok', says: DOCTOR.saidEdited(channel) };
  } catch (cause) {
    return { outcome: 'not-ok', says: DOCTOR.saidLeft(channel, failureOf(cause).code), mend: DOCTOR.mendSaidLeft };
  }
}

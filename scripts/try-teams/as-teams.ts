import { BOT, CHANNEL, CHAT, COUNCILLOR, OFFICER, TENANT } from './agents-playground.ts';
import type { Account } from './agents-playground.ts';

/** Sends Clausebook what Teams would, where the page cannot: for anybody but its one person, and for dialogs. */
export interface AsTeams {
  /** The app is put into the officers' channel. */
  joinChannel(): Promise<void>;
  /** Somebody presses a button of a card in the channel. */
  press(who: Account, data: object): Promise<void>;
  /** Somebody opens a dialog and sends it. Resolves to what is said then. */
  fillIn(who: Account, data: object, inputs: Readonly<Record<string, string>>): Promise<unknown>;
}

const SAID = 200;

export function createAsTeams(bot: string, serviceUrl: string): AsTeams {
  let sent = 0;
  async function send(who: Account, activity: object): Promise<unknown> {
    const alone = who === COUNCILLOR;
    sent += 1;
    const whole = {
      id: `f:tried-${sent}`,
      channelId: 'msteams',
      serviceUrl,
      from: who,
      recipient: BOT,
      conversation: alone
        ? { id: CHAT, conversationType: 'personal', tenantId: TENANT }
        : { id: CHANNEL.id, conversationType: 'channel', isGroup: true, tenantId: TENANT },
      channelData: { tenant: { id: TENANT }, ...(alone ? {} : { channel: { id: CHANNEL.id } }) },
      ...activity,
    };
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(bot, { method: 'POST', headers, body: JSON.stringify(whole) });
    if (response.status !== SAID) throw new Error(`Clausebook answered ${response.status}.`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
  const dialog = (name: string, data: object): object => ({
    type: 'invoke',
    name,
    value: { data, context: { theme: 'default' } },
  });
  return {
    async joinChannel() {
      await send(OFFICER, { type: 'conversationUpdate', membersAdded: [BOT] });
    },
    press: async (who, data) => void (await send(who, { type: 'message', value: data })),
    async fillIn(who, data, inputs) {
      await send(who, dialog('task/fetch', data));
      return send(who, dialog('task/submit', { ...data, ...inputs }));
    },
  };
}

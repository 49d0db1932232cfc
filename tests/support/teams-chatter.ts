import { z } from 'zod';
import { carriedBy, labelOf } from './chatter.ts';
import type { Chatter, Filled, FormSeen, Seen } from './chatter.ts';
import type { PostedActivity, PRESS } from './connector-rules.ts';
import type { Standing } from './fake-connector-places.ts';
import type { FakeConnector } from './fake-connector.ts';
import { aChannelPress, anExecute, anInvoke, aPersonalMessage, aPress, CHANNEL } from './teams-activities.ts';
import type { TeamsActivity } from './teams-activities.ts';
import { dialogOf, offeredBy } from './teams-dialogs.ts';
import type { Dialog } from './teams-dialogs.ts';

const CARRIED = z.record(z.string(), z.unknown());
/** What a button that waits for its answer carries, and the sentence it is answered with, if it is one. */
const EXECUTED = z.object({ verb: z.string(), data: CARRIED });
const TOLD = z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() });
type FormShown = Extract<Dialog, { shows: 'form' }>;

/** A person as Teams tells of them. */
export const accountOf = (id: string, name: string) => ({ id: `29:${id}`, aadObjectId: `aad-${id}`, name });

const nothing = async (): Promise<string | undefined> => undefined;

/** A person in the tenant of a fake connector. `url`: where the service takes activities. */
export function createTeamsChatter(
  connector: FakeConnector,
  url: () => string,
  { id, name, newId }: { readonly id: string; readonly name: string; readonly newId: () => string },
): Chatter {
  const from = accountOf(id, name);
  const chat = `a:with-${id}`;
  const standing = (place: string): readonly Seen[] =>
    connector.standing.flatMap((message) => (message.conversation.split(';')[0] === place ? [seenOf(message)] : []));
  const cards = (place: string): readonly Seen[] => standing(place).filter(({ lines }) => lines.length > 0);
  let last = nothing;

  async function post(activity: TeamsActivity, place: string, personal: boolean): Promise<unknown> {
    const { tenantId } = CONVERSATION.parse(activity['conversation']);
    const shared = personal ? { conversationType: 'personal' } : { conversationType: 'channel', isGroup: true };
    const whole = { ...activity, from, conversation: { ...shared, tenantId, id: place } };
    const response = await fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...whole, serviceUrl: connector.serviceUrl }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`The service says ${response.status}.`);
    return text === '' ? undefined : JSON.parse(text);
  }
  const threadOf = ({ place, id: message, under }: Seen): string => `${place};messageid=${under ?? message}`;
  const postAt = (on: Seen, activity: TeamsActivity): Promise<unknown> =>
    on.place === chat ? post(activity, chat, true) : post(activity, threadOf(on), false);

  /** What is said in sentences meanwhile: cards are the courier's. */
  async function saidDuring(work: () => Promise<unknown>): Promise<string | undefined> {
    const sentences = (): readonly string[] =>
      connector.standing.flatMap(({ conversation, activity }) => (conversation === chat ? [activity.text ?? ''] : []));
    const before = sentences().filter((text) => text !== '').length;
    await work();
    return sentences().filter((text) => text !== '')[before];
  }

  async function typing(words: string, test: (seen: Seen) => boolean): Promise<Seen> {
    const before = cards(chat).length;
    const activity = aPersonalMessage(words, newId());
    last = async () => void (await post(activity, chat, true));
    await last();
    const answer = cards(chat).slice(before).find(test);
    if (answer === undefined) throw new Error('There is no such answer.');
    return answer;
  }

  function formOf(on: Seen, dialog: FormShown): FormSeen {
    const field = dialog.inputs.find((input) => input.type === 'Input.Text');
    const search = dialog.inputs.flatMap((input) =>
      input.type === 'Input.ChoiceSet' && input['choices.data'] !== undefined ? [input['choices.data'].dataset] : [],
    );
    return {
      lines: [dialog.title, ...dialog.lines],
      text: field?.type === 'Input.Text' ? field.value : '',
      search: async (queryText) => {
        const value = { queryText, queryOptions: { skip: 0, top: 15 }, dataset: search[0] };
        const offered = offeredBy(await postAt(on, anInvoke('application/search', value, newId())));
        return offered.map(({ title, value: clause }) => ({ label: title, value: clause }));
      },
      send: async (filled) => {
        const data = { ...dialog.send.data, ...valuesOf(filled, dialog) };
        const activity = anInvoke('task/submit', { data, context: { theme: 'default' } }, newId());
        last = async () => {
          const shown = dialogOf(await postAt(on, activity));
          return shown.shows === 'message' ? shown.text : shown.lines[0];
        };
        return (await last()) ?? '';
      },
    };
  }

  return {
    platform: 'teams',
    name,
    alone: () => cards(chat),
    channel: () => cards(CHANNEL),
    ask: (words) => typing(words, ({ buttons }) => buttons.some(({ label }) => label === labelOf('ask-officer'))),
    list: (words) => typing(words, () => true),
    async press(on, named) {
      const carried = carriedBy(on, named);
      const { verb, data } = EXECUTED.safeParse(carried).data ?? { verb: undefined, data: CARRIED.parse(carried) };
      // In the channel as a client of today presses, in the chat as an older one.
      if (verb !== undefined && on.place !== chat) {
        const activity = anExecute(verb, data, newId());
        last = async () => TOLD.safeParse(await postAt(on, activity)).data?.value;
      } else {
        const activity = on.place === chat ? aPress(data, newId()) : aChannelPress(data, newId());
        last = () => saidDuring(() => postAt(on, activity));
      }
      return last();
    },
    async open(on, named) {
      const data = CARRIED.parse(carriedBy(on, named));
      const shown = dialogOf(await postAt(on, anInvoke('task/fetch', { data, context: {} }, newId())));
      return shown.shows === 'message' ? shown.text : formOf(on, shown);
    },
    async again() {
      const repeat = last;
      last = nothing;
      return repeat();
    },
  };
}

const CONVERSATION = z.object({ tenantId: z.string() });

function seenOf({ id, conversation, activity }: Standing): Seen {
  const [place = '', under] = conversation.split(';messageid=');
  const elements = bodyOf(activity);
  const lineOf = ({ inlines }: { inlines: readonly { text: string }[] }) => inlines.map(({ text }) => text).join('');
  const people = elements.flatMap((element) => (element.type === 'Container' ? element.items.map(lineOf) : []));
  const guidance = elements.flatMap((element) => (element.type === 'RichTextBlock' ? [lineOf(element)] : []));
  return {
    id,
    place,
    under,
    lines: elements.flatMap((element) => {
      if (element.type === 'Container') return element.items.map(lineOf);
      return element.type === 'RichTextBlock' ? [lineOf(element)] : [];
    }),
    guidance,
    people,
    buttons: elements.flatMap((element) => (element.type === 'ActionSet' ? element.actions.map(carriedIn) : [])),
  };
}

const carriedIn = (action: z.infer<typeof PRESS>) => {
  const { title, data } = action;
  return { label: title, carries: 'verb' in action ? { verb: action.verb, data } : data };
};

const bodyOf = ({ attachments = [] }: PostedActivity) => attachments.flatMap(({ content }) => content.body);

function valuesOf(
  { text, asked, expires, number, confidential, clauses, officer }: Filled,
  { inputs }: FormShown,
): TeamsActivity {
  const standing = inputs.flatMap((input) => (input.value === undefined ? [] : [[input.id, input.value] as const]));
  const searched = inputs.some(({ id }) => id === 'found');
  const menu = inputs.flatMap((input) =>
    input.type === 'Input.ChoiceSet' && input.id === 'officer' ? input.choices : [],
  );
  const chosen = menu.find(({ title }) => title === officer);
  if (officer !== undefined && chosen === undefined) throw new Error(`${officer} is not among those to choose from.`);
  return {
    ...Object.fromEntries(standing),
    ...(text === undefined ? {} : { text }),
    ...(asked === undefined ? {} : { asked }),
    ...(expires === undefined ? {} : { expires }),
    ...(number === undefined ? {} : { number }),
    ...(confidential === undefined ? {} : { confidential: 'true' }),
    ...(clauses === undefined ? {} : { [searched ? 'found' : 'clauses']: clauses.join(',') }),
    ...(chosen === undefined ? {} : { officer: chosen.value }),
  };
}

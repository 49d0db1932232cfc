import { z } from 'zod';
import type { Act, FormName } from '../../src/core/conversation.ts';
import { carriedBy, eventually, found, labelOf } from './chatter.ts';
import type { Chatter, Filled, FormSeen, Seen } from './chatter.ts';
import { pressableIn, quotedWords, shownWords } from './fake-slack-blocks.ts';
import type { FakeBlock } from './fake-slack-blocks.ts';
import { buttonPress, directMessage, formSent, menuChoice, searched, typed } from './fake-slack-events.ts';
import type { Fields } from './fake-slack-events.ts';
import { CHANNEL } from './fake-slack-identity.ts';
import type { Sender } from './fake-slack-sender.ts';
import { formAck, offeredOptions, wordsIn } from './fake-slack-views.ts';
import type { FakeView } from './fake-slack-views.ts';
import type { FakeMessage } from './fake-slack-workspace.ts';
import type { FakeSlack } from './fake-slack.ts';

const CARRIED = z.object({ action: z.string(), value: z.string(), menu: z.string().optional() });

const nothing = async (): Promise<string | undefined> => undefined;

/** A person in the workspace of a fake Slack. `id` begins with “U”. */
export function createSlackChatter(
  slack: FakeSlack,
  sender: () => Sender,
  { id, name, newId }: { readonly id: string; readonly name: string; readonly newId: () => string },
): Chatter {
  const direct = `D${id.slice(1)}`;
  slack.workspace.addUser(id, { real_name: name });
  slack.workspace.setMembers(direct, [id]);
  const user = { id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: 'T0COUNCIL' };
  const standing = (place: string): readonly Seen[] =>
    slack.workspace.shown().flatMap((message) => (message.channel === place ? [seenOf(message)] : []));
  let last = nothing;

  function pressing(on: Seen, named: Act | FormName): { body: Fields; trigger: string; url: string } {
    const { action, value, menu } = CARRIED.parse(carriedBy(on, named));
    const [trigger, url] = [newId(), slack.responseUrl()];
    const container = { type: 'message', message_ts: on.id, channel_id: on.place, is_ephemeral: false };
    const message = { ts: on.id, ...(on.under === undefined ? {} : { thread_ts: on.under }) };
    const at = { user, channel: { id: on.place }, container, message, response_url: url };
    const chosen = `${action.replace('clausebook:', '')} ${value}`;
    const body = menu === undefined ? buttonPress(trigger, action, value, at) : menuChoice(trigger, menu, chosen, at);
    return { body, trigger, url };
  }

  async function typing(words: string, test: (seen: Seen) => boolean): Promise<Seen> {
    const before = new Set(standing(direct).map((seen) => seen.id));
    const [event, ts] = [newId(), `1700000001.${String(Number(newId())).padStart(6, '0')}`];
    const body = directMessage(event, { user: id, channel: direct, text: typed(words), ts, event_ts: ts });
    last = async () => {
      await sender().event(body, 1);
      return undefined;
    };
    await sender().event(body);
    return found(
      () => standing(direct),
      (seen) => !before.has(seen.id) && test(seen),
    );
  }

  function formOf(view: FakeView): FormSeen {
    return {
      lines: wordsIn(view.view),
      text: textIn(view),
      search: async (words) => {
        const offered = offeredOptions.parse(await sender().inWindow({ ...searched(view, words), user }));
        return offered.options.map(({ value, text }) => ({ label: text.text, value }));
      },
      send: async (filled) => {
        const body = formSent(view, valuesOf(filled, view), { user });
        last = async () => {
          const before = standing(direct).length;
          const acknowledged = await sender().inWindow(body);
          if (acknowledged !== undefined) return saidInWindow(acknowledged);
          // It took longer than Slack waits: the window is closed, and what came of it is told in a sentence.
          const late = await found(() => standing(direct).slice(before), isSentence);
          return late.lines.join('\n');
        };
        return (await last()) ?? '';
      },
    };
  }

  return {
    platform: 'slack',
    name,
    alone: () => standing(direct).filter((seen) => !isSentence(seen)),
    channel: () => standing(CHANNEL),
    ask: (words) => typing(words, ({ buttons }) => buttons.some(({ label }) => label === labelOf('ask-officer'))),
    list: (words) => typing(words, () => true),
    async press(on, named) {
      const { body, url } = pressing(on, named);
      last = async () => {
        const before = slack.respondedAt(url).length;
        await sender().interaction(body);
        await eventually(() => {
          if (slack.respondedAt(url).length === before) throw new Error('Nothing is said yet.');
        });
        return slack.respondedAt(url).at(-1)?.text;
      };
      return last();
    },
    async open(on, named) {
      const { body, url, trigger } = pressing(on, named);
      await sender().interaction(body);
      return eventually(() => {
        const view = slack.workspace.views.find((each) => each.trigger === trigger);
        const said = slack.respondedAt(url).at(-1)?.text ?? '';
        if (view === undefined && said === '') throw new Error('There is no form yet.');
        return view === undefined ? said : formOf(view);
      });
    },
    async again() {
      const repeat = last;
      last = nothing;
      return repeat();
    },
  };
}

/** Nothing but words of Clausebook's own, as in what is said to a press: it has no heading, and nothing to press. */
const isSentence = ({ lines, buttons }: Seen): boolean => lines.length === 1 && buttons.length === 0;

const seenOf = ({ ts = '', channel = '', thread, blocks }: FakeMessage): Seen => ({
  id: ts,
  place: channel,
  under: thread,
  lines: shownWords(blocks),
  guidance: quotedWords(blocks),
  people: blocks.flatMap(sections),
  buttons: pressableIn(blocks).map(({ text, action_id: action, value, menu }) => ({
    label: text.text,
    carries: { action, value, menu },
  })),
});

const sections = (block: FakeBlock): readonly string[] =>
  block.type === 'rich_text'
    ? block.elements
        .filter(({ type }) => type === 'rich_text_section')
        .flatMap(({ elements }) => elements.flatMap((element) => (element.type === 'text' ? [element.text] : [])))
    : [];

/** What a form that was sent turns into, or what is said at its fields. */
function saidInWindow(acknowledged: unknown): string {
  const ack = formAck.parse(acknowledged);
  return ack.response_action === 'errors'
    ? Object.values(ack.errors).join('\n')
    : wordsIn(ack.view).slice(1).join('\n');
}

function textIn({ view }: FakeView): string {
  const inputs = view.blocks.flatMap((block) => (block.type === 'input' ? [block.element] : []));
  return inputs.flatMap((input) => (input.type === 'plain_text_input' ? [input.initial_value ?? ''] : []))[0] ?? '';
}

/** What stands in a modal before anything is filled in. */
const standingIn = ({ view }: FakeView): Fields =>
  Object.fromEntries(
    view.blocks.flatMap((block): readonly (readonly [string, unknown])[] => {
      if (block.type !== 'input') return [];
      const { element } = block;
      if (element.type === 'plain_text_input' && element.initial_value !== undefined)
        return [[block.block_id, { type: element.type, value: element.initial_value }]];
      if (element.type !== 'checkboxes') return [];
      return [[block.block_id, { type: element.type, selected_options: element.initial_options ?? [] }]];
    }),
  );

function valuesOf({ text, asked, expires, number, confidential, clauses, officer }: Filled, modal: FakeView): Fields {
  const { view } = modal;
  const menu = view.blocks.flatMap((block) =>
    block.type === 'input' && block.element.type === 'static_select' ? block.element.options : [],
  );
  const chosen = menu.find((option) => option.text.text === officer);
  if (officer !== undefined && chosen === undefined) throw new Error(`${officer} is not among those to choose from.`);
  return {
    ...standingIn(modal),
    ...(text === undefined ? {} : { text: { type: 'plain_text_input', value: text } }),
    ...(asked === undefined ? {} : { asked: { type: 'plain_text_input', value: asked } }),
    ...(expires === undefined ? {} : { expires: { type: 'plain_text_input', value: expires } }),
    ...(number === undefined ? {} : { number: { type: 'plain_text_input', value: number } }),
    ...(confidential === undefined ? {} : { confidential: { selected_options: [{ value: 'yes' }] } }),
    ...(clauses === undefined ? {} : { clauses: { selected_options: clauses.map((value) => ({ value })) } }),
    ...(chosen === undefined ? {} : { officer: { selected_option: chosen } }),
  };
}

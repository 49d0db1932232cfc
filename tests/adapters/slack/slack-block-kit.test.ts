import { describe, expect, it } from 'vitest';
import { kitHome, kitMessage, kitModal } from '../../support/slack-block-kit.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text = 'a', more = {}) => ({ type: 'section', text: plain(text), ...more });
const button = (more = {}) => ({ type: 'button', action_id: 'a', text: plain('A'), value: '1', ...more });
const actions = (...elements: readonly unknown[]) => ({ type: 'actions', elements });
const option = (more = {}) => ({ text: plain('A'), value: '1', ...more });
const select = (more = {}) => ({ type: 'static_select', action_id: 'a', options: [option()], ...more });
const input = (element: unknown, more = {}) => ({ type: 'input', block_id: 'b', label: plain('A'), element, ...more });
const written = (more = {}) => ({ type: 'plain_text_input', action_id: 'a', ...more });
const rating = (text: string) => ({ text: plain(text), value: text });
const feedback = (more = {}) => ({
  type: 'feedback_buttons',
  action_id: 'a',
  positive_button: rating('Right'),
  negative_button: rating('Wrong'),
  ...more,
});
const modal = (more = {}) => ({ type: 'modal', title: plain('A'), submit: plain('B'), blocks: [section()], ...more });
const x = (length: number): string => 'x'.repeat(length);
const times = (count: number, of: (nth: number) => unknown): readonly unknown[] =>
  Array.from({ length: count }, (_, nth) => of(nth));

describe("a strict reading of Slack's blocks", () => {
  it.each<readonly [string, unknown]>([
    ['sections and buttons', [section(x(3000)), actions(button({ text: plain(x(75)), value: x(2000) }))]],
    [
      'a menu beside words',
      [section('a', { accessory: select({ options: times(100, (nth) => option({ value: `${nth}` })) }) })],
    ],
    [
      'feedback',
      [
        {
          type: 'context_actions',
          elements: [feedback(), { type: 'icon_button', icon: 'trash', text: plain('Delete'), action_id: 'b' }],
        },
      ],
    ],
    [
      'fields, a line and a heading',
      [{ type: 'section', fields: [plain('a')] }, { type: 'divider' }, { type: 'header', text: plain(x(150)) }],
    ],
  ])('takes in a message: %s', (_name, blocks) => {
    expect(kitMessage.safeParse(blocks).success).toBe(true);
  });

  it.each<readonly [string, unknown]>([
    ['nothing', []],
    ['51 blocks', times(51, () => section())],
    ['a video', [{ type: 'video' }]],
    ['a field that there is not', [section('a', { colour: 'red' })]],
    ['an empty text', [section('')]],
    ['a text of 3001', [section(x(3001))]],
    ['a section without a word', [{ type: 'section' }]],
    ['half a character', [section('\uD800')]],
    ['a heading of 151', [{ type: 'header', text: plain(x(151)) }]],
    ['a heading with mark-up', [{ type: 'header', text: { type: 'mrkdwn', text: 'a' } }]],
    ['26 buttons', [actions(...times(26, (nth) => button({ action_id: `${nth}` })))]],
    ['two of one action_id', [actions(button(), button())]],
    ['a button without an id', [actions({ type: 'button', text: plain('A') })]],
    ['a label of 76', [actions(button({ text: plain(x(76)) }))]],
    ['a value of 2001', [actions(button({ value: x(2001) }))]],
    ['a value of nothing', [actions(button({ value: '' }))]],
    ['a style that there is not', [actions(button({ style: 'bright' }))]],
    ['a menu of nothing', [actions(select({ options: [] }))]],
    ['101 options', [actions(select({ options: times(101, (nth) => option({ value: `${nth}` })) }))]],
    ['two options of one value', [actions(select({ options: [option(), option()] }))]],
    ['an option of 76', [actions(select({ options: [option({ text: plain(x(76)) })] }))]],
    ['an option whose value is of 151', [actions(select({ options: [option({ value: x(151) })] }))]],
    ['11 pieces of small print', [{ type: 'context', elements: times(11, () => plain('a')) }]],
    ['feedback among buttons', [actions(feedback())]],
    ['a button among feedback', [{ type: 'context_actions', elements: [button()] }]],
    [
      'feedback without the other side',
      [{ type: 'context_actions', elements: [feedback({ negative_button: undefined })] }],
    ],
    ['six of feedback', [{ type: 'context_actions', elements: times(6, (nth) => feedback({ action_id: `${nth}` })) }]],
    ['a quotation of nothing', [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [] }] }]],
    ['two blocks of one block_id', [section('a', { block_id: 'b' }), section('a', { block_id: 'b' })]],
    ['a block_id of 256', [section('a', { block_id: x(256) })]],
    ['something to fill in', [input(written())]],
    ['more words than Slack takes together', times(5, () => section(x(3000)))],
  ])('refuses in a message: %s', (_name, blocks) => {
    expect(kitMessage.safeParse(blocks).success).toBe(false);
  });

  it.each<readonly [string, Record<string, unknown>]>([
    ['a title of 25', { title: plain(x(25)) }],
    ['a button of 25', { submit: plain(x(25)) }],
    ['no block', { blocks: [] }],
    ['101 blocks', { blocks: times(101, () => section()) }],
    ['more than 3000 carried along', { private_metadata: x(3001) }],
    ['a callback_id of 256', { callback_id: x(256) }],
    ['something to fill in and nothing to send it with', { submit: undefined, blocks: [input(written())] }],
    ['a label of 2001', { blocks: [input(written(), { label: plain(x(2001)) })] }],
    ['room for 3001', { blocks: [input(written({ max_length: 3001 }))] }],
    ['words beyond their room', { blocks: [input(written({ max_length: 2, initial_value: 'abc' }))] }],
    [
      '11 boxes',
      {
        blocks: [
          input({ type: 'checkboxes', action_id: 'a', options: times(11, (nth) => option({ value: `${nth}` })) }),
        ],
      },
    ],
    ['a button to fill in', { blocks: [input(button())] }],
  ])('refuses in a form: %s', (_name, more) => {
    expect(kitModal.safeParse(modal()).success).toBe(true);
    expect(kitModal.safeParse(modal(more)).success).toBe(false);
  });

  it('takes a home tab of a hundred blocks, without a title', () => {
    expect(kitHome.safeParse({ type: 'home', blocks: times(100, () => section()) }).success).toBe(true);
    expect(kitHome.safeParse({ type: 'home', blocks: times(101, () => section()) }).success).toBe(false);
    expect(kitHome.safeParse({ type: 'home', title: plain('A'), blocks: [] }).success).toBe(false);
  });
});

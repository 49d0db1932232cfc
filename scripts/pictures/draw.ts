import type { z } from 'zod';
import type { kitHome, kitMessage, kitModal } from '../../tests/support/slack-block-kit.ts';

type Block = z.infer<typeof kitModal>['blocks'][number];
type Of<T extends Block['type']> = Extract<Block, { type: T }>;
type Element = Of<'actions'>['elements'][number] | Of<'input'>['element'] | Of<'context_actions'>['elements'][number];

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

const span = (kind: string, inner: string): string => `<div class="${kind}">${inner}</div>`;

/** A message as Slack shows it, near enough to judge words, order and the number of buttons. */
export const drawMessage = (blocks: z.infer<typeof kitMessage>, where: string): string =>
  span(
    'message',
    `<div class="face">C</div><div class="body"><b>Clausebook</b> <i class="app">APP</i> <i class="time">14:05${where}</i>${blocks.map(drawBlock).join('')}</div>`,
  );

export const drawModal = ({ title, blocks, submit, close }: z.infer<typeof kitModal>): string =>
  span(
    'modal',
    `${span('title', safe(title.text))}${blocks.map(drawBlock).join('')}<div class="foot">${close === undefined ? '' : `<button>${safe(close.text)}</button>`}${submit === undefined ? '' : `<button class="primary">${safe(submit.text)}</button>`}</div>`,
  );

export const drawHome = ({ blocks }: z.infer<typeof kitHome>): string => span('home', blocks.map(drawBlock).join(''));

/** What drops down from a search in a form. */
export const drawOptions = (options: readonly { readonly text: { readonly text: string } }[]): string =>
  span('dropdown', options.map(({ text }) => span('option', safe(text.text))).join(''));

function drawBlock(block: Block): string {
  switch (block.type) {
    case 'actions':
      return span('actions', block.elements.map(drawElement).join(''));
    case 'context':
      return span('context', block.elements.map(({ text }) => safe(text)).join(' '));
    case 'context_actions':
      return span('actions small', block.elements.map(drawElement).join(''));
    case 'divider':
      return '<hr>';
    case 'header':
      return span('header', safe(block.text.text));
    case 'input':
      return drawInput(block);
    case 'rich_text':
      return block.elements.map(drawRich).join('');
    case 'section':
      return span(
        'section',
        [block.text, ...(block.fields ?? [])].map((text) => (text === undefined ? '' : safe(text.text))).join('<br>') +
          (block.accessory === undefined ? '' : drawElement(block.accessory)),
      );
  }
}

const drawRich = ({ type, elements }: Of<'rich_text'>['elements'][number]): string =>
  span(
    type === 'rich_text_quote' ? 'quote' : 'section',
    elements
      .map((element) => {
        // By the id, which Slack shows as the person's name.
        if (element.type === 'user') return `<b>@${safe(element.user_id)}</b>`;
        return element.style?.bold === true ? `<b>${safe(element.text)}</b>` : safe(element.text);
      })
      .join(''),
  );

const drawInput = ({ label, hint, optional, element }: Of<'input'>): string =>
  span(
    'input',
    `<b>${safe(label.text)}</b>${optional === true ? ' <i class="time">(optional)</i>' : ''}${drawElement(element)}${hint === undefined ? '' : span('context', safe(hint.text))}`,
  );

function drawElement(element: Element): string {
  switch (element.type) {
    case 'button':
      return `<button class="${element.style ?? ''}">${safe(element.text.text)}</button>`;
    case 'plain_text_input':
      return span('box tall', safe(element.initial_value ?? element.placeholder?.text ?? ''));
    case 'checkboxes':
    case 'radio_buttons':
      return element.options.map(({ text }) => span('section', `☐ ${safe(text.text)}`)).join('');
    case 'overflow':
      return '<button>⋯</button>';
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button]
        .map(({ text }) => `<button class="plain">${safe(text.text)}</button>`)
        .join('');
    case 'icon_button':
      return `<button class="plain">${safe(element.text.text)}</button>`;
    default:
      return span('box', `${safe(element.placeholder?.text ?? 'Select an option')} ▾`);
  }
}

const STYLE = `
body { margin: 0; font: 15px/1.46 Lato, 'Liberation Sans', Arial, sans-serif; }
.pair { display: grid; grid-template-columns: 660px 660px; }
.side { padding: 20px; background: var(--ground); color: var(--ink); }
.light { --ground: #fff; --ink: #1d1c1d; --soft: #616061; --line: #ddd; --edge: #bbb; --main: #007a5a; }
.dark { --ground: #1a1d21; --ink: #d1d2d3; --soft: #ababad; --line: #4d5154; --edge: #797c81; --main: #007a5a; }
.message { display: flex; gap: 8px; }
.face { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #1d3557; color: #fff; text-align: center; line-height: 36px; font-weight: bold; }
.body { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.app { font: 10px sans-serif; background: var(--line); padding: 1px 4px; border-radius: 2px; }
.time, .context { color: var(--soft); font-size: 12px; font-style: normal; }
.context, .section, .quote, .header, .actions, .input { margin: 6px 0; }
.header { font-size: 18px; font-weight: 900; }
.quote { border-left: 4px solid var(--line); padding-left: 12px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
button { font: bold 13px/1 inherit; font-family: inherit; padding: 7px 12px; border: 1px solid var(--edge); border-radius: 8px; background: none; color: var(--ink); }
button.primary { background: var(--main); border-color: var(--main); color: #fff; }
button.danger { color: #e01e5a; border-color: #e01e5a; }
button.plain { border: 0; font-weight: normal; color: var(--soft); }
.modal { width: 520px; border: 1px solid var(--line); border-radius: 8px; padding: 16px 20px; }
.modal .title { font-size: 22px; font-weight: 900; margin-bottom: 10px; }
.home { width: 620px; }
.home .section { display: flex; justify-content: space-between; gap: 12px; align-items: start; }
.foot { display: flex; justify-content: flex-end; gap: 8px; border-top: 1px solid var(--line); margin-top: 12px; padding-top: 12px; }
.box { border: 1px solid var(--edge); border-radius: 4px; padding: 6px 10px; margin: 4px 0; color: var(--soft); overflow-wrap: anywhere; }
.tall { min-height: 80px; color: var(--ink); }
.dropdown { width: 480px; border: 1px solid var(--line); border-radius: 8px; }
.option { padding: 4px 14px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
`;

/** One thing, in light and in dark side by side. */
export const pageOf = (drawn: string): string =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div class="pair">` +
  ['light', 'dark'].map((theme) => `<div class="side ${theme}">${drawn}</div>`).join('') +
  '</div>';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAsk } from '../../../src/adapters/slack/render-ask.ts';
import { renderForm, renderOutcome } from '../../../src/adapters/slack/render-form.ts';
import { render, renderSaid, renderShared } from '../../../src/adapters/slack/render.ts';
import { renderSheet } from '../../../src/adapters/slack/render-sheet.ts';
import { undoSlackText } from '../../../src/adapters/slack/slack-text.ts';
import { quote } from '../../../src/core/guidance.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { shortForm } from '../../../src/core/short-form.ts';
import { aClause, aQuotedReply, aSilentReply, anUnsureReply } from '../../support/builders.ts';
import { blocksOf, namedIn, shownWords } from '../../support/fake-slack-blocks.ts';
import { typed } from '../../support/fake-slack-events.ts';
import { modal, wordsIn } from '../../support/fake-slack-views.ts';
import { aForm, aSheet } from '../../support/slack-handled.ts';

const BAIT = [
  '<!channel>',
  '<!here|here>',
  '<@U0COUNCILLOR>',
  '<@W1>',
  '<!subteam^S1|@officers>',
  '<#C1|general>',
  '<https://evil.example|the guidance>',
  '<javascript:alert(1)|click>',
  'javascript:alert(1)',
  '[x](https://evil.example)',
  '*bold*',
  '`code`',
  ':rotating_light:',
  '&lt;!channel&gt;',
  '&amp;lt;',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\ud800',
];
/** What a person may type, with all that Slack would read as its own. */
const anyTyped = fc
  .array(fc.oneof(fc.constantFrom(...BAIT), fc.lorem({ maxCount: 3 }), fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => `x${parts.join(' ')}`);

const [quoted, unsure, silent] = [aQuotedReply(), anUnsureReply(), aSilentReply()];
if (quoted.kind !== 'answers' || unsure.kind !== 'answers' || silent.kind !== 'answers')
  throw new Error('They answer.');
const [one, choices, none] = [quoted.answer, unsure.answer, silent.answer];
if (one.outcome !== 'quoted' || choices.outcome !== 'unsure' || none.outcome !== 'silent') throw new Error('As made.');

/** Every reply that has words of the question in it. */
const repliesWith = (words: string): readonly Reply[] => [
  { ...quoted, takenWith: words },
  { ...unsure, answer: { ...choices, why: 'unknown-word', unknownWords: [words, words] } },
  {
    ...quoted,
    answer: {
      outcome: 'in-parts',
      parts: [
        { asked: words, answer: one },
        { asked: words, answer: none },
      ],
    },
  },
];

/** Nothing in a `text` field opens a mention, a link or a channel. */
const isPlain = (text: string): void => expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
/** Only plain text and rich text's own words: nothing that Slack reads mark-up in. */
const hasNoMarkup = (shown: unknown): void => expect(JSON.stringify(shown)).not.toContain('"mrkdwn"');

describe('whatever a person types', () => {
  it('in an answer stays words: it names nobody and leads nowhere', () => {
    fc.assert(
      fc.property(anyTyped, (words) => {
        for (const reply of repliesWith(words)) {
          const messages = render(reply, 'everyone-here');
          const blocks = blocksOf(messages);
          expect(namedIn(blocks)).toEqual([]);
          hasNoMarkup(blocks);
          for (const { text } of messages) isPlain(text);
          expect(shownWords(blocks).join('')).toContain(words.toWellFormed().slice(0, 20));
        }
      }),
    );
  });

  it('is in no short form, and the short form is plain', () => {
    fc.assert(
      fc.property(anyTyped, (words) => {
        for (const reply of repliesWith(`secret ${words}`)) {
          const said = renderSaid(shortForm(reply) ?? '', 'everyone-here');
          isPlain(said.text);
          expect(JSON.stringify(said)).not.toContain('secret');
        }
      }),
    );
  });

  it('in a draft stays words, as many as the window takes', () => {
    fc.assert(
      fc.property(anyTyped, fc.nat({ max: 300 }), (words, times) => {
        const draft = undoSlackText(typed(words.repeat(times)), new Set());
        const view = modal.parse(renderAsk(draft));
        hasNoMarkup(view);
        const [value = ''] = view.blocks.flatMap((block) =>
          block.type === 'input' && block.element.type === 'plain_text_input'
            ? [block.element.initial_value ?? '']
            : [],
        );
        expect(draft.toWellFormed().startsWith(value.replace(/\ufffd$/, ''))).toBe(true);
        expect(wordsIn(view).some((line) => line.includes('longer'))).toBe(value.length < draft.length);
      }),
    );
  });

  it('in a form, in what comes of it and in a sheet stays words', () => {
    fc.assert(
      fc.property(anyTyped, (words) => {
        const opened = { at: { platform: 'slack', address: '{}' }, audience: 'only-you' } as const;
        const form = modal.parse(renderForm(aForm('answer', { lines: [words] }), opened));
        const outcome = modal.parse(renderOutcome('Answer', 'No.', words));
        for (const view of [form, outcome]) hasNoMarkup(view);
        const parts = [
          { part: 'words', heading: words, text: words },
          { part: 'fact', label: 'From', value: words },
        ] as const;
        const sheet = renderSheet(aSheet({ gist: words, parts }));
        const blocks = blocksOf(sheet);
        expect(namedIn(blocks)).toEqual([]);
        hasNoMarkup(blocks);
        for (const { text } of sheet) isPlain(text);
      }),
    );
  });

  it('in a clause that is shared names nobody but who shares it', () => {
    fc.assert(
      fc.property(anyTyped, (words) => {
        const clause = aClause({ parts: { text: words } });
        const messages = renderShared({ kind: 'shared', quotes: [quote(clause)], overdue: [] }, 'U0COUNCILLOR');
        expect(namedIn(blocksOf(messages))).toEqual(['U0COUNCILLOR']);
        for (const { text } of messages) isPlain(text);
      }),
    );
  });
});

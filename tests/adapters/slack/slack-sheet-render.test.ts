import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLACK_LIMITS } from '../../../src/adapters/slack/limits.ts';
import { renderList, renderSheet } from '../../../src/adapters/slack/render-sheet.ts';
import { CONTINUED, SHORTENED } from '../../../src/adapters/slack/wording.ts';
import { ACTS, FORMS } from '../../../src/core/conversation.ts';
import { LONGEST_TEXT, MOST_CLAUSES } from '../../../src/core/form.ts';
import { quote } from '../../../src/core/guidance.ts';
import { citationText } from '../../../src/core/citation-text.ts';
import type { Button, Sheet, SheetPart } from '../../../src/core/sheet.ts';
import { overdueLine } from '../../../src/core/wording.ts';
import { anyClauses } from '../../support/any-clause.ts';
import { aClause } from '../../support/builders.ts';
import { blocksOf, pressableIn, quotedWords, shownWords } from '../../support/fake-slack-blocks.ts';
import { asSeen } from '../../support/fake-slack-events.ts';
import { aSheet } from '../../support/slack-handled.ts';

const bait = fc.constantFrom(
  '<!channel>',
  '<@U0CLAUSE>',
  '*b*',
  '&amp;',
  ':smile:',
  '{{DATE()}}',
  '<http://a|b>',
  '\n',
  '👩‍👩‍👧',
  '&',
);
const written = fc
  .array(
    fc.oneof(
      fc.lorem(),
      fc.string({ unit: 'binary' }),
      bait,
      fc.constant('x'.repeat(700)),
      fc.constant('<&>'.repeat(400)),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => `${parts.join(' ')}.`.slice(0, LONGEST_TEXT));
const short = fc.oneof(fc.lorem({ maxCount: 8 }), bait, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }));

const part: fc.Arbitrary<SheetPart> = fc.oneof(
  fc.record({ part: fc.constant('heading' as const), text: short }),
  fc.record({ part: fc.constant('line' as const), text: short }),
  fc.record({ part: fc.constant('fact' as const), label: short, value: short }),
  fc.record({ part: fc.constant('words' as const), heading: short, text: written }),
);
const long = aClause({ parts: { text: 'A long clause & more of it. '.repeat(300) } });
const quotes: fc.Arbitrary<readonly SheetPart[]> = fc
  .tuple(anyClauses(0, MOST_CLAUSES - 1), fc.boolean(), short, fc.boolean())
  .map(([clauses, withLong, heading, overdue]) =>
    [...clauses, ...(withLong ? [long] : [])].map((clause) => ({
      part: 'quote',
      heading,
      quote: quote(clause),
      overdue,
    })),
  );
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.constantFrom(...ACTS).map((act) => ({ press: 'act' as const, act, about: 'GED-1', label: act, main: false })),
  fc.constantFrom(...FORMS).map((form) => ({ press: 'form' as const, form, about: 'GED-1', label: form, main: true })),
);
const sheets: fc.Arbitrary<Sheet> = fc.record({
  gist: short,
  // A sheet shows something: Slack takes no message without a block.
  parts: fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 10 }), quotes, fc.array(part, { maxLength: 4 }))
    .map((all) => all.flat()),
  buttons: fc.uniqueArray(button, { maxLength: 8, selector: ({ label }) => label }),
});

const bare = (text: string): string => text.replace(/\s+/gu, '');
const wordsOf = (sheet: SheetPart, before: SheetPart | undefined): readonly string[] => {
  switch (sheet.part) {
    case 'quote': {
      const heading = before?.part === 'quote' && before.heading === sheet.heading ? [] : [sheet.heading];
      const { text, citation } = sheet.quote;
      return [...heading, text, citationText(citation, false), ...(sheet.overdue ? [overdueLine(citation)] : [])];
    }
    case 'words':
      return [sheet.heading, sheet.text];
    case 'fact':
      return [`${sheet.label}: ${sheet.value}`];
    default:
      return [sheet.text];
  }
};

describe('whatever a sheet holds', () => {
  it('is shown word for word and in order, quotes as quotations and nothing else, in blocks that Slack takes', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const blocks = blocksOf(renderSheet(sheet));
        const shown = blocks
          .filter((block) => block.type !== 'actions')
          .map((block) => shownWords([block]).join(''))
          .filter((words) => words !== CONTINUED);
        const held = sheet.parts.flatMap((each, index) => wordsOf(each, sheet.parts[index - 1]));
        expect(bare(shown.join(''))).toBe(bare(held.map((words) => words.toWellFormed()).join('')));
        const quoted = sheet.parts.flatMap((each) => (each.part === 'quote' ? [each.quote.text.toWellFormed()] : []));
        expect(quotedWords(blocks).join('')).toBe(quoted.join(''));
      }),
    );
  });

  it('has at most four buttons in a row; of more, two and a menu', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const [first = []] = renderSheet(sheet).map((message) =>
          blocksOf([message]).flatMap((block) => (block.type === 'actions' ? block.elements : [])),
        );
        const buttons = first.filter(({ type }) => type === 'button');
        expect(buttons).toHaveLength(sheet.buttons.length > 4 ? 2 : sheet.buttons.length);
      }),
    );
  });

  it('has its buttons once, in the first message, with a kind and an id', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const [first, ...others] = renderSheet(sheet).map((message) => pressableIn(blocksOf([message])));
        expect(first?.map(({ action_id, value }) => [action_id, value])).toEqual(
          sheet.buttons.map((each) => [
            each.press === 'act' ? `clausebook:act:${each.act}` : `clausebook:form:${each.form}`,
            'GED-1',
          ]),
        );
        expect(others.flat()).toEqual([]);
      }),
    );
  });

  it('never turns into mark-up, and keeps to the length of a message', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const messages = renderSheet(sheet);
        for (const { text, blocks } of messages) {
          expect(text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
          expect(asSeen(text)).toBe(sheet.gist.toWellFormed());
          expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
          expect(shownWords(blocksOf([{ blocks }])).join('').length).toBeLessThanOrEqual(SLACK_LIMITS.message);
        }
        const goesOn = shownWords(blocksOf(messages.slice(0, 1))).includes(CONTINUED);
        expect(goesOn).toBe(messages.length > 1);
      }),
    );
  });
});

describe('a list of sheets', () => {
  const list = (all: readonly Sheet[]) => renderList({ kind: 'sheets', list: 'mine', heading: 'Yours', sheets: all });

  it('is never more than a slash command may be answered with, and shows each with its buttons', () => {
    const facts = Array.from({ length: 4 }, () => part.filter((each) => each.part === 'fact'));
    const listed = fc.tuple(sheets, fc.tuple(...facts), written).map(([sheet, known, text]): Sheet => ({
      ...sheet,
      parts: [{ part: 'heading', text: 'GED-1' }, ...known, { part: 'words', heading: 'Field', text }, ...sheet.parts],
    }));
    fc.assert(
      fc.property(fc.array(listed, { minLength: 1, maxLength: 20 }), (all) => {
        const messages = list(all);
        expect(messages.length).toBeLessThanOrEqual(SLACK_LIMITS.responsesPerCommand);
        const blocks = blocksOf(messages);
        expect(shownWords(blocks).filter((words) => words === 'GED-1')).toHaveLength(all.length);
        expect(pressableIn(blocks)).toHaveLength(all.flatMap(({ buttons }) => buttons).length);
      }),
      { numRuns: 50 },
    );
  });

  it('shows everything where there is room', () => {
    const blocks = blocksOf(list([aSheet(), aSheet()]));
    expect(quotedWords(blocks)).toHaveLength(2);
    expect(shownWords(blocks)).not.toContain(SHORTENED.mine);
  });

  it('shows no part of a quote where there is none', () => {
    const blocks = blocksOf(
      list(
        Array.from({ length: 20 }, () =>
          aSheet({
            parts: [...aSheet().parts, { part: 'quote', heading: 'Near', quote: quote(long), overdue: false }],
          }),
        ),
      ),
    );
    expect(quotedWords(blocks)).toEqual([]);
    expect(shownWords(blocks)).toContain(SHORTENED.mine);
  });
});

import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderForm } from '../../../src/adapters/slack/render-form.ts';
import { render } from '../../../src/adapters/slack/render.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import { LONGEST_TEXT } from '../../../src/core/form.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { aQuotedReply, aSilentReply } from '../../support/builders.ts';
import { aKeepForm, withAdvice } from '../../support/curated.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { quotedWords, shownWords } from '../../support/fake-slack-blocks.ts';
import { buttonPress, formSent } from '../../support/fake-slack-events.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { CHANNEL } from '../../support/fake-slack-identity.ts';
import { formAck, modal, wordsIn } from '../../support/fake-slack-views.ts';
import { kitMessage, kitModal } from '../../support/slack-block-kit.ts';
import { done } from '../../support/slack-handled.ts';

const at = { at: { platform: 'slack', address: '{"channel":"C1"}' }, audience: 'everyone-here' } as const;
const typed = fc.string({ unit: 'binary', maxLength: LONGEST_TEXT });

describe('an answer that is kept as advice in Slack', () => {
  let slack: SlackUnderTest;
  let handled: (handling: Handling) => Promise<Handled>;
  beforeEach(async () => {
    slack = await openSlack('http', { council: councilId('gedling') });
    await slack.start(undefined, (handling) =>
      handling.kind === 'opens' ? Promise.resolve({ kind: 'form', form: aKeepForm() }) : handled(handling),
    );
    const channel = { channel: { id: CHANNEL }, message: { thread_ts: '1700000000.000001' } };
    await slack.interaction(buttonPress('13.7', 'clausebook:form:keep-advice', 'GED-1', channel));
  });
  afterEach(() => slack.dispose());

  const send = async (filled: Fields) => {
    const view = await vi.waitUntil(() => slack.fake.workspace.views[0]);
    return formAck.parse(await slack.inWindow(formSent(view, filled)));
  };
  const text = (value: string | null) => ({ type: 'plain_text_input', value });

  it('hands on every field of the form', async () => {
    handled = async () => done('It is proposed.');
    const clauses = { type: 'checkboxes', selected_options: [{ value: 'gedling/a/1' }] };
    await send({ text: text('Yes.'), asked: text('One?\nTwo?'), clauses, expires: text('2027-03-31') });
    expect(slack.handlings.at(-1)).toMatchObject({
      kind: 'sends',
      form: 'keep-advice',
      about: 'GED-1',
      answers: { text: 'Yes.', asked: 'One?\nTwo?', clauses: ['gedling/a/1'], expires: '2027-03-31' },
    });
    await send({ text: text('Yes.'), asked: text(null), clauses: { ...clauses, selected_options: [] } });
    expect(slack.handlings.at(-1)).toMatchObject({ answers: { text: 'Yes.', asked: '', clauses: [] } });
  });

  it.each([
    ['bad-questions', 'asked'],
    ['bad-expiry', 'expires'],
  ] as const)('says at the field what is to be mended: %s', async (why, field) => {
    const sentence = refusedLine(why);
    handled = async () => ({ kind: 'refused', why, sentence });
    const ack = await send({ text: text('Yes.'), asked: text('x'), expires: text('soon') });
    expect(ack).toEqual({ response_action: 'errors', errors: { [field]: sentence } });
  });
});

describe('the form to keep an answer in Slack', () => {
  it('has what was said in it, with the clauses ticked, to be kept or dropped', () => {
    const view = modal.parse(renderForm(aKeepForm(), at));
    const elements = view.blocks.flatMap((block) => (block.type === 'input' ? [block.element] : []));
    expect(elements).toMatchObject([
      { type: 'plain_text_input', multiline: true, initial_value: 'Yes, on <b>paper</b>.' },
      { type: 'plain_text_input', multiline: true, initial_value: 'May I use the crest?' },
      { type: 'checkboxes', options: [{}, {}], initial_options: [{}, {}] },
      { type: 'plain_text_input', multiline: false, initial_value: '2027-11-24' },
    ]);
    expect(wordsIn(view)).toContain('Keep as officer advice');
  });

  it('is a modal that Slack takes, whatever was asked and answered', () => {
    fc.assert(
      fc.property(typed, typed, (question, answer) => {
        expect(kitModal.safeParse(renderForm(aKeepForm(question, answer), at)).error).toBeUndefined();
      }),
    );
  });
});

describe('officer advice under an answer in Slack', () => {
  it('is a message that Slack takes, whatever its words, and never set off as a quotation', () => {
    fc.assert(
      fc.property(typed, fc.boolean(), (words, silent) => {
        const wording = `advised ${words} advised`;
        const plain = silent ? aSilentReply() : aQuotedReply();
        const messages = render(withAdvice(plain, wording), 'everyone-here');
        for (const { blocks } of messages) expect(kitMessage.safeParse(blocks).error).toBeUndefined();
        const quoted = (reply: typeof plain): string =>
          render(reply, 'everyone-here')
            .flatMap(({ blocks }) => quotedWords(JSON.parse(JSON.stringify(blocks))))
            .join();
        expect(quoted(withAdvice(plain, wording))).toBe(quoted(plain));
        const shown = messages.flatMap(({ blocks }) => shownWords(JSON.parse(JSON.stringify(blocks))));
        expect(shown.join('')).toContain(wording.toWellFormed());
      }),
      { numRuns: 50 },
    );
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SLACK_LIMITS } from '../../../src/adapters/slack/limits.ts';
import { renderList } from '../../../src/adapters/slack/render-sheet.ts';
import { SHORTENED } from '../../../src/adapters/slack/wording.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { suggestionSheet, wordsForm } from '../../../src/core/suggestion-sheets.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { blocksOf, pressableIn, shownWords } from '../../support/fake-slack-blocks.ts';
import { buttonPress, formSent, slashCommand } from '../../support/fake-slack-events.ts';
import { CHANNEL } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { formAck } from '../../support/fake-slack-views.ts';
import { anEdition, clauseNumbered, found } from '../../support/findings.ts';
import { aSuggestion, CLAUSE } from '../../support/suggestions.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const EDITION = anEdition(async () => found([]), [clauseNumbered('1')]);
const WORDS = 'May I <b>use</b> *the* crest & arms?';
const SUGGESTION = aSuggestion({ suggested: { kind: 'phrasing', words: WORDS, clause: CLAUSE } });
const SHEET = suggestionSheet(SUGGESTION, EDITION, { admin: false });
const LISTED: Handled = { kind: 'sheets', list: 'suggestions', heading: 'Suggestions', sheets: [SHEET] };
const FORM: Handled = { kind: 'form', form: wordsForm(SUGGESTION) };
const DONE: Handled = { kind: 'done', sentence: 'GED-S: it is accepted and in force.', sheet: SHEET };

describe.each(MODES)('suggestions in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let handled: (handling: Handling) => Promise<Handled>;
  beforeEach(async () => {
    slack = await openSlack(mode);
    handled = async () => LISTED;
    await slack.start(
      async () => ({ kind: 'stays-silent' }),
      (handling) => handled(handling),
    );
  });
  afterEach(() => slack.dispose());

  const press = (action: string): Promise<void> =>
    slack.interaction(
      buttonPress('13.7', action, 'GED-S', { channel: { id: CHANNEL }, response_url: slack.fake.responseUrl() }),
    );
  const said = () => slack.fake.messages.map(({ text }) => text);

  it('are listed alone for whoever types the word for them, with what can be done', async () => {
    await slack.command(slashCommand('13.9', slack.fake.responseUrl(), { text: 'Suggestions' }));
    await expect.poll(said).toEqual(['Suggestions']);
    expect(slack.handlings).toMatchObject([{ kind: 'lists', list: 'suggestions', audience: 'only-you' }]);
    expect(slack.fake.refusals).toEqual([]);
    const blocks = slack.fake.messages.flatMap((message) => message.blocks);
    expect(shownWords(blocks).join('\n')).toContain(WORDS);
    expect(pressableIn(blocks).map(({ action_id, value }) => [action_id, value])).toEqual(
      expect.arrayContaining([['clausebook:act:accept-suggestion', 'GED-S']]),
    );
  });

  it.each(['accept-suggestion', 'drop-suggestion'] as const)('are decided with one press: %s', async (act) => {
    handled = async () => DONE;
    await press(`clausebook:act:${act}`);
    await expect.poll(said).toEqual(['GED-S: it is accepted and in force.']);
    expect(slack.handlings).toMatchObject([{ kind: 'acts', act, about: 'GED-S' }]);
  });

  it('are put in other words in a form, which stays where these cannot be used', async () => {
    handled = async () => FORM;
    await press('clausebook:form:edit-suggestion');
    const view = await vi.waitUntil(() => slack.fake.workspace.views[0]);
    expect(slack.fake.refusals).toEqual([]);
    handled = async () => ({ kind: 'refused', why: 'unfit-words', sentence: 'These words cannot be used.' });
    const sent = formSent(view, { text: { type: 'plain_text_input', value: 'May I?' } });
    expect(formAck.parse(await slack.inWindow(sent))).toMatchObject({
      response_action: 'errors',
      errors: { text: 'These words cannot be used.' },
    });
    expect(slack.handlings[1]).toMatchObject({ kind: 'sends', form: 'edit-suggestion', answers: { text: 'May I?' } });
    expect(JSON.stringify(slack.log.lines)).not.toMatch(/crest|May I/);
  });
});

describe('a list of suggestions in Slack that is too long to show everything', () => {
  it('shows what each says and what can be done, and no clause in part', () => {
    const long = { ...clauseNumbered('1'), text: 'Never, unless. '.repeat(200) };
    const sheet = suggestionSheet(SUGGESTION, { clause: () => long }, { admin: false });
    const sheets = Array.from({ length: 20 }, () => sheet);
    const messages = renderList({ kind: 'sheets', list: 'suggestions', heading: 'Suggestions', sheets });
    const words = shownWords(blocksOf(messages)).join('\n');
    expect(messages.length).toBeLessThanOrEqual(SLACK_LIMITS.responsesPerCommand);
    expect(words).toContain(WORDS);
    expect(words).toContain(SHORTENED.suggestions);
    expect(words).not.toContain('Never, unless.');
  });
});

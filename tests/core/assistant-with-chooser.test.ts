import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/core/assistant.ts';
import type { Considered } from '../../src/core/considering.ts';
import type { ChooserSays } from '../../src/core/choice.ts';
import { createChoices } from '../../src/core/choices.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Found } from '../../src/core/evidence.ts';
import type { GuidanceDocument } from '../../src/core/guidance.ts';
import { documentId } from '../../src/core/guidance.ts';
import { aClause, aLog, GEDLING } from '../support/builders.ts';
import { aChoiceLog, aChooser } from '../support/fake-chooser.ts';
import { anEdition, clauseNumbered, found, foundWith, inShort } from '../support/findings.ts';
import { aQuestionLog } from '../support/question-log.ts';

const NUMBERED = aClause({ citation: { number: '4.8' } });
const DOCUMENT: GuidanceDocument = {
  council: GEDLING.id,
  id: documentId('social-media-guidance'),
  title: 'Social Media Guidance',
  dates: {},
  clauses: [NUMBERED],
};

function setUp(finding: Found, ...says: readonly ChooserSays[]) {
  const chooser = aChooser(...says);
  const inForce = [NUMBERED, ...finding.candidates.map(({ clause }) => clause)];
  const edition = { ...anEdition(async () => finding, inForce), documents: [DOCUMENT] };
  const questions = aQuestionLog();
  const timeLimit = (): AbortSignal => new AbortController().signal;
  const choices = createChoices({ chooser, kept: aChoiceLog(), clock: () => 0, timeLimit, log: aLog() });
  const assistant = createAssistant({ knowledge: { current: () => edition }, questions, clock: () => 0, choices });
  async function consider(typed: string, earlier?: string): Promise<Considered> {
    const considered = await assistant.consider(typed, GEDLING.id, earlier);
    if (considered.outcome !== 'considered') throw new Error(`It was ${considered.outcome}.`);
    return considered;
  }
  return { assistant, chooser, questions, consider };
}

const chose = (...numbers: readonly number[]): ChooserSays => ({ outcome: 'chosen', numbers });
const UNSURE = foundWith([0.5, 0.45, 0.3]);

describe('an assistant with a chooser', () => {
  it('quotes what was chosen, and tells what was said', async () => {
    const { assistant, consider } = setUp(UNSURE, chose(2));
    const considered = await consider('Can I use the logo?');
    expect(assistant.asksChooser).toBe(true);
    expect(inShort(considered.answer)).toBe('quoted 2');
    expect(considered.choosing).toEqual({ outcome: 'chosen', clauses: [clauseNumbered('2').id] });
  });

  it('answers the same question in the same way though the chooser would say otherwise', async () => {
    const { consider } = setUp(UNSURE, chose(2), { outcome: 'none' });
    for (let time = 0; time < 3; time += 1)
      expect(inShort((await consider('Can I use the logo?')).answer)).toBe('quoted 2');
  });

  it('answers a turn so, and records the clause', async () => {
    const { assistant, questions } = setUp(UNSURE, chose(3));
    const reply = await assistant.reply({
      kind: 'asks',
      id: turnId('slack', 'Ev1'),
      at: { platform: 'slack', address: 'D1' },
      thread: 'D1',
      audience: 'only-you',
      council: GEDLING.id,
      text: 'Can I use the logo?',
    });
    expect(reply).toMatchObject({ answer: { outcome: 'quoted', quotes: [{ text: clauseNumbered('3').text }] } });
    expect(questions.records).toMatchObject([{ outcome: 'quoted', clauses: [clauseNumbered('3').id] }]);
  });

  it('answers as without it when it has not decided', async () => {
    const { consider } = setUp(UNSURE, { outcome: 'undecided', why: 'unreachable' });
    const considered = await consider('Can I use the logo?');
    expect(inShort(considered.answer)).toBe('unsure tied 1 2 3');
    expect(considered.choosing).toEqual({ outcome: 'undecided', why: 'unreachable' });
  });

  it('shows it what the question leans on', async () => {
    const { chooser, consider } = setUp(foundWith([0.5], { telling: 1 }), chose(1));
    await consider('and on Instagram?', 'can I use the logo');
    expect(chooser.asked).toMatchObject([{ question: 'and on Instagram?', takenWith: 'can I use the logo' }]);
  });

  it.each<[string, Found, string]>([
    ['small talk', UNSURE, 'hello'],
    ['a clause asked for by its number', UNSURE, 'what does 4.8 say?'],
    ['a question without a telling word', foundWith([0.5], { telling: 0 }), 'what about it?'],
    ['a question off the topic', found(UNSURE.candidates, {}, undefined, 0.1), 'how do I bake bread?'],
    ['a question for which nothing was found', foundWith([]), 'how do I bake bread?'],
  ])('sends nothing for %s', async (_what, finding, typed) => {
    const { chooser, consider } = setUp(finding, chose(1));
    expect((await consider(typed)).choosing).toBeUndefined();
    expect(chooser.asked).toEqual([]);
  });

  it('shows it no more than a question and clauses', async () => {
    const { assistant, chooser } = setUp(UNSURE, chose(1));
    await assistant.reply({
      kind: 'asks',
      id: turnId('slack', 'Ev-secret'),
      at: { platform: 'slack', address: 'C-secret' },
      thread: 'T-secret',
      audience: 'only-you',
      council: GEDLING.id,
      text: 'Can I use the logo?',
    });
    expect(chooser.asked.map((choice) => Object.keys(choice))).toEqual([['question', 'takenWith', 'clauses']]);
    expect(JSON.stringify(chooser.asked)).not.toContain('secret');
  });
});

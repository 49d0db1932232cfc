import { describe, expect, it } from 'vitest';
import type { ChooserSays } from '../../src/core/choice.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Found } from '../../src/core/evidence.ts';
import type { GuidanceDocument } from '../../src/core/guidance.ts';
import { documentId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aTurn, setUp } from '../support/assistant.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aCandidate, clauseNumbered, found, foundWith, inShort } from '../support/findings.ts';

const NUMBERED = aClause({ citation: { number: '4.8' } });
const DOCUMENT: GuidanceDocument = {
  council: GEDLING.id,
  id: documentId('social-media-guidance'),
  title: 'Social Media Guidance',
  dates: {},
  clauses: [NUMBERED],
};

const withChooser = (finding: Found, says: ChooserSays | readonly ChooserSays[], find?: Edition['find']) => {
  const inForce = [NUMBERED, ...finding.candidates.map(({ clause }) => clause)];
  const clause: Edition['clause'] = (id) => inForce.find((each) => each.id === id);
  return setUp(finding, { says: [says].flat(), change: { documents: [DOCUMENT], clause, ...(find && { find }) } });
};

const chose = (...numbers: readonly number[]): ChooserSays => ({ outcome: 'chosen', numbers });
const UNSURE = foundWith([0.5, 0.45, 0.3]);
const POST = 'The leader of this council could not run a bath, never mind a budget.';

describe('an assistant with a chooser', () => {
  it('quotes what was chosen, and tells what was said', async () => {
    const { assistant, consider } = withChooser(UNSURE, chose(2));
    const considered = await consider('Can I use the logo?', GEDLING.id);
    expect(assistant.asksChooser).toBe(true);
    expect(inShort(considered.answer)).toBe('quoted 2');
    expect(considered.choosing).toEqual({ outcome: 'chosen', clauses: [clauseNumbered('2').id] });
  });

  it('answers the same question in the same way though the chooser would say otherwise', async () => {
    const { consider } = withChooser(UNSURE, [chose(2), { outcome: 'none' }]);
    for (let time = 0; time < 3; time += 1)
      expect(inShort((await consider('Can I use the logo?', GEDLING.id)).answer)).toBe('quoted 2');
  });

  it('answers a turn so, and records the clause', async () => {
    const { assistant, questions } = withChooser(UNSURE, chose(3));
    const reply = await assistant.reply(aTurn());
    expect(reply).toMatchObject({ answer: { outcome: 'quoted', quotes: [{ text: clauseNumbered('3').text }] } });
    expect(questions.records).toMatchObject([{ outcome: 'quoted', clauses: [clauseNumbered('3').id] }]);
  });

  it('answers as without it when it has not decided', async () => {
    const { consider } = withChooser(UNSURE, { outcome: 'undecided', why: 'unreachable' });
    const considered = await consider('Can I use the logo?', GEDLING.id);
    expect(inShort(considered.answer)).toBe('unsure tied 1 2 3');
    expect(considered.choosing).toEqual({ outcome: 'undecided', why: 'unreachable' });
  });

  it('shows it what the question leans on', async () => {
    const { chooser, kept, consider } = withChooser(foundWith([0.5], { telling: 1 }), chose(1));
    await consider('and on Instagram?', GEDLING.id, 'can I use the logo');
    expect(chooser.asked).toMatchObject([{ question: 'and on Instagram?', takenWith: 'can I use the logo' }]);
    expect(kept.choices).toMatchObject([{ key: { scope: GEDLING.id, takenWith: 'can i use the logo' } }]);
  });

  it('shows it the last 400 characters of that at most, wherever they come from', async () => {
    const { chooser, consider } = withChooser(foundWith([0.5], { telling: 1 }), chose(1));
    await consider('and on Instagram?', GEDLING.id, `${'too early '.repeat(100)}${'the logo '.repeat(45)}`);
    const [{ takenWith = '' } = {}] = chooser.asked;
    expect(takenWith).toHaveLength(400);
    expect(takenWith).not.toContain('early');
  });

  it.each<[string, Found, string]>([
    ['small talk', UNSURE, 'hello'],
    ['a clause asked for by its number', UNSURE, 'what does 4.8 say?'],
    ['a question without a telling word', foundWith([0.5], { telling: 0 }), 'what about it?'],
    ['a question off the topic', found(UNSURE.candidates, {}, undefined, 0.1), 'how do I bake bread?'],
    ['a question for which nothing was found', foundWith([]), 'how do I bake bread?'],
    ['a pasted draft', UNSURE, `Can I post this: ${POST}`],
    ['a pasted draft and nothing else', UNSURE, `“${POST}”`],
  ])('sends nothing for %s', async (_what, finding, typed) => {
    const { chooser, consider } = withChooser(finding, chose(1));
    expect((await consider(typed, GEDLING.id)).choosing).toBeUndefined();
    expect(chooser.asked).toEqual([]);
  });

  describe('and a message that seems to ask two things', () => {
    const typed = 'Can I use the logo? And who do I ask?';
    const asking = (first: number, second: number) => {
      const finds: Readonly<Record<string, Found>> = {
        'Can I use the logo?': found([aCandidate(clauseNumbered(`${first}`), 0.9)]),
        'who do I ask?': found([aCandidate(clauseNumbered(`${second}`), 0.9)]),
      };
      return withChooser(UNSURE, chose(3), async ({ text }) => finds[text] ?? UNSURE);
    };

    it('sends nothing where it is answered part by part', async () => {
      const { chooser, consider } = asking(1, 2);
      const { answer, choosing } = await consider(typed, GEDLING.id);
      expect(inShort(answer)).toBe('in-parts 1 2');
      expect({ choosing, asked: chooser.asked }).toEqual({ choosing: undefined, asked: [] });
    });

    it('sends it whole and once where it is one question', async () => {
      const { chooser, consider } = asking(1, 1);
      expect(inShort((await consider(typed, GEDLING.id)).answer)).toBe('quoted 3');
      expect(chooser.asked.map(({ question }) => question)).toEqual([typed]);
    });
  });

  it('sends a question for a verdict with the post it is about, and names an officer whatever is chosen', async () => {
    const text = `Is my post a breach? I wrote: ${POST}`;
    const { chooser, consider } = withChooser(UNSURE, chose(2));
    const { answer, reply } = await consider(text, GEDLING.id);
    expect(inShort(answer)).toBe('quoted 2');
    expect(reply.verdict).toBe(true);
    expect(chooser.asked.map(({ question }) => question)).toEqual([text]);
  });

  it('shows it no more than a question and clauses', async () => {
    const { assistant, chooser } = withChooser(UNSURE, chose(1));
    await assistant.reply(
      aTurn({ id: turnId('slack', 'Ev-secret'), at: { platform: 'slack', address: 'C-secret' }, thread: 'T-secret' }),
    );
    expect(chooser.asked.map((choice) => Object.keys(choice))).toEqual([['question', 'takenWith', 'clauses']]);
    expect(JSON.stringify(chooser.asked)).not.toContain('secret');
  });
});

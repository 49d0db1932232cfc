import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, lines } from '../../../src/adapters/teams/card.ts';
import { buttons, doing } from '../../../src/adapters/teams/card-actions.ts';
import { formCard } from '../../../src/adapters/teams/form-card.ts';
import { homeMessages } from '../../../src/adapters/teams/home-card.ts';
import { bytesOf, LIMITS } from '../../../src/adapters/teams/limits.ts';
import { goneMessage } from '../../../src/adapters/teams/messages.ts';
import { quoted } from '../../../src/adapters/teams/quoted.ts';
import { render } from '../../../src/adapters/teams/render.ts';
import { shown } from '../../../src/core/answer.ts';
import { CLAUSE_VIEWS, namedTurn } from '../../../src/core/conversation.ts';
import { askOfficerForm, clauseOptions, moveForm } from '../../../src/core/escalation-forms.ts';
import { feedbackForm } from '../../../src/core/feedback-sheets.ts';
import type { Form } from '../../../src/core/form.ts';
import { quote, storedClauseId } from '../../../src/core/guidance.ts';
import { openedSheet } from '../../../src/core/opened-sheet.ts';
import { opened } from '../../../src/core/reading-on.ts';
import type { WayOn } from '../../../src/core/reading-on.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { citationLine } from '../../../src/core/wording.ts';
import { readFolder } from '../../../src/knowledge/read-folder.ts';
import { problemsOfCard } from '../../support/adaptive-card-check.ts';
import { anyHome } from '../../support/any-home.ts';
import { MARKUP } from '../../support/any-sheet.ts';
import { aClause, anUnsureReply, aQuotedReply, aSilentReply, GEDLING } from '../../support/builders.ts';
import { anEscalation, ANNA, BEN } from '../../support/escalations.ts';
import { anEdition, clauseNumbered, found } from '../../support/findings.ts';
import { taken } from '../../support/teams-messages.ts';

const MOVES = [
  'add-detail',
  'reply',
  'reopen',
  'answer',
  'ask-back',
  'note',
  'hand-over',
  'close-without-answer',
] as const;
const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...MARKUP), fc.lorem());

const { documents } = await readFolder('knowledge-base');
const real = documents.flatMap(({ clauses }) => clauses);

const WAYS: readonly WayOn[] = ['Show 4.2', 'Show section 5', 'Show Appendix A', 'Show it in place'].map((label) => ({
  view: 'section',
  clause: storedClauseId(`gedling/${'x'.repeat(200)}`),
  label,
}));

function withEverything(reply: Reply): Reply {
  if (reply.kind !== 'answers') throw new Error('It is an answer.');
  const of = namedTurn(`teams:a:1${'x'.repeat(400)}/1`);
  return {
    ...reply,
    presses: { of, offered: ['by-itself', 'none-of-these', 'receipt'], askOfficer: true, feedback: true },
    waysOn: new Map(shown(reply.answer).map(({ clause }) => [clause, WAYS])),
  };
}

describe('every card is one that Teams knows and shows as it is meant', () => {
  it('with each clause of the councils, quoted or to choose from, and in one message', () => {
    expect(real.length).toBeGreaterThan(150);
    const longest = real.toSorted((one, other) => other.text.length - one.text.length).slice(0, 3);
    for (const clause of real) {
      const messages = render(withEverything(aQuotedReply(clause, true)), 'everyone-here');
      expect(messages).toHaveLength(1);
      messages.forEach(taken);
      expect(problemsOfCard(cardOf(quoted(quote(clause), true)).content)).toEqual([]);
    }
    const [first, ...others] = longest;
    if (first === undefined) throw new Error('There is no clause.');
    for (const message of render(withEverything(anUnsureReply(first, ...others)), 'only-you')) taken(message);
  });

  it('with any clause that was opened, in each way', () => {
    for (const clause of real) {
      const { citation } = clause;
      const edition = { ...anEdition(async () => found([]), real), documents };
      for (const view of CLAUSE_VIEWS) {
        const opening = opened({ view, clause: clause.id, council: citation.council }, edition);
        if (opening === undefined) throw new Error('It is there.');
        const { quotes } = opening;
        const sheet = openedSheet(opening, '2030-01-01');
        const reply: Reply = { kind: 'opened', sheet, quotes, ways: WAYS, of: namedTurn('teams:a:1/1') };
        const said = render(reply, 'only-you').map(taken);
        expect(said.length).toBeLessThanOrEqual(2);
      }
    }
  });

  it('with nothing found, and where words stood that stand elsewhere now', () => {
    const messages = [...render(withEverything(aSilentReply()), 'only-you'), goneMessage('GED-1: waiting')];
    for (const message of messages) expect(taken(message).summary).toMatch(/\w/);
  });

  it('with any form, filled in with anything, and shown again', () => {
    const near = clauseOptions(['1', '2'].map(clauseNumbered), GEDLING.id);
    const form = fc
      .tuple(words, fc.constantFrom(...MOVES, 'ask-officer', 'wrong-clause'))
      .map(([typed, name]): Form => {
        if (name === 'ask-officer') return askOfficerForm('teams:1', typed, [typed]);
        if (name === 'wrong-clause') return feedbackForm('teams:1', typed, GEDLING);
        return moveForm(name, anEscalation(), { question: typed, near, officers: [ANNA, BEN] });
      });
    fc.assert(
      fc.property(form, words, fc.boolean(), (each, text, again) => {
        const answers = { text, confidential: true, clauses: ['gedling/found', near[0]?.value ?? ''] };
        const card = formCard(each, again ? { problem: 'Please say more.', answers } : undefined);
        expect(problemsOfCard(card.content)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('with anybody’s own matters', () => {
    fc.assert(
      fc.property(anyHome, (home) => {
        for (const message of homeMessages(home)) expect(taken(message).summary).toBe(home.heading);
      }),
      { numRuns: 30 },
    );
  });

  it('with any number of buttons: at most four are seen, and none is lost', () => {
    fc.assert(
      fc.property(fc.nat(20), (count) => {
        const all = Array.from({ length: count }, (_button, index) =>
          doing(`Button ${index}`, { act: 'claim', about: `GED-${index}` }, 'clausebook.sheet'),
        );
        const rows = buttons(all);
        expect(rows.flatMap(({ actions }) => actions.map(({ title }) => title))).toEqual(all.map(({ title }) => title));
        for (const { actions } of rows) {
          const seen = actions.filter(({ mode }) => mode !== 'secondary').length;
          // “More” takes the room of one.
          expect(seen + (seen < actions.length ? 1 : 0)).toBeLessThanOrEqual(LIMITS.rowButtons);
        }
        expect(problemsOfCard(cardOf([...lines('x'), ...rows]).content)).toEqual([]);
      }),
    );
  });
});

describe('what is said of a card where it is not seen', () => {
  it('is what can be pressed, where a message holds nothing else', () => {
    const long = aClause({ parts: { text: 'word '.repeat(1400).trim() } });
    const messages = [2, 3].flatMap((most) => {
      const choices = Array.from({ length: most }, () => long);
      return render(withEverything(anUnsureReply(...choices)), 'only-you');
    });
    expect(messages.length).toBeGreaterThan(2);
    for (const message of messages) expect(taken(message).summary).toMatch(/\w/);
  });

  it('begins with the quote and where it stands, and fits with the card', () => {
    for (const clause of real) {
      const [message] = render(withEverything(aQuotedReply(clause)), 'only-you');
      if (message === undefined || !('summary' in message)) throw new Error('It is a card.');
      expect(message.summary.startsWith(`${clause.text}\n— ${citationLine(clause.citation)}`)).toBe(true);
      expect(bytesOf(message)).toBeLessThanOrEqual(LIMITS.messageBytes - LIMITS.envelopeBytes);
      expect(message).not.toHaveProperty('speak');
    }
  });
});

describe('a card that is not sound', () => {
  const CARD = cardOf([...lines('x')]).content;
  const action = { type: 'Action.Submit', title: 'Go', data: { clausebook: { act: 'claim', about: 'x' } } };
  const input = { type: 'Input.Text', id: 'a', label: 'A' };
  const bodies: readonly (readonly [string, object])[] = [
    ['an element that there is not', { type: 'Badge', text: 'x' }],
    [
      'a property that there is not',
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', colour: 'Good' }] },
    ],
    ['a value that there is not', { type: 'RichTextBlock', inlines: [], spacing: 'Huge' }],
    ['text that is cut', { type: 'TextBlock', text: 'x', wrap: false }],
    ['mark-up', { type: 'TextBlock', text: '**x**', wrap: true }],
    ['an input without a label', { type: 'Input.Text', id: 'a' }],
    ['a picture without words', { type: 'Image', url: 'https://x.example/x.png' }],
    ['choices that are none', { type: 'Input.ChoiceSet', id: 'a', label: 'A', choices: [] }],
    ['a needed input that says no error', { ...input, isRequired: true }],
    ['too many buttons at once', { type: 'ActionSet', actions: Array.from({ length: 7 }, () => action) }],
    ['a long title', { type: 'ActionSet', actions: [{ ...action, title: 'x'.repeat(41) }] }],
    ['content in a button', { type: 'ActionSet', actions: [{ ...action, data: { text: 'a clause' } }] }],
    ['a state told by a colour', { type: 'ActionSet', actions: [{ ...action, style: 'destructive' }] }],
  ];

  it.each(bodies)('is found out: %s', (_name, element) => {
    expect(problemsOfCard({ ...CARD, body: [element] })).not.toEqual([]);
  });

  it.each<[string, object]>([
    ['another version', { version: '1.6' }],
    ['words to be spoken', { speak: 'x' }],
    ['a language with a country', { lang: 'en-GB' }],
    ['two inputs with one id', { body: [input, input] }],
    [
      'too many viewers',
      {
        refresh: {
          action: { ...action, type: 'Action.Execute', verb: 'x' },
          userIds: Array.from({ length: 61 }, () => '29:x'),
        },
      },
    ],
  ])('is found out: %s', (_name, change) => {
    expect(problemsOfCard(CARD)).toEqual([]);
    expect(problemsOfCard({ ...CARD, ...change })).not.toEqual([]);
  });
});

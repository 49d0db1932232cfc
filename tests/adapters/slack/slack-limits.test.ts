import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForm, renderOptions, renderOutcome } from '../../../src/adapters/slack/render-form.ts';
import { renderList, renderSheet } from '../../../src/adapters/slack/render-sheet.ts';
import { render, renderSentence } from '../../../src/adapters/slack/render.ts';
import { escapedLength, splitWords } from '../../../src/adapters/slack/split-words.ts';
import { CLAUSE_VIEWS, PRESSES, turnId } from '../../../src/core/conversation.ts';
import { clauseOptions, moveForm } from '../../../src/core/escalation-forms.ts';
import { escalationId } from '../../../src/core/escalation.ts';
import { LONGEST_TEXT, MOST_CLAUSES } from '../../../src/core/form.ts';
import { quote, storedClauseId } from '../../../src/core/guidance.ts';
import type { Clause, Quote } from '../../../src/core/guidance.ts';
import { openedSheet } from '../../../src/core/opened-sheet.ts';
import type { WayOn } from '../../../src/core/reading-on.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { Sheet } from '../../../src/core/sheet.ts';
import { readFolder } from '../../../src/knowledge/read-folder.ts';
import { anySheet } from '../../support/any-sheet.ts';
import { aClause } from '../../support/builders.ts';
import { anEscalation, ANNA } from '../../support/escalations.ts';
import { kitMessage, kitModal, kitOptions, wordsOf } from '../../support/slack-block-kit.ts';

const { documents, councils } = await readFolder('knowledge-base');
const shipped = documents.flatMap(({ clauses }) => clauses);
const LONGEST = shipped.toSorted((a, b) => b.text.length - a.text.length).slice(0, 20);
const [longest] = LONGEST;
const WAYS: readonly WayOn[] = ['Show 4.2', 'Show section 5', 'Show Appendix A', 'Show it in place'].map((label) => ({
  view: 'clause',
  clause: storedClauseId('x'.repeat(1000)),
  label,
}));

const real = fc.constantFrom(...LONGEST);
/** A real clause, or the same with words of any script in place of its own. */
const anyClause: fc.Arbitrary<Clause> = fc.oneof(
  real,
  fc
    .tuple(real, fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 200 }))
    .map(([clause, words]) => ({
      ...clause,
      parts: { ...clause.parts, text: 'x' },
      text: `x ${words.join(' ')}`.trim(),
    })),
  fc
    .tuple(real, fc.constantFrom('<&>', '👩‍👩‍👧', 'word ', 'x', '\n'), fc.nat({ max: 8000 }))
    .map(([clause, part, times]) => ({ ...clause, text: `x${part.repeat(times)}` })),
);
const quotes = fc
  .uniqueArray(anyClause, { minLength: 1, maxLength: 3, selector: ({ id }) => id })
  .map((clauses): readonly [Quote, ...Quote[]] => {
    const [first = quote(aClause()), ...others] = clauses.map(quote);
    return [first, ...others];
  });

/** Also one without a place to cut it, so that each part is as long as a part may be. */
const anySentence = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5000 }),
  fc.integer({ min: 2990, max: 7000 }).map((length) => 'x'.repeat(length)),
);

describe('every reply', () => {
  it('is taken by Slack, with the longest clauses of the guidance and words of any script', () => {
    const presses = { of: turnId('slack', 'Ev1'), offered: PRESSES, askOfficer: true } as const;
    const replies = fc
      .record({
        quoted: quotes,
        council: fc.constantFrom(...councils),
        outcome: fc.constantFrom('quoted', 'unsure', 'in-parts', 'silent'),
        asked: fc.string({ unit: 'binary', maxLength: 1000 }),
        verdict: fc.boolean(),
      })
      .map(({ quoted, council, outcome, asked, verdict }): Reply => {
        const seeAlso = LONGEST.slice(0, 5).map(({ citation }) => citation);
        const answer = { outcome: 'quoted', quotes: quoted, seeAlso } as const;
        const silent = { outcome: 'silent', why: 'no-match' } as const;
        const about = {
          scope: council,
          councils,
          overdue: quoted.map(({ clause }) => clause),
          presses,
          takenWith: asked,
          waysOn: new Map(quoted.map(({ clause }) => [clause, WAYS])),
        };
        const common = { kind: 'answers', ...about, ...(verdict ? { verdict } : {}) } as const;
        if (outcome === 'quoted') return { ...common, answer };
        if (outcome === 'silent') return { ...common, answer: silent };
        if (outcome === 'unsure')
          return { ...common, answer: { outcome, why: 'weak', choices: quoted, unknownWords: [asked] } };
        const parts = [
          { asked, answer },
          { asked: 'and this?', answer: silent },
        ] as const;
        return { ...common, answer: { outcome, parts } };
      });
    fc.assert(
      fc.property(replies, (reply) => {
        for (const { blocks } of render(reply, 'everyone-here')) expect(() => kitMessage.parse(blocks)).not.toThrow();
      }),
    );
  });

  it('that shows opened clauses is taken too', () => {
    fc.assert(
      fc.property(quotes, fc.constantFrom(...CLAUSE_VIEWS), fc.boolean(), (opened, view, more) => {
        const [{ clause }] = opened;
        const sheet = openedSheet({ view, clause, quotes: opened, more, ways: WAYS }, '2030-01-01');
        const reply: Reply = { kind: 'opened', sheet, quotes: opened, ways: WAYS, of: turnId('slack', 'Ev1') };
        const messages = render(reply, 'everyone-here');
        for (const { blocks } of messages) expect(() => kitMessage.parse(blocks)).not.toThrow();
        const words = messages.flatMap(({ blocks }) => blocks.map(wordsOf)).join('');
        for (const { text } of opened) expect(words).toContain(text.toWellFormed());
      }),
    );
  });

  it.each(['greeting', 'thanks', 'help', 'about'] as const)('of small talk is taken too: %s', (kind) => {
    const reply: Reply = {
      kind: 'answers',
      answer: { outcome: 'conversation', kind },
      scope: undefined,
      councils,
      overdue: [],
    };
    for (const { blocks } of render(reply, 'only-you')) expect(() => kitMessage.parse(blocks)).not.toThrow();
  });

  it('of a sentence is taken too', () => {
    fc.assert(
      fc.property(anySentence, (sentence) => {
        expect(() => kitMessage.parse(renderSentence(`x${sentence}`).blocks)).not.toThrow();
      }),
    );
  });
});

describe('every heading', () => {
  it('is taken by Slack, around the longest that one may be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 140, max: 160 }), (length) => {
        const parts = [{ part: 'heading', text: 'x'.repeat(length) }] as const;
        const [{ blocks }] = renderSheet({ gist: 'GED-1', parts, buttons: [] });
        expect(() => kitMessage.parse(blocks)).not.toThrow();
      }),
    );
  });
});

describe('every sheet and list', () => {
  const withClauses = fc
    .tuple(anySheet, fc.array(anyClause, { maxLength: MOST_CLAUSES }))
    .map(([sheet, clauses]): Sheet => ({
      ...sheet,
      buttons: sheet.buttons.filter(({ label }, at) => sheet.buttons.findIndex((each) => each.label === label) === at),
      parts: [
        ...sheet.parts,
        ...clauses.map((clause) => ({ part: 'quote', heading: 'Near', quote: quote(clause), overdue: true }) as const),
      ],
    }));

  it('is taken by Slack, whatever people wrote and officers quoted', () => {
    fc.assert(
      fc.property(withClauses, (sheet) => {
        for (const { blocks } of renderSheet(sheet)) expect(() => kitMessage.parse(blocks)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });

  it('of as many as a list can have is taken by Slack', () => {
    fc.assert(
      fc.property(fc.array(withClauses, { minLength: 1, maxLength: 20 }), (sheets) => {
        const list = { kind: 'sheets', list: 'queue', heading: 'Waiting for your team', sheets } as const;
        for (const { blocks } of renderList(list)) expect(() => kitMessage.parse(blocks)).not.toThrow();
      }),
      { numRuns: 20 },
    );
  });
});

describe('every form', () => {
  const at = { at: { platform: 'slack', address: '{"channel":"C1"}' }, audience: 'only-you' } as const;
  const question = fc.string({ unit: 'binary', maxLength: LONGEST_TEXT });

  const anyName = fc.constantFrom('answer', 'hand-over', 'note', 'reopen', 'close-without-answer');
  const anyId = fc.constantFrom('GED-7K2M4', 'BUCKS-7K2M4', 'BUCKINGHAMSHIRE-7K2M4');
  /** Around the longest that an option may be. */
  const anyOptions = fc
    .array(fc.tuple(fc.integer({ min: 140, max: 160 }), fc.integer({ min: 70, max: 90 })), { maxLength: 25 })
    .map((lengths) => lengths.map(([value, label]) => ({ value: 'v'.repeat(value), label: 'l'.repeat(label) })));

  it('is taken by Slack, with the clauses of the guidance to choose from', () => {
    fc.assert(
      fc.property(question, anyName, anyId, anyOptions, (asked, name, id, others) => {
        const near = [...others, ...councils.flatMap((council) => clauseOptions(LONGEST, council.id))];
        const form = moveForm(name, anEscalation({ id: escalationId(id), question: asked }), {
          question: asked,
          near,
          officers: [ANNA],
        });
        expect(() => kitModal.parse(renderForm(form, at))).not.toThrow();
      }),
    );
  });

  it('that was sent says what came of it in a form that Slack takes, with what was written', () => {
    fc.assert(
      fc.property(question, (kept) => {
        const view = kitModal.parse(renderOutcome('Answer', 'This was withdrawn meanwhile.', kept));
        expect(wordsOf(view).join('')).toContain(kept.toWellFormed().trim());
      }),
    );
  });

  it('offers only what Slack takes of what is offered', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        expect(() => kitOptions.parse({ options: renderOptions(options) })).not.toThrow();
      }),
    );
  });

  it('offers every clause of the guidance by an option that Slack takes', () => {
    for (const clause of shipped) {
      const options = renderOptions(clauseOptions([clause], clause.citation.council));
      expect(kitOptions.parse({ options }).options.map(({ value }) => value)).toEqual([clause.id]);
    }
  });
});

describe('a text that is cut', () => {
  const texts = fc.oneof(
    real.map(({ text }) => text),
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.array(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 60 }).map((words) => words.join(' ')),
  );

  it('loses no character and keeps the order, in parts no longer than asked for', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 12, max: 3000 }), (text, limit) => {
        const parts = splitWords(text, limit);
        expect(parts.join('')).toBe(text);
        for (const part of parts) expect(escapedLength(part)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('is cut between words where a word has room', () => {
    fc.assert(
      fc.property(real, fc.integer({ min: 100, max: 500 }), ({ text }, limit) => {
        const words = text.split(/\s+/u).filter((word) => word !== '');
        const cut = splitWords(text, limit).flatMap((part) => part.split(/\s+/u).filter((word) => word !== ''));
        expect(cut).toEqual(words);
      }),
    );
  });
});

describe('the longest clause of the guidance', () => {
  it('is longer than one block, so that these tests cut something', () => {
    expect(longest?.text.length).toBeGreaterThan(1500);
  });
});

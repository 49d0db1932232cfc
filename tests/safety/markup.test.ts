import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { formContent } from '../../src/adapters/playground/form-html.ts';
import { quoteFigure } from '../../src/adapters/playground/page-clause.ts';
import { partsHtml } from '../../src/adapters/playground/sheet-html.ts';
import { renderForm } from '../../src/adapters/slack/render-form.ts';
import { render as slackRender } from '../../src/adapters/slack/render.ts';
import { formCard } from '../../src/adapters/teams/form-card.ts';
import { render as teamsRender } from '../../src/adapters/teams/render.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import type { Form } from '../../src/core/form.ts';
import { quote } from '../../src/core/guidance.ts';
import type { Council } from '../../src/core/people.ts';
import type { Reply } from '../../src/core/reply.ts';
import { GEDLING_HALTED } from '../support/halts-in-memory.ts';
import { aCitation, aClause, GEDLING } from '../support/builders.ts';
import { blocksOf, namedIn } from '../support/fake-slack-blocks.ts';
import { modal } from '../support/fake-slack-views.ts';
import { aForm, aSheet } from '../support/slack-handled.ts';
import { elementsOf, runsOf } from '../support/teams-messages.ts';

const SIGNS = [
  '<!channel>',
  '<@U1>',
  '<http://evil.example|here>',
  '<at>Ann</at>',
  '[here](javascript:alert)',
  '[here](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '**bold**',
  '`code`',
  '{{DATE(2026-01-01)}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt;',
  '\u001b]8;;https://evil.example\u0007',
  '\u202e',
  '\u2066',
  '\ud800',
];
/** A name as somebody could put it into a file of guidance, or have it in a directory. */
const named = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...SIGNS) }, fc.lorem({ maxCount: 2 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => `x ${parts.join(' ')}`);

const councilNamed = (name: string): Council => ({
  ...GEDLING,
  name,
  shortName: name,
  contacts: [{ name, email: name, for: name }],
  teams: [{ id: 'a', name, documents: [], topics: [name] }],
});

const clauseIn = (name: string) =>
  aClause({
    parts: { text: name },
    citation: { councilName: name, title: name, headings: [name, name], number: name, version: name },
  });

/** Every reply in which a name of a file, a person's or a reason stands. */
function repliesNaming(name: string): readonly Reply[] {
  const council = councilNamed(name);
  const clause = clauseIn(name);
  const cited = aCitation({ ...clause.citation, opening: name });
  const whose = { kind: 'answers', scope: council, councils: [council], overdue: [clause.id] } as const;
  const halted = { scope: GEDLING_HALTED, reason: name, since: 0, councilName: name, title: name } as const;
  const gap = { id: 'g', council: council.id, title: name, offTopic: false, signpost: name, asked: [name] } as const;
  const advice = {
    id: curatedId('GED-A1'),
    wording: name,
    by: name,
    approver: name,
    since: 0,
    expires: '2027-01-01',
    rests: [{ clause: clause.id, place: name }],
  } as const;
  const quoted = { outcome: 'quoted', quotes: [quote(clause), quote(clause)], seeAlso: [cited] } as const;
  return [
    { ...whose, answer: quoted, advice, leftOut: [halted], verdict: true },
    { ...whose, answer: { outcome: 'unsure', why: 'weak', choices: [quote(clause)], unknownWords: [] } },
    { ...whose, answer: { outcome: 'silent', why: 'known-gap', gap } },
    { ...whose, answer: { outcome: 'silent', why: 'halted', halted } },
    { ...whose, answer: { outcome: 'silent', why: 'no-match', elsewhen: [{ citation: cited, when: 'not-yet' }] } },
    { kind: 'receipt', sheet: sheetNaming(name) },
    { kind: 'opened', sheet: sheetNaming(name), quotes: [quote(clause)], ways: [] },
  ];
}

const sheetNaming = (name: string) =>
  aSheet({
    gist: name,
    parts: [
      { part: 'heading', text: name },
      { part: 'line', text: name },
      { part: 'fact', label: 'From', value: name },
      { part: 'words', heading: name, text: name },
      { part: 'quote', heading: name, quote: quote(clauseIn(name)), overdue: true },
    ],
  });

const formNaming = (name: string, all = false): Form => {
  const offered = [{ value: 'gedling/a#1', label: name }];
  return aForm('answer', {
    lines: [name],
    fields: [
      { field: 'clauses', label: 'Guidance', hint: name, most: 5, offered, ...(all && { all }) },
      { field: 'officer', label: 'To', hint: undefined, offered },
    ],
  });
};

/** The names of all tags in a piece of a page, and of what stands in them. */
function tagsIn(html: string): ReadonlySet<string> {
  const tags = new Set<string>();
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('tagName' in node) {
      tags.add(node.tagName);
      for (const { name, value } of node.attrs) tags.add(/^(?:href|action)$/.test(name) ? `${name}=${value}` : name);
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  parseFragment(html).childNodes.forEach(walk);
  return tags;
}

/** What a text that reads Markdown could make something else of. */
const MARKDOWN = /[[\]<>*`{}]/;

describe('names of councils, officers, documents, headings, gaps, and reasons', () => {
  it('name nobody and lead nowhere in Slack', () => {
    fc.assert(
      fc.property(named, (name) => {
        for (const reply of repliesNaming(name)) {
          const messages = slackRender(reply, 'everyone-here');
          expect(messages.length).toBeGreaterThan(0);
          expect(namedIn(blocksOf(messages))).toEqual([]);
          expect(JSON.stringify(blocksOf(messages))).not.toMatch(/"(?:mrkdwn|link|url)"/);
          for (const { text } of messages) expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
        }
        const opened = { at: { platform: 'slack', address: '{}' }, audience: 'only-you' } as const;
        expect(JSON.stringify(modal.parse(renderForm(formNaming(name), opened)))).not.toContain('"mrkdwn"');
      }),
    );
  });

  it('are read by nothing that reads Markdown, mentions or dates in Teams', () => {
    fc.assert(
      fc.property(named, (name) => {
        for (const reply of repliesNaming(name)) {
          const messages = teamsRender(reply, 'everyone-here');
          expect(messages.length).toBeGreaterThan(0);
          for (const message of messages) {
            // Without entities no word of a message is a mention; without the card nothing is read but plain text.
            expect(message).not.toHaveProperty('entities');
            expect('text' in message ? message.textFormat : 'plain').toBe('plain');
          }
          const headings = elementsOf(messages).flatMap((each) => (each.type === 'TextBlock' ? [each.text] : []));
          expect(headings.filter((text) => MARKDOWN.test(text))).toEqual([]);
          for (const { text } of runsOf(messages)) expect(text).not.toMatch(/\{\{(?:DATE|TIME)\(/i);
        }
        const forms = [formNaming(name), formNaming(name, true)].map((form) => formCard(form));
        const titles = forms.flatMap(({ content }) =>
          content.body.flatMap((each) =>
            each.type === 'Input.ChoiceSet' ? each.choices.map(({ title }) => title) : [],
          ),
        );
        expect(titles.length).toBeGreaterThan(2);
        expect(titles.filter((title) => MARKDOWN.test(title))).toEqual([]);
      }),
    );
  });

  it('are no tags, no attributes and no addresses of a page', () => {
    const pageOf = (name: string): string => {
      const presser = {
        role: 'councillor-1',
        shown: { c: 'councillor-1', o: 'officer-1', council: 'gedling' },
        newId: () => 'id',
      } as const;
      const filling = {
        form: formNaming(name),
        answers: {},
        found: [],
        typed: name,
        nothingFound: true,
        problem: name,
        turn: 't',
      };
      const pieces = [
        ...partsHtml(sheetNaming(name).parts),
        quoteFigure(quote(clauseIn(name)), true),
        formContent(filling, presser, '/'),
      ];
      return pieces.map(({ text }) => text).join('');
    };
    const plain = tagsIn(pageOf('x'));
    fc.assert(
      fc.property(named, (name) => {
        expect([...tagsIn(pageOf(name))].filter((tag) => !plain.has(tag))).toEqual([]);
      }),
    );
  });
});

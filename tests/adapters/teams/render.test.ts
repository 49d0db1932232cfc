import { describe, expect, it } from 'vitest';
import { render, wentWrong } from '../../../src/adapters/teams/render.ts';
import { quote } from '../../../src/core/guidance.ts';
import { plainText } from '../../../src/core/plain-text.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { ASK_AGAIN, AUDIENCE, QUOTED_HEADING, SEE_ALSO, WENT_WRONG } from '../../../src/core/wording.ts';
import {
  aCitation,
  aClause,
  anUnsureReply,
  aQuotedReply,
  aSilentReply,
  GEDLING,
  LOGO_TEXT,
} from '../../support/builders.ts';
import { elementsOf, linesOf, runsOf, taken } from '../../support/teams-messages.ts';

const LIST = aClause({
  parts: {
    leadIn: 'You must not:',
    text: '',
    items: ['use the logo;', '(b) post as the Council;'],
    closing: 'unless asked.',
  },
});
const CITATION = 'Gedling Borough Council, Social Media Guidance for Members, 4.8 (Responsibilities of Councillors)';
const VERSION = 'Version 1.0; the document gives no date';

const answering = (answer: Extract<Reply, { kind: 'answers' }>['answer']): Reply => ({
  kind: 'answers',
  answer,
  scope: GEDLING,
  councils: [GEDLING],
  overdue: [],
});

const headings = (reply: Reply) =>
  elementsOf(render(reply, 'only-you')).flatMap((element) => (element.type === 'TextBlock' ? [element.text] : []));

describe('a quoted answer', () => {
  it('is one card: the clause, where it stands, and who can see it', () => {
    const messages = render(aQuotedReply(), 'only-you');
    expect(messages).toHaveLength(1);
    expect(headings(aQuotedReply())).toEqual([QUOTED_HEADING]);
    expect(linesOf(messages)).toEqual([LOGO_TEXT, CITATION, VERSION, AUDIENCE['only-you']]);
    messages.forEach(taken);
  });

  it('has its plain text as the summary, and no text that would be shown twice', () => {
    const reply = aQuotedReply();
    const [message] = render(reply, 'only-you').map(taken);
    expect(message?.summary).toBe(plainText(reply));
    expect(message?.summary?.startsWith(LOGO_TEXT)).toBe(true);
    expect(message).not.toHaveProperty('text');
  });

  it('shows a list line by line', () => {
    expect(linesOf(render(aQuotedReply(LIST), 'only-you')).slice(0, 4)).toEqual([
      'You must not:',
      '• use the logo;',
      '(b) post as the Council;',
      'unless asked.',
    ]);
  });

  it('warns in words when the review is overdue', () => {
    const clause = aClause({ citation: { dates: { review: '2021-04-01' } } });
    const warned = elementsOf(render(aQuotedReply(clause, true), 'only-you')).filter((element) =>
      JSON.stringify(element).includes('Attention'),
    );
    expect(JSON.stringify(warned)).toContain('was due for review on 1 April 2021');
    expect(JSON.stringify(render(aQuotedReply(clause), 'only-you'))).not.toContain('due for review');
  });

  it('tells several quotes apart and names what else to read', () => {
    const reply = answering({
      outcome: 'quoted',
      quotes: [quote(aClause()), quote(LIST)],
      seeAlso: [aCitation({ number: '5.1' }), aCitation({ number: '5.2' })],
    });
    expect(headings(reply)).toEqual([QUOTED_HEADING, 'The guidance also says']);
    const lines = linesOf(render(reply, 'everyone-here'));
    expect(lines.slice(-4)).toEqual([
      SEE_ALSO,
      `• ${CITATION.replace('4.8', '5.1')}`,
      `• ${CITATION.replace('4.8', '5.2')}`,
      AUDIENCE['everyone-here'],
    ]);
  });

  it('is never read as mark-up, as a mention or as a date', () => {
    const text = '1. **bold** _it_ [a](http://x) # h <at>Ann</at> {{DATE(2026-01-01T00:00:00Z, SHORT)}} &amp; `code`';
    const clause = aClause({ parts: { text }, citation: { title: '*Rules* [1](http://y)' } });
    const messages = render(aQuotedReply(clause), 'only-you');
    expect(linesOf(messages)[0]).toBe(text);
    for (const message of messages) expect(taken(message)).not.toHaveProperty('entities');
    for (const run of runsOf(messages)) expect(run.text).not.toMatch(/\{\{(?:DATE|TIME)/i);
  });
});

describe('an unsure answer', () => {
  it('numbers its choices', () => {
    const messages = render(anUnsureReply(aClause(), LIST), 'only-you');
    const lines = linesOf(messages);
    expect(lines[0]).toContain('not sure');
    expect(lines).toContain(`1. ${LOGO_TEXT}`);
    expect(lines).toContain('2. You must not:');
    messages.forEach(taken);
    expect(linesOf(render(anUnsureReply(aClause()), 'only-you'))).toContain(LOGO_TEXT);
  });

  it('shows words of the question as they are', () => {
    const reply = answering({
      outcome: 'unsure',
      why: 'unknown-word',
      choices: [quote(aClause())],
      unknownWords: ['**x**'],
    });
    expect(linesOf(render(reply, 'only-you'))[0]).toContain('“**x**”');
    expect(headings(reply)).toEqual([]);
  });
});

describe('an answer without a quote', () => {
  it('that is silent names the contacts', () => {
    const messages = render(aSilentReply(), 'only-you');
    expect(linesOf(messages).join('\n')).toMatch(
      /could not find.*\n.*\n• Legal team \(legalservices@gedling\.gov\.uk\)/,
    );
    expect(messages.map(taken)).toMatchObject([{ summary: plainText(aSilentReply()) }]);
  });

  it.each<[string, Reply]>([
    ['small talk', answering({ outcome: 'conversation', kind: 'help' })],
    ['a question asked again', { kind: 'asks-again', why: 'too-long' }],
  ])('is plain text for %s, with who can see it', (_name, reply) => {
    const messages = render(reply, 'only-you');
    expect(messages.map(taken)).toMatchObject([
      { text: `${plainText(reply)}\nOnly you can see this.`, textFormat: 'plain' },
    ]);
    expect(elementsOf(messages)).toEqual([]);
  });

  it('is nothing for a turn that was answered', () => {
    expect(render({ kind: 'already-answered' }, 'only-you')).toEqual([]);
    expect(render({ kind: 'stays-silent' }, 'everyone-here')).toEqual([]);
  });

  it('says that something went wrong', () => {
    expect(wentWrong().map(taken)).toMatchObject([{ text: WENT_WRONG }]);
    expect(ASK_AGAIN.empty).not.toBe(WENT_WRONG);
  });
});

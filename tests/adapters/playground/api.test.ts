import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../../src/core/assistant.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { LOGO_QUESTION, NASTY_QUESTION, NASTY_TEXT, sampleAssistant } from './sample-guidance.ts';

let playground: RunningPlayground;
beforeEach(async () => {
  playground = await openPlayground();
});
afterEach(() => playground.close());

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(playground.url + path);
  return { status: response.status, body: await response.json() };
}

async function ask(
  body: unknown,
  type = 'application/json',
  path = '/api/ask',
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${playground.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

describe('GET /api/councils', () => {
  it('names the councils with their documents, dates and number of clauses', async () => {
    const { status, body } = await get('/api/councils');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      edition: 'sample-1',
      councils: [
        {
          id: 'gedling',
          name: 'Gedling Borough Council',
          documents: [
            { title: 'Social Media Guidance for Members', version: '1.0', clauses: 5, dates: { review: '2023-05-01' } },
          ],
        },
        { id: 'oxford', documents: [{ title: 'Social Media Protocol', dates: {}, clauses: 2 }] },
      ],
    });
  });
});

describe('POST /api/ask as at a day', () => {
  it('answers without a record or a receipt, and refuses what is no day', async () => {
    const { body } = await ask({ question: LOGO_QUESTION, council: 'gedling', asAt: '2026-03-20' });
    expect(body).toMatchObject({
      outcome: 'quoted',
      asAt: '2026-03-20',
      text: expect.stringMatching(/^As at 20 March/),
    });
    expect(body).not.toHaveProperty('receipt');
    expect(await ask({ question: LOGO_QUESTION, asAt: 'tomorrow' })).toEqual({
      status: 400,
      body: { error: 'Please give the day as year, month and day, for example 2026-03-20.' },
    });
  });
});

describe('GET /api/clause', () => {
  it('gives the clause between its neighbours', async () => {
    const { body } = await get('/api/clause?id=gedling/social-media-guidance/4.8');
    expect(body).toMatchObject({
      before: { clause: 'gedling/social-media-guidance/4.7' },
      clause: { citation: expect.stringContaining('4.8') },
      after: { clause: 'gedling/social-media-guidance/4.9' },
    });
  });

  it('gives no neighbour beyond the ends of the document', async () => {
    const { body: first } = await get('/api/clause?id=oxford/social-media-protocol/dos');
    expect(first).toMatchObject({ clause: { text: NASTY_TEXT } });
    expect(first).not.toHaveProperty('before');
    const { body: last } = await get('/api/clause?id=gedling/social-media-guidance/5.1');
    expect(last).not.toHaveProperty('after');
  });

  it('says plainly that there is no such clause, or that none was named', async () => {
    expect(await get('/api/clause?id=nowhere')).toEqual({
      status: 404,
      body: { error: 'There is no clause with that id in the guidance in force.' },
    });
    expect((await get('/api/clause')).status).toBe(400);
    expect((await get('/api/clause?id=a&id=b')).status).toBe(400);
  });
});

describe('POST /api/ask', () => {
  it('quotes the clause word for word, with where it stands', async () => {
    const { status, body } = await ask({ question: NASTY_QUESTION, council: 'oxford' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'made-1',
      kind: 'answers',
      outcome: 'quoted',
      quotes: [{ clause: 'oxford/social-media-protocol/dos', text: NASTY_TEXT, overdue: false }],
    });
  });

  it('says that a document is overdue for review', async () => {
    const { body } = await ask({ question: LOGO_QUESTION, council: 'gedling' });
    expect(body).toMatchObject({ quotes: [{ overdue: true, version: 'Version 1.0, approved 10 December 2020' }] });
  });

  it('takes questions of one conversation together, and others by themselves', async () => {
    await ask({ question: 'can I use the logo?', conversation: 'one' });
    expect((await ask({ question: 'bins', conversation: 'one' })).body).toMatchObject({
      text: expect.stringContaining('Taken together'),
    });
    expect((await ask({ question: 'bins', conversation: 'two' })).body).not.toMatchObject({
      text: expect.stringContaining('Taken together'),
    });
  });

  it('offers choices, names contacts and talks back', async () => {
    expect((await ask({ question: 'logo' })).body).toMatchObject({ outcome: 'unsure', choices: expect.any(Array) });
    expect((await ask({ question: 'bins', council: 'gedling' })).body).toMatchObject({
      outcome: 'silent',
      contacts: [{ name: 'Legal team' }],
    });
    expect((await ask({ question: 'hello' })).body).toMatchObject({ outcome: 'conversation', about: 'greeting' });
    expect((await ask({ question: ' ' })).body).toMatchObject({ kind: 'asks-again', why: 'empty' });
  });

  it.each([
    ['no question', {}, 'question'],
    ['a question that is not text', { question: 7 }, 'question'],
    ['an unknown council', { question: 'a', council: 'atlantis' }, 'It holds: gedling, oxford.'],
    ['a place that is none', { question: 'a', where: 'roof' }, 'where'],
    ['an id with spaces', { question: 'a', id: 'a b' }, 'id'],
    ['an id that is too long', { question: 'a', id: 'a'.repeat(201) }, '200'],
    ['a slip of the pen', { question: 'a', counsil: 'gedling' }, 'JSON object'],
    ['a list', [], 'JSON object'],
    ['half a JSON', '{"question":', 'Send a JSON object'],
  ])('refuses %s with a plain sentence', async (_what, sent, said) => {
    const { status, body } = await ask(sent);
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.stringContaining(said) });
    expect(JSON.stringify(body)).toMatch(/\.”?"\}$/);
  });

  it('refuses what is not declared as JSON, and what is too large', async () => {
    expect((await ask('{"question":"a"}', 'text/plain')).status).toBe(400);
    const { status, body } = await ask({ question: 'a'.repeat(17 * 1024) });
    expect(status).toBe(413);
    expect(body).toEqual({ error: expect.stringContaining('few sentences') });
  });

  it('reads a question of the greatest length in any script', async () => {
    expect((await ask({ question: '語'.repeat(4000) })).status).toBe(200);
    expect((await ask({ question: '語'.repeat(4001) })).body).toMatchObject({ kind: 'asks-again', why: 'too-long' });
  });
});

describe('POST /api/read', () => {
  const read = (body: unknown): ReturnType<typeof ask> => ask(body, 'application/json', '/api/read');
  const clause = 'gedling/social-media-guidance/4.10';

  it('shows the clause that a quote leads on to, and where it leads itself', async () => {
    const { body } = await ask({ question: 'clause 4.10', council: 'gedling' });
    const readOn = [
      { view: 'clause', clause: 'gedling/social-media-guidance/4.7', label: 'Show 4.7' },
      { view: 'in-place', clause, label: 'Show it in place' },
    ];
    expect(body).toMatchObject({ quotes: [{ clause, readOn }] });
    expect((await read({ clause: readOn[0]?.clause, view: 'clause', council: 'gedling' })).body).toMatchObject({
      kind: 'opened',
      quotes: [{ clause: readOn[0]?.clause, text: 'You are personally responsible for what you publish online.' }],
      readOn: [{ label: 'Show it in place' }],
    });
  });

  it('does not show the clause of another council, or one that is not there', async () => {
    for (const sent of [{ clause, council: 'oxford' }, { clause: 'nowhere' }])
      expect((await read({ ...sent, view: 'clause' })).body).toMatchObject({ kind: 'asks-again', why: 'gone' });
  });

  it.each([
    ['no clause', { view: 'clause' }, '“clause”'],
    ['a view that is none', { clause, view: 'roof' }, '“view”'],
    ['an unknown council', { clause, view: 'clause', council: 'atlantis' }, 'It holds: gedling, oxford.'],
    ['a question', { clause, view: 'clause', question: 'a' }, 'JSON object'],
  ])('refuses %s with a plain sentence', async (_what, sent, said) => {
    expect(await read(sent)).toEqual({ status: 400, body: { error: expect.stringContaining(said) } });
  });
});

describe('a fault', () => {
  it('is told in a plain sentence, and logged without the question', async () => {
    const broken: Assistant = {
      ...sampleAssistant(),
      reply: async () => {
        throw new Error('the disk is full');
      },
    };
    await playground.close();
    playground = await openPlayground(broken);
    const { status, body } = await ask({ question: LOGO_QUESTION });
    expect(status).toBe(500);
    expect(body).toEqual({ error: expect.stringContaining('Something went wrong') });
    const [line] = playground.log.lines.filter(({ level }) => level === 'error');
    expect(line?.event).toBe('playground-failed');
    expect(JSON.stringify(playground.log.lines)).not.toContain('logo');
  });
});

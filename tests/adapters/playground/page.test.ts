import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../../src/core/assistant.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { LOGO_QUESTION, NASTY_QUESTION, sampleAssistant } from './sample-guidance.ts';

let playground: RunningPlayground;
beforeEach(async () => {
  playground = await openPlayground();
});
afterEach(() => playground.close());

async function page(fields: Readonly<Record<string, string>> = {}): Promise<{ status: number; html: string }> {
  const response = await fetch(`${playground.url}/?${new URLSearchParams(fields).toString()}`);
  return { status: response.status, html: await response.text() };
}

const send = (body: string): Promise<Response> =>
  fetch(playground.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });

const titleOf = (html: string): string => /<title>(.*)<\/title>/.exec(html)?.[1] ?? '';

describe('the page', () => {
  it('asks, with a council to choose, three questions to try and the guidance in force', async () => {
    const { status, html } = await page();
    expect(status).toBe(200);
    expect(titleOf(html)).toBe('Clausebook playground');
    expect(html.match(/data-question=/g)).toHaveLength(3);
    expect(html).toContain('Version 1.0, approved 10 December 2020. Review due 1 May 2023. 5 clauses.');
    expect(html).toContain('The document gives no version and no date. 2 clauses.');
    expect(html).not.toContain('{{');
  });

  it('shows examples and documents of the chosen council alone', async () => {
    const { html } = await page({ council: 'gedling' });
    expect(html).toContain('<option value="gedling" selected>');
    expect(html).toContain(`data-question="${LOGO_QUESTION}"`);
    expect(html).not.toContain('Social Media Protocol');
  });

  it('quotes, names the place, warns that the review is overdue, and names it in the title', async () => {
    const { html } = await page({ council: 'gedling', question: LOGO_QUESTION });
    expect(titleOf(html)).toBe('The guidance says: 4.8 (Responsibilities of Councillors) – Clausebook playground');
    expect(html).toContain('Check before you rely on this');
    expect(html).toContain('Show it in its place');
    expect(html).toContain('Why this clause?');
    expect(html).toContain('“logo”: “crest”, “coat of arms”');
    expect(html).toContain('Turned down');
  });

  it('answers as at another day, and says so; nothing can be kept of that', async () => {
    const { html } = await page({ council: 'gedling', question: LOGO_QUESTION, asAt: '2026-03-20' });
    expect(html).toContain('<strong>As at 20 March 2026:</strong>');
    expect(html).toContain('name="asAt" type="date" value="2026-03-20"');
    expect(html).not.toContain('action="/feedback"');
    expect((await page({ council: 'gedling', question: LOGO_QUESTION, asAt: '' })).html).not.toContain('As at');
  });

  it('asks for a day that there is', async () => {
    const { status, html } = await page({ question: LOGO_QUESTION, asAt: '2026-02-30' });
    expect(status).toBe(400);
    expect(html).toContain('<a href="#asAt">Please give the day as year, month and day, for example 2026-03-20.</a>');
  });

  it('opens what a clause refers to, and offers nothing to open where it refers to nothing', async () => {
    const { html } = await page({ council: 'gedling', question: 'clause 4.10' });
    expect(html).toMatch(/<summary[^>]*><span[^>]*>Show 4\.7</);
    expect(html).toContain('You are personally responsible for what you publish online.');
    expect((await page({ council: 'gedling', question: 'clause 5.1' })).html).not.toMatch(/Show \d/);
  });

  it('says when it is not sure, and which word it does not know', async () => {
    const { html } = await page({ question: 'council logo zzblorp' });
    expect(titleOf(html)).toBe('Not sure: unknown word – Clausebook playground');
    expect(html).toContain('I do not know the word “zzblorp”');
    expect(html).toContain('>1. 4.8 (Responsibilities of Councillors)<');
    const one = await page({ council: 'gedling', question: 'crest zzblorp' });
    expect(one.html).toContain('>4.8 (Responsibilities of Councillors)<');
  });

  it('says whom to ask when there is nothing to quote', async () => {
    const { html } = await page({ council: 'gedling', question: 'bins' });
    expect(html).toContain('Nothing to quote');
    expect(html).toContain('Legal team (legalservices@gedling.gov.uk)');
  });

  it('asks for no council where choosing one would not help', async () => {
    const { html } = await page({ question: 'bins' });
    expect(html).toContain('It may not be a matter that the guidance deals with.');
    expect(html).not.toContain('Choose your council above');
  });

  it('says of a section that holds more than it shows that there is more, not that it is unsure', async () => {
    const { html } = await page({ question: 'section 4' });
    expect(html).toContain('The first clauses');
    expect(html).toContain('Ask about one matter to find the rest.');
    expect(html).toContain('>4.7 (Responsibilities of Councillors)</h3>');
    expect(html).not.toContain('Not sure');
  });

  it('says of a clause named by its number that the number settled it, and shows no weighing', async () => {
    const { html } = await page({ council: 'gedling', question: 'clause 4.8' });
    expect(html).toContain('The number settles it');
    expect(html).not.toContain('Every clause considered');
  });

  it('answers a greeting without a word about evidence', async () => {
    const { html } = await page({ question: 'hello' });
    expect(html).toContain('Ask me about the guidance for councillors of Gedling and Oxford');
    expect(html).not.toContain('Every clause considered');
  });

  it('asks again when the question is empty or too long', async () => {
    const empty = await page({ question: '' });
    expect(titleOf(empty.html)).toBe('Error: Clausebook playground');
    expect(empty.html).toContain('<a href="#question">Please type your question');
    expect((await page({ question: 'a'.repeat(4001) })).html).toContain('longer than I can read');
  });

  it('refuses a council that it does not hold, and an address that makes no sense', async () => {
    const unknown = await page({ council: 'atlantis', question: 'logo' });
    expect(unknown.status).toBe(400);
    expect(unknown.html).toContain('<a href="#council">Choose a council from the list');
    expect((await fetch(`${playground.url}/?question=a&question=b`)).status).toBe(400);
  });
});

describe('what is typed or printed', () => {
  it('never becomes mark-up', async () => {
    const { html } = await page({ council: 'oxford', question: NASTY_QUESTION });
    expect(html).toContain('The guidance says');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<don/);
    expect(html).toContain('an item with {{title}} and $&amp; in it');
    expect(html).toContain('&amp; {{main}}?</textarea>');
  });

  it('is kept as typed in the form', async () => {
    const { html } = await page({ question: '\nlogo </textarea> "' });
    expect(html).toContain('>\n\nlogo &lt;/textarea&gt; &quot;</textarea>');
  });
});

describe('POST / for the script', () => {
  it('gives the same page as the form’s address', async () => {
    const fields = { council: 'gedling', question: LOGO_QUESTION };
    // The turn that a press would make is another one each time.
    const named = (html: string): string => html.replace(/made-\d+/, 'made');
    expect(named(await (await send(JSON.stringify(fields))).text())).toBe(named((await page(fields)).html));
  });

  it('puts a plain sentence on the page for what cannot be read', async () => {
    const large = await send(JSON.stringify({ question: 'a'.repeat(17 * 1024) }));
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('Please ask in a few sentences.');
    expect((await send('{')).status).toBe(400);
  });
});

describe('a fault', () => {
  it('is told on the page, keeps what was typed, and is logged without it', async () => {
    const sample = sampleAssistant();
    const broken: Assistant = {
      ...sample,
      consider: async (typed, scope) => {
        if (typed === LOGO_QUESTION) throw new Error('the model is gone');
        return sample.consider(typed, scope);
      },
    };
    await playground.close();
    playground = await openPlayground(broken);
    const { status, html } = await page({ council: 'oxford', question: LOGO_QUESTION });
    expect(status).toBe(500);
    expect(html).toContain('Something went wrong');
    expect(html).toContain(`${LOGO_QUESTION}</textarea>`);
    expect(html).not.toContain('the model is gone');
    expect(playground.log.lines.map(({ event }) => event)).toEqual(['playground-failed']);
    expect(JSON.stringify(playground.log.lines.map(({ fields }) => fields))).not.toContain('logo');
  });
});

describe('the examples', () => {
  it('are answered with the clause they belong to', async () => {
    const { html } = await page({ council: 'gedling' });
    const examples = [...html.matchAll(/data-question="([^"]+)"/g)].map((match) => match[1] ?? '');
    for (const question of examples)
      expect((await page({ council: 'gedling', question })).html).toContain('The guidance says');
  });

  it('leave out a phrasing that another clause answers', async () => {
    const sample = sampleAssistant();
    await playground.close();
    playground = await openPlayground({
      ...sample,
      consider: (typed, scope) =>
        sample.consider(typed === LOGO_QUESTION ? 'who is responsible for what I post?' : typed, scope),
    });
    const { html } = await page({ council: 'gedling' });
    expect(html.match(/data-question=/g)).toHaveLength(2);
    expect(html).not.toContain(LOGO_QUESTION);
  });

  it('are looked for once an edition and council', async () => {
    const sample = sampleAssistant();
    let considered = 0;
    await playground.close();
    playground = await openPlayground({
      ...sample,
      consider: (typed, scope) => {
        considered += 1;
        return sample.consider(typed, scope);
      },
    });
    const first = await page();
    const after = considered;
    expect(after).toBeGreaterThan(0);
    expect((await page()).html).toBe(first.html);
    expect(considered).toBe(after);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { THANKS } from '../../../src/core/feedback-wording.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { LOGO_QUESTION, NASTY_QUESTION } from './sample-guidance.ts';

let playground: RunningPlayground;
beforeEach(async () => {
  playground = await openPlayground();
});
afterEach(() => playground.close());

type Fields = Readonly<Record<string, string>>;

const get = async (path: string, fields: Fields = {}): Promise<string> =>
  (await fetch(`${playground.url}${path}?${new URLSearchParams(fields).toString()}`)).text();

const post = (path: string, fields: Fields, headers: Fields = {}): Promise<Response> =>
  fetch(playground.url + path, { method: 'POST', headers, body: new URLSearchParams(fields) });

const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The fields that a page's form sends along unseen. */
const hiddenIn = (html: string): Fields =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  );

/** What stands under the answer to it. */
async function underAnswer(council: string, question: string): Promise<{ form: string; fields: Fields }> {
  const html = await get('/', { council, question });
  const form = /<form method="post" action="\/feedback"[^]*?<\/form>/.exec(html)?.[0] ?? '';
  return { form, fields: hiddenIn(form) };
}

const officers = async (page?: string): Promise<string> =>
  (page ?? (await get('/officers'))).split('id="officer-1"')[1] ?? '';

describe('feedback in the playground', () => {
  it('is one press away from an answer, which gets a receipt only then', async () => {
    const { form, fields } = await underAnswer('gedling', LOGO_QUESTION);
    expect(form).toContain('>Right clause</button>');
    expect(form).toContain('>Wrong clause, tell us</button>');
    expect(await officers()).not.toContain('Right clause, ');
    const page = await (await post('/feedback', { ...fields, do: 'right-clause' })).text();
    expect(page).toContain(THANKS.right);
    const read = await officers(page);
    expect(read).toContain('Right clause, 24 November 2026');
    expect(read).toContain('<blockquote class="app-quote"><p class="app-line">Be careful not to give the impression');
    expect(read).not.toContain('Cllr Jo Field');
  });

  it('pressed twice is said once', async () => {
    const { fields } = await underAnswer('gedling', LOGO_QUESTION);
    await post('/feedback', { ...fields, do: 'right-clause' });
    const page = await (await post('/feedback', { ...fields, do: 'right-clause' })).text();
    expect((await officers(page)).match(/Right clause, /g)).toHaveLength(1);
  });

  it('in words is a form with the question in it, and mark-up stays words', async () => {
    const { fields } = await underAnswer('gedling', NASTY_QUESTION);
    const form = await (await post('/feedback', { ...fields, do: 'wrong-clause' })).text();
    expect(unescaped(/<textarea[^>]*>\n([^]*?)<\/textarea>/.exec(form)?.[1] ?? '')).toBe(NASTY_QUESTION);
    expect(form).toContain(`href="/?council=gedling&amp;question=`);
    const text = '</bdi><img src=x onerror=alert(1)> & {{title}}';
    const sent = { ...hiddenIn(form), do: 'send', text };
    const page = await (await post('/officers/form', sent)).text();
    expect(page).toContain(THANKS.wrong);
    expect(page).not.toContain('<img src=x');
    expect(unescaped(await officers(page))).toContain(`<bdi>${text}</bdi>`);
  });

  it('too long is given back to be shortened', async () => {
    const { fields } = await underAnswer('gedling', LOGO_QUESTION);
    const form = await (await post('/feedback', { ...fields, do: 'wrong-clause' })).text();
    const sent = { ...hiddenIn(form), do: 'send', text: 'x'.repeat(3001) };
    const page = await (await post('/officers/form', sent)).text();
    expect(page).toContain('Please shorten it.');
    expect(page).toContain('x'.repeat(3001));
  });

  it('says that there is guidance where nothing was quoted, and is not under small talk', async () => {
    const { form } = await underAnswer('gedling', 'bins');
    expect(form).toContain('>There is guidance on this</button>');
    expect(form).not.toContain('Right clause');
    expect((await underAnswer('gedling', 'hello')).form).toBe('');
  });

  it('is not under an answer that leans on the one before', async () => {
    const html = await get('/', { council: 'gedling', question: 'what about leaflets?', after: LOGO_QUESTION });
    expect(html).toContain('Taken together with what was asked before');
    expect(html).not.toContain('action="/feedback"');
  });

  it('is taken where all councils were asked, too', async () => {
    const { fields } = await underAnswer('', LOGO_QUESTION);
    expect(await (await post('/feedback', { ...fields, do: 'right-clause' })).text()).toContain(THANKS.right);
  });

  it('on an answer that there never was is refused', async () => {
    const fields = { as: 'councillor-1', council: 'gedling', about: 'playground:made-up', turn: 'T1' };
    expect(await (await post('/officers/act', { ...fields, act: 'right-clause' })).text()).toContain(
      'no receipt of that answer',
    );
    expect(await get('/officers/form', { as: 'councillor-1', council: 'gedling', form: 'wrong-clause' })).toContain(
      'no receipt of that answer',
    );
  });

  it('is suggested from by an officer, in a form that is mended', async () => {
    const { fields } = await underAnswer('gedling', LOGO_QUESTION);
    const form = await (await post('/feedback', { ...fields, do: 'wrong-clause' })).text();
    const page = await (await post('/officers/form', { ...hiddenIn(form), do: 'send', text: LOGO_QUESTION })).text();
    const about = /form=suggest-clause&amp;about=([^"&]+)"/.exec(page)?.[1];
    const as = { as: 'officer-1', council: 'gedling', form: 'suggest-clause', about: about ?? '' };
    const opened = await get('/officers/form', as);
    expect(unescaped(opened)).toContain(LOGO_QUESTION);
    expect(opened).toContain('<input class="govuk-input govuk-input--width-10" id="number" name="number" value=""');
    const send = async (filled: Fields): Promise<string> =>
      (await post('/officers/form', { ...as, turn: 'T9', do: 'send', text: 'the crest?', ...filled })).text();
    const again = await send({ number: '99.9' });
    expect(again).toContain('No clause in force has that number.');
    expect(again).toContain('name="number" value="99.9"');
    const done = await send({ number: 'clause 4.8' });
    expect(done).toContain('It is suggested as GED-');
    expect(await officers(done)).toContain('a way to ask for a clause');
  });

  it('is taken only from the page itself, and only whole', async () => {
    const { fields } = await underAnswer('gedling', LOGO_QUESTION);
    const elsewhere = { origin: 'http://elsewhere.example' };
    expect((await post('/feedback', { ...fields, do: 'right-clause' }, elsewhere)).status).toBe(403);
    expect((await post('/feedback', { ...fields, do: 'no-clause' })).status).toBe(400);
    expect((await post('/feedback', { do: 'right-clause' })).status).toBe(400);
    expect(await officers()).not.toContain('Right clause, ');
  });
});

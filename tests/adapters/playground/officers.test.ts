import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { LOGO_QUESTION, NASTY_QUESTION, NASTY_TEXT } from './sample-guidance.ts';

let playground: RunningPlayground;
beforeEach(async () => {
  playground = await openPlayground();
});
afterEach(() => playground.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;

function encoded(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
  return query.toString();
}

const get = async (path: string, fields: Fields = {}): Promise<string> =>
  (await fetch(`${playground.url}${path}?${encoded(fields)}`)).text();

async function post(path: string, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return fetch(playground.url + path, { method: 'POST', headers: { ...type, ...headers }, body: encoded(fields) });
}

let turns = 0;
const turn = (): string => `T${(turns += 1)}`;

async function ask(question: string, more: Fields = {}): Promise<string> {
  const fields = {
    as: 'councillor-1',
    council: 'gedling',
    form: 'ask-officer',
    about: turn(),
    turn: turn(),
    do: 'send',
  };
  const page = await (await post('/officers/form', { ...fields, text: question, ...more })).text();
  return /GED-[0-9A-Z]{6}/.exec(page)?.[0] ?? page;
}

const act = async (as: string, name: string, about: string): Promise<string> =>
  (await post('/officers/act', { as, council: 'gedling', act: name, about, turn: turn() })).text();

const send = async (as: string, form: string, about: string, more: Fields): Promise<string> =>
  (await post('/officers/form', { as, council: 'gedling', form, about, turn: turn(), do: 'send', ...more })).text();

const column = (page: string, role: string): string =>
  page.split(`id="${role}"`)[1]?.split('govuk-grid-column')[0] ?? '';

describe('the page of councillors and officers', () => {
  it('is one press away from an answer, and brings the question along', async () => {
    const answer = await get('/', { council: 'gedling', question: LOGO_QUESTION });
    const link = /href="(\/officers\/form\?[^"]+)"/.exec(answer)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await (await fetch(playground.url + link)).text();
    expect(form).toContain('Ask an officer');
    expect(form).toMatch(new RegExp(`<textarea[^>]*>\n${LOGO_QUESTION.replace('?', '\\?')}</textarea>`));
    expect(form).toContain('Keep this confidential');
  });

  it('says to whom a question goes and by when, also when it has to be filled in again', async () => {
    const fields = { as: 'councillor-1', council: 'gedling', form: 'ask-officer' };
    const goes = 'This goes to officers of Gedling Borough Council: Communications and Engagement team.';
    const form = await get('/officers/form', { ...fields, question: LOGO_QUESTION });
    expect(form).toContain(goes);
    expect(form).toContain('Expect an answer by the end of Thursday 26 November.');
    const more = { about: turn(), turn: turn(), do: 'send', text: `${LOGO_QUESTION} ${'x'.repeat(3000)}` };
    expect(await (await post('/officers/form', { ...fields, ...more })).text()).toContain(goes);
  });

  it('leads back from the form to the answer it was opened under', async () => {
    const fields = { as: 'councillor-1', council: 'gedling', form: 'ask-officer', question: 'a & b' };
    expect(await get('/officers/form', fields)).toContain('href="/?council=gedling&amp;question=a+%26+b#answer"');
  });

  it('is linked from the first page', async () => {
    expect(await get('/', { council: 'gedling' })).toContain('href="/officers?council=gedling"');
  });

  it('asks for the council first, and offers nothing under small talk', async () => {
    expect(await get('/', { council: '', question: LOGO_QUESTION })).toContain('Choose your council, then');
    const talk = await get('/', { council: 'gedling', question: 'hello' });
    expect(talk).not.toContain('/officers/form');
  });

  it('shows the whole round: asked, claimed, answered with a clause, settled', async () => {
    const id = await ask('May I use the crest on a leaflet?');
    expect(column(await get('/officers'), 'councillor-1')).toContain(`${id}: waiting for an officer`);
    expect(await act('officer-1', 'claim', id)).toContain('It is yours.');
    const clause = 'gedling/social-media-guidance/4.8';
    const answered = await send('officer-1', 'answer', id, { text: 'On paper, yes.', clauses: clause });
    const seen = column(answered, 'councillor-1');
    expect(seen).toContain(`${id}: answered by Alex Reed`);
    expect(seen).toContain('<bdi>On paper, yes.</bdi>');
    expect(seen).toContain('<blockquote class="app-quote"><p class="app-line">Be careful not to give the impression');
    expect(seen).toContain(`<li>Alex Reed has answered ${id}.</li>`);
    expect(column(await act('councillor-1', 'settle', id), 'councillor-1')).toContain('closed as settled');
  });

  it('shows officers what their answers suggest, lets them put it in other words, and accept it', async () => {
    const asked = 'May I use the crest, says <b>Mrs Partridge</b>?';
    const about = turn();
    // A name is pointed out once, in the same form with the same words.
    const again = await ask(asked, { about });
    expect(again).toContain('This seems to hold somebody’s name.');
    expect(again).toContain('says &lt;b&gt;Mrs Partridge');
    const id = await ask(asked, { about });
    await act('officer-1', 'claim', id);
    const clauses = 'gedling/social-media-guidance/4.8';
    const page = await send('officer-1', 'answer', id, { text: 'On paper, yes.', clauses });
    const seen = column(page, 'officer-1');
    expect(seen).toContain('Suggestions for the guidance');
    expect(seen).toContain('<bdi>May I use the crest, says &lt;b&gt;Mrs Partridge&lt;/b&gt;?</bdi>');
    expect(column(page, 'councillor-1')).not.toContain('Suggestions');
    const suggestion = /name="act" value="accept-suggestion"><input type="hidden" name="about" value="([^"]+)"/.exec(
      seen.replaceAll('\n', ''),
    )?.[1];
    const empty = await send('officer-1', 'edit-suggestion', suggestion ?? '', { text: ' ' });
    expect(empty).toContain('Please write something first.');
    const edited = await send('officer-1', 'edit-suggestion', suggestion ?? '', { text: 'May I use the crest?' });
    expect(column(edited, 'officer-1')).toContain('<bdi>May I use the crest?</bdi>');
    const refused = await act('councillor-1', 'accept-suggestion', suggestion ?? '');
    expect(refused).toContain('Only the team’s officers can do this.');
    const accepted = await act('officer-1', 'accept-suggestion', suggestion ?? '');
    expect(accepted).toContain(`${suggestion}: it is accepted and in force.`);
    expect(column(await get('/officers'), 'officer-1')).not.toContain(suggestion);
  });

  it('keeps showing the same two people, whoever presses and whatever comes of it', async () => {
    const id = await ask('May I use the crest?', { as: 'councillor-2' });
    const shown = { c: 'councillor-2', o: 'officer-2', council: 'gedling' };
    const two = /id="councillor-2"[^]*id="officer-2"/;
    const page = await get('/officers', shown);
    expect(page).toMatch(two);
    const form = /href="(\/officers\/form\?[^"]+add-detail[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const opened = await (await fetch(playground.url + form)).text();
    expect(opened).toContain('href="/officers?c=councillor-2&amp;o=officer-2&amp;council=gedling"');
    expect(opened).toContain('<input type="hidden" name="o" value="officer-2">');
    const sent = { ...shown, as: 'councillor-2', form: 'add-detail', about: id, do: 'send' };
    expect(await (await post('/officers/form', { ...sent, turn: turn(), text: 'On paper.' })).text()).toMatch(two);
    for (const [as, name] of [
      ['officer-2', 'claim'],
      ['councillor-2', 'settle'],
    ] as const) {
      const press = { ...shown, as, act: name, about: id, turn: turn() };
      expect(await (await post('/officers/act', press)).text()).toMatch(two);
    }
    expect(await get('/officers', { ...shown, o: 'officer-1' })).not.toMatch(two);
  });

  it('shows an officer what they have just answered, though it is open no more', async () => {
    const id = await ask('May I use the crest?');
    await act('officer-1', 'claim', id);
    const answered = await send('officer-1', 'answer', id, { text: 'On paper, yes.' });
    expect(answered).toContain(`<title>${id}: Your answer is on its way to the councillor. – `);
    const seen = column(answered, 'officer-1');
    expect(seen).toContain(`${id}: answered by Alex Reed</h3>`);
    expect(seen).toContain('Nothing is open with your team.');
    expect(column(await act('officer-1', 'recuse', id), 'officer-1').match(/app-sheet/g)).toHaveLength(1);
    expect(column(await get('/officers'), 'officer-1')).not.toContain('app-sheet');
  });

  it('tells messages of the channel from those to an officer alone', async () => {
    const id = await ask('May I use the crest?');
    await act('officer-1', 'claim', id);
    await send('councillor-1', 'add-detail', id, { text: 'On paper.' });
    const seen = column(await get('/officers'), 'officer-1');
    expect(seen).toContain(`<li>Cllr Jo Field has added a detail to ${id}.</li>`);
    expect(seen).toContain(`<li>In the team’s channel: Cllr Jo Field has added a detail to ${id}.</li>`);
  });

  it('heads several clauses near to a question once', async () => {
    await ask('May I use the logo before an election?');
    const card = column(await get('/officers'), 'officer-1');
    expect(card.match(/<blockquote/g)?.length).toBeGreaterThan(1);
    expect(card.match(/Near to the question/g)).toHaveLength(1);
  });

  it('tells the second officer who was first', async () => {
    const id = await ask('May I use the crest?');
    await act('officer-2', 'claim', id);
    expect(await act('officer-1', 'claim', id)).toContain('Robin Hall has it.');
  });

  it('keeps what was typed and ticked when a form is sent empty or searched in', async () => {
    const id = await ask('May I use the crest?');
    await act('officer-1', 'claim', id);
    const clauses = 'gedling/social-media-guidance/4.7';
    const empty = await send('officer-1', 'answer', id, { text: ' ', clauses });
    expect(empty).toContain('Please write something first.');
    expect(empty).toContain(`value="${clauses}" checked`);
    const searched = await send('officer-1', 'answer', id, {
      do: 'search',
      typed: 'logo',
      text: 'Half a thought',
      clauses,
    });
    expect(searched).toContain('Half a thought');
    expect(searched).toContain(`value="${clauses}" checked`);
    expect(searched).toContain('value="gedling/social-media-guidance/4.8"');
    expect(searched).toContain('name="typed" autocomplete="off" value="logo"');
  });

  it('shows people’s words as they are, and runs none of them', async () => {
    const id = await ask(`${NASTY_QUESTION}\n${NASTY_TEXT}`);
    await act('officer-1', 'claim', id);
    const page = await send('officer-1', 'answer', id, { text: NASTY_TEXT });
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('shows the officers of a confidential one the topic alone, until one claims it', async () => {
    const id = await ask('My secretword question', { confidential: 'yes' });
    const page = await get('/officers');
    expect(column(page, 'councillor-1')).toContain('secretword');
    expect(column(page, 'officer-1')).toContain(id);
    expect(column(page, 'officer-1')).not.toContain('secretword');
    const claimed = await act('officer-1', 'claim', id);
    expect(column(claimed, 'officer-1')).toContain('secretword');
    expect(column(await get('/officers', { o: 'officer-2' }), 'officer-2')).not.toContain('secretword');
  });

  it('takes a form sent twice, or a press made twice, once', async () => {
    const fields = {
      as: 'councillor-1',
      council: 'gedling',
      form: 'ask-officer',
      about: 'one',
      turn: 'two',
      do: 'send',
      text: 'Twice?',
    };
    await post('/officers/form', fields);
    const page = await (await post('/officers/form', { ...fields, turn: 'three' })).text();
    expect(column(page, 'councillor-1').match(/app-sheet/g)).toHaveLength(1);
  });

  it('refuses what is not of its own page or not a form of its own, in a sentence', async () => {
    const fields = { as: 'officer-1', council: 'gedling', act: 'claim', about: 'GED-1', turn: 'x' };
    expect((await post('/officers/act', fields, { Origin: 'http://evil.example' })).status).toBe(403);
    const strange = await post('/officers/act', { ...fields, as: 'admin' });
    expect([strange.status, await strange.text()]).toEqual([
      400,
      'This could not be read. Please go back and try again.\n',
    ]);
    expect((await post('/officers/form', { ...fields, text: 'x'.repeat(80_000) })).status).toBe(413);
    expect(await act('officer-1', 'claim', 'GED-NONE')).toContain('There is no escalation of that reference here.');
  });
});

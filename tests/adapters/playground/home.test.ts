import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { NOT_UNDERSTOOD } from '../../../src/adapters/playground/home-words.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import { HEADINGS } from '../../../src/core/home-wording.ts';
import { CONFIRM_ERASE, MY_DATA_HEADING } from '../../../src/core/my-data-wording.ts';
import { createPlayground, openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';

let playground: RunningPlayground;
beforeEach(async () => {
  playground = await openPlayground();
});
afterEach(() => playground.close());

type Fields = Readonly<Record<string, string>>;
const homeOf = async (as: string): Promise<string> =>
  (await fetch(`${playground.url}/home?${new URLSearchParams({ as, council: 'gedling' }).toString()}`)).text();
const post = (path: string, fields: Fields, headers: Fields = {}): Promise<Response> =>
  fetch(playground.url + path, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ council: 'gedling', ...fields }),
  });

let turns = 0;
const turn = (): string => `H${(turns += 1)}`;
async function ask(text: string): Promise<string> {
  const fields = { as: 'councillor-1', form: 'ask-officer', about: turn(), turn: turn(), do: 'send', text };
  return /GED-[0-9A-Z]{6}/.exec(await (await post('/officers/form', fields)).text())?.[0] ?? '';
}

describe('a person’s own page in the playground', () => {
  it('shows each of the cast their own matters', async () => {
    const id = await ask('May I use <b>the crest</b>?');
    const councillor = await homeOf('councillor-1');
    expect(councillor).toContain(`${id}: waiting for an officer`);
    expect(councillor).toContain('“May I use &lt;b&gt;the crest&lt;/b&gt;?”');
    expect(councillor).not.toContain(HEADINGS.admin);
    expect(await homeOf('councillor-2')).not.toContain(id);
    expect(await homeOf('officer-1')).toContain(HEADINGS.queue);
    expect(await homeOf('admin-1')).toContain(HEADINGS.admin);
    expect(await homeOf('nobody')).toContain('Cllr Jo Field');
  });

  it('does what is pressed, and says what came of it', async () => {
    const id = await ask('May I use the crest?');
    const claim = { as: 'officer-1', act: 'claim', about: id, turn: turn() };
    expect(await (await post('/home/act', claim)).text()).toContain(`role="status">${id}: It is yours.`);
    expect(await homeOf('councillor-1')).toContain(`${id}: with Alex Reed`);
    const refused = await (await post('/home/act', { ...claim, as: 'officer-2', turn: turn() })).text();
    expect(refused).toMatch(/<title>Error: Alex Reed has it\./);
  });

  it('has the guidance read again for the admin alone, and by no address', async () => {
    expect(await (await post('/home/reload', { as: 'admin-1', turn: turn() })).text()).toContain('has not changed');
    expect(await (await post('/home/reload', { as: 'councillor-1', turn: turn() })).text()).toContain(
      refusedLine('not-admin'),
    );
    expect((await fetch(`${playground.url}/home/reload`)).status).toBe(404);
    expect(
      (await post('/home/reload', { as: 'admin-1', turn: turn() }, { Origin: 'http://elsewhere.example' })).status,
    ).toBe(403);
    expect((await post('/home/reload', { as: 'mayor', turn: turn() })).status).toBe(400);
  });

  it('does what admins type in chat, for the admin alone', async () => {
    const say = async (typed: string, as = 'admin-1'): Promise<string> =>
      (await post('/home/say', { as, typed, turn: turn() })).text();
    expect(await say('admin preview')).toContain('has not changed');
    expect(await say('admin reload accept: it is right')).toContain('has not changed');
    expect(await say('admin rollback 3')).toContain('is in force already');
    expect(await say('admin editions')).toContain(HEADINGS.editions);
    expect(await say('admin preview', 'councillor-1')).toContain(refusedLine('not-admin'));
    expect(await say('may I fly a kite?')).toContain(NOT_UNDERSTOOD);
    const preview = { as: 'admin-1', preview: 'yes', turn: turn() };
    expect(await (await post('/home/reload', preview)).text()).toContain('has not changed');
    // What was typed instead of a question stands in the box, and waits for a press.
    const page = await (await fetch(`${playground.url}/home?as=admin-1&typed=admin+rollback+3`)).text();
    expect(page).toContain('value="admin rollback 3"');
    expect(page).not.toContain('is in force already');
  });

  it('lists what is typed for in chat: an admin accepts there what officers cannot', async () => {
    const id = await ask('May I use the crest on paper?');
    const done = (path: string, fields: Fields): Promise<string> =>
      post(path, { turn: turn(), ...fields }).then((page) => page.text());
    await done('/officers/act', { as: 'officer-1', act: 'claim', about: id });
    const clauses = 'gedling/social-media-guidance/4.8';
    await done('/officers/form', { as: 'officer-1', form: 'answer', about: id, do: 'send', text: 'Yes.', clauses });
    const say = (as: string): Promise<string> => done('/home/say', { as, typed: 'suggestions' });
    const about = /name="about" value="(GED-[^"]+)"/.exec(await say('officer-1'))?.[1] ?? '';
    const same = { as: 'officer-1', form: 'same-words', about, do: 'send', text: 'crest, coat of arms' };
    await done('/officers/form', same);
    const acceptable = (page: string): number => page.split('value="accept-suggestion"').length - 1;
    expect([acceptable(await say('officer-1')), acceptable(await say('admin-1'))]).toEqual([1, 2]);
    const listed = await say('admin-1');
    const group = /\b(GED-\w{6}): words that mean one thing/.exec(listed)?.[1] ?? '';
    expect(listed).toContain(
      `as=admin-1&amp;c=councillor-1&amp;o=officer-1&amp;council=gedling&amp;form=edit-suggestion`,
    );
    const accept = { as: 'admin-1', act: 'accept-suggestion', about: group };
    expect(await done('/home/act', accept)).toContain(`${group}: it is accepted and in force.`);
    expect(await say('admin-1')).not.toContain(group);
    expect(await say('councillor-1')).not.toContain(about);
  });

  it.each([
    ['home', 'councillor-1', ''],
    ['Admin', 'admin-1', ''],
    ['admin reload', 'admin-1', '&typed=admin+reload'],
    ['admin editions', 'admin-1', '&typed=admin+editions'],
  ])('is where “%s” leads, typed instead of a question', async (question, as, typed) => {
    const options = { redirect: 'manual' } as const;
    const query = new URLSearchParams({ question, council: 'gedling' }).toString();
    const got = await fetch(`${playground.url}/?${query}`, options);
    const posted = await fetch(playground.url, {
      ...options,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ question, council: 'gedling' }),
    });
    for (const { status, headers } of [got, posted])
      expect([status, headers.get('location')]).toEqual([303, `/home?as=${as}&council=gedling${typed}`]);
  });

  it('leads from the words typed as a question to what is kept of a person, and says it to whom it is of', async () => {
    const led = await fetch(`${playground.url}/?${new URLSearchParams({ question: 'my data' }).toString()}`, {
      redirect: 'manual',
    });
    expect(led.headers.get('location')).toContain('as=councillor-1');
    const typed = { as: 'councillor-1', turn: turn() };
    expect(await (await post('/home/say', { ...typed, typed: 'my data' })).text()).toContain(MY_DATA_HEADING);
    expect(await (await post('/home/say', { ...typed, typed: 'my data erase' })).text()).toContain(CONFIRM_ERASE);
    expect(await (await post('/home/say', { ...typed, typed: 'my data erase confirm' })).text()).toContain(
      'Nothing that could be erased',
    );
  });
});

describe('a person’s own page that is looked at too often', () => {
  it('is turned away with a sentence, after what came of what was done', async () => {
    const { platform, server, log } = createPlayground();
    let looks = 0;
    const refusal = { kind: 'refused', why: 'too-many', sentence: refusedLine('too-many') } as const;
    await platform.start(
      () => Promise.reject(new Error('Nobody asks.')),
      async (handling) => {
        if (handling.kind !== 'looks') return { kind: 'thanked', sentence: 'It is done.', first: true };
        looks += 1;
        return refusal;
      },
    );
    const { port } = await server.listen();
    onTestFinished(() => server.close());
    const home = `http://127.0.0.1:${port}/home`;
    const looked = await fetch(`${home}?as=councillor-1&council=gedling`);
    expect([looked.status, await looked.text()]).toEqual([429, `${refusal.sentence}\n`]);
    const body = new URLSearchParams({
      as: 'officer-1',
      council: 'gedling',
      act: 'claim',
      about: 'GED-1',
      turn: turn(),
    });
    const acted = await fetch(`${home}/act`, { method: 'POST', body });
    expect([acted.status, await acted.text()]).toEqual([429, `It is done.\n${refusal.sentence}\n`]);
    expect([looks, log.lines]).toEqual([2, []]);
  });
});

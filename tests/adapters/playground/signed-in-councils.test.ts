import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPresentAdmins } from '../../../src/adapters/playground/present-admins.ts';
import { councilId } from '../../../src/core/guidance.ts';
import { personId } from '../../../src/core/people.ts';
import { openSignedIn, PUBLIC_URL, SESSION } from './open-signed-in.ts';
import type { SignedInPages } from './open-signed-in.ts';
import { LOGO_QUESTION, NASTY_QUESTION } from './sample-guidance.ts';
import type { Visited, Visitor } from '../../support/visitor.ts';

const AT_HOME = { platform: 'playground', address: 'signed-in:a' } as const;
const of = (council: string, value: string) => ({ council, claim: 'groups', value });
const RULES = {
  councilReaders: [of('oxford', 'oxford-readers'), of('gedling', 'gedling-readers'), of('nowhere', 'no-readers')],
  councilAdmins: [of('gedling', 'gedling-admins'), of('oxford', 'oxford-admins'), of('nowhere', 'no-admins')],
};
const GEDLING_WORDS = /Gedling|Social Media Guidance for Members/;
const OXFORD_WORDS = /Never post|Social Media Protocol/;
const offered = ({ text }: Visited): readonly string[] =>
  [...text.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value ?? '');
const chosen = ({ text }: Visited): string | undefined => /<option value="([^"]*)" selected/.exec(text)?.[1];
const asked = (council: string, question: string): string =>
  `/?${new URLSearchParams({ council, question }).toString()}`;

let [shared, apart]: readonly SignedInPages[] = [];
beforeAll(async () => {
  [shared, apart] = await Promise.all([openSignedIn(RULES), openSignedIn(RULES, { apart: true })]);
});
afterAll(async () => {
  await Promise.all([shared?.close(), apart?.close()]);
});

async function whoHas(groups: readonly string[], pages = shared): Promise<Visitor> {
  if (pages === undefined) throw new TypeError('Nothing is open.');
  pages.provider.person({ sub: groups.join(), name: groups.join(), groups });
  const visitor = pages.visitor();
  await visitor.signIn();
  return visitor;
}

const say = (who: Visitor, typed: string, council?: string): Promise<Visited> =>
  who.post('/home/say', { typed, turn: 't', ...(council !== undefined && { council }) }, PUBLIC_URL);

describe.each([
  ['together', () => shared],
  ['apart', () => apart],
])('whoever may see the guidance of one council, with all of them %s', (_how, pages) => {
  it('is shown that council, and not that there are others', async () => {
    const reader = await whoHas(['oxford-readers'], pages());
    for (const path of ['/', '/?council=', '/?council=oxford']) {
      const seen = await reader.get(path);
      expect([seen.status, offered(seen), chosen(seen)]).toEqual([200, ['oxford'], 'oxford']);
      expect(seen.text).toMatch(OXFORD_WORDS);
      expect(seen.text).not.toMatch(GEDLING_WORDS);
    }
    expect((await reader.get(asked('oxford', NASTY_QUESTION))).text).toContain('id="answer-heading"');
  });

  it('cannot ask another’s, whatever they send', async () => {
    const reader = await whoHas(['oxford-readers'], pages());
    const sent = { council: 'gedling', question: LOGO_QUESTION };
    for (const seen of [
      await reader.get(asked('gedling', LOGO_QUESTION)),
      await reader.get('/?council=gedling'),
      await reader.get(asked('no-such-council', LOGO_QUESTION)),
      await reader.get(`/?council=oxford&council=gedling&question=x`),
    ]) {
      expect(seen.status).toBe(400);
      expect(seen.text).not.toMatch(GEDLING_WORDS);
      expect(seen.text).not.toContain('id="answer-heading"');
    }
    const all = await reader.get(asked('', LOGO_QUESTION));
    expect(all.text).toContain('You asked (Oxford City Council)');
    expect(all.text).not.toMatch(GEDLING_WORDS);
    const posted = await fetch(`${pages()?.playground.url}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: PUBLIC_URL,
        cookie: `${SESSION}=${reader.cookies.get(SESSION)}`,
      },
      body: JSON.stringify(sent),
    });
    expect(posted.status).toBe(400);
    expect(await posted.text()).toMatch(/Choose a council from the list(?![^]*Gedling)/);
  });

  it('cannot administer it', async () => {
    const reader = await whoHas(['oxford-readers'], pages());
    expect((await reader.get('/home?council=oxford')).status).toBe(403);
    expect((await say(reader, 'admin', 'oxford')).status).toBe(403);
    expect((await reader.post('/home/reload', { council: 'oxford', turn: 't' }, PUBLIC_URL)).status).toBe(403);
  });

  it('may be let see several, and choose among them', async () => {
    const reader = await whoHas(['oxford-readers', 'gedling-readers'], pages());
    const first = await reader.get('/');
    expect([offered(first), chosen(first)]).toEqual([['gedling', 'oxford'], 'gedling']);
    expect((await reader.get(asked('oxford', NASTY_QUESTION))).text).toContain('You asked (Oxford City Council)');
    expect((await reader.get(asked('gedling', LOGO_QUESTION))).text).toContain('You asked (Gedling Borough Council)');
  });

  it('is told so where it has none in force', async () => {
    const reader = await whoHas(['no-readers', 'no-admins'], pages());
    for (const path of ['/', asked('gedling', LOGO_QUESTION), '/home']) {
      const seen = await reader.get(path);
      expect([seen.status, seen.text.includes('There is no guidance to show you yet')]).toEqual([404, true]);
    }
    expect((await reader.get('/home?council=gedling')).status).toBe(404);
  });
});

describe.each([
  ['together', () => shared],
  ['apart', () => apart],
])('an admin of one council, with all of them %s', (how, pages) => {
  it('finds their own council at home, and sees no more of others than readers do', async () => {
    const admin = await whoHas(['gedling-admins'], pages());
    expect(offered(await admin.get('/'))).toEqual(['gedling']);
    expect((await admin.get(asked('oxford', NASTY_QUESTION))).status).toBe(400);
    const home = await admin.get('/home');
    expect(home.status).toBe(200);
    expect(home.text).toContain('name="council" value="gedling"');
    expect(home.text).not.toContain('<select');
    expect((await admin.get('/home?council=gedling')).status).toBe(200);
  });

  it('can do nothing of another council’s at any address', async () => {
    const admin = await whoHas(['gedling-admins'], pages());
    const oxford = await whoHas(['oxford-admins'], pages());
    const halts = async () =>
      (await oxford.get('/home')).text.match(/<h2[^>]*>[^<]*halted[^<]*<\/h2>[^]*?<\/section>/i);
    const before = await halts();
    for (const seen of [
      await admin.get('/home?council=oxford'),
      await admin.get('/home?council=oxford&as=admin-1&typed=admin'),
      await admin.get('/home?council=gedling&council=oxford'),
      ...(await Promise.all(
        ['admin', 'admin editions', 'admin preview', 'admin reload', 'admin rollback 1', 'admin resume confirm'].map(
          (typed) => say(admin, typed, 'oxford'),
        ),
      )),
      await say(admin, 'admin halt confirm being corrected', 'oxford'),
      await admin.post('/home/reload', { council: 'oxford', turn: 't' }, PUBLIC_URL),
      await admin.post('/home/reload', { council: 'oxford', turn: 't', preview: 'yes' }, PUBLIC_URL),
    ]) {
      expect(seen.status).toBe(403);
      expect(seen.text).toContain('You do not administer that council');
    }
    expect(await halts()).toEqual(before);
  });

  it('halts and resumes their own, which admins of others are not shown', async () => {
    const [admin, oxford] = [await whoHas(['gedling-admins'], pages()), await whoHas(['oxford-admins'], pages())];
    expect((await say(admin, 'admin halt confirm being corrected')).text).toContain('being corrected');
    expect((await say(oxford, 'admin halt confirm two words wrong')).text).not.toContain('being corrected');
    const [own, others] = [(await admin.get('/home')).text, (await oxford.get('/home')).text];
    expect(own).toContain('being corrected');
    expect(own).not.toContain('two words wrong');
    expect(others).toContain('two words wrong');
    expect(others).not.toContain('being corrected');
    const resumed = (await say(admin, 'admin resume confirm')).text;
    expect(resumed).not.toMatch(/Oxford|two words wrong/);
    await say(oxford, 'admin resume confirm');
  });

  it(`puts guidance in force only where it is theirs alone: ${how}`, async () => {
    const admin = await whoHas(['gedling-admins'], pages());
    const may = how === 'apart';
    const home = await admin.get('/home');
    expect(home.text.includes('action="/home/reload"')).toBe(may);
    expect(home.text.includes('put in force together here')).toBe(!may);
    for (const fields of [{}, { preview: 'yes' }] as const) {
      const seen = await admin.post('/home/reload', { turn: 't', ...fields }, PUBLIC_URL);
      expect([seen.status, seen.text.includes('id="said"')]).toEqual(may ? [200, true] : [403, false]);
    }
    for (const typed of [
      'admin reload',
      'admin preview',
      'admin reload accept: x',
      'admin rollback 1',
      'admin editions',
    ]) {
      const { text } = await say(admin, typed);
      expect(text.includes('There is a problem') && text.includes('put in force together here')).toBe(!may);
    }
    expect((await say(admin, 'admin')).text.includes('action="/home/reload"')).toBe(may);
  });

  it('may be admin of several, and choose among them', async () => {
    const admin = await whoHas(['gedling-admins', 'oxford-admins'], pages());
    const home = await admin.get('/home?council=oxford');
    expect([offered(home), chosen(home)]).toEqual([['gedling', 'oxford'], 'oxford']);
    expect(home.text).toContain('<label class="govuk-label govuk-label--s" for="council">');
    // All that is in force together is theirs.
    expect(home.text).toContain('action="/home/reload"');
    expect((await say(admin, 'admin halt confirm being printed', 'oxford')).text).toContain('Oxford');
    expect((await admin.get('/home?council=gedling')).text).not.toContain('being printed');
    expect((await say(admin, 'admin resume confirm', 'oxford')).status).toBe(200);
  });
});

describe('whoever is named for every council', () => {
  it('goes on as before, and may also take one', async () => {
    const [reader, admin] = [await whoHas(['readers']), await whoHas(['admins'])];
    const first = await reader.get('/');
    expect([offered(first), chosen(first)]).toEqual([['', 'gedling', 'oxford'], '']);
    const home = await admin.get('/home');
    expect([offered(home), chosen(home)]).toEqual([['', 'gedling', 'oxford'], '']);
    expect((await say(admin, 'admin preview', '')).text).toContain('id="said"');
    expect((await admin.get('/home?council=no-such-council')).status).toBe(403);
  });

  it('is shown one at a time where each council has its own library', async () => {
    const [reader, admin] = [await whoHas(['readers'], apart), await whoHas(['admins'], apart)];
    for (const seen of [await reader.get('/'), await reader.get('/?council='), await admin.get('/home')])
      expect([offered(seen), chosen(seen)]).toEqual([['gedling', 'oxford'], 'gedling']);
  });
});

describe('whose request is in hand', () => {
  it('is an admin of no other council than theirs, and of none afterwards', () => {
    const admins = createPresentAdmins();
    const person = { id: personId('playground:signed-in:a'), name: 'Chris Dale', home: AT_HOME };
    const during = (administers: 'every' | readonly string[]) =>
      admins.during({ person, administers }, () =>
        ['gedling', 'oxford'].filter((id) => admins.of({ id: councilId(id) }).length > 0),
      );
    expect([during(['gedling']), during('every'), during([])]).toEqual([['gedling'], ['gedling', 'oxford'], []]);
    expect(admins.of({ id: councilId('gedling') })).toEqual([]);
  });
});

describe('a session', () => {
  it('is one that a browser keeps, of three hundred councils too', async () => {
    const councils = Array.from({ length: 300 }, (_, at) => `council-of-a-long-name-${at}`);
    const pages = await openSignedIn({ councilAdmins: councils.map((each) => of(each, 'everywhere')) });
    const visitor = await whoHas(['everywhere'], pages);
    // A browser keeps 4096 bytes of each.
    expect(visitor.cookies.get(SESSION)?.length).toBeLessThan(4000);
    expect((await visitor.get('/')).status).toBe(404);
    await pages.close();
  });
});

it('the pages of people who signed in are called what they are for', async () => {
  const reader = await whoHas(['readers']);
  for (const path of ['/', asked('', LOGO_QUESTION), '/home', '/signed-out'])
    expect((await reader.get(path)).text).not.toMatch(/playground</i);
  expect((await reader.get('/')).text).toContain('<title>Clausebook: council guidance</title>');
});

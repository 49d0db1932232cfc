import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSignedIn, PUBLIC_URL } from './open-signed-in.ts';
import type { SignedInPages } from './open-signed-in.ts';
import { GEDLING } from '../../support/builders.ts';
import type { Visitor } from '../../support/visitor.ts';

let pages: SignedInPages;
beforeAll(async () => {
  pages = await openSignedIn();
});
afterAll(() => pages.close());

const turn = 'turn-1';
let [reader, admin]: readonly Visitor[] = [];
beforeEach(async () => {
  [reader, admin] = [pages.visitor(), pages.visitor()];
  pages.provider.person({ sub: 'r', name: 'Ben Hall', groups: ['readers'] });
  await reader?.signIn();
  pages.provider.person({ sub: 'a', name: 'Chris Dale', groups: ['admins'] });
  await admin?.signIn();
});

describe('the page of admins', () => {
  it('is for whoever signed in as one, and leads out again', async () => {
    const seen = await admin?.get('/home');
    expect(seen?.status).toBe(200);
    expect(seen?.text).toMatch(/Edition .*sample-1/);
    expect(seen?.text).toContain('signed in as Chris Dale');
    expect(seen?.text).toContain('action="/home/reload"');
    expect(seen?.text).not.toMatch(/Switch to|Cllr|officers/);
    expect((await admin?.get('/'))?.text).toContain('href="/home"');
  });

  it('is closed to readers, whoever they say they are', async () => {
    expect((await reader?.get('/home?as=admin-1'))?.status).toBe(403);
    const fields = { as: 'admin-1', council: '', typed: 'admin', turn };
    for (const path of ['/home/say', '/home/reload'])
      expect((await reader?.post(path, fields, PUBLIC_URL))?.status).toBe(403);
    expect((await reader?.get('/'))?.text).not.toContain('href="/home"');
    // To them these words are a question.
    expect((await reader?.get('/?question=admin'))?.status).toBe(200);
  });

  it('does what admins type in chat, and nothing of officers’ or councillors’', async () => {
    const say = (typed: string) => admin?.post('/home/say', { typed, turn }, PUBLIC_URL);
    expect((await say('admin preview'))?.text).toContain('id="said"');
    expect((await say('admin halt confirm gedling: being corrected'))?.text).toContain('being corrected');
    for (const typed of ['home', 'queue', 'mine', 'hello'])
      expect((await say(typed))?.text).toContain('none of the words that are typed here');
  });

  it('reads the guidance again at a press', async () => {
    const seen = await admin?.post('/home/reload', { turn, preview: 'yes' }, PUBLIC_URL);
    expect(seen?.status).toBe(200);
    expect(seen?.text).toContain('id="said"');
  });

  it('is where admins’ words lead from the first page', async () => {
    const seen = await admin?.get('/?question=admin');
    expect([seen?.status, seen?.headers.get('location')?.slice(0, 6)]).toEqual([303, '/home?']);
  });
});

describe('the platform of people who signed in', () => {
  it('has no place for officers, no officers, and no admins while nobody’s request is in hand', async () => {
    const { platform } = pages.playground;
    const team = { id: 'clerks', name: 'Clerks', documents: [], topics: [] };
    expect(await platform.placeOf(team, GEDLING.id)).toBeUndefined();
    expect(await platform.officersAt({ platform: 'playground', address: 'officers' }, team)).toEqual([]);
    expect(await platform.adminsOf(GEDLING)).toEqual([]);
  });
});

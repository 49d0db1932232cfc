import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdviceOn } from '../../../src/core/advice.ts';
import { ADVICE_HEADING } from '../../../src/core/advice-wording.ts';
import { aSilentReply, GEDLING } from '../../support/builders.ts';
import { withAdvice } from '../../support/curated.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { LOGO_QUESTION, sampleAssistant } from './sample-guidance.ts';

const reply = withAdvice(aSilentReply());
const advice = reply.kind === 'answers' ? reply.advice : undefined;
const adviceOn: AdviceOn = async (question, council) =>
  question === LOGO_QUESTION && council === GEDLING.id ? advice : undefined;

let playground: RunningPlayground;
beforeEach(async () => {
  playground = await openPlayground(sampleAssistant(undefined, undefined, adviceOn));
});
afterEach(() => playground.close());

const get = async (path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await fetch(`${playground.url}${path}?${new URLSearchParams(fields).toString()}`)).text();
let turns = 0;
async function post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const body = new URLSearchParams({ council: 'gedling', turn: `T${(turns += 1)}`, ...fields });
  return (await fetch(playground.url + path, { method: 'POST', body })).text();
}
const form = (as: string, name: string, about: string, fields: Readonly<Record<string, string>>) =>
  post('/officers/form', { as, form: name, about, do: 'send', ...fields });
const column = (page: string, role: string): string =>
  page.split(`id="${role}"`)[1]?.split('govuk-grid-column')[0] ?? '';

describe('officer advice in the playground', () => {
  it('stands under the answer on the page, as a person’s words', async () => {
    const page = await get('/', { council: 'gedling', question: LOGO_QUESTION });
    expect(page).toMatch(
      /<blockquote[^]*Be careful not to[^]*Officer advice \(not guidance\)<\/h3>[^]*<div class="app-words">[^]*Anna Reed, approved by Ben Hall[^]*<bdi>Yes, on &lt;b&gt;paper&lt;\/b&gt; &amp; \*card\*\.<\/bdi>/,
    );
    expect(page.split('<blockquote').slice(1).join()).not.toMatch(/^[^]*<p class="app-line">Yes, on/);
    expect(await get('/', { council: 'oxford', question: LOGO_QUESTION })).not.toContain(ADVICE_HEADING);
    expect(await get('/', { council: 'gedling', question: LOGO_QUESTION, asAt: '2026-03-20' })).not.toContain(
      ADVICE_HEADING,
    );
  });

  it('is told to programs apart from what is quoted, with all that stands by it', async () => {
    const response = await fetch(`${playground.url}/api/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ question: LOGO_QUESTION, council: 'gedling' }),
    });
    const body: unknown = await response.json();
    expect(body).toMatchObject({
      outcome: 'quoted',
      officerAdvice: {
        id: 'GED-9',
        heading: ADVICE_HEADING,
        wording: 'Yes, on <b>paper</b> & *card*.',
        proposedBy: 'Anna Reed',
        approvedBy: 'Ben Hall',
        approved: '2026-11-24',
        until: '2027-11-24',
        restsOn: [{ clause: expect.any(String), place: expect.stringContaining('4.2 (Officers)') }],
      },
    });
    expect(JSON.stringify(body).indexOf('"quotes"')).toBeLessThan(JSON.stringify(body).indexOf('"officerAdvice"'));
  });

  it('is proposed by one officer in a form that is mended, and approved by the other', async () => {
    const asked = await form('councillor-1', 'ask-officer', 'T0', { text: 'May I use the crest on a leaflet?' });
    const id = /GED-[0-9A-Z]{6}/.exec(asked)?.[0] ?? '';
    await post('/officers/act', { as: 'officer-1', act: 'claim', about: id });
    const clause = 'gedling/social-media-guidance/4.8';
    const answered = await form('officer-1', 'answer', id, { text: 'On <paper>, yes.', clauses: clause });
    expect(answered).toContain('Keep as officer advice');
    const opened = await get('/officers/form', { as: 'officer-1', council: 'gedling', form: 'keep-advice', about: id });
    expect(opened).toMatch(
      /name="text"[^>]*>\nOn &lt;paper&gt;, yes\.<\/textarea>[^]*name="asked"[^>]*>\nMay I use the crest/,
    );
    expect(opened).toMatch(new RegExp(`value="${clause}" checked`));
    expect(opened).toContain('name="expires" value="2027-11-24"');
    expect(opened).not.toContain('Search the guidance');
    const filled = { text: 'On paper.', asked: 'Crest on paper?', expires: 'soon' };
    const again = await form('officer-1', 'keep-advice', id, filled);
    expect(again).toContain('Please give the last day');
    expect(again).toContain('name="expires" value="soon"');
    expect(again).toMatch(new RegExp(`value="${clause}">`));
    const proposed = await form('officer-1', 'keep-advice', id, { ...filled, expires: '2027-03-31' });
    expect(proposed).toContain('It is proposed.');
    expect(column(proposed, 'officer-1')).not.toContain('>Approve<');
    const second = await get('/officers', { o: 'officer-2', council: 'gedling' });
    const about =
      /name="act" value="approve-advice"><input type="hidden" name="about" value="([^"]+)"/.exec(second)?.[1] ?? '';
    const approved = await post('/officers/act', { as: 'officer-2', act: 'approve-advice', about });
    expect(approved).toContain('It is in force.');
    expect(column(approved, 'officer-2')).toContain('officer advice in force');
    expect(column(approved, 'officer-2')).toContain('officer advice proposed');
  });
});

import { describe, expect, it } from 'vitest';
import type { Handled } from '../../src/core/reply.ts';
import { AUDIENCE } from '../../src/core/wording.ts';
import { aDesk, SLACK_CHANNEL, TEAMS_CHANNEL } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { aCandidate, clauseNumbered, found } from '../support/findings.ts';

const CREST = 'May I put the crest on my leaflet?';
const said = (handled: Handled): string =>
  'sentence' in handled ? handled.sentence : handled.kind === 'form' ? handled.form.title : handled.kind;

describe('asking an officer', () => {
  it('gives a reference at once, says to whom it goes and by when, and tells the team on every platform', async () => {
    const { send, store } = aDesk();
    const handled = await send(COUNCILLOR, 'ask-officer', 'slack:Ev1', { text: CREST });
    expect(said(handled)).toMatch(
      /^Sent to your officers \(Communications and Engagement team\)\. Your reference is GED-[0-9A-Z]{6}\./,
    );
    expect(said(handled)).toContain('Thursday 26 November');
    expect(store.notices.map(({ to, telling }) => [telling.tells, to])).toEqual([
      ['status', COUNCILLOR.home],
      ['card', SLACK_CHANNEL],
      ['card', TEAMS_CHANNEL],
    ]);
  });

  it('brings the question along in the form, with what it may be marked as', async () => {
    const { open } = aDesk();
    expect(await open(COUNCILLOR, 'ask-officer', 'slack:Ev1')).toMatchObject({
      kind: 'form',
      form: {
        about: 'slack:Ev1',
        fields: [{ field: 'text', value: 'May I use the crest?' }, { field: 'confidential' }],
      },
    });
    expect(await open(COUNCILLOR, 'ask-officer', 'slack:Forgotten')).toMatchObject({
      form: { fields: [{ value: '' }, {}] },
    });
  });

  it('lets somebody with the same question wait for the same answer', async () => {
    const { ask, store, act, send } = aDesk();
    const first = await ask(COUNCILLOR, CREST);
    expect(await ask(NEIGHBOUR, CREST, false, 'teams:Ev9')).toBe(first);
    await act(ANNA, 'claim', first);
    await send(ANNA, 'answer', first, { text: 'Yes, you may.' });
    const answers = store.notices.filter(({ telling }) => telling.tells === 'move');
    expect(answers.map(({ to }) => to)).toEqual([COUNCILLOR.home, NEIGHBOUR.home]);
  });

  it('never joins what is confidential to what is not, or the other way round', async () => {
    const { ask } = aDesk();
    const first = await ask(COUNCILLOR, CREST, true);
    const second = await ask(NEIGHBOUR, CREST, false, 'teams:Ev9');
    expect(second).not.toBe(first);
    expect(await ask(BEN, CREST, true, 'teams:Ev10')).not.toBe(second);
  });

  it('asks for words where there are none, and for fewer where there are too many', async () => {
    const { send, store } = aDesk();
    expect(await send(COUNCILLOR, 'ask-officer', 'slack:Ev1', { text: ' \u200b\n ' })).toMatchObject({
      why: 'nothing-said',
    });
    expect(await send(COUNCILLOR, 'ask-officer', 'slack:Ev1', { text: '?! …' })).toMatchObject({ why: 'nothing-said' });
    expect(await send(COUNCILLOR, 'ask-officer', 'slack:Ev1', { text: 'x'.repeat(3001) })).toMatchObject({
      why: 'too-long',
    });
    expect(store.notices).toEqual([]);
  });

  it('is not offered where no team has a channel', async () => {
    const { desk, send, open } = aDesk({ edition: { councils: [] } });
    expect(await desk.takes(undefined)).toBe(false);
    expect(await open(COUNCILLOR, 'ask-officer', 'slack:Ev1')).toMatchObject({ why: 'no-team' });
    expect(await send(COUNCILLOR, 'ask-officer', 'slack:Ev1', { text: CREST })).toMatchObject({ why: 'no-team' });
  });
});

describe('what officers do', () => {
  it('is done by who is in the channel, and by nobody else, whatever a press claims', async () => {
    const { ask, act, store } = aDesk({ officers: [ANNA] });
    const id = await ask(COUNCILLOR, CREST);
    const kept = store.notices.length;
    for (const person of [BEN, NEIGHBOUR, COUNCILLOR])
      expect(await act(person, 'claim', id)).toMatchObject({ why: 'not-allowed' });
    expect(store.notices).toHaveLength(kept);
    expect(await act(ANNA, 'claim', id)).toMatchObject({ kind: 'done' });
  });

  it('is not done to one’s own question', async () => {
    const { ask, act } = aDesk();
    expect(await act(ANNA, 'claim', await ask(ANNA, CREST))).toMatchObject({ why: 'recused' });
  });

  it('tells who loses a claim who has won it', async () => {
    const { ask, act } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    const [first, second] = await Promise.all([act(ANNA, 'claim', id), act(BEN, 'claim', id)]);
    expect(said(first)).toBe(`${id}: It is yours.`);
    expect(second).toMatchObject({ why: 'claimed-by', sentence: 'Anna Reed has it.' });
  });

  it('is done once for one turn, however often the platform repeats it', async () => {
    const { ask, act, send, store } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    await act(ANNA, 'claim', id, 'Claim1');
    const once = await send(ANNA, 'answer', id, { text: 'Yes.' }, 'Answer1');
    const kept = store.notices.length;
    expect(await send(ANNA, 'answer', id, { text: 'Yes.' }, 'Answer1')).toEqual(once);
    expect(await act(ANNA, 'claim', id, 'Claim1')).toMatchObject({ kind: 'done' });
    expect(store.notices).toHaveLength(kept);
  });

  it('is offered as a form only to who holds it', async () => {
    const { ask, act, open } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    expect(await open(ANNA, 'answer', id)).toMatchObject({ why: 'too-late' });
    await act(ANNA, 'claim', id);
    expect(await open(BEN, 'answer', id)).toMatchObject({ why: 'claimed-by' });
    expect(await open(COUNCILLOR, 'answer', id)).toMatchObject({ why: 'not-allowed' });
    expect(await open(ANNA, 'answer', id)).toMatchObject({
      form: { about: id, lines: [`Question: ${CREST}`], fields: [{ field: 'text' }, { field: 'clauses' }] },
    });
    expect(await open(ANNA, 'hand-over', id)).toMatchObject({
      form: { fields: [{ field: 'officer', offered: [{ value: BEN.id, label: 'Ben Hall' }] }] },
    });
  });

  it('is told with who can see it: those in the channel see cards and what stands under them, one person the rest', async () => {
    const { ask, act, send, store, draw } = withClauses();
    const id = await ask(COUNCILLOR, CREST);
    await act(ANNA, 'claim', id);
    await send(COUNCILLOR, 'add-detail', id, { text: 'It is the spring leaflet.' });
    const told = await Promise.all(
      store.notices.map(async (notice) => ({
        what: `${notice.telling.tells}${notice.under === undefined ? '' : ' under a card'}`,
        seen: (await draw(notice))?.parts.at(-1),
      })),
    );
    const everyone = { part: 'line', text: AUDIENCE['everyone-here'] };
    const one = { part: 'line', text: AUDIENCE['only-you'] };
    expect(new Map(told.map(({ what, seen }) => [what, seen]))).toEqual(
      new Map([
        ['status', one],
        ['card', everyone],
        ['move', one],
        ['move under a card', everyone],
      ]),
    );
  });

  it('keeps the officer’s own words apart from the guidance quoted beside them', async () => {
    const { clause, ask, act, send, store, draw } = withClauses();
    const id = await ask(COUNCILLOR, CREST);
    await act(ANNA, 'claim', id);
    await send(ANNA, 'answer', id, { text: 'On paper, yes.', clauses: [clause.id] });
    const notice = store.notices.findLast(({ telling }) => telling.tells === 'move');
    const sheet = notice && (await draw(notice));
    expect(sheet?.gist).toBe(`Anna Reed has answered ${id}.`);
    expect(sheet?.parts.map(({ part }) => part)).toEqual(['heading', 'words', 'line', 'quote', 'line']);
    expect(sheet?.parts[1]).toMatchObject({ heading: expect.stringContaining('Anna Reed'), text: 'On paper, yes.' });
    expect(sheet?.parts[3]).toMatchObject({ quote: { text: 'The words of clause 2.' } });
  });

  it('does not quote what is not in force for the council', async () => {
    const { ask, act, send } = withClauses();
    const id = await ask(COUNCILLOR, CREST);
    await act(ANNA, 'claim', id);
    const invented = await send(ANNA, 'answer', id, { text: 'Yes.', clauses: ['gedling/social-media-guidance/99'] });
    expect(invented).toMatchObject({ why: 'no-such-clause' });
  });

  it('goes to another officer of the team when it is handed over, who is told', async () => {
    const { ask, act, send, store } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    await act(ANNA, 'claim', id);
    expect(await send(ANNA, 'hand-over', id, { officer: NEIGHBOUR.id })).toMatchObject({ why: 'no-such-officer' });
    expect(await send(ANNA, 'hand-over', id, { officer: BEN.id })).toMatchObject({ kind: 'done' });
    expect(store.notices.at(-1)).toMatchObject({ to: BEN.home, telling: { tells: 'move', entry: 1 } });
    expect(await act(ANNA, 'release', id)).toMatchObject({ why: 'claimed-by', sentence: 'Ben Hall has it.' });
  });

  it('finds clauses of the council while a form is filled in', async () => {
    const { seek, ask } = withClauses();
    const id = await ask(COUNCILLOR, CREST);
    expect(await seek(ANNA, id, 'crest')).toMatchObject({
      options: [{ label: '2: The words of clause 2.' }],
    });
    expect(await seek(ANNA, id, ' ')).toEqual({ kind: 'options', options: [] });
    expect(await seek(ANNA, 'GED-NONE', 'crest')).toEqual({ kind: 'options', options: [] });
  });
});

describe('what councillors do', () => {
  it('is done by who asked, and by nobody else', async () => {
    const { ask, act, send } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    for (const person of [NEIGHBOUR, ANNA]) {
      expect(await act(person, 'withdraw', id)).toMatchObject({ why: 'not-yours' });
      expect(await send(person, 'add-detail', id, { text: 'x' })).toMatchObject({ why: 'not-yours' });
    }
    expect(await act(COUNCILLOR, 'withdraw', 'GED-NONE')).toMatchObject({ why: 'no-such-escalation' });
    expect(await act(COUNCILLOR, 'withdraw', id)).toMatchObject({ kind: 'done' });
  });

  it('is told to the officers: in the channel under the card, and to who holds it', async () => {
    const { ask, act, send, store } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    await act(ANNA, 'claim', id);
    await send(COUNCILLOR, 'add-detail', id, { text: 'It is the spring leaflet.' });
    const told = store.notices.filter(({ telling }) => telling.tells === 'move');
    expect(told.map(({ to }) => to)).toEqual([ANNA.home, SLACK_CHANNEL, TEAMS_CHANNEL]);
    expect(told[1]?.under).toBe(store.notices.find(({ to }) => to === SLACK_CHANNEL)?.id);
  });

  it('asks again with a new time to answer, and the same officer comes first', async () => {
    const { ask, act, send, pass } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    await act(ANNA, 'claim', id);
    await send(ANNA, 'answer', id, { text: 'Yes.' });
    pass(24 * 60 * 60 * 1000);
    const again = await send(COUNCILLOR, 'reopen', id, { text: 'And online?' });
    expect(again).toMatchObject({ sheet: { gist: `${id}: waiting for an officer` } });
    expect(JSON.stringify(again)).toContain('Friday 27 November');
    expect(await act(BEN, 'claim', id)).toMatchObject({ why: 'first-for' });
    expect(await act(ANNA, 'claim', id)).toMatchObject({ kind: 'done' });
  });

  it('shows them their own escalations, and officers those of their team', async () => {
    const { ask, list } = aDesk();
    const [first, second] = [await ask(COUNCILLOR, CREST), await ask(NEIGHBOUR, 'And the motto?', false, 'teams:Ev9')];
    const gists = async (...[person, name]: Parameters<typeof list>): Promise<readonly string[]> => {
      const handled = await list(person, name);
      return handled.kind === 'sheets' ? handled.sheets.map(({ gist }) => gist.slice(0, first.length)) : [];
    };
    expect(await gists(COUNCILLOR, 'mine')).toEqual([first]);
    expect(await gists(ANNA, 'queue')).toEqual([first, second]);
    expect(await gists(NEIGHBOUR, 'queue')).toEqual([]);
  });

  it('wakes the courier when something is done, and only then', async () => {
    const { ask, act, nudges } = aDesk();
    const id = await ask(COUNCILLOR, CREST);
    expect(nudges).toHaveLength(1);
    await act(NEIGHBOUR, 'claim', id);
    expect(nudges).toHaveLength(1);
  });
});

function withClauses() {
  const clause = clauseNumbered('2');
  const document = {
    council: clause.citation.council,
    id: clause.citation.document,
    title: 'Guidance',
    dates: {},
    clauses: [clause],
  };
  return { ...aDesk({ finding: found([aCandidate(clause, 0.1)]), edition: { documents: [document] } }), clause };
}

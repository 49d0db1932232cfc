import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Person } from '../../src/core/people.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import { CLAUSE_GONE } from '../../src/core/escalation-wording.ts';
import type { FormAnswers } from '../../src/core/form.ts';
import type { Handled } from '../../src/core/reply.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { aCurated } from '../support/curated.ts';
import { aDesk, SLACK_CHANNEL, TEAMS_CHANNEL } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { clauseNumbered } from '../support/findings.ts';

const [FIRST, SECOND, THIRD] = [clauseNumbered('1'), clauseNumbered('2'), clauseNumbered('3')];
const QUESTION = 'May I use the crest\non a leaflet?';
const WORDS = 'Yes, on <b>paper</b>.';
const FILLED: FormAnswers = {
  text: WORDS,
  asked: 'May I use the crest on a leaflet?',
  clauses: [FIRST.id],
  expires: '2027-11-24',
};
const DAY_MS = 24 * 60 * 60 * 1000;

/** A desk on which Anna has answered a question; `publish` puts other clauses in force. */
async function answered({ confidential = false, quotes = [FIRST.id, SECOND.id] } = {}) {
  let clauses: readonly Clause[] = [FIRST, SECOND, THIRD];
  const { council, document: id } = FIRST.citation;
  const world = aDesk({
    edition: {
      documents: [{ council, id, title: 'T', dates: {}, clauses }],
      clause: (named) => clauses.find((clause) => clause.id === named),
    },
  });
  const asked = await world.ask(COUNCILLOR, QUESTION, confidential);
  await world.act(ANNA, 'claim', asked);
  await world.send(ANNA, 'answer', asked, { text: WORDS, clauses: quotes });
  const keep = (by: Person, change: FormAnswers = {}, repeated?: string) =>
    world.send(by, 'keep-advice', asked, { ...FILLED, ...change }, repeated);
  const listed = async (by: Person) => {
    const list = await world.list(by, 'advice');
    if (list.kind !== 'sheets') throw new Error(list.kind);
    return list.sheets;
  };
  const buttonOf = async (by: Person, act: 'approve-advice' | 'end-advice'): Promise<string> => {
    const buttons = (await listed(by)).flatMap((sheet) => sheet.buttons);
    return buttons.find((button) => button.press === 'act' && button.act === act)?.about ?? 'none';
  };
  const approve = async (by: Person, repeated?: string) =>
    world.act(by, 'approve-advice', await buttonOf(BEN, 'approve-advice'), repeated);
  const told = async () => {
    const sheets = await Promise.all(notices(world).map((notice) => world.draw(notice)));
    return sheets.map((sheet) => sheet && sheetText(sheet));
  };
  return {
    ...world,
    id: asked,
    keep,
    listed,
    buttonOf,
    approve,
    told,
    publish: (next: readonly Clause[]) => void (clauses = next),
  };
}
const notices = ({ store }: ReturnType<typeof aDesk>) =>
  store.notices.filter(({ telling }) => telling.tells === 'advice');

const idIn = (handled: Handled): string =>
  'sentence' in handled ? (/[A-Z]+-[A-Z0-9]+/.exec(handled.sentence)?.[0] ?? '') : '';
const why = (handled: Handled): string => (handled.kind === 'refused' ? handled.why : handled.kind);
const buttonsOf = (handled: Handled): readonly string[] =>
  handled.kind === 'done' || handled.kind === 'view'
    ? handled.sheet.buttons.map((button) => (button.press === 'act' ? button.act : button.form))
    : [];

describe('keeping an answer as advice', () => {
  it('is offered on the card of an answered question, and of one that was settled so', async () => {
    const { view, act, id } = await answered();
    expect(buttonsOf(await view(BEN, id))).toEqual(['note', 'keep-advice']);
    await act(COUNCILLOR, 'settle', id);
    expect(buttonsOf(await view(BEN, id))).toEqual(['note', 'keep-advice']);
  });

  it.each([
    [
      'one that is still open',
      async ({ send, id }: Awaited<ReturnType<typeof answered>>) => send(COUNCILLOR, 'reopen', id, { text: 'And?' }),
      'not-answered',
    ],
    [
      'one that its officer stepped aside from',
      async ({ act, id }: Awaited<ReturnType<typeof answered>>) => act(BEN, 'recuse', id),
      'recused',
    ],
  ] as const)('is neither offered nor possible of %s', async (_which, first, expected) => {
    const world = await answered();
    await first(world);
    expect(buttonsOf(await world.view(BEN, world.id))).not.toContain('keep-advice');
    expect(why(await world.open(BEN, 'keep-advice', world.id))).toBe(expected);
    expect(why(await world.keep(BEN))).toBe(expected);
  });

  it('is not for whoever asked it, officer or not', async () => {
    const { ask, act, send, view, open } = aDesk();
    const asked = await ask(ANNA, QUESTION);
    await act(BEN, 'claim', asked);
    await send(BEN, 'answer', asked, { text: WORDS });
    expect(buttonsOf(await view(ANNA, asked))).toEqual(['note']);
    expect(why(await open(ANNA, 'keep-advice', asked))).toBe('recused');
    expect(why(await open(BEN, 'keep-advice', asked))).toBe('form');
  });

  it('is not possible of what was asked in confidence', async () => {
    const world = await answered({ confidential: true });
    expect(buttonsOf(await world.view(ANNA, world.id))).toEqual(['note']);
    expect(why(await world.open(ANNA, 'keep-advice', world.id))).toBe('confidential');
    expect(why(await world.keep(ANNA))).toBe('confidential');
    expect(await world.listed(ANNA)).toEqual([]);
  });

  it('is the team’s officers’ alone, whoever else presses', async () => {
    const world = await answered();
    for (const person of [COUNCILLOR, NEIGHBOUR]) {
      expect(why(await world.open(person, 'keep-advice', world.id))).toBe('not-allowed');
      expect(why(await world.keep(person))).toBe('not-allowed');
      expect(await world.listed(person)).toEqual([]);
    }
  });

  it('takes a form in which the answer, the question, the clauses quoted and a day a year from now stand', async () => {
    const { open, id } = await answered();
    const opened = await open(BEN, 'keep-advice', id);
    expect(opened).toMatchObject({
      form: {
        form: 'keep-advice',
        about: id,
        fields: [
          { field: 'text', value: WORDS, required: true },
          { field: 'asked', value: 'May I use the crest on a leaflet?' },
          { field: 'clauses', all: true, offered: [{ value: FIRST.id }, { value: SECOND.id }] },
          { field: 'expires', value: '2027-11-24' },
        ],
      },
    });
  });

  it('says when a clause that the answer quoted is not in force any more, and rests on the others', async () => {
    const { open, id, publish } = await answered();
    expect(await open(BEN, 'keep-advice', id)).toMatchObject({ form: { lines: [expect.any(String)] } });
    publish([SECOND]);
    const opened = await open(BEN, 'keep-advice', id);
    expect(opened).toMatchObject({ form: { lines: [expect.any(String), CLAUSE_GONE] } });
    expect(JSON.stringify(opened)).not.toContain(FIRST.id);
  });

  it('asks for no clauses where the answer quoted none', async () => {
    const { open, id, keep, listed } = await answered({ quotes: [] });
    const opened = await open(BEN, 'keep-advice', id);
    expect(opened).toMatchObject({ form: { fields: [{ field: 'text' }, { field: 'asked' }, { field: 'expires' }] } });
    await keep(ANNA, { clauses: [] });
    expect((await listed(BEN)).map(sheetText).join()).toContain('It rests on no clause.');
  });

  it('is proposed, and the team is told of it once in each of its channels', async () => {
    const world = await answered();
    const first = await world.keep(ANNA, {}, 'K1');
    expect(first).toMatchObject({ kind: 'done', sentence: expect.stringContaining('Another officer of the team') });
    expect(await world.keep(ANNA, {}, 'K1')).toEqual(first);
    expect(await world.curated.byId(curatedId(idIn(first)))).toMatchObject({
      council: 'gedling',
      team: 'communications',
      from: world.id,
      wording: WORDS,
      asked: ['May I use the crest on a leaflet?'],
      rests: [{ clause: FIRST.id, text: FIRST.text }],
      now: { state: 'proposed' },
    });
    expect(notices(world).map(({ to }) => to)).toEqual([SLACK_CHANNEL, TEAMS_CHANNEL]);
    expect((await world.told())[0]).toMatch(
      /officer advice proposed\nProposed by: Anna Reed[^]*Yes, on <b>paper<\/b>\.[^]*type “advice” to me alone\.\nEveryone in this conversation can see this\./,
    );
    expect(why(await world.keep(BEN))).toBe('kept-already');
    expect(why(await world.open(BEN, 'keep-advice', world.id))).toBe('kept-already');
  });

  it('may be kept again once it has ended', async () => {
    const world = await answered();
    await world.keep(ANNA);
    await world.act(ANNA, 'end-advice', await world.buttonOf(ANNA, 'end-advice'));
    expect(why(await world.keep(BEN))).toBe('done');
  });

  it('takes several questions, one a line, and each once', async () => {
    const world = await answered();
    const kept = await world.keep(ANNA, { asked: ' One  thing?\n\n  another thing \nONE THING!\n ?!\n' });
    expect(await world.curated.byId(curatedId(idIn(kept)))).toMatchObject({ asked: ['ONE THING!', 'another thing'] });
  });

  it.each<readonly [string, FormAnswers, string]>([
    ['no words', { text: ' ' }, 'nothing-said'],
    ['too many words', { text: 'x'.repeat(3001) }, 'too-long'],
    ['no question', { asked: ' \n?\n' }, 'bad-questions'],
    ['eleven questions', { asked: Array.from({ length: 11 }, (_, n) => `Question ${n}`).join('\n') }, 'bad-questions'],
    ['a clause that the answer did not quote', { clauses: [THIRD.id] }, 'no-such-clause'],
    ['a clause that there is not', { clauses: ['gedling/x/1'] }, 'no-such-clause'],
    ['no day', { expires: '' }, 'bad-expiry'],
    ['a day that there is not', { expires: '2027-02-30' }, 'bad-expiry'],
    ['yesterday', { expires: '2026-11-23' }, 'bad-expiry'],
    ['a day more than two years on', { expires: '2028-11-24' }, 'bad-expiry'],
  ])('is refused with %s', async (_what, change, expected) => {
    const world = await answered();
    expect(why(await world.keep(ANNA, change))).toBe(expected);
    expect(notices(world)).toEqual([]);
  });
});

describe('agreeing to advice', () => {
  it('is offered in the list to others of the team, and never to who proposed it', async () => {
    const world = await answered();
    await world.keep(ANNA);
    expect(await world.buttonOf(ANNA, 'approve-advice')).toBe('none');
    const [sheet] = await world.listed(BEN);
    expect(sheet?.buttons.map(({ label }) => label)).toEqual(['Approve', 'End']);
    expect(sheet?.parts).toContainEqual(
      expect.objectContaining({ part: 'quote', quote: expect.objectContaining({ text: FIRST.text }) }),
    );
    expect(why(await world.approve(ANNA))).toBe('own-proposal');
    expect(await world.approve(BEN)).toMatchObject({
      kind: 'done',
      sentence: expect.stringContaining('It is in force.'),
    });
    expect((await world.listed(ANNA)).map(({ gist }) => gist)).toEqual([expect.stringContaining('in force')]);
    // Of what is agreed to the channel is not told: nothing has to be done.
    expect(notices(world)).toHaveLength(2);
  });

  it('is a repeat for the platform’s repeat, and too late for whoever comes second', async () => {
    const world = await answered();
    const kept = idIn(await world.keep(ANNA));
    const about = await world.buttonOf(BEN, 'approve-advice');
    const first = await world.act(BEN, 'approve-advice', about, 'B1');
    expect(await world.act(BEN, 'approve-advice', about, 'B1')).toEqual(first);
    expect(why(await world.act(BEN, 'approve-advice', about))).toBe('too-late');
    expect((await world.curated.byId(curatedId(kept)))?.history).toHaveLength(1);
  });

  it('is refused to everybody but the team, and of what there is not', async () => {
    const world = await answered();
    await world.keep(ANNA);
    const about = await world.buttonOf(BEN, 'approve-advice');
    for (const act of ['approve-advice', 'end-advice'] as const) {
      expect(why(await world.act(COUNCILLOR, act, about))).toBe('not-allowed');
      expect(why(await world.act(BEN, act, 'GED-0@1'))).toBe('no-such-advice');
    }
  });

  it('is of what was seen: not when a clause reads otherwise by now', async () => {
    const world = await answered();
    const kept = idIn(await world.keep(ANNA));
    const about = await world.buttonOf(BEN, 'approve-advice');
    world.publish([{ ...FIRST, text: 'Otherwise.' }, SECOND]);
    expect(why(await world.act(BEN, 'approve-advice', about))).toBe('seen-otherwise');
    expect(sheetText((await world.listed(BEN))[0]!)).toContain('which read otherwise');
    expect(why(await world.approve(BEN))).toBe('done');
    expect(await world.curated.byId(curatedId(kept))).toMatchObject({ rests: [{ text: 'Otherwise.' }] });
  });

  it('is not offered, and refused, once a clause is gone or the last day is over', async () => {
    const gone = await answered();
    await gone.keep(ANNA);
    const about = await gone.buttonOf(BEN, 'approve-advice');
    gone.publish([SECOND]);
    expect(await gone.buttonOf(BEN, 'approve-advice')).toBe('none');
    expect(why(await gone.act(BEN, 'approve-advice', about))).toBe('other-clauses');
    const late = await answered();
    await late.keep(ANNA, { expires: '2026-11-24' });
    const pressed = await late.buttonOf(BEN, 'approve-advice');
    late.pass(DAY_MS);
    expect(await late.buttonOf(BEN, 'approve-advice')).toBe('none');
    expect(why(await late.act(BEN, 'approve-advice', pressed))).toBe('past-expiry');
  });
});

describe('the list of advice', () => {
  it('puts on hold what may not be shown any more, and has the team told of it once', async () => {
    const world = await answered();
    await world.keep(ANNA);
    await world.approve(BEN);
    world.publish([{ ...FIRST, text: 'Otherwise.' }, SECOND]);
    const nudged = world.nudges.length;
    const looks = await Promise.all([world.listed(BEN), world.listed(ANNA), world.listed(BEN)]);
    for (const [sheet] of looks)
      expect(sheet?.gist).toContain('on hold, because a clause that it rests on has changed');
    expect(notices(world)).toHaveLength(4);
    expect(world.nudges).toHaveLength(nudged + 1);
    expect((await world.told()).slice(2)).toEqual([
      expect.stringContaining('on hold'),
      expect.stringContaining('on hold'),
    ]);
    // What was proposed is old news by then.
    expect((await world.told()).slice(0, 2)).toEqual([undefined, undefined]);
    expect(why(await world.approve(BEN))).toBe('done');
    expect((await world.listed(ANNA))[0]?.gist).toContain('in force');
  });

  it('is of one’s own teams alone, the first of which has what a team left that is gone', async () => {
    const { curated, list } = aDesk();
    for (const [nth, team] of ['legal', 'gone'].entries())
      await curated.propose(
        aCurated({ id: curatedId(`GED-${nth}`), team, proposed: { by: ANNA, at: nth, turn: turnId('slack', team) } }),
        [],
      );
    const seen = await list(BEN, 'advice');
    expect(seen.kind === 'sheets' && seen.sheets.map(({ gist }) => gist)).toEqual(['GED-1: officer advice proposed']);
  });

  it('shows what ended for thirty days', async () => {
    const world = await answered();
    await world.keep(ANNA);
    expect(await world.act(ANNA, 'end-advice', await world.buttonOf(ANNA, 'end-advice'))).toMatchObject({
      kind: 'done',
      sheet: { gist: expect.stringContaining('ended'), buttons: [] },
    });
    world.pass(29 * DAY_MS);
    expect((await world.listed(BEN))[0]?.gist).toContain('ended');
    world.pass(2 * DAY_MS);
    expect(await world.listed(BEN)).toEqual([]);
    expect(await world.list(BEN, 'advice')).toMatchObject({ heading: 'Your team keeps no officer advice.' });
  });

  it('shows what waits for an officer first', async () => {
    const world = await answered();
    await world.keep(ANNA);
    await world.approve(BEN);
    const other = await world.ask(COUNCILLOR, 'And on a badge?', false, 'slack:Ev2');
    await world.act(ANNA, 'claim', other);
    await world.send(ANNA, 'answer', other, { text: 'No.' });
    world.pass(1);
    await world.send(ANNA, 'keep-advice', other, { text: 'No.', asked: 'And on a badge?', expires: '2027-01-01' });
    expect((await world.listed(BEN)).map(({ gist }) => gist.replace(/^\S+ /, ''))).toEqual([
      'officer advice proposed',
      'officer advice in force',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { curatedId } from '../../src/core/curated-answer.ts';
import { CLAUSE_GONE } from '../../src/core/escalation-wording.ts';
import type { FormAnswers } from '../../src/core/form.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { aDesk, SLACK_CHANNEL, TEAMS_CHANNEL } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import {
  FIRST,
  SECOND,
  THIRD,
  QUESTION,
  WORDS,
  DAY_MS,
  answered,
  notices,
  idIn,
  why,
  buttonsOf,
} from '../support/advice-desk.ts';

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

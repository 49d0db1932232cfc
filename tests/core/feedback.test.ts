import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { Person } from '../../src/core/people.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Handled } from '../../src/core/reply.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { aDesk, TUESDAY_NOON } from '../support/desk.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { ANNA, COUNCILLOR } from '../support/escalations.ts';
import { clauseNumbered } from '../support/findings.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const QUESTION = 'May I use the crest?';
const [FIRST, SECOND] = [clauseNumbered('1'), clauseNumbered('2')];
const shownOf = ({ id, text, citation }: typeof FIRST) => ({ clause: id, text, citation });

/** A desk with an answer that quoted the first clause, and one that quoted nothing. */
async function answered(change: Partial<Receipt> = {}) {
  const world = aDesk();
  const keep = (receipt: Receipt) =>
    world.questions.record(aQuestionRecord(receipt.turn, { turn: receipt.turn, receipt }));
  await keep(aReceipt('Ev1', '7K2M-4XRD', { shown: [shownOf(FIRST)], ...change }));
  await keep(aReceipt('Ev2', '2222-2222', { outcome: 'silent', shown: [], ...change }));
  const right = (by: Person, about = 'slack:Ev1', repeated?: string) => world.act(by, 'right-clause', about, repeated);
  const wrong = (by: Person, text: string, about = 'slack:Ev1') => world.send(by, 'wrong-clause', about, { text });
  const listed = async (by: Person): Promise<string> => textOf(await world.list(by, 'feedback'));
  return { ...world, right, wrong, listed };
}

const textOf = (handled: Handled): string =>
  handled.kind === 'sheets' ? [handled.heading, ...handled.sheets.map(sheetText)].join('\n---\n') : handled.kind;
const refusal = { kind: 'refused', why: 'no-such-answer', sentence: expect.stringContaining('no receipt') };
const SAM: Person = { ...COUNCILLOR, id: ANNA.id };

describe('saying that it was the right clause', () => {
  it('is kept, thanked for, and read by officers with what was shown', async () => {
    const { right, listed } = await answered();
    expect(await right(COUNCILLOR)).toEqual({
      kind: 'thanked',
      first: true,
      sentence: expect.stringContaining('Thank you'),
    });
    const list = await listed(ANNA);
    expect(list).toContain(
      'Right clause, 24 November 2026, 12:00\nReceipt: 7K2M-4XRD\nGuidance of: Gedling Borough Council',
    );
    expect(list).toContain(FIRST.text);
    expect(list).toContain('It reads the same today.');
    expect(list).not.toContain(COUNCILLOR.name);
  });

  it('is kept once when the platform repeats the press, and not thanked for again', async () => {
    const { right, feedback } = await answered();
    await right(COUNCILLOR, 'slack:Ev1', 'Ev9');
    expect(await right(COUNCILLOR, 'slack:Ev1', 'Ev9')).toMatchObject({ kind: 'thanked', first: false });
    expect(feedback.given).toHaveLength(1);
  });

  it('makes way for what the same person thinks later, and for nobody else’s', async () => {
    const { right, wrong, listed } = await answered();
    await right(COUNCILLOR);
    await right(SAM);
    await wrong(COUNCILLOR, 'It is 4.8.');
    const list = await listed(ANNA);
    expect(list.match(/Right clause,/g)).toHaveLength(1);
    expect(list.match(/Wrong clause,/g)).toHaveLength(1);
  });

  it('is refused where nothing was shown', async () => {
    expect(await (await answered()).right(COUNCILLOR, 'slack:Ev2')).toEqual(refusal);
  });
});

describe('saying that it was the wrong clause', () => {
  it('takes a form in which the question stands, and which says who reads it', async () => {
    const { open } = await answered();
    const opened = await open(COUNCILLOR, 'wrong-clause', 'slack:Ev1');
    if (opened.kind !== 'form') throw new Error(`It is ${opened.kind}.`);
    expect(opened.form.fields).toMatchObject([{ field: 'text', required: false, value: QUESTION }]);
    expect(opened.form.lines[0]).toMatch(/^Officers of Gedling Borough Council .* without your name/);
  });

  it('says who reads it where there are no officers or no council', async () => {
    const { open } = await answered({ council: councilId('nowhere') });
    const opened = await open(COUNCILLOR, 'wrong-clause', 'slack:Ev1');
    expect(opened).toMatchObject({
      form: { lines: [expect.stringMatching(/^Those who look after/), expect.anything()] },
    });
  });

  it('is told to officers with its words, as words', async () => {
    const { wrong, list } = await answered();
    expect(await wrong(COUNCILLOR, ' It is <b>4.8</b>\u202e. ')).toMatchObject({ kind: 'thanked', first: true });
    const listed = await list(ANNA, 'feedback');
    if (listed.kind !== 'sheets') throw new Error('It is a list.');
    expect(listed.sheets[0]?.parts).toContainEqual({
      part: 'words',
      heading: 'What they wrote',
      text: 'It is <b>4.8</b>.',
    });
  });

  it('needs no words, and takes no more than a form may have', async () => {
    const { wrong, listed, feedback } = await answered();
    expect(await wrong(COUNCILLOR, '  ')).toMatchObject({ kind: 'thanked' });
    expect(await listed(ANNA)).not.toContain('What they wrote');
    expect(await wrong(COUNCILLOR, 'x'.repeat(3001))).toMatchObject({ kind: 'refused', why: 'too-long' });
    expect(feedback.given).toHaveLength(1);
  });

  it('says of an answer without clauses that there is guidance on it', async () => {
    const { wrong, listed } = await answered();
    await wrong(COUNCILLOR, 'See 4.8.', 'slack:Ev2');
    expect(await listed(ANNA)).toContain('There is guidance on this, 24 November 2026');
    expect(await listed(ANNA)).toContain('Nothing was quoted.');
  });
});

describe('what is said of no answer given here', () => {
  it.each(['slack:Ev7', 'teams:Ev1', 'Ev1', ''])('is refused, kindly, and not kept (%s)', async (about) => {
    const { right, wrong, open, feedback } = await answered();
    expect(await right(COUNCILLOR, about)).toEqual(refusal);
    expect(await wrong(COUNCILLOR, 'words', about)).toEqual(refusal);
    expect(await open(COUNCILLOR, 'wrong-clause', about)).toEqual(refusal);
    expect(feedback.given).toEqual([]);
  });

  it('is refused on another platform than the answer’s', async () => {
    const { right, questions } = await answered();
    const receipt = aReceipt('Ev3', '3333-3333', { turn: turnId('teams', 'Ev3') });
    await questions.record(aQuestionRecord('Ev3', { turn: receipt.turn, receipt }));
    expect(await right(COUNCILLOR, receipt.turn)).toEqual(refusal);
  });
});

describe('the list of what was said', () => {
  it('is for officers of the council’s teams alone', async () => {
    const { right, listed } = await answered();
    await right(COUNCILLOR);
    expect(await listed(COUNCILLOR)).toBe('Nobody has said anything about your council’s answers in the last 30 days.');
  });

  it('leaves out what was said of another council’s guidance', async () => {
    const { wrong, listed } = await answered({ council: councilId('oxford') });
    await wrong(COUNCILLOR, 'x');
    expect(await listed(ANNA)).not.toContain('Wrong clause');
  });

  it('is the council’s whose guidance was shown, where all councils’ was searched', async () => {
    const { wrong, listed, feedback } = await answered({ council: undefined, shown: [shownOf(aClause())] });
    await wrong(COUNCILLOR, 'x');
    expect(feedback.given[0]?.council).toBe<CouncilId>(GEDLING.id);
    expect(await listed(ANNA)).toContain('Wrong clause');
  });

  it('goes back thirty days, the newest first', async () => {
    const { right, wrong, listed, pass } = await answered();
    await wrong(COUNCILLOR, 'older');
    pass(DAY_MS);
    await right(SAM);
    expect(await listed(ANNA)).toMatch(/Right clause, 25 November[^]*Wrong clause, 24 November/);
    pass(30 * DAY_MS - 1);
    expect(await listed(ANNA)).toMatch(/Right clause/);
    expect(await listed(ANNA)).not.toMatch(/Wrong clause/);
  });

  it('never draws as guidance what is not in force: changed, and gone', async () => {
    const old = { ...shownOf(FIRST), text: 'What it said once.' };
    const gone = shownOf(clauseNumbered('99'));
    const { wrong, list } = await answered({ shown: [old, gone, shownOf(SECOND)] });
    await wrong(COUNCILLOR, 'x', 'slack:Ev1');
    const listed = await list(ANNA, 'feedback');
    if (listed.kind !== 'sheets') throw new Error('It is a list.');
    const parts = listed.sheets[0]?.parts ?? [];
    const quoted = parts.flatMap((part) => (part.part === 'quote' ? [part.quote.text] : []));
    expect(quoted).toEqual([FIRST.text, SECOND.text]);
    const past = parts.flatMap((part) => (part.part === 'words' && part.past === true ? [part.text] : []));
    expect(past).toEqual([expect.stringContaining('What it said once.'), expect.stringContaining(gone.text)]);
    expect(sheetText(listed.sheets[0] ?? { gist: '', parts: [], buttons: [] })).toContain(
      'It is not in force any more.',
    );
  });

  it('has nothing to press, and is as long as a screenful', async () => {
    const { questions, list, act } = await answered();
    for (let index = 0; index < 25; index += 1) {
      const receipt = aReceipt(`Q${index}`, '7K2M-4XRD', { shown: [shownOf(FIRST)], at: TUESDAY_NOON });
      await questions.record(aQuestionRecord(`Q${index}`, { receipt }));
      await act(COUNCILLOR, 'right-clause', `slack:Q${index}`);
    }
    const listed = await list(ANNA, 'feedback');
    if (listed.kind !== 'sheets') throw new Error('It is a list.');
    expect(listed.sheets).toHaveLength(20);
    expect(listed.sheets.flatMap(({ buttons }) => buttons)).toEqual([]);
    expect(listed.heading).toContain('the 20 newest');
  });
});

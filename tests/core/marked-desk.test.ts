import { describe, expect, it } from 'vitest';
import type { Handled } from '../../src/core/reply.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { councilId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import { GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { clauseNumbered, foundWith } from '../support/findings.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';

const [ONE, TWO, THREE] = [clauseNumbered('1'), clauseNumbered('2'), clauseNumbered('3')];
const guide = (...clauses: readonly (typeof ONE)[]) => ({
  council: GEDLING.id,
  id: ONE.citation.document,
  title: 'Guide',
  dates: {},
  clauses,
});
const SAM = { ...COUNCILLOR, id: personId('slack:T1/SAM'), name: 'Sam Vale' };
const CODE = '7K2M-4XRD';
const ANSWER = 'slack:Ev1';
const WORDS = 'May I put the crest on a badge?';
const FILLED = { text: WORDS, clauses: [THREE.id] };

/** A desk with an answer that quoted the second clause, which the councillor has marked as wrong. */
async function marked(change: Parameters<typeof aDesk>[0] & { receipt?: Partial<Receipt>; words?: string } = {}) {
  const world = aDesk({ edition: { documents: [guide(ONE, TWO, THREE)] }, finding: foundWith([0.9]), ...change });
  const shown = { clause: TWO.id, text: TWO.text, citation: TWO.citation };
  const receipt = aReceipt('Ev1', CODE, { shown: [shown], ...change.receipt });
  await world.questions.record(aQuestionRecord('Ev1', { turn: receipt.turn, receipt }));
  await world.send(COUNCILLOR, 'wrong-clause', ANSWER, { text: change.words ?? WORDS });
  const suggest = (answers = {}, by = ANNA, repeated?: string) =>
    world.send(by, 'suggest-clause', CODE, { ...FILLED, ...answers }, repeated);
  const proposals = () => world.suggestions.undecided(undefined, 9);
  return { ...world, suggest, proposals };
}

const why = (handled: Handled): string => (handled.kind === 'refused' ? handled.why : handled.kind);

describe('an answer that was marked as wrong', () => {
  it('can be suggested from in the officers’ list; one that was right, or is of no council’s, cannot', async () => {
    const world = await marked();
    const buttons = async () => {
      const listed = await world.list(ANNA, 'feedback');
      return listed.kind === 'sheets' ? listed.sheets.map((sheet) => sheet.buttons) : [];
    };
    const button = { press: 'form', form: 'suggest-clause', about: CODE, label: 'Suggest', main: false };
    expect(await buttons()).toEqual([[button]]);
    await world.act(COUNCILLOR, 'right-clause', ANSWER);
    expect(await buttons()).toEqual([[]]);
    expect(why(await world.open(ANNA, 'suggest-clause', CODE))).toBe('teaches-nothing');
  });

  it('opens a form with what was written, and the clauses shown before those found', async () => {
    const world = await marked();
    const opened = await world.open(ANNA, 'suggest-clause', CODE);
    if (opened.kind !== 'form') throw new Error(`It is ${opened.kind}.`);
    const { fields, lines, title } = opened.form;
    expect([title, ...lines].join('\n')).toMatch(/^Suggest: 7K2M-4XRD\nPlease take out names/);
    expect(fields).toMatchObject([
      { field: 'text', value: WORDS, required: true },
      { field: 'clauses', most: 1, offered: [{ value: TWO.id }, { value: ONE.id }] },
      { field: 'number', value: '', required: false },
      { field: 'asked', value: '', required: false },
    ]);
  });

  it('has the newest words of those who wrote any', async () => {
    const world = await marked();
    world.pass(1000);
    await world.send(SAM, 'wrong-clause', ANSWER, { text: 'On a\nbadge?' });
    world.pass(1000);
    await world.send(ANNA, 'wrong-clause', ANSWER, { text: '' });
    const opened = await world.open(ANNA, 'suggest-clause', CODE);
    expect(opened.kind === 'form' && opened.form.fields[0]).toMatchObject({ value: 'On a badge?' });
  });

  it('is searched for clauses by words and by number, in the guidance of its council', async () => {
    const world = await marked({ edition: { documents: [guide(ONE, TWO, THREE)] } });
    expect(await world.seek(ANNA, CODE, 'badges')).toMatchObject({ kind: 'options', options: [{ value: ONE.id }] });
    const four = { ...clauseNumbered('4.2') };
    const numbered = await marked({
      edition: { documents: [guide(ONE, four)], clause: (id) => [ONE, four].find((each) => each.id === id) },
    });
    expect(await numbered.seek(ANNA, CODE, '4.2')).toMatchObject({ options: [{ value: four.id }, { value: ONE.id }] });
    expect(await world.seek(ANNA, '2222-2222', 'badges')).toEqual({ kind: 'options', options: [] });
  });
});

describe('suggesting the clause that should have been quoted', () => {
  it('proposes a way to ask for it, which is accepted like any other', async () => {
    const world = await marked();
    const sent = await world.suggest();
    const [suggestion, ...others] = await world.proposals();
    if (suggestion === undefined || sent.kind !== 'done') throw new Error(`It is ${sent.kind}.`);
    expect(others).toEqual([]);
    expect(suggestion).toMatchObject({
      council: GEDLING.id,
      team: 'communications',
      from: { kind: 'answer', receipt: CODE },
      suggested: { kind: 'phrasing', words: WORDS, clause: THREE.id },
    });
    expect(sent.sentence).toBe(`It is suggested as ${suggestion.id}. Type “suggestions” to me to accept or edit it.`);
    expect(sheetText(sent.sheet)).toContain('Learnt from: an answer that was marked as wrong, receipt 7K2M-4XRD');
    expect(sheetText(sent.sheet)).not.toContain(COUNCILLOR.name);
    expect(world.files.adds).toEqual([]);
    expect((await world.act(BEN, 'accept-suggestion', suggestion.id)).kind).toBe('done');
    expect(world.files.adds).toEqual([suggestion.suggested]);
  });

  it('names the clause by its number as well', async () => {
    for (const number of ['3', ' Clause 3. ', 'paragraph no. 3']) {
      const world = await marked();
      expect((await world.suggest({ clauses: [], number })).kind).toBe('done');
      expect((await world.proposals())[0]?.suggested).toMatchObject({ clause: THREE.id });
    }
  });

  it.each([
    [{ clauses: [] }, 'one-clause'],
    [{ clauses: [ONE.id, THREE.id] }, 'one-clause'],
    [{ clauses: [ONE.id], number: '3' }, 'one-clause'],
    [{ clauses: [], number: '9' }, 'no-such-number'],
    [{ clauses: [THREE.id], number: '9' }, 'no-such-number'],
    [{ clauses: ['gedling/guide/99'] }, 'no-such-clause'],
    [{ text: ' ?! ' }, 'nothing-said'],
    [{ text: 'x'.repeat(201) }, 'too-long'],
    [{ asked: 'x'.repeat(201) }, 'too-long'],
    [{ asked: 'may I put the CREST on a badge' }, 'same-question'],
  ])('takes no form such as %j', async (answers, refusal) => {
    const world = await marked();
    expect(why(await world.suggest(answers))).toBe(refusal);
    expect(await world.proposals()).toEqual([]);
  });

  it('takes no number that two clauses have', async () => {
    const other = { ...THREE, id: TWO.id };
    const world = await marked({ edition: { documents: [guide(ONE, THREE), { ...guide(other), title: 'Other' }] } });
    expect(why(await world.suggest({ clauses: [], number: '3' }))).toBe('one-clause');
    // Chosen as well, it is told from the other.
    expect(why(await world.suggest({ number: '3' }))).toBe('done');
  });

  it('proposes a question to expect too, where the officer writes one', async () => {
    const world = await marked();
    const sent = await world.suggest({ asked: 'Are badges with the crest allowed?' });
    const kinds = (await world.proposals()).map(({ suggested, id }) => [suggested.kind, id] as const);
    expect(kinds.map(([kind]) => kind).toSorted()).toEqual(['expected', 'phrasing']);
    for (const [, id] of kinds) expect(sent.kind === 'done' && sent.sentence).toContain(id);
  });

  it('is one suggestion however often it is sent, by whomever and at once, and says what became of it', async () => {
    const world = await marked();
    const all = await Promise.all([
      world.suggest({}, ANNA, 'Ev9'),
      world.suggest({}, ANNA, 'Ev9'),
      world.suggest({}, BEN),
      world.suggest({ text: WORDS.toUpperCase() }, BEN),
    ]);
    expect(all.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
    const [only, ...others] = await world.proposals();
    expect(others).toEqual([]);
    expect(new Set(all.map((each) => ('sentence' in each ? each.sentence : ''))).size).toBe(1);
    await world.act(ANNA, 'drop-suggestion', only?.id ?? '');
    // What became of it is told, and not how it stands to the files.
    world.files.fit = { fit: 'there-already' };
    expect(await world.suggest()).toMatchObject({
      kind: 'refused',
      why: 'decided-before',
      sentence: expect.stringContaining('Dropped by Anna Reed'),
    });
    expect(await world.proposals()).toEqual([]);
  });

  it('says so where the files hold it or would be refused for it', async () => {
    const world = await marked();
    world.files.fit = { fit: 'there-already' };
    expect(await world.suggest()).toMatchObject({
      sentence: 'These words cannot be used: the guidance has them already.',
    });
    world.files.fit = { fit: 'unfit', why: 'it leads to guide/1 already.' };
    expect(await world.suggest()).toMatchObject({ kind: 'refused', why: 'unfit-words' });
    expect(await world.proposals()).toEqual([]);
  });
});

describe('whose matter it is', () => {
  it('is that of officers of the council and its admins, whatever a button claims', async () => {
    const world = await marked();
    expect(why(await world.open(NEIGHBOUR, 'suggest-clause', CODE))).toBe('not-allowed');
    expect(why(await world.suggest({}, COUNCILLOR))).toBe('not-allowed');
    expect(await world.proposals()).toEqual([]);
    const withAdmin = await marked({ admins: [COUNCILLOR] });
    expect(why(await withAdmin.suggest({}, COUNCILLOR))).toBe('done');
    expect((await withAdmin.proposals())[0]?.team).toBe('communications');
  });

  it.each(['2222-2222', 'GED-7K2M4X', ANSWER, ''])('is nobody’s where there is no such answer (%s)', async (about) => {
    const world = await marked();
    expect(why(await world.open(ANNA, 'suggest-clause', about))).toBe('teaches-nothing');
    expect(why(await world.send(ANNA, 'suggest-clause', about, FILLED))).toBe('teaches-nothing');
  });

  it('is nobody’s where the answer is of a council that is not served any more', async () => {
    const world = await marked({ receipt: { council: councilId('nowhere') } });
    expect(why(await world.suggest())).toBe('teaches-nothing');
  });

  it('ends where anybody asked officers about that answer in confidence', async () => {
    const world = await marked();
    await world.ask(COUNCILLOR, WORDS, false);
    expect(why(await world.open(ANNA, 'suggest-clause', CODE))).toBe('form');
    await world.ask(NEIGHBOUR, 'And the leader’s badge?', true);
    expect(why(await world.open(ANNA, 'suggest-clause', CODE))).toBe('teaches-nothing');
    expect(why(await world.suggest())).toBe('teaches-nothing');
    expect(await world.proposals()).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import { LONGEST_REASON, readReason } from '../../src/core/halt.ts';
import { haltTarget } from '../../src/core/halt-target.ts';
import { HOW_TO_HALT } from '../../src/core/halt-wording.ts';
import type { Handled } from '../../src/core/reply.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { wishedFor } from '../../src/core/typed-words.ts';
import { GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR } from '../support/escalations.ts';
import { aCandidate, clauseNumbered, found } from '../support/findings.ts';

const OXFORD = { ...GEDLING, id: councilId('oxford'), name: 'Oxford City Council', shortName: 'Oxford' };
const SOCIAL = {
  council: GEDLING.id,
  id: documentId('social-media-guidance'),
  title: 'Social Media Guidance',
  dates: {},
  clauses: ['1', '2'].map(clauseNumbered),
};
const CODE = { ...SOCIAL, id: documentId('social'), title: 'Code' };
const WORDS = 'The words of clause';
const FIRST = clauseNumbered('1');
const FINDING = found(['1', '2'].map((number) => aCandidate(clauseNumbered(number), 0.9)));

const guided = (admins = [ANNA]) => aDesk({ admins, finding: FINDING, edition: { documents: [SOCIAL] } });
const textOf = (handled: Handled): string => JSON.stringify(handled);

describe('what an admin types to halt', () => {
  it.each([
    ['admin halt', { kind: 'halts', words: '' }],
    ['Admin Halt  social: being  checked', { kind: 'halts', words: 'social: being checked' }],
    ['admin halt confirm social: being checked', { kind: 'halts', words: 'social: being checked', confirmed: true }],
    ['admin resume confirm', { kind: 'resumes', words: '', confirmed: true }],
    ['admin halt confirmation is wrong', { kind: 'halts', words: 'confirmation is wrong' }],
    ['admin halting', undefined],
    ['can an admin halt this', undefined],
  ])('%s', (typed, wish) => expect(wishedFor(typed)).toEqual(wish));

  const read = (words: string, councils = [GEDLING]) => haltTarget(words, councils, [CODE, SOCIAL]);
  it.each([
    ['it is wrong', { over: 'council', council: 'gedling' }, 'it is wrong'],
    ['gedling it is wrong', { over: 'council', council: 'gedling' }, 'it is wrong'],
    ['social-media-guidance: wrong', { over: 'document', council: 'gedling', document: SOCIAL.id }, 'wrong'],
    ['gedling social wrong', { over: 'document', council: 'gedling', document: CODE.id }, 'wrong'],
    ['“social media guidance” wrong', { over: 'document', council: 'gedling', document: SOCIAL.id }, 'wrong'],
    ['socially wrong', { over: 'council', council: 'gedling' }, 'socially wrong'],
    ['', { over: 'council', council: 'gedling' }, ''],
  ])('“%s” names what it says', (words, scope, rest) => expect(read(words)).toEqual({ outcome: 'named', scope, rest }));

  it('names a council where somebody administers several', () => {
    expect(read('it is wrong', [GEDLING, OXFORD])).toEqual({ outcome: 'which-council' });
    expect(read('oxford: wrong', [GEDLING, OXFORD])).toMatchObject({ scope: { council: 'oxford' }, rest: 'wrong' });
  });

  it('has a reason of one or two sentences in one line, without hidden characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const reason = readReason(typed);
        if ('why' in reason) return;
        expect(reason.reason).toMatch(/^[^\p{Cc}\n]+$/u);
        expect(reason.reason.length).toBeLessThanOrEqual(LONGEST_REASON);
      }),
    );
    expect(readReason(' \u202e\n ')).toEqual({ why: 'reason-missing' });
    expect(readReason('x'.repeat(LONGEST_REASON + 1))).toEqual({ why: 'reason-too-long' });
  });
});

describe('an admin who halts guidance', () => {
  it('is told first what it would do, and nothing is done', async () => {
    const { halt, halting } = guided();
    const told = await halt(ANNA, 'social-media-guidance: It is being checked.', false);
    expect(told).toMatchObject({
      kind: 'done',
      sentence: expect.stringContaining('“Social Media Guidance” (Gedling Borough Council) would not be quoted'),
    });
    expect(told).toMatchObject({
      sentence: expect.stringContaining('“admin halt confirm social-media-guidance: It is being checked.”'),
    });
    expect(halting.all()).toEqual([]);
  });

  it('halts a document or the council, and resumes it', async () => {
    const { halt, resume, halting, look } = guided();
    await halt(ANNA, 'social-media-guidance: It is being checked.');
    expect(halting.all()).toMatchObject([
      { reason: 'It is being checked.', by: { kind: 'admin', name: ANNA.name }, scope: { over: 'document' } },
    ]);
    await halt(ANNA, 'All of it is being checked.');
    expect(textOf(await look(ANNA, 'admin'))).toContain('All guidance of Gedling Borough Council');
    expect(await resume(ANNA, '', false)).toMatchObject({
      sentence: expect.stringContaining('Nothing is changed yet'),
    });
    expect(halting.all()).toHaveLength(2);
    expect(await resume(ANNA, '')).toMatchObject({
      sentence: expect.stringContaining('Still halted: “Social Media Guidance”'),
    });
    expect(await resume(ANNA, 'social-media-guidance')).toMatchObject({ kind: 'done' });
    expect(halting.all()).toEqual([]);
  });

  it.each([
    ['no reason', '', 'reason-missing'],
    ['a document alone', 'social-media-guidance:', 'reason-missing'],
    ['too long a reason', 'x'.repeat(LONGEST_REASON + 1), 'reason-too-long'],
  ])('is told what is missing: %s', async (_what, words, why) => {
    const { halt, halting } = guided();
    expect(await halt(ANNA, words)).toMatchObject({ kind: 'refused', why });
    expect(halting.all()).toEqual([]);
    expect(await halt(ANNA, '')).toMatchObject({ sentence: HOW_TO_HALT });
  });

  it('resumes nothing by a name that there is not', async () => {
    const { halt, resume, halting } = guided();
    await halt(ANNA, 'All of it is being checked.');
    expect(await resume(ANNA, 'social-media-guidence')).toMatchObject({ kind: 'refused', why: 'no-such-document' });
    expect(await resume(ANNA, 'social-media-guidance')).toMatchObject({ kind: 'refused', why: 'not-halted' });
    expect(halting.all()).toHaveLength(1);
  });

  it.each(['oxford: It is wrong.', 'Oxford :x', 'oxford'])(
    'halts nothing for “%s”, whose admin they are not',
    async (words) => {
      const edition = { documents: [SOCIAL], councils: [GEDLING, OXFORD] };
      const { halt, resume, halting } = aDesk({ admins: [ANNA], finding: FINDING, edition });
      for (const handled of [await halt(ANNA, words), await resume(ANNA, words)])
        expect(handled).toMatchObject({ kind: 'refused', why: 'not-admin' });
      expect(halting.all()).toEqual([]);
      await halt(ANNA, 'Oxford has another one: it is being checked.');
      expect(halting.all()).toHaveLength(1);
    },
  );

  it.each([BEN, COUNCILLOR])('is nobody else: $name', async (person) => {
    const { halt, resume, halting } = guided();
    for (const handled of [await halt(person, 'Wrong.'), await resume(person, '')])
      expect(handled).toMatchObject({ kind: 'refused', why: 'not-admin' });
    expect(halting.all()).toEqual([]);
  });
});

describe('what officers and councillors see while guidance is halted', () => {
  async function answered() {
    const desk = guided();
    const id = await desk.ask(COUNCILLOR, 'May I?');
    await desk.act(ANNA, 'claim', id);
    await desk.send(ANNA, 'answer', id, { text: 'Yes.', clauses: [FIRST.id] });
    expect(textOf(await desk.list(COUNCILLOR, 'mine'))).toContain(`${WORDS} 1`);
    await desk.halt(ANNA, 'It is being checked.');
    return { ...desk, id };
  }

  it('is no quote on any sheet, whoever looks', async () => {
    const { list, view, act, id } = await answered();
    const seen = [
      await list(COUNCILLOR, 'mine'),
      await list(ANNA, 'queue'),
      await view(ANNA, id),
      await act(ANNA, 'claim', id),
      await act(COUNCILLOR, 'settle', id),
    ];
    for (const handled of seen) expect(textOf(handled)).not.toContain(WORDS);
    expect(JSON.stringify(seen[0])).toContain('The reason given: It is being checked.');
  });

  it('is no quote in a notice that was called for before and goes out after', async () => {
    const { store, draw } = await answered();
    const sheets = await Promise.all(store.notices.map((notice) => draw(notice)));
    const texts = sheets.flatMap((sheet) => (sheet === undefined ? [] : [sheetText(sheet)]));
    expect(texts.some((text) => text.includes('is not quoted until further notice'))).toBe(true);
    for (const text of texts) expect(text).not.toContain(WORDS);
  });

  it('is marked for an officer who answers, and cannot be chosen', async () => {
    const { ask, act, open, send, seek, halt } = guided();
    const id = await ask(COUNCILLOR, 'May I?');
    await act(ANNA, 'claim', id);
    await halt(ANNA, 'It is being checked.');
    expect(textOf(await open(ANNA, 'answer', id))).toContain('Not quoted now – 1: ');
    expect(textOf(await seek(ANNA, id, 'crest'))).toContain('Not quoted now – 1: ');
    expect(await seek(COUNCILLOR, id, 'crest')).toEqual({ kind: 'options', options: [] });
    const sent = await send(ANNA, 'answer', id, { text: 'Yes.', clauses: [FIRST.id] });
    expect(sent).toMatchObject({ kind: 'refused', why: 'halted-clause' });
    expect(await send(ANNA, 'answer', id, { text: 'Yes.' })).toMatchObject({ kind: 'done' });
  });

  it('is not put into a message of one’s own, nor what comes next in its place', async () => {
    const { desk, halt } = guided();
    const browse = () =>
      desk.handle({
        kind: 'browses',
        typed: 'crest',
        by: COUNCILLOR,
        id: turnId('slack', 'Ev9'),
        at: COUNCILLOR.home,
        thread: undefined,
        audience: 'only-you',
        council: GEDLING.id,
      });
    expect(await browse()).toMatchObject({ kind: 'clauses' });
    await halt(ANNA, 'It is being checked.');
    const refused = await browse();
    expect(refused).toMatchObject({
      kind: 'refused',
      why: 'halted',
      sentence: expect.stringContaining('It is being checked.'),
    });
    expect(textOf(refused)).not.toContain(WORDS);
  });

  it('is marked on everybody’s own page', async () => {
    const { look, halt } = guided();
    expect(textOf(await look(COUNCILLOR))).not.toContain('Not quoted until');
    await halt(ANNA, 'social-media-guidance: It is being checked.');
    expect(textOf(await look(COUNCILLOR))).toContain('Not quoted until further notice, since 24 November 2026, 12:00');
  });
});

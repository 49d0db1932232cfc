import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { refusedLine } from '../../src/core/refusal-wording.ts';
import { documentId, editionId } from '../../src/core/guidance.ts';
import { HALTS_HEADING } from '../../src/core/halt-wording.ts';
import { HEADINGS, NO_RECEIPTS, NOTHING_OPEN } from '../../src/core/home-wording.ts';
import { HOME_MY_DATA_HEADING } from '../../src/core/my-data-wording.ts';
import { filesLine } from '../../src/core/publishing-wording.ts';
import { GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { clauseNumbered } from '../support/findings.ts';
import { aPublication } from '../support/publications.ts';
import { headingsOf, homeIn, linesOf, rowsOf } from '../support/home-read.ts';
import { aReport } from '../support/publishing.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('what a councillor sees of their own matters', () => {
  it('is nothing but the guidance, at first', async () => {
    const { look } = aDesk();
    const home = await look(COUNCILLOR);
    expect(headingsOf(home)).toEqual([HEADINGS.open, HEADINGS.receipts, HOME_MY_DATA_HEADING, HEADINGS.documents]);
    expect([linesOf(home, HEADINGS.open), linesOf(home, HEADINGS.receipts)]).toEqual([[NOTHING_OPEN], [NO_RECEIPTS]]);
  });

  it('is what they asked officers, with where it stands and what to do, and what was answered in the last fortnight', async () => {
    const { ask, act, send, look, pass } = aDesk();
    const first = await ask(COUNCILLOR, 'May I   use\nthe crest?', false, 'slack:1');
    const second = await ask(COUNCILLOR, 'And the logo?', false, 'slack:2');
    await ask(NEIGHBOUR, 'Something else', false, 'teams:3');
    await act(ANNA, 'claim', second);
    await send(ANNA, 'ask-back', second, { text: 'Which?' });
    expect(rowsOf(await look(COUNCILLOR), HEADINGS.open)).toEqual([
      `${second}: with Anna Reed, who has asked for more detail / “And the logo?” / Answer expected by the end of Thursday 26 November / [Reply]`,
      `${first}: waiting for an officer / “May I use the crest?” / Answer expected by the end of Thursday 26 November`,
    ]);
    pass(3 * DAY);
    await act(ANNA, 'claim', first);
    await send(ANNA, 'answer', first, { text: 'Yes.', clauses: [] });
    const later = await look(COUNCILLOR);
    expect(rowsOf(later, HEADINGS.open)?.[0]).toContain('Late: an answer was due by the end of Thursday 26 November');
    expect(rowsOf(later, HEADINGS.lately)).toEqual([
      `${first}: answered by Anna Reed / “May I use the crest?” / Last changed on Friday 27 November / [This settles it]`,
    ]);
    pass(14 * DAY);
    expect(rowsOf(await look(COUNCILLOR), HEADINGS.lately)).toHaveLength(1);
    pass(1);
    expect(rowsOf(await look(COUNCILLOR), HEADINGS.lately)).toBeUndefined();
  });

  it('is at most ten that are open, and a count of the others', async () => {
    const { ask, look } = aDesk();
    for (let asked = 0; asked < 12; asked += 1) await ask(COUNCILLOR, `Question ${asked}`, false, `slack:${asked}`);
    const home = await look(COUNCILLOR);
    expect(rowsOf(home, HEADINGS.open)).toHaveLength(10);
    expect(linesOf(home, HEADINGS.open)).toContain('And 2 more.');
  });

  it('is their own receipts, the five newest, with what was shown', async () => {
    const { look, questions } = aDesk();
    for (const number of [2, 3, 4, 5, 6, 7]) {
      const receipt = aReceipt(`T${number}`, `2222-222${number}`);
      await questions.record(
        aQuestionRecord(`T${number}`, { turn: turnId('slack', `T${number}`), by: COUNCILLOR.id, receipt }),
      );
    }
    await questions.record(aQuestionRecord('T8', { by: NEIGHBOUR.id, receipt: aReceipt('T8', '2222-2228') }));
    const rows = rowsOf(await look(COUNCILLOR), HEADINGS.receipts);
    expect(rows).toHaveLength(5);
    expect(rows?.[0]).toBe(
      'Receipt 2222-2227, 14 November 2023, 22:13 / Gedling Borough Council, Social Media Guidance for Members, 4.8 (Responsibilities of Councillors)',
    );
    expect(JSON.stringify(rows)).not.toContain('2222-2228');
  });

  it('is the guidance in force, with version, date and review, and says in words which is overdue', async () => {
    const document = { council: GEDLING.id, id: documentId('a'), title: 'Code of Conduct', clauses: [] };
    const documents = [
      { ...document, version: '2', dates: { approved: '2025-03-01', review: '2026-11-23' } },
      { ...document, title: 'Allowances', dates: { review: '2026-11-24' } },
    ];
    const { look } = aDesk({ edition: { documents } });
    expect(rowsOf(await look(COUNCILLOR), HEADINGS.documents)).toEqual([
      'Code of Conduct / Version 2, approved 1 March 2025 / Overdue for review since 23 November 2026: check before you rely on it',
      'Allowances / The document gives no version and no date / Next review due on 24 November 2026',
    ]);
  });
});

describe('what an officer sees beside that', () => {
  it('is the queue of their teams, the oldest first, with a count and what each can do, and what was closed lately', async () => {
    const { ask, act, look, pass } = aDesk();
    const first = await ask(COUNCILLOR, 'One', false, 'slack:1');
    pass(1);
    const second = await ask(NEIGHBOUR, 'Two', true, 'teams:2');
    pass(1);
    const third = await ask(COUNCILLOR, 'Three', false, 'slack:3');
    await act(BEN, 'claim', second);
    await act(COUNCILLOR, 'withdraw', third);
    const home = await look(ANNA);
    const rows = rowsOf(home, HEADINGS.queue);
    expect(rows?.[0]).toMatch(
      new RegExp(`^${first}: waiting for an officer / .*, from Cllr Ursula Field / .* / \\[Claim\\]$`),
    );
    // Confidential, and somebody else's: no name of who asked, and nothing to press.
    expect(rows?.[1]).toMatch(new RegExp(`^${second}: with Ben Hall / `));
    expect(rows?.[1]).not.toContain('Noor');
    expect(rows?.[1]).not.toContain('[');
    expect(linesOf(home, HEADINGS.queue)).toEqual(['2 in all.']);
    expect(rowsOf(home, HEADINGS.closed)?.[0]).toMatch(new RegExp(`^${third}: withdrawn`));
    expect(headingsOf(await look(COUNCILLOR))).not.toContain(HEADINGS.queue);
  });

  it('is the ten oldest of a long queue, and how many there are', async () => {
    const { ask, look, pass } = aDesk();
    for (let asked = 0; asked < 12; asked += 1) {
      await ask(COUNCILLOR, `Question ${asked}`, false, `slack:${asked}`);
      pass(1);
    }
    const home = await look(ANNA);
    expect(linesOf(home, HEADINGS.queue)).toEqual(['12 in all; the 10 oldest are shown.']);
    expect(rowsOf(home, HEADINGS.queue)).toHaveLength(10);
  });
});

describe('what an admin sees and does', () => {
  const PROBLEM = 'gedling/council.yaml:3:1 `name` is missing.';
  const ONE = editionId('edition-1');

  it('is the edition in force, who put it there, and buttons that read the guidance again', async () => {
    const { look } = aDesk({ admins: [COUNCILLOR] });
    const home = await look(COUNCILLOR);
    expect(linesOf(home, HEADINGS.admin)).toEqual([
      'Edition edition-1 is in force as number 1 since 14 November 2023, 22:13, published by the service, when it started. It holds 0 documents with 0 clauses.',
      filesLine({ state: 'in-force' }),
    ]);
    expect(homeIn(home).sections.map(({ reload }) => reload !== undefined)).toContain(true);
    expect(headingsOf(await look(COUNCILLOR, 'admin'))).toEqual([HEADINGS.admin, HALTS_HEADING]);
  });

  it('is nothing for anybody else, whatever they press', async () => {
    const { look, reload, rollBack, publishing } = aDesk({ admins: [ANNA] });
    expect(headingsOf(await look(COUNCILLOR))).not.toContain(HEADINGS.admin);
    const refusal = { kind: 'refused', why: 'not-admin', sentence: refusedLine('not-admin') };
    expect(await look(COUNCILLOR, 'admin')).toEqual(refusal);
    expect(await look(COUNCILLOR, 'editions')).toEqual(refusal);
    expect(await reload(COUNCILLOR)).toEqual(refusal);
    expect(await reload(COUNCILLOR, { accept: 'mine' })).toEqual(refusal);
    expect(await rollBack(COUNCILLOR, '1')).toEqual(refusal);
    // The same id on another platform is somebody else.
    expect(await reload({ ...ANNA, home: BEN.home })).toEqual(refusal);
    expect(publishing.asked).toEqual([]);
  });

  it('puts the new edition in force in their name, and says what is otherwise', async () => {
    const publication = aPublication(2, { edition: editionId('edition-2') });
    const resting = { answers: 1, clauses: [{ clause: clauseNumbered('4.8').id, answers: 1 }] };
    const { reload, publishing } = aDesk({
      admins: [ANNA],
      outcome: () => ({ outcome: 'in-force', publication, report: aReport({ resting }) }),
    });
    const done = await reload(ANNA);
    expect(done).toMatchObject({ kind: 'done' });
    expect('sentence' in done && done.sentence.split('\n')).toEqual([
      'The guidance was read. Edition edition-2 is in force now, as number 2.',
      'Clauses: 0 added, 0 removed, 1 reworded, 0 renumbered.',
      'marlpit/kites: Kites',
      '• ~ 1.1 (Flying): unless a [-fair-]{+market+} is held',
      'Expected questions: 3 asked of both editions, 0 answered worse, 0 better, 0 with another clause first.',
      '1 answer of the last 30 days showed clauses that are reworded, gone or out of force:',
      '• gedling/social-media-guidance/4.8: 1 answer',
    ]);
    expect(publishing.asked).toEqual([{ by: { kind: 'admin', id: ANNA.id, name: ANNA.name }, accept: undefined }]);
  });

  it('is told which questions are answered worse, and how to accept that, which takes a reason', async () => {
    const expected = { council: GEDLING.id, question: 'may I use the crest?', clauses: [] };
    const worse = [{ expected, before: 'kept-silent', now: 'quoted-anyway' } as const];
    const report = aReport({ examination: { asked: 3, worse, better: [], otherClause: [], notMet: [] } });
    const { reload, publishing } = aDesk({ admins: [ANNA], outcome: () => ({ outcome: 'worse', report }) });
    const refused = await reload(ANNA);
    expect(refused).toMatchObject({ kind: 'refused', why: 'worse-answers' });
    expect('sentence' in refused && refused.sentence).toContain(
      '• gedling: “may I use the crest?”: nothing quoted, as expected → a clause quoted though none is right',
    );
    expect('sentence' in refused && refused.sentence).toContain('“admin reload accept: ”');
    expect(await reload(ANNA, { accept: '' })).toMatchObject({ kind: 'refused', why: 'no-reason' });
    await reload(ANNA, { accept: 'It is a gap now.' });
    expect(publishing.asked.map((each) => ('accept' in each ? each.accept : undefined))).toEqual([
      undefined,
      'It is a gap now.',
    ]);
  });

  it('is what would change, where that alone is asked for', async () => {
    const { reload, publishing } = aDesk({
      admins: [ANNA],
      outcome: () => ({ outcome: 'previewed', report: aReport() }),
    });
    expect(await reload(ANNA, { preview: true })).toMatchObject({
      kind: 'done',
      sentence: expect.stringMatching(
        /^This is what edition edition-2 would change; edition-1 stays in force for now\./,
      ),
    });
    expect(publishing.asked).toMatchObject([{ preview: true }]);
  });

  it('is what is wrong with the files, ten of it and a count', async () => {
    const problems = [PROBLEM, ...Array.from({ length: 11 }, (_, index) => `gedling/a.yaml:${index}:1 No.`)];
    const { reload, look } = aDesk({
      admins: [ANNA],
      outcome: () => ({ outcome: 'faulty', edition: ONE, problems }),
    });
    const refused = await reload(ANNA);
    expect(refused).toMatchObject({ kind: 'refused', why: 'faulty-guidance' });
    expect('sentence' in refused && refused.sentence).toContain(`• ${PROBLEM}\n`);
    const home = await look(ANNA, 'admin');
    expect(linesOf(home, HEADINGS.admin)[1]).toBe(filesLine({ state: 'faulty', problems }));
    expect(rowsOf(home, HEADINGS.admin)?.slice(-2)).toEqual(['gedling/a.yaml:8:1 No.', 'And 2 more.']);
  });

  it('is the last ten editions with who, when and why, and a way back to one of them', async () => {
    const publications = Array.from({ length: 12 }, (_, index) =>
      aPublication(12 - index, {
        by: { kind: 'admin', id: ANNA.id, name: 'Anna Reed' },
        why: 'The code was renewed.',
        accepted: 'It is a gap now.',
        regressed: 2,
      }),
    );
    const { look, rollBack, publishing } = aDesk({
      admins: [ANNA],
      publications,
      outcome: () => ({ outcome: 'no-such-edition', asked: '99' }),
    });
    const rows = rowsOf(await look(ANNA, 'editions'), HEADINGS.editions);
    expect(rows).toHaveLength(10);
    expect(rows?.[0]).toBe(
      'Number 12: edition 0123456789ab, published by Anna Reed, 14 November 2023, 22:13 / ' +
        'Clauses: 1 added, 2 removed, 4 reworded, 3 renumbered. 2 expected questions answered worse, accepted: It is a gap now. / ' +
        'Why: The code was renewed.',
    );
    expect(await rollBack(ANNA, '99', 'Too soon')).toMatchObject({ kind: 'refused', why: 'no-such-edition' });
    expect(publishing.asked).toMatchObject([{ to: '99', why: 'Too soon', by: { kind: 'admin' } }]);
  });

  it('is what is in force already, for whoever asks to go back to that', async () => {
    const { rollBack } = aDesk({ admins: [ANNA] });
    expect(await rollBack(ANNA, '1')).toMatchObject({
      kind: 'done',
      sentence: expect.stringMatching(/^Edition \S+ is in force already, so nothing was done\.$/),
    });
  });

  it('fits one message, however much is otherwise', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `  ~ ${index} ${'x'.repeat(190)}`);
    const report = aReport();
    const { reload } = aDesk({
      admins: [ANNA],
      outcome: () => ({
        outcome: 'previewed',
        report: { ...report, comparison: { ...report.comparison, lines, changed: 9000 } },
      }),
    });
    const done = await reload(ANNA);
    const sentence = 'sentence' in done ? done.sentence : '';
    expect(sentence.length).toBeLessThan(2900);
    expect(sentence).toMatch(/\n… and \d+ more lines\.$/);
  });
});

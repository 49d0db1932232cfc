import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { refusedLine } from '../../src/core/escalation-wording.ts';
import { documentId, editionId } from '../../src/core/guidance.ts';
import {
  HEADINGS,
  NO_PROBLEMS,
  NO_RECEIPTS,
  NOTHING_OPEN,
  PROBLEMS_HEADING,
  reloadedLine,
  unchangedLine,
} from '../../src/core/home-wording.ts';
import type { Home } from '../../src/core/home.ts';
import type { Reloaded } from '../../src/core/ports.ts';
import type { Handled } from '../../src/core/reply.ts';
import type { Period } from '../../src/core/in-force.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { anEdition } from '../support/findings.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';

const DAY = 24 * 60 * 60 * 1000;

function homeIn(handled: Handled): Home {
  if (handled.kind !== 'home') throw new Error(`It was ${handled.kind}.`);
  return handled.home;
}
/** The rows of a section as text, each with the label of its button. */
function rowsOf(handled: Handled, heading: string): readonly string[] | undefined {
  const section = homeIn(handled).sections.find((each) => each.heading === heading);
  return section?.rows.map(({ lines, button }) =>
    [...lines, ...(button === undefined ? [] : [`[${button.label}]`])].join(' / '),
  );
}
const linesOf = (handled: Handled, heading: string): readonly string[] =>
  homeIn(handled).sections.find((each) => each.heading === heading)?.lines ?? [];
const headingsOf = (handled: Handled): readonly string[] => homeIn(handled).sections.map(({ heading }) => heading);

describe('what a councillor sees of their own matters', () => {
  it('is nothing but the guidance, at first', async () => {
    const { look } = aDesk();
    const home = await look(COUNCILLOR);
    expect(headingsOf(home)).toEqual([HEADINGS.open, HEADINGS.receipts, HEADINGS.documents]);
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
  const another = {
    ...anEdition(async () => Promise.reject(new Error('nobody asks')), []),
    id: editionId('edition-2'),
  };

  it('is the edition in force since the start, and a button that reads the guidance again', async () => {
    const { look } = aDesk({ admins: [COUNCILLOR] });
    const home = await look(COUNCILLOR);
    expect(linesOf(home, HEADINGS.admin)).toEqual([
      'Edition edition-1 is in force here since 24 November 2026, 12:00. It holds 0 documents with 0 clauses.',
      NO_PROBLEMS,
    ]);
    expect(homeIn(home).sections.at(-1)?.reload).toBeDefined();
    expect(headingsOf(await look(COUNCILLOR, 'admin'))).toEqual([HEADINGS.admin]);
  });

  it('is what comes into force or ends within 30 days, the soonest first, also what is not in force today', async () => {
    const clause = (key: string, inForce: Period) => aClause({ key, citation: { number: key, headings: [], inForce } });
    const document = { council: GEDLING.id, id: documentId('a'), title: 'Code of Conduct', dates: {} };
    const whole = { from: '2026-12-01', until: '2027-01-31' };
    const documents = [
      {
        ...document,
        clauses: [
          clause('1', { from: '2026-12-24', until: '2026-12-24' }),
          clause('2', { from: '2026-12-25' }),
          clause('3', { until: '2026-11-24' }),
          clause('4', { from: '2026-11-24' }),
          clause('5', { until: '2026-11-23' }),
        ],
      },
      { ...document, title: 'Allowances', inForce: whole, clauses: [clause('1', whole), clause('2', whole)] },
    ];
    const all = { ...another, documents };
    const { look } = aDesk({ admins: [COUNCILLOR], edition: { documents: [], dated: { since: '2026-11-24', all } } });
    const place = 'Gedling Borough Council, Social Media Guidance for Members,';
    expect(rowsOf(await look(COUNCILLOR, 'admin'), HEADINGS.coming)).toEqual([
      `In force until 24 November 2026: ${place} 3`,
      'In force from 1 December 2026: Allowances',
      `In force from 24 December 2026: ${place} 1`,
      `In force until 24 December 2026: ${place} 1`,
    ]);
    expect(headingsOf(await look(ANNA))).not.toContain(HEADINGS.coming);
  });

  it('is nothing for anybody else, whatever they press', async () => {
    const { look, reload } = aDesk({
      admins: [ANNA],
      next: () => {
        throw new Error('It was read again.');
      },
    });
    expect(headingsOf(await look(COUNCILLOR))).not.toContain(HEADINGS.admin);
    const refusal = { kind: 'refused', why: 'not-admin', sentence: refusedLine('not-admin') };
    expect(await look(COUNCILLOR, 'admin')).toEqual(refusal);
    expect(await reload(COUNCILLOR)).toEqual(refusal);
    // The same id on another platform is somebody else.
    expect(await reload({ ...ANNA, home: BEN.home })).toEqual(refusal);
  });

  it('puts the new edition in force, and says since when', async () => {
    const { reload, look, pass } = aDesk({ admins: [ANNA], next: () => another });
    pass(60_000);
    expect(await reload(ANNA)).toMatchObject({ kind: 'done', sentence: reloadedLine(another.id) });
    pass(60_000);
    expect(linesOf(await look(ANNA), HEADINGS.admin)[0]).toContain(
      'edition-2 is in force here since 24 November 2026, 12:01',
    );
    expect(await reload(ANNA)).toMatchObject({ kind: 'done', sentence: unchangedLine(another.id) });
    expect(linesOf(await look(ANNA), HEADINGS.admin)[0]).toContain('12:01');
  });

  it('is told what is wrong with the files, ten of it and a count, until it is mended', async () => {
    const problems = [PROBLEM, ...Array.from({ length: 11 }, (_, index) => `gedling/a.yaml:${index}:1 No.`)];
    let next: Reloaded | typeof another = { outcome: 'refused', edition: editionId('edition-1'), problems };
    const { reload, look } = aDesk({ admins: [ANNA], next: () => next });
    const refused = await reload(ANNA);
    expect(refused).toMatchObject({ kind: 'refused', why: 'faulty-guidance' });
    expect('sentence' in refused && refused.sentence).toContain(`• ${PROBLEM}\n`);
    const home = await look(ANNA, 'admin');
    expect(linesOf(home, HEADINGS.admin)[1]).toBe(PROBLEMS_HEADING);
    expect(rowsOf(home, HEADINGS.admin)?.slice(-2)).toEqual(['gedling/a.yaml:8:1 No.', 'And 2 more.']);
    next = another;
    await reload(ANNA);
    expect(rowsOf(await look(ANNA, 'admin'), HEADINGS.admin)).toEqual([]);
  });
});

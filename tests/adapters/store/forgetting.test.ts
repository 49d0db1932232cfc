import { describe, expect, it, onTestFinished } from 'vitest';
import { createChoiceLog } from '../../../src/adapters/store/choice-log.ts';
import { createCuratedStore } from '../../../src/adapters/store/curated.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createFeedbackStore } from '../../../src/adapters/store/feedback.ts';
import { CLASS_OF, createKeptRecords } from '../../../src/adapters/store/forgetting.ts';
import { createInstallations } from '../../../src/adapters/store/installations.ts';
import { createLeases } from '../../../src/adapters/store/leases.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import { createSuggestionStore } from '../../../src/adapters/store/suggestions.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { curatedId, LONGEST_DAYS } from '../../../src/core/curated-answer.ts';
import type { CuratedAnswer } from '../../../src/core/curated-answer.ts';
import { moveCurated } from '../../../src/core/curated-moves.ts';
import { escalationId } from '../../../src/core/escalation.ts';
import { editionId } from '../../../src/core/guidance.ts';
import { RECORD_CLASSES, STAYING_CLASSES } from '../../../src/core/retention.ts';
import type { RecordClass } from '../../../src/core/retention.ts';
import { suggestionId } from '../../../src/core/suggestion.ts';
import { turnId } from '../../../src/core/conversation.ts';
import { aChoiceKey } from '../../contracts/choice-log.contract.ts';
import { givenFeedback } from '../../contracts/feedback-store.contract.ts';
import { aCurated, APPROVE, END, HOLD, PROPOSED_AT } from '../../support/curated.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { ANNA, BEN, COUNCILLOR } from '../../support/escalations.ts';
import { ANSWER, CLAIM, councillor, keptWithMoves, moved, numbered, officer } from '../../support/kept-escalations.ts';
import { aNotice } from '../../support/notices.ts';
import { publishNext } from '../../support/publications.ts';
import { aQuestionRecord, aReceipt } from '../../support/question-record.ts';
import { aSuggestion } from '../../support/suggestions.ts';

/** Forgets all of a kind that is due, two at a time at most. Resolves to how many, which `due` has said before. */
async function forgets(database: Database, kind: RecordClass, before: number): Promise<number> {
  const records = createKeptRecords(database);
  const due = await records.due(kind, before);
  let count = 0;
  for (let some = await records.forget(kind, before, 2); some > 0; some = await records.forget(kind, before, 2))
    count += some;
  expect({ count, left: await records.due(kind, before) }).toEqual({ count: due, left: 0 });
  return count;
}

describe('every table', () => {
  it('has a kind of record, or a reason to stay', async () => {
    const database = await openDatabase(':memory:');
    onTestFinished(() => database.destroy());
    const tables = (await database.introspection.getTables()).map(({ name }) => name);
    expect(Object.keys(CLASS_OF).toSorted()).toEqual(tables.filter((name) => !name.startsWith('kysely_')).toSorted());
    expect(new Set(Object.values(CLASS_OF))).toEqual(new Set([...RECORD_CLASSES, ...STAYING_CLASSES]));
  });
});

onEveryDatabase((there) => {
  describe('forgetting', () => {
    it('finds nothing where there is nothing', async () => {
      for (const kind of RECORD_CLASSES) expect(await forgets(there().database, kind, Number.MAX_SAFE_INTEGER)).toBe(0);
    });

    it('takes at most so many at a time, the oldest first', async () => {
      const { database, other } = there();
      const log = createQuestionLog(database);
      for (const at of [3, 1, 2, 4]) await log.record(aQuestionRecord(`T${at}`, { at }));
      expect(await createKeptRecords(other).forget('questions', 4, 2)).toBe(2);
      expect(await createKeptRecords(other).due('questions', 4)).toBe(1);
      expect(await log.record(aQuestionRecord('T3'))).toEqual({ first: false });
    });

    it('of questions takes those asked before, and no receipt', async () => {
      const log = createQuestionLog(there().database);
      const receipt = aReceipt('T1', '7K2M-4XRD');
      await log.record(aQuestionRecord('T1', { at: 1999, receipt }));
      await log.record(aQuestionRecord('T2', { at: 2000 }));
      expect(await forgets(there().database, 'questions', 2000)).toBe(1);
      expect(await log.record(aQuestionRecord('T2'))).toEqual({ first: false });
      expect(await log.receipt(receipt.code)).toEqual(receipt);
    });

    it('of receipts takes those given before, and their words once no receipt is left of the edition', async () => {
      const { database } = there();
      const log = createQuestionLog(database);
      const kept = async (turn: string, code: string, at: number, edition: string) => {
        const receipt = aReceipt(turn, code, { at, edition: editionId(edition) });
        await log.record(aQuestionRecord(turn, { receipt, by: COUNCILLOR.id }));
        return receipt;
      };
      await kept('T1', '2222-2222', 1, 'gone');
      await kept('T2', '3333-3333', 1, 'still used');
      await kept('T3', '4444-4444', 1, 'in force');
      const stays = await kept('T4', '5555-5555', 2, 'still used');
      await publishNext(createEditions(database), { edition: editionId('gone') });
      await publishNext(createEditions(database), { edition: editionId('in force') });
      expect(await forgets(database, 'shown', 9)).toBe(0);
      expect(await forgets(database, 'receipts', 2)).toBe(3);
      expect(await forgets(database, 'shown', 9)).toBe(1);
      expect(await log.receiptsOf(COUNCILLOR.id, 9)).toEqual([stays]);
      const editions = await database.selectFrom('shown').select('edition').orderBy('edition').execute();
      expect(editions.map(({ edition }) => edition)).toEqual(['in force', 'still used']);
    });

    it('of feedback takes what was said of answers given before, whenever it was said, and leaves out what rests on no receipt', async () => {
      const { database } = there();
      const [store, log] = [createFeedbackStore(database), createQuestionLog(database)];
      const [first, second] = [aReceipt('A1', '2222-2222', { at: 1000 }), aReceipt('A2', '3333-3333', { at: 2000 })];
      for (const receipt of [first, second]) await log.record(aQuestionRecord(receipt.code, { receipt, at: 1 }));
      await store.keep(givenFeedback('F1', { receipt: first, at: 9000 }));
      await store.keep(givenFeedback('F2', { receipt: first, at: 9000, by: BEN.id }));
      await store.keep(givenFeedback('F3', { receipt: second, at: 3000, words: 'stays' }));
      expect(await forgets(database, 'feedback', 2000)).toBe(2);
      expect((await store.of(undefined, 0, 9)).map(({ words }) => words)).toEqual(['stays']);
      await forgets(database, 'receipts', 2001);
      expect(await store.of(undefined, 0, 9)).toEqual([]);
    });

    it('of choices takes the old ones of editions that are not in force', async () => {
      const { database } = there();
      const log = createChoiceLog(database);
      const none = { outcome: 'none' } as const;
      const was = aChoiceKey({ edition: editionId('was') });
      await publishNext(createEditions(database), { edition: editionId('was') });
      await publishNext(createEditions(database), { edition: aChoiceKey().edition });
      await log.keep(aChoiceKey(), none, 1);
      for (const question of ['a', 'b', 'c']) await log.keep({ ...was, question }, none, 999);
      await log.keep({ ...was, question: 'later' }, none, 1000);
      expect(await forgets(database, 'choices', 1000)).toBe(3);
      expect(await log.kept(aChoiceKey())).toEqual(none);
      expect(await log.kept({ ...was, question: 'a' })).toBeUndefined();
      expect(await log.kept({ ...was, question: 'later' })).toEqual(none);
    });

    it('of suggestions takes those made before, in whatever state, which may then be made again', async () => {
      const { database } = there();
      const store = createSuggestionStore(database);
      const made = (number: number) =>
        aSuggestion({
          id: suggestionId(`GED-${number}`),
          made: number,
          suggested: { kind: 'lexicon', words: [`word ${number}`, 'other'] },
        });
      for (const number of [1, 2, 3]) await store.propose(made(number));
      expect(await forgets(database, 'suggestions', 3)).toBe(2);
      expect((await store.undecided(undefined, 9)).map(({ id }) => id)).toEqual(['GED-3']);
      expect(await store.like(made(1))).toBeUndefined();
    });

    it('of what was good until a time takes what is over, and nothing that holds', async () => {
      const { database } = there();
      const leases = createLeases(database);
      const sealing = { seal: (text: string) => text, open: (secret: string) => ({ secret, byFirstKey: true }) };
      const installations = createInstallations(database, sealing, () => 'v');
      for (const [name, until] of [
        ['a', 5],
        ['b', 5],
        ['c', 5],
        ['d', 10],
      ] as const)
        await leases.take(name, 'me', until, 1);
      await installations.useOnce('state', 5, 1);
      await installations.useOnce('later', 10, 1);
      expect(await forgets(database, 'spent', 10)).toBe(4);
      expect(await leases.take('d', 'other', 20, 9)).toBe(false);
      expect(await installations.useOnce('later', 20, 9)).toBe(false);
    });
  });

  describe('forgetting advice', () => {
    const DAY = 24 * 60 * 60 * 1000;
    const numberedAdvice = (number: number): CuratedAnswer =>
      aCurated({
        id: curatedId(`GED-${number}`),
        proposed: { by: ANNA, at: PROPOSED_AT, turn: turnId('slack', `P${number}`) },
      });
    const byBen = (curated: CuratedAnswer, move: typeof APPROVE, at: number): CuratedAnswer => {
      const mover = move.move === 'hold' ? ({ part: 'clock' } as const) : ({ part: 'officer', person: BEN } as const);
      const next = moveCurated(curated, mover, move, at);
      if (next.outcome === 'refused') throw new Error(next.why);
      return next.curated;
    };

    it('takes what is not in force and was not moved since, and what was in force but has long been over', async () => {
      const { database } = there();
      const store = createCuratedStore(database);
      const at = PROPOSED_AT;
      for (const number of [1, 2, 3, 4, 5]) await store.propose(numberedAdvice(number), []);
      await store.advance(byBen(numberedAdvice(2), END, at + 100), []);
      await store.advance(byBen(numberedAdvice(3), END, at + 200), []);
      const agreed = byBen(numberedAdvice(4), APPROVE, at + 100);
      await store.advance(agreed, []);
      const approved = byBen(numberedAdvice(5), APPROVE, at + 50);
      await store.advance(approved, []);
      await store.advance(byBen(approved, HOLD, at + 100), []);
      const left = async () => (await store.list(undefined, 0, 9)).map(({ id }) => id).toSorted();
      expect(await forgets(database, 'advice', at + 200)).toBe(3);
      expect(await left()).toEqual(['GED-3', 'GED-4']);
      expect(await store.answering(agreed.council, agreed.asked[0], 9)).toEqual([agreed]);
      expect(await forgets(database, 'advice', at + 100 + LONGEST_DAYS * DAY)).toBe(1);
      expect(await forgets(database, 'advice', at + 101 + LONGEST_DAYS * DAY)).toBe(1);
      expect(await left()).toEqual([]);
      expect(await database.selectFrom('curated_questions').selectAll().execute()).toEqual([]);
    });
  });

  describe('forgetting escalations', () => {
    const settled = [
      [officer(ANNA), CLAIM],
      [officer(ANNA), ANSWER],
      [councillor(COUNCILLOR), { move: 'settle' }],
    ] as const;
    const tables = ['escalations', 'escalation_moves', 'askers', 'notices'] as const;
    const idsIn = async (table: (typeof tables)[number]): Promise<readonly string[]> => {
      const column = table === 'escalations' ? 'id' : 'escalation';
      const rows = await there().database.selectFrom(table).select(column).distinct().execute();
      return rows.flatMap((row) => Object.values(row)).toSorted();
    };

    it('takes those that were settled before with all that belongs to them, and none that is open', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      for (const number of [1, 2, 3]) await keptWithMoves(store, numbered(number), ...settled);
      await keptWithMoves(store, numbered(4), [officer(ANNA), CLAIM]);
      await store.open(numbered(5), []);
      // Each was moved a second after it was opened.
      expect(await forgets(database, 'escalations', 1003)).toBe(2);
      for (const table of ['escalations', 'askers'] as const)
        expect(await idsIn(table)).toEqual(['GED-3', 'GED-4', 'GED-5']);
      expect(await idsIn('escalation_moves')).toEqual(['GED-3', 'GED-4']);
      expect(await store.byId(escalationId('GED-1'))).toBeUndefined();
      expect(await store.askedAbout(COUNCILLOR.id, numbered(1).askers[0].about)).toBeUndefined();
      expect(await forgets(database, 'escalations', Number.MAX_SAFE_INTEGER)).toBe(1);
    });

    it('leaves one that was reopened since, and one of which something is still to be told', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      const over = await keptWithMoves(store, numbered(1), ...settled);
      await store.advance(
        moved(over, councillor(COUNCILLOR), { move: 'reopen', text: 'And now?', answerBy: 9_000_000 }, 2000),
        [],
      );
      await store.open(numbered(2), [aNotice('told', { escalation: escalationId('GED-2') })]);
      const withdrawn = moved(numbered(2), councillor(COUNCILLOR), { move: 'withdraw' });
      await store.advance(withdrawn, []);
      expect(await forgets(database, 'escalations', Number.MAX_SAFE_INTEGER)).toBe(0);
      const outbox = createOutbox(database, () => 'lease');
      const [lease] = await outbox.lease(9_000_000, 9_000_001, 1);
      await outbox.park(lease!, 'gone');
      expect(await forgets(database, 'escalations', Number.MAX_SAFE_INTEGER)).toBe(1);
      expect(await idsIn('notices')).toEqual([]);
    });
  });

  describe('forgetting notices', () => {
    it('takes those delivered before whose escalation is over or gone, and none that may still be edited or is to be delivered', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      const notice = (id: string, escalation: string) => aNotice(id, { escalation: escalationId(escalation) });
      await store.open(numbered(1), [notice('of an open one', 'GED-1'), notice('of one that is gone', 'GED-9')]);
      await store.open(numbered(2), [
        notice('of one that is over', 'GED-2'),
        notice('parked', 'GED-2'),
        notice('waiting', 'GED-2'),
      ]);
      await store.advance(moved(numbered(2), councillor(COUNCILLOR), { move: 'withdraw' }), []);
      const outbox = createOutbox(database, () => 'lease');
      for (const lease of await outbox.lease(9, 10, 9)) {
        if (lease.notice.id === 'parked') await outbox.park(lease, 'gone');
        else if (lease.notice.id !== 'waiting') await outbox.delivered(lease, 'mark', 100);
      }
      expect(await forgets(database, 'notices', 100)).toBe(0);
      expect(await forgets(database, 'notices', 101)).toBe(2);
      const left = await database.selectFrom('notices').select('id').orderBy('id').execute();
      expect(left.map(({ id }) => id)).toEqual(['of an open one', 'parked', 'waiting']);
    });
  });
});

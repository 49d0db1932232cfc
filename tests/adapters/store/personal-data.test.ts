import { describe, expect, it, onTestFinished } from 'vitest';
import { createAuditTrail } from '../../../src/adapters/store/audit.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createFeedbackStore } from '../../../src/adapters/store/feedback.ts';
import { SHOWN_AS } from '../../../src/adapters/store/personal-data.ts';
import { createPlaces } from '../../../src/adapters/store/places.ts';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { turnId } from '../../../src/core/conversation.ts';
import { make } from '../../../src/core/escalation-moves.ts';
import type { Escalation } from '../../../src/core/escalation.ts';
import { noticesOf } from '../../../src/core/notices.ts';
import type { Person } from '../../../src/core/people.ts';
import { PERSONAL_KINDS } from '../../../src/core/personal-data.ts';
import { givenFeedback } from '../../contracts/feedback-store.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { ANNA, BEN, COUNCILLOR, MOVES, NEIGHBOUR } from '../../support/escalations.ts';
import { ANSWER, CLAIM, councillor, join, keptWithMoves, numbered, officer } from '../../support/kept-escalations.ts';
import { aQuestionRecord, aReceipt } from '../../support/question-record.ts';
import { keepEveryKind } from '../../support/records-of-every-kind.ts';
import { everythingIn, personalIn } from '../../support/personal-data.ts';

const TEAM = { platform: 'slack', address: 'the team' } as const;
const AT = 1_800_000_000_000;

async function ended(database: Database, id: Escalation['id']): Promise<Escalation> {
  const escalation = await createEscalationStore(database).byId(id);
  if (escalation === undefined) throw new Error('It is gone.');
  return escalation;
}

describe('every table', () => {
  it('is shown to whom it is of, or tells of nobody', async () => {
    const database = await openDatabase(':memory:');
    onTestFinished(() => database.destroy());
    const tables = (await database.introspection.getTables()).map(({ name }) => name);
    expect(Object.keys(SHOWN_AS).toSorted()).toEqual(tables.filter((name) => !name.startsWith('kysely_')).toSorted());
    const kinds = Object.values(SHOWN_AS).flatMap((shown) => (shown === 'nobody' ? [] : shown));
    expect(new Set(kinds)).toEqual(new Set(PERSONAL_KINDS));
  });

  it('tells of nobody if it says so', async () => {
    const database = await openDatabase(':memory:');
    onTestFinished(() => database.destroy());
    await keepEveryKind(database);
    const nobodys = Object.keys(SHOWN_AS).filter((name): name is keyof typeof SHOWN_AS => name in SHOWN_AS);
    for (const name of nobodys.filter((each) => SHOWN_AS[each] === 'nobody')) {
      const text = JSON.stringify(await database.selectFrom(name).selectAll().execute());
      for (const { id, name: called } of [COUNCILLOR, NEIGHBOUR, ANNA, BEN]) {
        expect(text).not.toContain(JSON.stringify(JSON.stringify(id)).slice(1, -1));
        expect(text).not.toContain(JSON.stringify(id));
        expect(text).not.toContain(called);
      }
    }
  });
});

onEveryDatabase((there) => {
  describe('what is kept of a person', () => {
    it('is nothing where there is nothing, and erasing that enters nothing', async () => {
      const { database } = there();
      const records = await personalIn(database).of(COUNCILLOR);
      expect(Object.values(records).flat()).toEqual([]);
      expect(await personalIn(database).erase(COUNCILLOR, AT)).toEqual({
        receipts: 0,
        feedback: 0,
        remembered: 0,
        asked: 0,
        messages: 0,
      });
      expect(await createAuditTrail(database).newest()).toBeUndefined();
    });

    it('is found in every kind, and nobody else’s', async () => {
      const { database } = there();
      await keepEveryKind(database);
      const personal = personalIn(database);
      const counts = async (person: Person) =>
        Object.fromEntries(
          Object.entries(await personal.of(person)).flatMap(([kind, of]) =>
            of.length === 0 ? [] : [[kind, of.length]],
          ),
        );
      expect(await counts(COUNCILLOR)).toMatchObject({ receipts: 1, feedback: 1, remembered: 1, asked: 3 });
      expect(await counts(NEIGHBOUR)).toMatchObject({ asked: 1 });
      expect(await counts(ANNA)).toMatchObject({ answered: 5, advice: 2, suggestions: 1 });
      expect(await counts({ ...COUNCILLOR, id: ANNA.id })).not.toHaveProperty('receipts');
    });

    it('of an asker holds what they were told and wrote, and nothing that officers keep among themselves', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      await keptWithMoves(
        store,
        numbered(1),
        [councillor(NEIGHBOUR), join(NEIGHBOUR, 'J')],
        [officer(ANNA), CLAIM],
        [officer(ANNA), MOVES.note],
        [officer(ANNA), MOVES['ask-back']],
        [councillor(COUNCILLOR), MOVES.reply],
        [officer(ANNA), ANSWER],
      );
      const { asked } = await personalIn(database).of(COUNCILLOR);
      const text = JSON.stringify(asked);
      for (const said of ['May I use the crest', 'Which leaflet?', 'The spring one.', 'Yes, on paper.', 'Anna Reed'])
        expect(text).toContain(said);
      for (const hidden of ['See the file.', NEIGHBOUR.name, NEIGHBOUR.id]) expect(text).not.toContain(hidden);
    });

    it('has where Teams reaches them', async () => {
      const { database } = there();
      const address = JSON.stringify({ person: { tenant: 't1', user: '29:1a' } });
      await createPlaces(database).keep('teams', JSON.stringify(['app', 'person', 't1', '29:1a']), 'theirs');
      await createPlaces(database).keep('teams', JSON.stringify(['app', 'person', 't2', '29:1a']), 'another’s');
      const { places } = await personalIn(database).of({ id: NEIGHBOUR.id, home: { platform: 'teams', address } });
      expect(places).toEqual([expect.objectContaining({ address: 'theirs' })]);
    });

    it('is found by a name, in whichever letters', async () => {
      const { database } = there();
      await keptWithMoves(createEscalationStore(database), numbered(1), [officer(ANNA), CLAIM]);
      const personal = personalIn(database);
      expect(await personal.named(' cllr  URSULA field')).toEqual([COUNCILLOR.id]);
      expect(await personal.named('Anna Reed')).toEqual([ANNA.id]);
      expect(await personal.named('Anna')).toEqual([]);
    });
  });

  describe('erasing', () => {
    it('leaves what an officer answered, without who asked and without their full name', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      const question = 'May I, Cllr Ursula  Field, use the crest?';
      const kept = await keptWithMoves(
        store,
        numbered(1, { question }),
        [officer(ANNA), CLAIM],
        [officer(ANNA), ANSWER],
      );
      await personalIn(database).erase(COUNCILLOR, AT);
      const after = await ended(database, kept.id);
      expect(after.question).toBe('May I, a councillor, use the crest?');
      expect(after.askers[0].person.name).toBe('a councillor');
      expect(after.now).toEqual({ state: 'answered', officer: ANNA });
      expect(after.history.map(({ move }) => move.move)).toEqual(['claim', 'answer', 'erased']);
      expect(await store.ofAsker(COUNCILLOR.id, 9)).toEqual([]);
    });

    it('withdraws what nobody answered, and takes its words out', async () => {
      const { database } = there();
      const kept = await keptWithMoves(
        createEscalationStore(database),
        numbered(1),
        [officer(ANNA), CLAIM],
        [councillor(COUNCILLOR), MOVES['add-detail']],
      );
      await personalIn(database).erase(COUNCILLOR, AT);
      const after = await ended(database, kept.id);
      expect(after.now).toEqual({ state: 'closed', why: 'withdrawn' });
      expect(JSON.stringify(after)).not.toMatch(/crest|spring/);
    });

    it('leaves a question that somebody else asks too, and they go on waiting', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      const kept = await keptWithMoves(store, numbered(1), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'J')]);
      await personalIn(database).erase(COUNCILLOR, AT);
      const after = await ended(database, kept.id);
      expect(after).toMatchObject({ question: 'May I use the crest on my leaflet?', now: { state: 'waiting' } });
      expect(after.askers.map(({ person }) => person)).toEqual([NEIGHBOUR]);
      expect(noticesOf(after, []).map(({ to }) => to)).toEqual([NEIGHBOUR.home]);
    });

    it('makes a move that was reckoned before it lose', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      const kept = await keptWithMoves(store, numbered(1), [officer(ANNA), CLAIM]);
      const reckoned = make(kept, officer(ANNA), ANSWER, 9000);
      if (reckoned.outcome === 'refused') throw new Error(reckoned.why);
      await personalIn(database).erase(COUNCILLOR, AT);
      expect(await store.advance(reckoned.escalation, [])).toMatchObject({ won: false });
      expect(await everythingIn(database)).not.toContain(COUNCILLOR.name);
    });

    it('has the officers’ card drawn anew, and tells the person nothing more', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      const first = numbered(1);
      await store.open(first, noticesOf(first, [TEAM]));
      await database.updateTable('notices').set({ state: 'done' }).execute();
      expect(await personalIn(database).erase(COUNCILLOR, AT)).toMatchObject({ asked: 1, messages: 1 });
      const left = await database.selectFrom('notices').select(['body', 'state', 'wanted']).execute();
      expect(left).toEqual([expect.objectContaining({ state: 'waiting', wanted: 2 })]);
      expect(left[0]?.body).toContain('"tells":"card"');
    });

    it('keeps what the same person did as an officer', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      await keptWithMoves(store, numbered(1), [officer(ANNA), CLAIM], [officer(ANNA), ANSWER]);
      const own = numbered(2, { askers: [{ person: ANNA, about: turnId('slack', 'Own') }] });
      await keptWithMoves(store, own, [officer(ANNA), MOVES.note]);
      await personalIn(database).erase(ANNA, AT);
      expect((await ended(database, numbered(1).id)).now).toEqual({ state: 'answered', officer: ANNA });
      const after = await ended(database, own.id);
      expect(after.askers[0].person.name).toBe('a councillor');
      expect(after.history[0]?.by).toEqual(ANNA);
    });

    it('is entered under a digest, with counts, and once however often it is wished', async () => {
      const { database } = there();
      const receipt = aReceipt('A1', '2222-2222');
      await createQuestionLog(database).record(aQuestionRecord('A1', { receipt, by: COUNCILLOR.id }));
      await createFeedbackStore(database).keep(givenFeedback('F1', { receipt, by: COUNCILLOR.id }));
      await createFeedbackStore(database).keep(givenFeedback('F2', { receipt, by: NEIGHBOUR.id }));
      const personal = personalIn(database);
      const wishes = [await personal.erase(COUNCILLOR, AT), await personal.erase(COUNCILLOR, AT)];
      expect(wishes.map(({ receipts, feedback }) => [receipts, feedback])).toEqual([
        [1, 1],
        [0, 0],
      ]);
      const entries = await createAuditTrail(database).latest(9);
      expect(entries.map(({ entry }) => [entry.act, entry.details])).toEqual([
        ['data-erased', { receipts: 1, feedback: 1, remembered: 0, asked: 0, messages: 0 }],
      ]);
      expect(JSON.stringify(entries)).not.toContain(COUNCILLOR.id);
      expect(await createQuestionLog(database).receipt(receipt.code)).toEqual(receipt);
      expect(await createFeedbackStore(database).on(receipt.code)).toHaveLength(1);
    });
  });
});

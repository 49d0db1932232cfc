import { expect } from 'vitest';
import { createChoiceLog } from '../../src/adapters/store/choice-log.ts';
import { createCuratedStore } from '../../src/adapters/store/curated.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { createFeedbackStore } from '../../src/adapters/store/feedback.ts';
import { createHalts } from '../../src/adapters/store/halts.ts';
import { createInstallations } from '../../src/adapters/store/installations.ts';
import { createLeases } from '../../src/adapters/store/leases.ts';
import { createOutbox } from '../../src/adapters/store/outbox.ts';
import { createPlaces } from '../../src/adapters/store/places.ts';
import { createQuestionLog } from '../../src/adapters/store/question-log.ts';
import { createSuggestionStore } from '../../src/adapters/store/suggestions.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { namedTurn } from '../../src/core/conversation.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { editionId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import { typedReceiptCode } from '../../src/core/receipt.ts';
import { suggestionId } from '../../src/core/suggestion.ts';
import { COUNCILLOR } from './escalations.ts';
import { aQuestionRecord } from './question-record.ts';
import { CHOICE, SEALED_WITH } from './records-of-every-kind.ts';
import type { Rows } from './schema-steps.ts';

type Row = Rows[string][number];
const ALL = 99;
const text = (row: Row, column: string): string => String(row[column]);
const json = (row: Row, column: string): unknown => JSON.parse(text(row, column));

/** Holds what the stores read to every row that was there before the upgrade. */
export async function expectRead(database: Database, before: Rows): Promise<void> {
  const rows = (table: string): readonly Row[] => before[table] ?? [];
  await expectAnswersRead(database, rows);
  await expectEscalationsRead(database, rows);
  await expectAdviceRead(database, rows);
  await expectPlatformsRead(database, rows);
  for (const row of rows('halt_moves').filter(({ act }) => act === 'halted'))
    expect(await createHalts(database).history(ALL)).toContainEqual(expect.objectContaining({ at: row['at'] }));
}

type RowsOf = (table: string) => readonly Row[];

async function expectAnswersRead(database: Database, rows: RowsOf): Promise<void> {
  const questions = createQuestionLog(database);
  for (const row of rows('receipts')) {
    const receipt = await questions.receipt(typedReceiptCode(text(row, 'code')) ?? expect.fail());
    expect(receipt).toMatchObject({ turn: row['turn'], at: row['at'], outcome: row['outcome'] });
    const bodies = rows('shown').map((shown) => json(shown, 'body'));
    expect(receipt?.shown).toEqual(bodies.map((body) => expect.objectContaining(body)));
    const theirs = row['asker'] === undefined ? [] : [receipt];
    expect(await questions.receiptsOf(COUNCILLOR.id, ALL)).toEqual(theirs);
  }
  const said = await createFeedbackStore(database).of(undefined, 0, ALL);
  expect(said.map(({ verdict, words, at }) => ({ verdict, words: JSON.stringify(words), at }))).toEqual(
    rows('feedback').map(({ verdict, words, at }) => ({ verdict, words, at })),
  );
  for (const row of rows('choices'))
    expect(await createChoiceLog(database).kept(CHOICE)).toEqual({ outcome: 'chosen', clauses: json(row, 'clauses') });
  for (const row of rows('questions')) {
    const again = { ...aQuestionRecord('again'), turn: namedTurn(text(row, 'turn')) };
    expect(await questions.record(again)).toEqual({ first: false });
  }
  const editions = createEditions(database);
  const numbers = (await editions.list(ALL)).map(({ number }) => number);
  expect(new Set(numbers)).toEqual(new Set(rows('publications').map(({ number }) => number)));
  for (const row of rows('editions'))
    expect(await editions.content(editionId(text(row, 'id')))).toBeInstanceOf(Uint8Array);
  for (const number of numbers) expect(await editions.diff(number)).toBeInstanceOf(Uint8Array);
}

async function expectEscalationsRead(database: Database, rows: RowsOf): Promise<void> {
  const store = createEscalationStore(database);
  for (const row of rows('escalations')) {
    const moves = rows('escalation_moves')
      .filter(({ escalation }) => escalation === row['id'])
      .toSorted((one, other) => Number(one['n']) - Number(other['n']))
      .map((move) => json(move, 'body'));
    expect(await store.byId(escalationId(text(row, 'id')))).toEqual({
      ...Object(json(row, 'body')),
      history: moves,
    });
  }
  for (const { person, about, escalation } of rows('askers').filter(({ opener }) => opener === 1)) {
    const found = await store.askedAbout(personId(String(person)), namedTurn(String(about)));
    expect(found?.id).toBe(escalation);
  }
  const undelivered = rows('notices').filter(({ state }) => state !== 'done');
  const listed = await createOutbox(database, () => 'not used').list(ALL);
  expect(new Set(listed.map(({ notice, state, tries, due }) => ({ ...notice, state, tries, due })))).toEqual(
    new Set(
      undelivered.map((row) => ({
        ...Object(json(row, 'body')),
        state: row['state'],
        tries: row['tries'],
        due: row['due'],
      })),
    ),
  );
}

async function expectAdviceRead(database: Database, rows: RowsOf): Promise<void> {
  const curated = createCuratedStore(database);
  for (const row of rows('curated')) expect(await curated.byId(curatedId(text(row, 'id')))).toEqual(json(row, 'body'));
  const suggestions = createSuggestionStore(database);
  for (const row of rows('suggestions'))
    expect(await suggestions.byId(suggestionId(text(row, 'id')))).toEqual(asKeptNow(json(row, 'body')));
}

/** An escalation was all that could teach anything before answers could. */
function asKeptNow(body: unknown): unknown {
  const kept = { ...Object(body) };
  return typeof kept.from === 'string' ? { ...kept, from: { kind: 'escalation', id: kept.from } } : kept;
}

async function expectPlatformsRead(database: Database, rows: RowsOf): Promise<void> {
  for (const { name, until } of rows('leases'))
    expect(await createLeases(database).take(String(name), 'another', Number(until), Number(until) - 1)).toBe(false);
  for (const { key, address } of rows('places'))
    expect(await createPlaces(database).find('teams', String(key))).toBe(address);
  const installations = createInstallations(database, SEALED_WITH, () => 'version 2');
  expect(await installations.ids()).toEqual(rows('installations').map(({ id }) => id));
  for (const { id } of rows('installations'))
    expect(await installations.find(String(id))).toEqual({ secret: 'the secret “Æ”👍', version: 'version 1' });
  for (const { name, until } of rows('used_once'))
    expect(await installations.useOnce(String(name), Number(until), Number(until) - 1)).toBe(false);
}

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAuditTrail } from '../../src/adapters/store/audit.ts';
import { createChoiceLog } from '../../src/adapters/store/choice-log.ts';
import { createCuratedStore } from '../../src/adapters/store/curated.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { createFeedbackStore } from '../../src/adapters/store/feedback.ts';
import { createHalts } from '../../src/adapters/store/halts.ts';
import { createInstallations } from '../../src/adapters/store/installations.ts';
import { createOutbox } from '../../src/adapters/store/outbox.ts';
import { createPlaces } from '../../src/adapters/store/places.ts';
import { createQuestionLog } from '../../src/adapters/store/question-log.ts';
import { createSuggestionStore } from '../../src/adapters/store/suggestions.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { turnId } from '../../src/core/conversation.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { councilId, documentId, editionId } from '../../src/core/guidance.ts';
import { noticesOf } from '../../src/core/notices.ts';
import { personId } from '../../src/core/people.ts';
import { suggestionId } from '../../src/core/suggestion.ts';
import { aCurated } from '../support/curated.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { anEscalation } from '../support/escalations.ts';
import { clauseNumbered } from '../support/findings.ts';
import { keptWith, publishNext } from '../support/publications.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';
import { SEALED_WITH } from '../support/records-of-every-kind.ts';
import { rowsIn } from '../support/schema-steps.ts';
import { aSuggestion } from '../support/suggestions.ts';

const BAIT = [
  `'; drop table escalations; --`,
  `"; delete from audit; --`,
  `' or '1'='1`,
  `\\'; truncate receipts; --`,
  `'||(select body from escalations limit 1)||'`,
  `') on conflict do nothing; --`,
  '$1 $2 ? :name @p1',
  `$$; drop table notices; $$`,
  '%_[a-z]*',
  '/* */ --\n;',
  '{"$gt":""}',
];
const hostile = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...BAIT) }, { weight: 1, arbitrary: fc.string() }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

/** How many rows come of one time. A publication has an entry of its own in the audit log. */
const MORE = { escalations: 1, curated: 1, suggestions: 1, publications: 1, places: 1, halt_moves: 1, audit: 2 };

/** Has every store keep that text wherever it takes one, and read it back. `n` tells one time from another. */
async function keepEverywhere(database: Database, words: string, n: number): Promise<void> {
  const name = `${words}${n}`;
  await keepAnswers(database, name, `2222-22${2 + Math.floor(n / 8)}${2 + (n % 8)}`);
  await keepDesk(database, name);
  await keepRest(database, name);
}

async function keepAnswers(database: Database, name: string, code: string): Promise<void> {
  const [turn, council, by] = [turnId('slack', name), councilId(name), personId(name)];
  const questions = createQuestionLog(database);
  const receipt = aReceipt(name, code, { council });
  expect(await questions.record(aQuestionRecord(name, { turn, council, by, receipt, clauses: [] }))).toEqual({
    first: true,
  });
  expect(await questions.record(aQuestionRecord(name, { turn }))).toEqual({ first: false });
  expect(await questions.receiptOf(turn)).toMatchObject({ council });
  expect(await questions.receiptsOf(by, 9)).toHaveLength(1);
  const feedback = createFeedbackStore(database);
  const said = { turn: turnId('slack', `said ${name}`), by, verdict: 'wrong', words: name, receipt, council } as const;
  await feedback.keep({ ...said, at: 5 });
  expect((await feedback.of(council, 0, 9)).map(({ words }) => words)).toEqual([name]);
  const choices = createChoiceLog(database);
  const edition = editionId(name);
  const key = { question: name, scope: council, takenWith: name, edition, since: name, chooser: name };
  const chosen = { outcome: 'chosen', clauses: [clauseNumbered('1').id] } as const;
  await choices.keep(key, chosen, 1);
  expect(await choices.kept(key)).toEqual(chosen);
}

async function keepDesk(database: Database, name: string): Promise<void> {
  const council = councilId(name);
  const person = { id: personId(name), name, home: { platform: 'slack', address: name } } as const;
  const escalations = createEscalationStore(database);
  const escalation = anEscalation({
    id: escalationId(name),
    council,
    team: name,
    question: name,
    topic: name,
    askers: [{ person, about: turnId('slack', name) }],
  });
  await escalations.open(escalation, noticesOf(escalation, [{ platform: 'slack', address: name }]));
  expect(await escalations.byId(escalation.id)).toEqual(escalation);
  expect(await escalations.openOf(council, name, 9)).toEqual([escalation]);
  expect(await escalations.ofAsker(person.id, 9)).toEqual([escalation]);
  const outbox = createOutbox(database, () => name);
  const [lease] = await outbox.lease(Number.MAX_SAFE_INTEGER - 10, Number.MAX_SAFE_INTEGER, 1);
  if (lease === undefined) expect.fail('A notice is due.');
  expect(await outbox.park(lease, name)).toBe(true);
  expect((await outbox.list(999)).some(({ why }) => why === name)).toBe(true);
  for (const { notice } of await outbox.list(999)) expect(await outbox.drop(notice.id)).toBe(true);
  const curated = createCuratedStore(database);
  const advice = aCurated({ id: curatedId(name), council, team: name, wording: name, asked: [name] });
  const proposed = { by: person, at: 1, turn: turnId('slack', name) };
  await curated.propose({ ...advice, from: escalation.id, proposed }, []);
  expect(await curated.byId(advice.id)).toMatchObject({ wording: name, asked: [name] });
  const suggestions = createSuggestionStore(database);
  const suggested = { kind: 'phrasing', words: name, clause: clauseNumbered('1').id } as const;
  const suggestion = aSuggestion({ id: suggestionId(name), council, team: name, suggested });
  await suggestions.propose(suggestion);
  expect(await suggestions.byId(suggestion.id)).toEqual(suggestion);
}

async function keepRest(database: Database, name: string): Promise<void> {
  const places = createPlaces(database);
  await places.keep('teams', name, name);
  expect(await places.find('teams', name)).toBe(name);
  const installations = createInstallations(database, SEALED_WITH, () => name);
  await installations.keep(name, name);
  expect(await installations.find(name)).toMatchObject({ secret: name });
  expect(await installations.useOnce(name, 10, 1)).toBe(true);
  const halts = createHalts(database);
  const scope = { over: 'document', council: councilId(name), document: documentId(name) } as const;
  await halts.halt({ scope, reason: name, by: { kind: 'command', name }, since: 1 });
  expect((await halts.inForce()).map(({ reason }) => reason)).toContain(name);
  const audit = createAuditTrail(database);
  const by = { kind: 'command', account: name } as const;
  await audit.append({ at: 1, act: 'halted', by, council: councilId(name), about: name, details: { [name]: name } });
  expect((await audit.latest(1))[0]?.entry).toMatchObject({ about: name, details: { [name]: name } });
  const editions = createEditions(database);
  const kept = await publishNext(editions, { edition: editionId(name), why: name, by: { kind: 'command', name } });
  expect(await editions.newest()).toEqual(kept);
  expect(await editions.content(kept.edition)).toEqual(keptWith(kept).content);
}

onEveryDatabase((there) => {
  it('what looks like SQL is kept and found as the words that it is, and nothing else is touched', async () => {
    const { database } = there();
    const tables = async () => (await database.introspection.getTables()).map(({ name }) => name).toSorted();
    const before = await tables();
    const texts = [...BAIT, ...fc.sample(hostile, { numRuns: 10, seed: 8 })];
    let rows: Readonly<Record<string, readonly unknown[]>> = {};
    for (const [n, words] of texts.entries()) {
      await keepEverywhere(database, words, n);
      const now = await rowsIn(database);
      for (const [table, more] of Object.entries(MORE))
        expect([table, now[table]?.length]).toEqual([table, (rows[table]?.length ?? 0) + more]);
      rows = now;
    }
    expect(await tables()).toEqual(before);
  });
});

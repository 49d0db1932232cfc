import { createHash } from 'node:crypto';
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
import { createSealing } from '../../src/adapters/store/sealing.ts';
import { createShortMemory } from '../../src/adapters/store/short-memory.ts';
import { createSuggestionStore } from '../../src/adapters/store/suggestions.ts';
import { createTallies } from '../../src/adapters/store/tallies.ts';
import { createSharedVectors } from '../../src/adapters/store/vectors.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { turnId } from '../../src/core/conversation.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import { moveCurated } from '../../src/core/curated-moves.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { noticesOf } from '../../src/core/notices.ts';
import type { ChoiceKey } from '../../src/core/ports.ts';
import { councilId, editionId } from '../../src/core/guidance.ts';
import { moveSuggestion, suggestionId } from '../../src/core/suggestion.ts';
import { APPROVE, aCurated, HOLD, PROPOSED_AT } from './curated.ts';
import { ANNA, anEscalation, BEN, COUNCILLOR, MOVES, NEIGHBOUR } from './escalations.ts';
import { clauseNumbered } from './findings.ts';
import { ANSWER, CLAIM, councillor, join, moved, numbered, officer } from './kept-escalations.ts';
import { aPublication, keptWith } from './publications.ts';
import { aQuestionRecord, aReceipt } from './question-record.ts';
import { aSuggestion, BY_ANNA } from './suggestions.ts';

/** What opens the installations that are kept. */
export const SEALED_WITH = createSealing([createHash('sha256').update('made for tests').digest()]);
export const CHOICE: ChoiceKey = {
  question: 'can i use the logo',
  scope: councilId('gedling'),
  takenWith: undefined,
  edition: editionId('0123456789ab'),
  since: undefined,
  chooser: 'a-model 1',
};
const TEAM = { platform: 'slack', address: 'the team' } as const;
const AT = 1_700_000_000_000;

/** Has the stores keep something of every kind, in many of the states that it may be in. */
export async function keepEveryKind(database: Database): Promise<void> {
  await keepAnswers(database);
  await keepEscalations(database);
  await keepAdvice(database);
  await keepSuggestions(database);
  await keepPlatforms(database);
  await keepHalts(database);
}

async function keepAnswers(database: Database): Promise<void> {
  const questions = createQuestionLog(database);
  const receipt = aReceipt('Asked 1', '7K2M-4XRD');
  await questions.record(aQuestionRecord('Asked 1', { receipt, by: COUNCILLOR.id }));
  await questions.record(aQuestionRecord('Asked 2', { council: undefined, outcome: 'silent', clauses: [] }));
  const said = { verdict: 'wrong', words: 'It is 4.8.', receipt, council: receipt.council, at: AT + 1000 } as const;
  await createFeedbackStore(database).keep({ ...said, turn: turnId('slack', 'Said 1'), by: COUNCILLOR.id });
  await createChoiceLog(database).keep(CHOICE, { outcome: 'chosen', clauses: [clauseNumbered('4.8').id] }, AT);
  const editions = createEditions(database);
  const [first, second] = [
    aPublication(1),
    aPublication(2, { by: { kind: 'command', name: 'root' }, why: 'New “4.8”' }),
  ];
  await editions.publish(first, keptWith(first), 0);
  await editions.publish(second, keptWith(second), 1);
  const vectors = createSharedVectors(database, undefined, () => AT);
  await vectors.keep(new Map([['0123456789abcdef', Int8Array.of(127, -128, 0)]]));
}

async function keepEscalations(database: Database): Promise<void> {
  const store = createEscalationStore(database);
  const everyMove = [
    [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Joined')],
    [officer(ANNA), CLAIM],
    [officer(ANNA), MOVES['ask-back']],
    [councillor(COUNCILLOR), MOVES.reply],
    [officer(ANNA), MOVES.note],
    [officer(ANNA), MOVES['hand-over']],
    [officer(BEN), ANSWER],
    [councillor(COUNCILLOR), MOVES.reopen],
  ] as const;
  let now = anEscalation({ opened: AT, answerBy: AT + 1, remindAt: AT });
  await store.open(now, noticesOf(now, [TEAM]));
  for (const [index, [mover, move]] of everyMove.entries()) {
    now = moved(now, mover, move, AT + 1000 * (index + 1));
    await store.advance(now, noticesOf(now, [TEAM]));
  }
  const claimed = moved(numbered(2, { confidential: true }), officer(ANNA), CLAIM);
  await store.open(numbered(2, { confidential: true }), []);
  await store.advance(claimed, noticesOf(claimed, [TEAM]));
  await store.open(numbered(3, { now: { state: 'closed', why: 'settled' } }), []);
  await deliverSome(database);
}

/** One is delivered, one given up, one is to be tried again and one is out; the others wait. */
async function deliverSome(database: Database): Promise<void> {
  let leases = 0;
  const outbox = createOutbox(database, () => `lease ${(leases += 1)}`);
  const [first, second, third] = await outbox.lease(AT + 60_000, AT + 120_000, 4);
  if (first === undefined || second === undefined || third === undefined) throw new Error('There are enough.');
  await outbox.delivered(first, '{"message":1}', AT + 61_000);
  await outbox.park(second, 'channel_not_found');
  await outbox.later(third, AT + 90_000, 'held-up');
}

async function keepAdvice(database: Database): Promise<void> {
  const store = createCuratedStore(database);
  await store.propose(aCurated(), []);
  const agreed = moveCurated(
    aCurated(),
    { part: 'officer', person: BEN },
    APPROVE,
    PROPOSED_AT + 1,
    turnId('slack', 'C1'),
  );
  if (agreed.outcome !== 'moved') throw new Error(agreed.why);
  await store.advance(agreed.curated, []);
  const held = moveCurated(agreed.curated, { part: 'clock' }, HOLD, PROPOSED_AT + 2);
  if (held.outcome !== 'moved') throw new Error(held.why);
  await store.advance(held.curated, []);
  const id = { id: curatedId('GED-8'), from: escalationId('GED-2') };
  const proposed = { ...aCurated(id).proposed, turn: turnId('slack', 'P2') };
  await store.propose(aCurated({ ...id, proposed, now: { state: 'in-force', approver: BEN, since: PROPOSED_AT } }), []);
}

async function keepSuggestions(database: Database): Promise<void> {
  const store = createSuggestionStore(database);
  await store.propose(aSuggestion());
  const dropped = moveSuggestion(aSuggestion(), { move: 'drop' }, BY_ANNA, AT, turnId('slack', 'S1'));
  if (dropped === undefined) throw new Error('It can be dropped.');
  await store.advance(dropped);
  const suggested = { kind: 'lexicon', words: ['purdah', 'pre-election period'] } as const;
  await store.propose(aSuggestion({ id: suggestionId('GED-T'), suggested }));
}

async function keepPlatforms(database: Database): Promise<void> {
  await createLeases(database).take('upkeep', 'a process', AT + 150_000, AT);
  await createShortMemory(database, SEALED_WITH).keep([
    { name: 'a conversation', text: 'May I use “Æ”👍?', until: AT + 60_000, by: COUNCILLOR.id },
    { name: 'a page', text: 'May I?', until: AT + 60_000, by: undefined },
  ]);
  await createTallies(database).addOne([{ name: 'a person', until: AT + 60_000 }]);
  await createPlaces(database).keep('teams', 'a channel', '{"conversation":{"id":"19:“Æ”👍"}}');
  const installations = createInstallations(database, SEALED_WITH, () => 'version 1');
  await installations.keep('T1', 'the secret “Æ”👍');
  await installations.useOnce('a state', AT + 600_000, AT);
}

async function keepHalts(database: Database): Promise<void> {
  const halts = createHalts(database);
  const by = { kind: 'command', name: 'root' } as const;
  const scope = { over: 'council', council: councilId('gedling') } as const;
  await halts.halt({ scope: { over: 'everything' }, reason: 'It is looked into “by hand”.', by, since: AT });
  await halts.resume({ over: 'everything' }, by, AT + 1);
  await halts.halt({
    scope,
    reason: 'It is reviewed.',
    by: { kind: 'admin', id: ANNA.id, name: ANNA.name },
    since: AT + 2,
  });
}

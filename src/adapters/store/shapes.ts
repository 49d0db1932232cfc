import { z } from 'zod';
import { councilsShape } from './council-shape.ts';
import { namedTurn } from '../../core/conversation.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { ChangeCounts } from '../../core/edition-diff.ts';
import { curatedId } from '../../core/curated-answer.ts';
import type { CuratedAnswer, CuratedMove, CuratedState } from '../../core/curated-answer.ts';
import { escalationId } from '../../core/escalation.ts';
import type { Asker, Escalation, EscalationState, HistoryEntry, Move } from '../../core/escalation.ts';
import { councilId, editionId, storedClauseId } from '../../core/guidance.ts';
import type { ClauseId } from '../../core/guidance.ts';
import { noticeId } from '../../core/notice.ts';
import type { Notice, Telling } from '../../core/notice.ts';
import { personId } from '../../core/people.ts';
import { typedReceiptCode } from '../../core/receipt.ts';
import type { ReceiptCode } from '../../core/receipt.ts';
import { suggestionId } from '../../core/suggestion.ts';
import type { Decider, LearntFrom, Suggested, Suggestion, SuggestionState } from '../../core/suggestion.ts';
import type { Council, Person } from '../../core/people.ts';
import type { Publication, PublishedBy } from '../../core/publication.ts';

// Objects are strict: what a body has and these do not name would be lost at the next move.
const text = z.string();
const time = z.number();
const clauses = z.array(text.transform(storedClauseId)).readonly();
const someone = text.transform(personId);

/** JSON has no undefined: it leaves the key out. */
const maybe = <T extends z.ZodType>(shape: T) => shape.optional().transform((value) => value);

const conversation: z.ZodType<Conversation> = z.strictObject({
  platform: z.enum(['slack', 'teams', 'playground']),
  address: text,
});

const person: z.ZodType<Person> = z.strictObject({ id: someone, name: text, home: conversation });

const asker: z.ZodType<Asker> = z.strictObject({ person, about: text.transform(namedTurn) });

const move: z.ZodType<Move> = z.discriminatedUnion('move', [
  z.strictObject({ move: z.enum(['claim', 'release', 'recuse', 'withdraw', 'settle']) }),
  z.strictObject({ move: z.enum(['return-to-queue', 'remind-before', 'remind-after', 'erased']) }),
  z.strictObject({ move: z.literal('unreached'), person }),
  z.strictObject({ move: z.literal('hand-over'), to: person }),
  z.strictObject({
    move: z.enum(['ask-back', 'note', 'close-without-answer', 'add-detail', 'reply']),
    text,
  }),
  z.strictObject({ move: z.literal('answer'), text, clauses }),
  z.strictObject({ move: z.literal('reopen'), text, answerBy: time }),
  z.strictObject({ move: z.literal('join'), asker }),
]);

const state: z.ZodType<EscalationState> = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('waiting'),
    firstFor: z.strictObject({ officer: someone, until: time }).exactOptional(),
  }),
  z.strictObject({ state: z.literal('claimed'), officer: person, touched: time, askedBack: z.boolean() }),
  z.strictObject({ state: z.literal('answered'), officer: person }),
  z.strictObject({ state: z.literal('closed'), why: z.enum(['settled', 'withdrawn', 'without-answer']) }),
]);

const kept = z.strictObject({
  id: text.transform(escalationId),
  council: text.transform(councilId),
  team: text,
  askers: z.tuple([asker], asker),
  question: text,
  confidential: z.boolean(),
  topic: text,
  botSaid: z.strictObject({
    outcome: z.enum(['quoted', 'unsure', 'silent', 'in-parts', 'conversation']),
    why: maybe(text),
    near: clauses,
    edition: text.transform(editionId),
  }),
  opened: time,
  answerBy: time,
  remindAt: maybe(time),
  now: state,
  recused: z.array(someone),
});

const entry = z.strictObject({
  by: z.union([z.literal('clock'), person]),
  at: time,
  move,
  turn: maybe(text.transform(namedTurn)),
});

const restsOn = z.array(z.strictObject({ clause: text.transform(storedClauseId), text })).readonly();
const holdWhy = z.enum(['clause-changed', 'clause-gone', 'expired']);

const curatedMove: z.ZodType<CuratedMove> = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('approve'), expires: text, rests: restsOn }),
  z.strictObject({ move: z.literal('hold'), why: holdWhy }),
  z.strictObject({ move: z.literal('end') }),
]);

const curatedState: z.ZodType<CuratedState> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.enum(['proposed', 'ended']) }),
  z.strictObject({ state: z.literal('in-force'), approver: person, since: time }),
  z.strictObject({ state: z.literal('on-hold'), why: holdWhy }),
]);

const curated: z.ZodType<CuratedAnswer> = z.strictObject({
  id: text.transform(curatedId),
  council: text.transform(councilId),
  team: text,
  from: text.transform(escalationId),
  wording: text,
  asked: z.tuple([text], text),
  rests: restsOn,
  expires: text,
  proposed: z.strictObject({ by: person, at: time, turn: text.transform(namedTurn) }),
  now: curatedState,
  history: z.array(
    z.strictObject({
      by: z.union([z.literal('clock'), person]),
      at: time,
      move: curatedMove,
      turn: maybe(text.transform(namedTurn)),
    }),
  ),
});

const telling: z.ZodType<Telling> = z.discriminatedUnion('tells', [
  z.strictObject({ tells: z.enum(['status', 'file']), person: someone }),
  z.strictObject({ tells: z.literal('card') }),
  z.strictObject({ tells: z.literal('move'), entry: z.number() }),
  z.strictObject({ tells: z.literal('advice'), advice: text.transform(curatedId), version: z.number() }),
]);

const notice = z.strictObject({
  id: text.transform(noticeId),
  escalation: text.transform(escalationId),
  council: text.transform(councilId),
  to: conversation,
  under: maybe(text.transform(noticeId)),
  telling,
});

const publishedBy: z.ZodType<PublishedBy> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['admin', 'officer']), id: someone, name: text }),
  z.strictObject({ kind: z.literal('command'), name: text }),
  z.strictObject({ kind: z.enum(['start', 'signal', 'change']) }),
]);

const suggested: z.ZodType<Suggested> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['phrasing', 'expected']), words: text, clause: text.transform(storedClauseId) }),
  z.strictObject({ kind: z.literal('lexicon'), words: z.array(text).readonly() }),
]);

const suggestionState: z.ZodType<SuggestionState> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.enum(['open', 'accepted', 'dropped']) }),
  z.strictObject({ state: z.literal('refused'), why: z.enum(['unfit', 'faulty', 'worse', 'not-met']), said: text }),
]);

const decider: z.ZodType<Decider> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['admin', 'officer']), id: someone, name: text }),
  z.strictObject({ kind: z.literal('command'), name: text }),
]);

const receiptCode = text.transform((written, context): ReceiptCode => {
  const code = typedReceiptCode(written);
  if (code !== undefined) return code;
  context.addIssue('It is no receipt.');
  return z.NEVER;
});

const learntFrom: z.ZodType<LearntFrom> = z.union([
  z.strictObject({ kind: z.literal('escalation'), id: text.transform(escalationId) }),
  z.strictObject({ kind: z.literal('answer'), receipt: receiptCode }),
  // As it was kept while only escalations taught.
  text.transform((id): LearntFrom => ({ kind: 'escalation', id: escalationId(id) })),
]);

const suggestion: z.ZodType<Suggestion> = z.strictObject({
  id: text.transform(suggestionId),
  council: text.transform(councilId),
  team: text,
  from: learntFrom,
  people: z.number(),
  suggested,
  made: time,
  now: suggestionState,
  history: z.array(
    z.strictObject({
      by: decider,
      at: time,
      move: z.enum(['reword', 'accept', 'drop', 'refuse']),
      turn: maybe(text.transform(namedTurn)),
    }),
  ),
});

const count = z.int().nonnegative();
const changes: z.ZodType<ChangeCounts> = z.strictObject({
  added: count,
  removed: count,
  renumbered: count,
  redated: count,
  reworded: count,
});
const how: z.ZodType<Publication['how']> = z.enum(['published', 'rolled-back']);

export const readSuggestion = (body: string): Suggestion => read(suggestion, body);
export const readCurated = (body: string): CuratedAnswer => read(curated, body);
export const readEscalation = (body: string): Omit<Escalation, 'history'> => read(kept, body);
export const readEntry = (body: string): HistoryEntry => read(entry, body);
export const readNotice = (body: string): Notice => read(notice, body);
export const readPublishedBy = (body: string): PublishedBy => read(publishedBy, body);
export const readChanges = (body: string): ChangeCounts => read(changes, body);
export const readCouncils = (body: string): readonly Council[] => read(councilsShape, body);
export const readText = (body: string): string => read(text, body);
export const readClauses = (body: string): readonly ClauseId[] => read(clauses, body);
export const readHow = (word: string): Publication['how'] => how.parse(word);

/** What is told of a body that cannot be read is where it is wrong, and nothing of what is in it. */
export function read<T>(shape: z.ZodType<T>, body: string): T {
  const parsed = shape.safeParse(parsedJson(body));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new TypeError(`What is kept in the database is not what was stored: ${places.join(', ')}.`);
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the text.
    return undefined;
  }
}

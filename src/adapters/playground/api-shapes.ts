import type { Advice } from '../../core/advice.ts';
import { ADVICE_HEADING } from '../../core/advice-wording.ts';
import type { Answer } from '../../core/answer.ts';
import type { Citation, Clause, GuidanceDocument, Quote } from '../../core/guidance.ts';
import type { Halted } from '../../core/halt.ts';
import type { Council } from '../../core/people.ts';
import { plainText } from '../../core/plain-text.ts';
import type { Reply } from '../../core/reply.ts';
import { citationLine, versionLine } from '../../core/wording.ts';
import { dayAt } from '../../core/working-days.ts';

/** JSON as programs get it. A property that has no value is left out. */
export type Json = Readonly<Record<string, unknown>>;

export function councilJson(council: Council, documents: readonly GuidanceDocument[]): Json {
  const own = documents.filter((document) => document.council === council.id);
  return { id: council.id, name: council.name, documents: own.map(documentJson) };
}

const documentJson = ({ id, title, version, dates, inForce, owner, approvedBy, clauses }: GuidanceDocument): Json => ({
  id,
  title,
  version,
  dates,
  inForce,
  owner,
  approvedBy,
  clauses: clauses.length,
});

export const clauseJson = ({ id, citation, text }: Clause): Json => ({ ...placeJson(citation), clause: id, text });

/** A reply with `text`, its plain-text twin, which for a quoted answer starts with the quote. */
export function replyJson(reply: Reply): Json {
  const base = { kind: reply.kind, text: plainText(reply) };
  switch (reply.kind) {
    case 'answers':
      return {
        ...base,
        ...answerJson(reply.answer, reply),
        asAt: reply.asAt,
        takenWith: reply.takenWith,
        leftOut: reply.leftOut?.map(haltedJson),
        asksForVerdict: reply.verdict,
        receipt: reply.receipt,
        officerAdvice: reply.advice && adviceJson(reply.advice),
      };
    case 'asks-again':
      return { ...base, why: reply.why };
    case 'receipt':
      return base;
    case 'shared':
      return base;
    case 'opened':
      return { ...base, quotes: reply.quotes.map(openedJson), readOn: reply.ways };
    case 'already-answered':
    case 'stays-silent':
      return { kind: reply.kind };
  }
}

/** Officer advice, apart from whatever is quoted. */
const adviceJson = ({ id, wording, by, approver, since, expires, rests }: Advice): Json => ({
  id,
  heading: ADVICE_HEADING,
  wording,
  proposedBy: by,
  approvedBy: approver,
  approved: dayAt(since),
  until: expires,
  restsOn: rests,
});

type Overdue = Pick<Extract<Reply, { kind: 'answers' }>, 'overdue' | 'scope' | 'waysOn'>;

function answerJson(answer: Answer, reply: Overdue): Json {
  const { outcome } = answer;
  switch (answer.outcome) {
    case 'quoted':
      return { outcome, quotes: answer.quotes.map(quoteJson(reply)), seeAlso: answer.seeAlso.map(placeJson) };
    case 'unsure':
      return {
        outcome,
        why: answer.why,
        unknownWords: answer.unknownWords,
        choices: answer.choices.map(quoteJson(reply)),
        elsewhen: elsewhenJson(answer),
      };
    case 'silent':
      return {
        outcome,
        why: answer.why,
        halted: answer.why === 'halted' ? haltedJson(answer.halted) : undefined,
        contacts: reply.scope?.contacts ?? [],
        elsewhen: elsewhenJson(answer),
      };
    case 'in-parts':
      return {
        outcome,
        parts: answer.parts.map(({ asked, takenWith, answer: part }) => ({
          asked,
          takenWith,
          ...answerJson(part, reply),
        })),
      };
    case 'conversation':
      return { outcome, about: answer.kind };
  }
}

const quoteJson =
  ({ overdue, waysOn }: Overdue) =>
  ({ clause, citation, text }: Quote): Json => ({
    ...placeJson(citation),
    clause,
    text,
    overdue: overdue.includes(clause),
    readOn: waysOn?.get(clause),
  });

/** What is not to be quoted for now, and why. */
const haltedJson = ({ scope, reason, since }: Halted): Json => ({
  ...scope,
  reason,
  since: new Date(since).toISOString(),
});

/** Clauses that answer on other days, without their words. */
const elsewhenJson = ({ elsewhen }: Extract<Answer, { outcome: 'unsure' | 'silent' }>): readonly Json[] | undefined =>
  elsewhen?.map(({ citation, when }) => ({ ...placeJson(citation), when }));
const openedJson = ({ clause, citation, text }: Quote): Json => ({ ...placeJson(citation), clause, text });

const placeJson = (citation: Citation): Json => ({
  council: citation.council,
  document: citation.document,
  citation: citationLine(citation),
  version: versionLine(citation),
  inForce: citation.inForce,
});

import type { AnsweredPart, Answer, PartAnswer } from './answer.ts';
import { shown } from './answer.ts';
import type { Choosing } from './choice.ts';
import type { Choices } from './choices.ts';
import { answerWith, leavesAChoice } from './chosen.ts';
import { referredTo } from './clause-reference.ts';
import { bearingOn, decide } from './decide.ts';
import { draftIn } from './draft.ts';
import type { Found } from './evidence.ts';
import { carried, joined, leans, partLeans, together } from './follow-up.ts';
import type { ClauseId, CouncilId } from './guidance.ts';
import { partsOf } from './parts.ts';
import type { Edition } from './ports.ts';
import { readQuestion } from './question.ts';
import type { Question } from './question.ts';
import { withElsewhen } from './elsewhen.ts';
import { asksForVerdict } from './verdict.ts';
import { withOtherwise } from './otherwise.ts';

/** Candidates a question is decided on: enough to show what was turned down, few enough to read. */
const CANDIDATES = 10;

/** A message, as it is to be answered. */
export interface Message {
  /** As typed, lines and all. */
  readonly text: string;
  readonly question: Question;
  readonly scope: CouncilId | undefined;
  /** What was said before, if it may lean on it. */
  readonly earlier: string | undefined;
}

/** What came of a message, and what that rests on. */
export interface Answered {
  readonly answer: Answer;
  readonly found: Found;
  /** What the chooser said; undefined if it was not asked. */
  readonly choosing: Choosing | undefined;
  /** What was said before that it was taken together with, if it was. */
  readonly takenWith: string | undefined;
  /** It names a clause or a section by its number, which settles the answer without a look at what was found. */
  readonly byNumber: boolean;
  /** It asks whether somebody did wrong, which only an officer may say. */
  readonly verdict: boolean;
}

/**
 * Answers a message: a draft with the clauses that bear on it, several questions part by part, any other as one question, which alone
 * is put to a chooser.
 */
export async function answerMessage(
  message: Message,
  edition: Edition,
  choices: Choices | undefined,
): Promise<Answered> {
  // "Is my post a breach? I wrote …" asks of what was posted already.
  const draft = readQuestion(asksForVerdict(message.text) ? '' : (draftIn(message.text) ?? ''));
  if (draft.outcome === 'read') {
    const found = await edition.find(draft.question, message.scope, CANDIDATES);
    return {
      answer: bearingOn(found),
      found,
      choosing: undefined,
      takenWith: undefined,
      byNumber: false,
      verdict: false,
    };
  }
  const whole = await answerOne(message, edition);
  if (whole.answer.outcome === 'conversation') return whole;
  const inParts = whole.takenWith === undefined ? await answerInParts(message, edition) : undefined;
  if (inParts !== undefined) return { ...whole, answer: inParts, byNumber: false };
  const chosen = await chosenFrom(whole, message, edition, choices);
  return { ...chosen, answer: await withElsewhen(chosen.answer, { ...message, takenWith: chosen.takenWith }, edition) };
}

/** Nothing is sent to a chooser that is settled without one. */
async function chosenFrom(
  built: Answered,
  { question, scope }: Message,
  edition: Edition,
  choices: Choices | undefined,
): Promise<Answered> {
  const { answer, found, takenWith, byNumber } = built;
  if (choices === undefined || byNumber || !leavesAChoice(answer, found)) return built;
  const choosing = await choices.of({ question, scope, takenWith, edition, found });
  return { ...built, choosing, answer: withOtherwise(answerWith(answer, found, choosing, edition), edition, scope) };
}

async function answerOne(
  { text, question, scope, earlier }: Message,
  edition: Edition,
  isLeaning = leans,
): Promise<Answered> {
  const alone = await edition.find(question, scope, CANDIDATES);
  const referred = referredTo(question, edition, scope);
  const takenWith = referred === undefined && isLeaning(question, alone) ? earlier : undefined;
  const found =
    takenWith === undefined
      ? alone
      : together(alone, await edition.find(joined(question, takenWith), scope, CANDIDATES));
  const answer = referred ?? withOtherwise(decide(question, found), edition, scope);
  return {
    answer,
    found,
    choosing: undefined,
    takenWith,
    byNumber: referred !== undefined,
    verdict: asksForVerdict(text) || asksForVerdict(alone.reading.text),
  };
}

/**
 * The answers to a message's parts, or undefined if it is better taken as one question: parts that lead to one clause are the same
 * question in other words, and where nothing can be quoted, taking it apart has not helped.
 */
async function answerInParts(message: Message, edition: Edition): Promise<Answer | undefined> {
  const texts = partsOf(message.text);
  if (texts.length < 2) return undefined;
  const parts: AnsweredPart[] = [];
  let before: string | undefined;
  for (const text of texts) {
    // "Who do I tell, and how long have they got": a part that leans on those before it is asked together with them.
    const part = await answerPart({ ...message, text, earlier: before }, edition);
    if (part === 'unfit') return undefined;
    if (part === undefined) continue;
    parts.push(part);
    before = carried({ text: part.asked }, before);
  }
  const [first, second, ...others] = parts;
  const apart = parts.filter((part, at) => !saysAgain(part, parts.slice(0, at)));
  const clauses = apart.flatMap(clauseOf);
  if (first === undefined || second === undefined || apart.length < 2) return undefined;
  if (new Set(clauses).size < clauses.length) return undefined;
  const helps = parts.some(({ answer }) => answer.outcome === 'quoted');
  return helps ? { outcome: 'in-parts', parts: [first, second, ...others] } : undefined;
}

const clauseOf = ({ answer }: AnsweredPart): readonly ClauseId[] =>
  shown(answer)
    .slice(0, 1)
    .map(({ clause }) => clause);

/** A part that leans on others may well be answered by the clause of one of them: "and is that ok on Facebook too?" */
const saysAgain = (part: AnsweredPart, before: readonly AnsweredPart[]): boolean =>
  part.takenWith !== undefined && before.flatMap(clauseOf).some((clause) => clauseOf(part).includes(clause));

/** Undefined: it says nothing to be answered, such as a greeting. 'unfit': by itself it cannot be understood. */
async function answerPart(message: Message, edition: Edition): Promise<AnsweredPart | 'unfit' | undefined> {
  const read = readQuestion(message.text);
  if (read.outcome !== 'read') return undefined;
  const asked = { ...message, question: read.question };
  const { answer: found, takenWith } = await answerOne(asked, edition, partLeans);
  const answer = await withElsewhen(found, { ...asked, takenWith }, edition);
  if (answer.outcome === 'conversation') return undefined;
  if (answer.outcome === 'in-parts' || (answer.outcome === 'silent' && answer.why === 'too-vague')) return 'unfit';
  const part = { asked: read.question.text, answer: shortened(answer) };
  return takenWith === undefined ? part : { ...part, takenWith };
}

/** One quote and where the rest stands, so that several parts fit on a phone. */
function shortened(answer: PartAnswer): PartAnswer {
  if (answer.outcome !== 'quoted') return answer;
  const [first, ...others] = answer.quotes;
  return { ...answer, quotes: [first], seeAlso: [...others.map(({ citation }) => citation), ...answer.seeAlso] };
}

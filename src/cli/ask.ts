import { performance } from 'node:perf_hooks';
import { councilFrom } from '../reader.ts';
import type { FilesReader } from '../reader.ts';
import type { Answer } from '../core/answer.ts';
import type { Consideration } from '../core/considering.ts';
import type { Quote } from '../core/guidance.ts';
import { createRecentQuestions } from '../core/recent-questions.ts';
import { shortMemoryHere } from '../core/short-memory-here.ts';
import { plainText } from '../core/plain-text.ts';
import { citationLine } from '../core/wording.ts';
import { asAtFrom } from './as-at.ts';
import { runBatch } from './batch.ts';
import { explain } from './explain.ts';
import { sayNotInForce } from './not-in-force.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Answers one question in words; with `explained`, also why. */
export async function ask(
  terminal: Terminal,
  reader: FilesReader,
  question: string,
  options: { council?: string; explain?: boolean; asAt?: string },
): Promise<Exit> {
  const scope = councilFrom(options.council, reader.knowledge) ?? reader.council;
  const considered = await reader.assistant.consider(question, scope, undefined, asAtFrom(options.asAt));
  if (considered.outcome !== 'considered') {
    await writeLine(terminal.stdout, plainText({ kind: 'asks-again', why: considered.outcome }));
    return EXIT.done;
  }
  await writeLine(terminal.stdout, plainText(considered.reply));
  if (reader.notInForce !== undefined) await writeLine(terminal.stdout, `\n${reader.notInForce}`);
  if (options.explain === true) await writeLine(terminal.stdout, `\n${explain(considered)}`);
  return EXIT.done;
}

/** Answers JSON lines of questions with JSON lines of answers. */
export async function askBatch(
  terminal: Terminal,
  reader: FilesReader,
  options: { council?: string; asAt?: string },
): Promise<Exit> {
  await sayNotInForce(terminal, reader);
  const fallback = councilFrom(options.council, reader.knowledge) ?? reader.council;
  const asAt = asAtFrom(options.asAt);
  const recent = createRecentQuestions(shortMemoryHere(), Date.now);
  return runBatch(terminal, async ({ question, council, conversation, asAt: day }) => {
    const scope = councilFrom(council, reader.knowledge) ?? fallback;
    const started = performance.now();
    const earlier = conversation === undefined ? undefined : await recent.earlier(conversation);
    const considered = await reader.assistant.consider(question, scope, earlier, asAtFrom(day) ?? asAt);
    const carried = considered.outcome === 'considered' ? considered.carried : undefined;
    if (conversation !== undefined && carried !== undefined)
      await recent.note({ by: undefined, conversation: { name: conversation, carried } });
    const tookMs = Number((performance.now() - started).toFixed(1));
    const edition = considered.outcome === 'considered' ? considered.edition : reader.knowledge.current();
    return { ...answerFields(considered), edition: edition.id, tookMs };
  });
}

function answerFields(considered: Consideration): object {
  if (considered.outcome !== 'considered')
    return { outcome: 'silent', why: considered.outcome, quotes: [], choices: [] };
  const { answer } = considered;
  return {
    // Of several questions at least one is quoted.
    outcome: answer.outcome === 'in-parts' ? 'quoted' : answer.outcome,
    ...('why' in answer ? { why: answer.why } : {}),
    ...quotesAndChoices(answer),
    ...gapOf(answer),
    ...elsewhenOf(answer),
    ...haltedOf(answer),
    ...kindOf(answer),
    ...(considered.reply.verdict === true ? { asksForVerdict: true } : {}),
    ...(considered.reply.takenWith === undefined ? {} : { takenWith: considered.reply.takenWith }),
  };
}

function quotesAndChoices(answer: Answer): object {
  switch (answer.outcome) {
    case 'quoted':
      return { quotes: answer.quotes.map(quoteFields), choices: [] };
    case 'unsure':
      return { quotes: [], choices: answer.choices.map(quoteFields) };
    case 'in-parts': {
      const { parts } = answer;
      return {
        quotes: parts.flatMap((part) => (part.answer.outcome === 'quoted' ? part.answer.quotes.map(quoteFields) : [])),
        choices: [],
        parts: parts.map((part) => ({
          asked: part.asked,
          ...(part.takenWith === undefined ? {} : { takenWith: part.takenWith }),
          outcome: part.answer.outcome,
          ...quotesAndChoices(part.answer),
          ...gapOf(part.answer),
          ...elsewhenOf(part.answer),
          ...haltedOf(part.answer),
        })),
      };
    }
    default:
      return { quotes: [], choices: [] };
  }
}

/** A matter that the guidance is known not to settle, and whom or what to ask instead. */
const gapOf = (answer: Answer): object =>
  answer.outcome === 'silent' && answer.why === 'known-gap'
    ? { gap: { title: answer.gap.title, signpost: answer.gap.signpost } }
    : {};

/** What is not to be quoted for now, and why. */
const haltedOf = (answer: Answer): object =>
  answer.outcome === 'silent' && answer.why === 'halted'
    ? { halted: { ...answer.halted.scope, reason: answer.halted.reason } }
    : {};

/** Clauses that answer on other days, without their words. */
const elsewhenOf = (answer: Answer): object =>
  'elsewhen' in answer && answer.elsewhen !== undefined
    ? {
        elsewhen: answer.elsewhen.map(({ citation, when }) => ({
          when,
          ...citation.inForce,
          citation: citationLine(citation),
        })),
      }
    : {};

const kindOf = (answer: Answer): object => (answer.outcome === 'conversation' ? { kind: answer.kind } : {});

function quoteFields({ clause, text, citation }: Quote): object {
  const key = clause.slice(`${citation.council}/${citation.document}/`.length);
  return {
    council: citation.council,
    document: citation.document,
    clause: key,
    citation: citationLine(citation),
    ...(citation.inForce !== undefined && { inForce: citation.inForce }),
    text,
  };
}

import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import type { Assistant } from '../../core/assistant.ts';
import { turnId } from '../../core/conversation.ts';
import type { Turn } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { KnowledgeBase, Log } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { AS_AT_UNREADABLE } from '../../core/wording.ts';
import { typedDay } from '../../core/working-days.ts';
import { clauseJson, councilJson, replyJson } from './api-shapes.ts';
import { placeIn } from './clause-place.ts';
import { MOST_ID_LENGTH } from './limits.ts';
import { NO_SUCH_CLAUSE, noSuchCouncil } from './page-wording.ts';
import { refusalOf } from './refusal.ts';

const question = z.strictObject(
  {
    question: z.string('“question” is what to ask, as text.'),
    council: z.string('“council” is the id of a council, as text.').optional(),
    id: z
      .string('“id” is a name of your own for this question, as text.')
      .regex(
        new RegExp(`^[^\\s\\p{C}]{1,${MOST_ID_LENGTH}}$`, 'u'),
        `“id” has 1 to ${MOST_ID_LENGTH} characters, without spaces.`,
      )
      .optional(),
    conversation: z
      .string('“conversation” is a name of your own for questions that belong together, as text.')
      .optional(),
    asAt: z
      .string('“asAt” is a day, as text.')
      .refine((day) => typedDay(day) !== undefined, AS_AT_UNREADABLE)
      .optional(),
    where: z.enum(['private', 'channel'], '“where” is “private” or “channel”.').default('private'),
  },
  'Send a JSON object with “question”, and if you like “council”, “id”, “conversation”, “asAt” and “where”.',
);

const wanted = z.object({ id: z.string() }, 'Name one clause: /api/clause?id=…');

/** The addresses for programs. Each answers with JSON; `error` in it is a plain sentence. */
export interface ApiRoutes {
  readonly councils: RequestHandler;
  readonly clause: RequestHandler;
  readonly ask: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

interface ApiParts {
  readonly assistant: Pick<Assistant, 'consider'>;
  readonly knowledge: KnowledgeBase;
  /** Asked if the program names none. */
  readonly council: CouncilId | undefined;
  readonly onTurn: (turn: Turn) => Promise<Reply>;
  readonly newId: () => string;
  readonly log: Log;
}

export function apiRoutes(parts: ApiParts): ApiRoutes {
  const { assistant, knowledge, onTurn, newId, log } = parts;

  const councils: RequestHandler = (_request, response) => {
    const edition = knowledge.current();
    response.json({
      edition: edition.id,
      councils: edition.councils.map((council) => councilJson(council, edition.documents)),
    });
  };

  const clause: RequestHandler = (request, response) => {
    const read = wanted.safeParse(request.query);
    if (!read.success) return void response.status(400).json({ error: firstSentence(read.error) });
    const edition = knowledge.current();
    const found = edition.documents.flatMap(({ clauses }) => clauses).find(({ id }) => id === read.data.id);
    if (found === undefined) return void response.status(404).json({ error: NO_SUCH_CLAUSE });
    const { before, after } = placeIn(edition, found);
    response.json({
      edition: edition.id,
      before: before && clauseJson(before),
      clause: clauseJson(found),
      after: after && clauseJson(after),
    });
  };

  const ask: RequestHandler = async (request, response) => {
    const read = question.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: firstSentence(read.error) });
    const { question: text, council: named, conversation, asAt, where, id = newId() } = read.data;
    const known = knowledge.current().councils;
    const council = named === undefined ? parts.council : known.find((each) => each.id === named)?.id;
    if (named !== undefined && council === undefined)
      return void response.status(400).json({ error: noSuchCouncil(known.map((each) => each.id)) });
    if (asAt !== undefined)
      return void response.json({ id, ...replyJson(await replyAsAt(asAt, text, council, assistant)) });
    const reply = await onTurn({
      kind: 'asks',
      id: turnId('playground', id),
      at: { platform: 'playground', address: where },
      thread: conversation,
      audience: where === 'channel' ? 'everyone-here' : 'only-you',
      council,
      // A program names nobody.
      by: undefined,
      text,
    });
    response.json({ id, ...replyJson(reply) });
  };

  const failed: ErrorRequestHandler = (cause, request, response, next) => {
    const { status, sentence } = refusalOf(cause);
    if (status >= 500) log.error('playground-failed', { route: request.path }, cause);
    if (response.headersSent) return next(cause);
    response.status(status).json({ error: sentence });
  };

  return { councils, clause, ask, failed };
}

// What is in force on another day was said to nobody, so there is no turn of it and no receipt.
async function replyAsAt(
  day: string,
  text: string,
  council: CouncilId | undefined,
  assistant: Pick<Assistant, 'consider'>,
): Promise<Reply> {
  const considered = await assistant.consider(text, council, undefined, typedDay(day));
  return considered.outcome === 'considered' ? considered.reply : { kind: 'asks-again', why: considered.outcome };
}

const firstSentence = ({ issues }: z.ZodError): string => issues[0]?.message ?? '';

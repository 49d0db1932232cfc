import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Assistant } from '../../core/assistant.ts';
import { CLAUSE_VIEWS, turnId } from '../../core/conversation.ts';
import type { Turn } from '../../core/conversation.ts';
import { storedClauseId } from '../../core/guidance.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { KnowledgeBase } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { AS_AT_UNREADABLE } from '../../core/wording.ts';
import { typedDay } from '../../core/working-days.ts';
import { replyJson } from './api-shapes.ts';
import { MOST_ID_LENGTH } from './limits.ts';
import { noSuchCouncil } from './page-wording.ts';

/** What a program may say of any turn. */
const whose = {
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
  where: z.enum(['private', 'channel'], '“where” is “private” or “channel”.').default('private'),
};

const question = z.strictObject(
  {
    question: z.string('“question” is what to ask, as text.'),
    asAt: z
      .string('“asAt” is a day, as text.')
      .refine((day) => typedDay(day) !== undefined, AS_AT_UNREADABLE)
      .optional(),
    ...whose,
  },
  'Send a JSON object with “question”, and if you like “council”, “id”, “conversation”, “asAt” and “where”.',
);

const reading = z.strictObject(
  {
    clause: z.string('“clause” is the full id of a clause, as text.'),
    view: z.enum(CLAUSE_VIEWS, '“view” is “clause”, “section” or “in-place”.'),
    ...whose,
  },
  'Send a JSON object with “clause” and “view”, and if you like “council”, “id”, “conversation” and “where”.',
);

type Doer = Pick<z.infer<typeof question>, keyof typeof whose>;

export interface TurnParts {
  readonly assistant: Pick<Assistant, 'consider'>;
  readonly knowledge: KnowledgeBase;
  /** Asked if the program names none. */
  readonly council: CouncilId | undefined;
  readonly onTurn: (turn: Turn) => Promise<Reply>;
  readonly newId: () => string;
}

/** What programs do that is a turn: ask, and read on from a quote. */
export function apiTurns(parts: TurnParts): { readonly ask: RequestHandler; readonly read: RequestHandler } {
  const { assistant, knowledge, onTurn, newId } = parts;

  /** A turn of a program's; undefined, and said so, if the council is none. */
  function doneBy({ id = newId(), council: named, conversation, where }: Doer, response: Response) {
    const known = knowledge.current().councils;
    const council = named === undefined ? parts.council : known.find((each) => each.id === named)?.id;
    if (named !== undefined && council === undefined)
      return void response.status(400).json({ error: noSuchCouncil(known.map((each) => each.id)) });
    const turn = {
      id: turnId('playground', id),
      at: { platform: 'playground', address: where },
      thread: conversation,
      audience: where === 'channel' ? 'everyone-here' : 'only-you',
      council,
      // A program names nobody.
      by: undefined,
    } as const;
    return { id, turn };
  }

  const ask: RequestHandler = async (request, response) => {
    const read = question.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: firstSentence(read.error) });
    const named = doneBy(read.data, response);
    if (named === undefined) return;
    const { question: text, asAt } = read.data;
    const reply =
      asAt === undefined
        ? await onTurn({ kind: 'asks', ...named.turn, text })
        : await replyAsAt(asAt, text, named.turn.council, assistant);
    response.json({ id: named.id, ...replyJson(reply) });
  };

  const read: RequestHandler = async (request, response) => {
    const wish = reading.safeParse(request.body);
    if (!wish.success) return void response.status(400).json({ error: firstSentence(wish.error) });
    const named = doneBy(wish.data, response);
    if (named === undefined) return;
    const { view, clause } = wish.data;
    const reply = await onTurn({ kind: 'reads-on', ...named.turn, view, clause: storedClauseId(clause) });
    response.json({ id: named.id, ...replyJson(reply) });
  };

  return { ask, read };
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

/** What is wrong with what was sent. */
export const firstSentence = ({ issues }: z.ZodError): string => issues[0]?.message ?? '';

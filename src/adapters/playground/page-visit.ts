import { z } from 'zod';
import type { Assistant } from '../../core/assistant.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { KnowledgeBase, Log } from '../../core/ports.ts';
import { MAX_QUESTION_LENGTH } from '../../core/question.ts';
import { ASK_AGAIN } from '../../core/wording.ts';
import type { Examples } from './examples.ts';
import type { Field, PageView, Result } from './page-view.ts';
import { UNKNOWN_COUNCIL, UNREADABLE_ADDRESS } from './page-wording.ts';
import { refusalOf } from './refusal.ts';

/** A page to be sent, and the status to send it with. */
export interface Visit {
  readonly status: number;
  readonly view: PageView;
}

export interface Visits {
  /** What comes of the fields of the form, however they arrived. Never rejects: a fault is a problem on the page. */
  visit(fields: unknown): Promise<Visit>;
  /** The empty page with a refusal on it. */
  refused(cause: unknown): Visit;
}

// `question` is there, if empty, once the form has been sent.
// `after`: what was asked before, which the page itself carries along, so that nothing is kept here.
const formFields = z.object({
  council: z.string().optional(),
  question: z.string().optional(),
  after: z.string().max(MAX_QUESTION_LENGTH).optional(),
});

const NOTHING_READ: z.infer<typeof formFields> = {};

export function createVisits(parts: {
  readonly assistant: Assistant;
  readonly knowledge: KnowledgeBase;
  /** Chosen until another is. */
  readonly council: CouncilId | undefined;
  readonly examples: Examples;
  readonly newId: () => string;
  readonly log: Log;
}): Visits {
  const { assistant, knowledge, examples, newId, log } = parts;

  async function visit(fields: unknown): Promise<Visit> {
    const edition = knowledge.current();
    const read = formFields.safeParse(fields);
    const fallback = parts.council ?? '';
    const { council: named = fallback, question, after } = read.success ? read.data : NOTHING_READ;
    const council = edition.councils.find(({ id }) => id === named);
    const shared = { edition, asksChooser: assistant.asksChooser, council, typed: question ?? '', turn: newId() };
    try {
      const view = { ...shared, examples: await examples.of(edition, council?.id) };
      if (!read.success) return { status: 400, view: { ...view, result: problem(UNREADABLE_ADDRESS) } };
      if (council === undefined && named !== '')
        return { status: 400, view: { ...view, result: problem(UNKNOWN_COUNCIL, 'council') } };
      return { status: 200, view: { ...view, result: await resultOf(question, council, after) } };
    } catch (cause) {
      return failed(cause, shared);
    }
  }

  async function resultOf(
    question: string | undefined,
    council: Council | undefined,
    after: string | undefined,
  ): Promise<Result> {
    if (question === undefined) return { kind: 'nothing-asked' };
    const considered = await assistant.consider(question, council?.id, after === '' ? undefined : after);
    if (considered.outcome === 'considered') return { kind: 'answered', considered };
    return problem(ASK_AGAIN[considered.outcome], 'question');
  }

  function failed(cause: unknown, shared: Omit<PageView, 'examples' | 'result'>): Visit {
    const { status, sentence } = refusalOf(cause);
    if (status >= 500) log.error('playground-failed', { route: 'page' }, cause);
    return { status, view: { ...shared, examples: [], result: problem(sentence) } };
  }

  const refused = (cause: unknown): Visit =>
    failed(cause, {
      edition: knowledge.current(),
      asksChooser: assistant.asksChooser,
      council: undefined,
      typed: '',
      turn: newId(),
    });

  return { visit, refused };
}

const problem = (sentence: string, field?: Field): Result => ({ kind: 'problem', sentence, field });

import { z } from 'zod';
import type { Assistant } from '../../core/assistant.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { KnowledgeBase, Log } from '../../core/ports.ts';
import { MAX_QUESTION_LENGTH } from '../../core/question.ts';
import { AS_AT_UNREADABLE, ASK_AGAIN } from '../../core/wording.ts';
import { typedDay } from '../../core/working-days.ts';
import type { Examples } from '../../core/examples.ts';
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
  asAt: z.string().optional(),
});

/** `readable`: false if they are no fields of the form. */
function readFields(fields: unknown): z.infer<typeof formFields> & { readonly readable: boolean } {
  const read = formFields.safeParse(fields);
  return read.success ? { ...read.data, readable: true } : { readable: false };
}

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
  const sharedWith = (asked: Pick<PageView, 'edition' | 'council' | 'typed' | 'asAt'>) => ({
    ...asked,
    asksChooser: assistant.asksChooser,
    turn: newId(),
  });

  async function visit(fields: unknown): Promise<Visit> {
    const { readable, council: named = parts.council ?? '', question, after, asAt: day = '' } = readFields(fields);
    const asAt = typedDay(day);
    const edition = knowledge.current(asAt);
    const council = edition.councils.find(({ id }) => id === named);
    const shared = sharedWith({ edition, council, typed: question ?? '', asAt: day });
    try {
      const view = { ...shared, examples: await examples.of(knowledge.current(), council?.id) };
      if (!readable) return { status: 400, view: { ...view, result: problem(UNREADABLE_ADDRESS) } };
      if (council === undefined && named !== '')
        return { status: 400, view: { ...view, result: problem(UNKNOWN_COUNCIL, 'council') } };
      if (day !== '' && asAt === undefined)
        return { status: 400, view: { ...view, result: problem(AS_AT_UNREADABLE, 'asAt') } };
      return { status: 200, view: { ...view, result: await resultOf(question, council, after, asAt) } };
    } catch (cause) {
      return failed(cause, shared);
    }
  }

  async function resultOf(
    question: string | undefined,
    council: Council | undefined,
    after: string | undefined,
    asAt: string | undefined,
  ): Promise<Result> {
    if (question === undefined) return { kind: 'nothing-asked' };
    const considered = await assistant.consider(question, council?.id, after === '' ? undefined : after, asAt);
    if (considered.outcome === 'considered') return { kind: 'answered', considered };
    return problem(ASK_AGAIN[considered.outcome], 'question');
  }

  function failed(cause: unknown, shared: Omit<PageView, 'examples' | 'result'>): Visit {
    const { status, sentence } = refusalOf(cause);
    if (status >= 500) log.error('playground-failed', { route: 'page' }, cause);
    return { status, view: { ...shared, examples: [], result: problem(sentence) } };
  }

  const refused = (cause: unknown): Visit =>
    failed(cause, sharedWith({ edition: knowledge.current(), council: undefined, typed: '', asAt: '' }));

  return { visit, refused };
}

const problem = (sentence: string, field?: Field): Result => ({ kind: 'problem', sentence, field });

import { z } from 'zod';
import type { Assistant } from '../../core/assistant.ts';
import { createExamples } from '../../core/examples.ts';
import type { Examples } from '../../core/examples.ts';
import type { Council } from '../../core/people.ts';
import type { Log } from '../../core/ports.ts';
import { MAX_QUESTION_LENGTH } from '../../core/question.ts';
import { AS_AT_UNREADABLE, ASK_AGAIN } from '../../core/wording.ts';
import { typedDay } from '../../core/working-days.ts';
import { chooseCouncil } from './council-choice.ts';
import type { Councils } from './council-choice.ts';
import type { Field, PageView, Result } from './page-view.ts';
import {
  NOTHING_TO_SHOW_HEADING,
  NOTHING_TO_SHOW_LINES,
  PROBLEM_HEADING,
  UNKNOWN_COUNCIL,
  UNREADABLE_ADDRESS,
} from './page-wording.ts';
import { refusalOf } from './refusal.ts';
import type { OnPage, ShownLibraries } from './shown-libraries.ts';
import type { Notice } from './sign-in-page.ts';

/** What is to be sent, and the status to send it with: a page, or a notice where there is no guidance to make one of. */
export type Visit =
  | { readonly status: number; readonly view: PageView }
  | { readonly status: number; readonly view?: undefined; readonly notice: Notice };

export interface Visits {
  /**
   * What comes of the fields of the form, however they arrived, for somebody who may see these councils' guidance. Never rejects: a fault is a problem
   * on the page.
   */
  visit(fields: unknown, may: Councils): Promise<Visit>;
  /** The empty page with a refusal on it. */
  refused(cause: unknown, may: Councils): Promise<Visit>;
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
  readonly libraries: ShownLibraries;
  readonly newId: () => string;
  readonly log: Log;
}): Visits {
  const { libraries, newId, log } = parts;
  const examples = examplesOfEach();
  const { refusal, always } = refusingWith(log);

  /** The page of the council that is chosen; `result`: what comes of the visit there. */
  async function drawn(
    named: string | undefined,
    may: Councils,
    asked: Pick<PageView, 'typed' | 'asAt'>,
    result: (onPage: OnPage, council: Council | undefined) => Promise<Result>,
  ): Promise<Visit> {
    const choice = chooseCouncil({ ...libraries, councils: libraries.councils(), may, named });
    if (choice === undefined) return NOTHING_TO_SHOW;
    const { offered, all, council, refused } = choice;
    const visited = await libraries.within(council?.id, async (onPage): Promise<Visit> => {
      const { knowledge, assistant } = onPage;
      const edition = knowledge.current(typedDay(asked.asAt));
      const view = { ...asked, edition, offered, all, council, asksChooser: assistant.asksChooser, turn: newId() };
      try {
        const shown = { ...view, examples: await examples(onPage).of(knowledge.current(), council?.id) };
        if (refused) return { status: 400, view: { ...shown, result: problem(UNKNOWN_COUNCIL, 'council') } };
        const came = await result(onPage, council);
        return { status: statusOf(came), view: { ...shown, result: came } };
      } catch (cause) {
        const { status, sentence } = refusal(cause);
        return { status, view: { ...view, examples: [], result: problem(sentence) } };
      }
    });
    return visited ?? NOTHING_TO_SHOW;
  }

  return {
    visit(fields, may) {
      const { readable, council, question, after, asAt = '' } = readFields(fields);
      return always(
        drawn(council, may, { typed: question ?? '', asAt }, async ({ assistant }, chosen) => {
          if (!readable) return problem(UNREADABLE_ADDRESS);
          const day = typedDay(asAt);
          if (asAt !== '' && day === undefined) return problem(AS_AT_UNREADABLE, 'asAt');
          if (question === undefined) return { kind: 'nothing-asked' };
          const considered = await assistant.consider(question, chosen?.id, after === '' ? undefined : after, day);
          if (considered.outcome === 'considered') return { kind: 'answered', considered };
          return problem(ASK_AGAIN[considered.outcome], 'question');
        }),
      );
    },
    refused: (cause, may) =>
      always(
        drawn(undefined, may, { typed: '', asAt: '' }, async () => {
          throw cause;
        }),
      ),
  };
}

/** How what fails is told. */
function refusingWith(log: Log) {
  function refusal(cause: unknown): ReturnType<typeof refusalOf> {
    const refused = refusalOf(cause);
    if (refused.status >= 500) log.error('playground-failed', { route: 'page' }, cause);
    return refused;
  }

  /** Guidance that cannot be opened leaves no page to put a problem on. */
  async function always(visit: Promise<Visit>): Promise<Visit> {
    try {
      return await visit;
    } catch (cause) {
      const { status, sentence } = refusal(cause);
      return { status, notice: { heading: PROBLEM_HEADING, lines: [sentence] } };
    }
  }

  return { refusal, always };
}

/** A question that is put right is asked on the same page; an address that cannot be read leads nowhere. */
const statusOf = (result: Result): number => (result.kind === 'problem' && result.field !== 'question' ? 400 : 200);

/** Found once an edition, so of each assistant by itself. */
function examplesOfEach(): (onPage: OnPage) => Examples {
  const known = new WeakMap<Assistant, Examples>();
  return ({ assistant, knowledge }) => {
    const examples = known.get(assistant) ?? createExamples(assistant, knowledge.haltedAt);
    known.set(assistant, examples);
    return examples;
  };
}

const NOTHING_TO_SHOW: Visit = {
  status: 404,
  notice: { heading: NOTHING_TO_SHOW_HEADING, lines: NOTHING_TO_SHOW_LINES },
};

const problem = (sentence: string, field?: Field): Result => ({ kind: 'problem', sentence, field });

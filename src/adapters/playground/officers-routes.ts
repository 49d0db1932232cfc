import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { turnId } from '../../core/conversation.ts';
import { clauseOption } from '../../core/escalation-forms.ts';
import type { FormAnswers, Option } from '../../core/form.ts';
import { storedClauseId } from '../../core/guidance.ts';
import { createOfficersDraw } from './officers-draw.ts';
import type { OfficersDraw, OfficersParts } from './officers-draw.ts';
import { actFields, answersIn, formAddress, formFields, shownFields, shownFor } from './officers-fields.ts';
import { MOST_FOUND } from './limits.ts';
import { UNREADABLE_FORM } from './officers-wording.ts';
import { refusalOf } from './refusal.ts';

/** The page on which anyone can be councillor and officer. It works without a script. */
export interface OfficersRoutes {
  readonly page: RequestHandler;
  readonly act: RequestHandler;
  readonly openForm: RequestHandler;
  readonly sendForm: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

export function officersRoutes(parts: OfficersParts): OfficersRoutes {
  const { onHandling, newId, log } = parts;
  const draw = createOfficersDraw(parts);

  const page: RequestHandler = async (request, response) => {
    const read = shownFields.safeParse(request.query);
    send(response, await draw.page(read.success ? read.data : shownFields.parse({})));
  };

  const act: RequestHandler = async (request, response) => {
    const fields = actFields.parse(request.body);
    const { as, council, act: name, about, turn } = fields;
    const handled = await onHandling({ ...draw.doer(as, council, turn), kind: 'acts', act: name, about });
    send(response, await draw.page(shownFor(fields), { pressed: as, handled }));
  };

  const openForm: RequestHandler = async (request, response) => {
    const fields = formAddress.parse(request.query);
    const { as, council, form, about = turnId('playground', newId()), question: typed } = fields;
    const handled = await onHandling({ ...draw.doer(as, council, newId()), kind: 'opens', form, about, typed });
    const shown = shownFor(fields);
    if (handled.kind !== 'form') return send(response, await draw.page(shown, { pressed: as, handled }));
    send(response, draw.opened(handled.form, as, shown));
  };

  const sendForm: RequestHandler = async (request, response) =>
    send(response, await pageAfter(formFields.parse(request.body), parts, draw));

  const failed: ErrorRequestHandler = (cause, _request, response, next) => {
    if (response.headersSent) return next(cause);
    const unread = cause instanceof Error && cause.name === 'ZodError';
    const { status, sentence } = unread ? { status: 400, sentence: UNREADABLE_FORM } : refusalOf(cause);
    if (status >= 500) log.error('playground-failed', { route: 'officers' }, cause);
    response.status(status).type('text/plain').send(`${sentence}\n`);
  };

  return { page, act, openForm, sendForm, failed };
}

function send(response: Response, page: string): void {
  response.type('html').send(page);
}

/** What is mended by filling the form in again. */
const FILL_AGAIN: ReadonlySet<string> = new Set([
  'nothing-said',
  'too-long',
  'personal-data',
  'no-such-clause',
  'halted-clause',
  'no-such-officer',
  'unfit-words',
  'bad-questions',
  'bad-expiry',
  'one-clause',
  'no-such-number',
  'same-question',
]);

/** The page that a filled form leads to: the same form again where there is something to mend, or clauses were searched for. */
async function pageAfter(
  fields: ReturnType<typeof formFields.parse>,
  { onHandling, knowledge, newId }: OfficersParts,
  draw: OfficersDraw,
): Promise<string> {
  const { as, council, form, about, turn, typed } = fields;
  const shown = shownFor(fields);
  const by = draw.doer(as, council, turn);
  const answers = answersIn(fields);
  const sent = fields.do === 'send' ? await onHandling({ ...by, kind: 'sends', form, about, answers }) : undefined;
  if (sent !== undefined && !(sent.kind === 'refused' && FILL_AGAIN.has(sent.why)))
    return draw.page(shown, { pressed: as, handled: sent });
  const opened = await onHandling({ ...by, kind: 'opens', form, about, typed: answers.text ?? '' });
  if (opened.kind !== 'form') return draw.page(shown, { pressed: as, handled: opened });
  const sought = sent === undefined ? await onHandling({ ...by, kind: 'seeks', about, typed }) : undefined;
  const options = sought?.kind === 'options' ? sought.options.slice(0, MOST_FOUND) : [];
  const filling = {
    form: opened.form,
    answers,
    found: [...ticked(answers, knowledge), ...options],
    typed,
    nothingFound: sought !== undefined && options.length === 0,
    problem: sent?.kind === 'refused' ? sent.sentence : undefined,
    turn: newId(),
  };
  return draw.form(filling, as, shown);
}

// What was ticked stays ticked, whatever is searched for next.
const ticked = ({ clauses = [] }: FormAnswers, knowledge: OfficersParts['knowledge']): readonly Option[] =>
  clauses.flatMap((named) => {
    const clause = knowledge.current().clause(storedClauseId(named));
    return clause === undefined ? [] : [clauseOption(clause, knowledge.haltedAt)];
  });

import type { ErrorRequestHandler, RequestHandler } from 'express';
import { turnId } from '../../core/conversation.ts';
import type { Handling } from '../../core/conversation.ts';
import { clauseOption } from '../../core/escalation-forms.ts';
import type { FormAnswers, Option } from '../../core/form.ts';
import { councilId, storedClauseId } from '../../core/guidance.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { KnowledgeBase, Log, OnHandling } from '../../core/ports.ts';
import type { Handled } from '../../core/reply.ts';
import type { Sheet } from '../../core/sheet.ts';
import { OFFICERS, personIn } from './cast.ts';
import type { Role } from './cast.ts';
import { formContent } from './form-html.ts';
import type { Filling } from './form-html.ts';
import type { Frame } from './frame.ts';
import { markup } from './html.ts';
import type { Inbox } from './inbox.ts';
import { actFields, answersIn, formAddress, formFields, shownFields } from './officers-fields.ts';
import { addressOf, officersPage } from './officers-page.ts';
import type { OfficersView } from './officers-page.ts';
import { UNREADABLE_FORM } from './officers-wording.ts';
import { PAGE_NAME } from './page-wording.ts';
import { refusalOf } from './refusal.ts';

/** The page on which anyone can be councillor and officer. It works without a script. */
export interface OfficersRoutes {
  readonly page: RequestHandler;
  readonly act: RequestHandler;
  readonly openForm: RequestHandler;
  readonly sendForm: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

interface OfficersParts {
  readonly knowledge: KnowledgeBase;
  readonly council: CouncilId | undefined;
  readonly onHandling: OnHandling;
  readonly inbox: Inbox;
  readonly frame: Frame;
  readonly newId: () => string;
  readonly log: Log;
}

interface Shown {
  readonly c: OfficersView['councillor']['role'];
  readonly o: OfficersView['officer']['role'];
  readonly council: string;
}

export function officersRoutes(parts: OfficersParts): OfficersRoutes {
  const { onHandling, inbox, frame, newId, log } = parts;
  const doer = doersOf(parts);

  async function draw(shown: Shown, said?: OfficersView['said']): Promise<string> {
    const { council } = shown;
    const [mine, queue] = await Promise.all([
      onHandling({ ...doer(shown.c, council, newId()), kind: 'lists', list: 'mine' }),
      onHandling({ ...doer(shown.o, council, newId()), kind: 'lists', list: 'queue' }),
    ]);
    const view: OfficersView = {
      councillor: { role: shown.c, ...listed(mine) },
      officer: { role: shown.o, ...listed(queue) },
      council,
      said,
      newId,
    };
    return frame(officersPage(view, inbox));
  }

  const formPage = (filling: Filling, role: Role, council: string): string =>
    frame({
      title: `${filling.form.title} – ${PAGE_NAME}`,
      main: markup`<main class="govuk-main-wrapper app-main" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${formContent(filling, { role, council, newId }, addressOf(shownFor(role, council)))}
</div></div></main>`,
      footer: markup``,
    });

  const page: RequestHandler = async (request, response) => {
    const read = shownFields.safeParse(request.query);
    const shown = read.success ? read.data : shownFields.parse({});
    response.type('html').send(await draw(shown));
  };

  const act: RequestHandler = async (request, response) => {
    const { as, council, act: name, about, turn } = actFields.parse(request.body);
    const handled = await onHandling({ ...doer(as, council, turn), kind: 'acts', act: name, about });
    response.type('html').send(await draw(shownFor(as, council), saidOf(handled)));
  };

  const openForm: RequestHandler = async (request, response) => {
    const { as, council, form, about = turnId('playground', newId()), question } = formAddress.parse(request.query);
    const handled = await onHandling({ ...doer(as, council, newId()), kind: 'opens', form, about });
    if (handled.kind !== 'form')
      return void response.type('html').send(await draw(shownFor(as, council), saidOf(handled)));
    const answers = question === '' ? {} : { text: question };
    const filling = { form: handled.form, answers, found: [], nothingFound: false, problem: undefined, turn: newId() };
    response.type('html').send(formPage(filling, as, council));
  };

  const sendForm: RequestHandler = async (request, response) => {
    const fields = formFields.parse(request.body);
    const { as, council, form, about, turn } = fields;
    const by = doer(as, council, turn);
    const answers = answersIn(fields);
    const sent = fields.do === 'send' ? await onHandling({ ...by, kind: 'sends', form, about, answers }) : undefined;
    const reopened =
      sent === undefined || (sent.kind === 'refused' && FILL_AGAIN.has(sent.why))
        ? await onHandling({ ...by, kind: 'opens', form, about })
        : undefined;
    if (reopened?.kind !== 'form') {
      const said = saidOf(sent ?? reopened);
      return void response.type('html').send(await draw(shownFor(as, council), said));
    }
    const sought =
      fields.do === 'search' ? await onHandling({ ...by, kind: 'seeks', about, typed: fields.typed }) : undefined;
    const options = sought?.kind === 'options' ? sought.options : [];
    const problem = sent?.kind === 'refused' ? sent.sentence : undefined;
    const found = [...chosen(answers), ...options];
    const nothingFound = sought !== undefined && options.length === 0;
    const filling = { form: reopened.form, answers, found, nothingFound, problem, turn: newId() };
    response.type('html').send(formPage(filling, as, council));
  };

  // What was ticked stays ticked, whatever is searched for next.
  const chosen = ({ clauses = [] }: FormAnswers): readonly Option[] =>
    clauses.flatMap((named) => {
      const clause = parts.knowledge.current().clause(storedClauseId(named));
      return clause === undefined ? [] : [clauseOption(clause)];
    });

  const failed: ErrorRequestHandler = (cause, _request, response, next) => {
    if (response.headersSent) return next(cause);
    const unread = cause instanceof Error && cause.name === 'ZodError';
    const { status, sentence } = unread ? { status: 400, sentence: UNREADABLE_FORM } : refusalOf(cause);
    if (status >= 500) log.error('playground-failed', { route: 'officers' }, cause);
    response.status(status).type('text/plain').send(`${sentence}\n`);
  };

  return { page, act, openForm, sendForm, failed };
}

/** What is mended by filling the form in again. */
const FILL_AGAIN: ReadonlySet<string> = new Set(['nothing-said', 'too-long', 'no-such-clause', 'no-such-officer']);

const listed = (handled: Handled): { readonly heading: string; readonly sheets: readonly Sheet[] } =>
  handled.kind === 'sheets' ? handled : { heading: '', sheets: [] };

const saidOf = (handled: Handled | undefined): OfficersView['said'] =>
  handled !== undefined && 'sentence' in handled
    ? { sentence: handled.sentence, refused: handled.kind === 'refused' }
    : undefined;

/** The page as it looked to whoever pressed. */
function shownFor(role: Role, council: string): Shown {
  const { c, o } = shownFields.parse({});
  const [first, second] = OFFICERS;
  if (role === first || role === second) return { c, o: role, council };
  return { c: role, o, council };
}

const doersOf =
  ({ knowledge, council }: OfficersParts) =>
  (role: Role, named: string, turn: string): Pick<Handling, 'id' | 'at' | 'thread' | 'audience' | 'council' | 'by'> => {
    const by = personIn(role);
    const known = knowledge.current().councils.some(({ id }) => id === named);
    return {
      id: turnId('playground', turn),
      at: by.home,
      thread: undefined,
      audience: 'only-you',
      council: known ? councilId(named) : council,
      by,
    };
  };

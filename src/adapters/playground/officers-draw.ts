import type { Form } from '../../core/form.ts';
import { turnId } from '../../core/conversation.ts';
import type { Handling } from '../../core/conversation.ts';
import type { KnowledgeBase, Log, OnHandling } from '../../core/ports.ts';
import type { Handled } from '../../core/reply.ts';
import type { Sheet } from '../../core/sheet.ts';
import { personIn } from './cast.ts';
import type { Role } from './cast.ts';
import { formContent } from './form-html.ts';
import type { Filling } from './form-html.ts';
import type { Frame } from './frame.ts';
import { markup } from './html.ts';
import type { Inbox } from './inbox.ts';
import type { Shown } from './officers-fields.ts';
import { addressOf, officersPage } from './officers-page.ts';
import type { OfficersView } from './officers-page.ts';
import type { ShownLibraries } from './shown-libraries.ts';

export interface OfficersParts {
  readonly knowledge: KnowledgeBase;
  readonly libraries: ShownLibraries;
  readonly onHandling: OnHandling;
  readonly inbox: Inbox;
  readonly frame: Frame;
  readonly newId: () => string;
  readonly log: Log;
}

export interface OfficersDraw {
  /** The page with both, and what came of the last press, which `pressed` made. */
  page(shown: Shown, last?: { readonly pressed: Role; readonly handled: Handled }): Promise<string>;
  form(filling: Filling, role: Role, shown: Shown): string;
  /** A form with nothing filled in yet. */
  opened(form: Form, role: Role, shown: Shown): string;
  /** Who does something, as every handling has it. */
  doer(role: Role, council: string, turn: string): Doer;
}

type Doer = Pick<Handling, 'id' | 'at' | 'thread' | 'audience' | 'council' | 'by'>;

/** Who does something, in the council that is named, or else in that of the settings. */
export function doerOf({ libraries }: Pick<OfficersParts, 'libraries'>, role: Role, named: string, turn: string): Doer {
  const by = personIn(role);
  const known = libraries.councils().find(({ id }) => id === named);
  const id = turnId('playground', turn);
  return { id, at: by.home, thread: undefined, audience: 'only-you', council: known?.id ?? libraries.preferred, by };
}

export function createOfficersDraw(parts: OfficersParts): OfficersDraw {
  const { onHandling, inbox, frame, newId } = parts;
  const doer: OfficersDraw['doer'] = (role, named, turn) => doerOf(parts, role, named, turn);

  async function page(shown: Shown, last?: { readonly pressed: Role; readonly handled: Handled }): Promise<string> {
    const { c, o, council } = shown;
    const [mine, queue, feedback, advice, suggestions] = await Promise.all([
      onHandling({ ...doer(c, council, newId()), kind: 'lists', list: 'mine' }),
      onHandling({ ...doer(o, council, newId()), kind: 'lists', list: 'queue' }),
      onHandling({ ...doer(o, council, newId()), kind: 'lists', list: 'feedback' }),
      onHandling({ ...doer(o, council, newId()), kind: 'lists', list: 'advice' }),
      onHandling({ ...doer(o, council, newId()), kind: 'lists', list: 'suggestions' }),
    ]);
    const just = (role: Role): Sheet | undefined =>
      last?.pressed === role && last.handled.kind === 'done' ? last.handled.sheet : undefined;
    const [councillor, officer] = [
      { role: c, just: just(c), ...listed(mine), more: [] },
      { role: o, just: just(o), ...listed(queue), more: [listed(advice), listed(feedback), listed(suggestions)] },
    ];
    return frame(officersPage({ councillor, officer, shown, said: saidOf(last?.handled), newId }, inbox));
  }

  function form(filling: Filling, role: Role, shown: Shown): string {
    const content = formContent(filling, { role, shown, newId }, backFrom(filling, shown));
    return frame({
      title: filling.form.title,
      main: markup`<main class="govuk-main-wrapper app-main" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${content}
</div></div></main>`,
      footer: markup``,
    });
  }

  const opened: OfficersDraw['opened'] = (blank, role, shown) => {
    const nothing = { answers: {}, found: [], typed: '', nothingFound: false, problem: undefined };
    return form({ form: blank, ...nothing, turn: newId() }, role, shown);
  };

  return { page, form, opened, doer };
}

const listed = (handled: Handled): { readonly heading: string; readonly sheets: readonly Sheet[] } =>
  handled.kind === 'sheets' ? handled : { heading: '', sheets: [] };

const saidOf = (handled: Handled | undefined): OfficersView['said'] =>
  handled !== undefined && 'sentence' in handled
    ? { sentence: handled.sentence, refused: handled.kind === 'refused' }
    : undefined;

/** Where a form was opened: a question for officers and feedback, under the answer. */
function backFrom({ form, answers }: Filling, shown: Shown): string {
  if (form.form !== 'ask-officer' && form.form !== 'wrong-clause') return addressOf(shown);
  const typed = form.fields.find(({ field }) => field === 'text');
  const question = answers.text ?? (typed?.field === 'text' ? typed.value : '');
  return `/?${new URLSearchParams({ council: shown.council, question }).toString()}#answer`;
}

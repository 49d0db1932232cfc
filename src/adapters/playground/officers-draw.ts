import { turnId } from '../../core/conversation.ts';
import type { Handling } from '../../core/conversation.ts';
import { councilId } from '../../core/guidance.ts';
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
import { shownFields } from './officers-fields.ts';
import { addressOf, officersPage } from './officers-page.ts';
import type { OfficersView } from './officers-page.ts';
import { PAGE_NAME } from './page-wording.ts';

export interface OfficersParts {
  readonly knowledge: KnowledgeBase;
  /** Whose officers are asked if no council is named. */
  readonly council: CouncilId | undefined;
  readonly onHandling: OnHandling;
  readonly inbox: Inbox;
  readonly frame: Frame;
  readonly newId: () => string;
  readonly log: Log;
}

/** Which two people are shown. */
export interface Shown {
  readonly c: OfficersView['councillor']['role'];
  readonly o: OfficersView['officer']['role'];
  readonly council: string;
}

export interface OfficersDraw {
  /** The page with both, and what came of the last press. */
  page(shown: Shown, handled?: Handled): Promise<string>;
  form(filling: Filling, role: Role, council: string): string;
  /** Who does something, as every handling has it. */
  doer(role: Role, council: string, turn: string): Doer;
}

type Doer = Pick<Handling, 'id' | 'at' | 'thread' | 'audience' | 'council' | 'by'>;

export function createOfficersDraw(parts: OfficersParts): OfficersDraw {
  const { knowledge, onHandling, inbox, frame, newId } = parts;

  function doer(role: Role, named: string, turn: string): Doer {
    const by = personIn(role);
    const known = knowledge.current().councils.some(({ id }) => id === named);
    const council = known ? councilId(named) : parts.council;
    return { id: turnId('playground', turn), at: by.home, thread: undefined, audience: 'only-you', council, by };
  }

  async function page({ c, o, council }: Shown, handled?: Handled): Promise<string> {
    const [mine, queue] = await Promise.all([
      onHandling({ ...doer(c, council, newId()), kind: 'lists', list: 'mine' }),
      onHandling({ ...doer(o, council, newId()), kind: 'lists', list: 'queue' }),
    ]);
    const [councillor, officer] = [
      { role: c, ...listed(mine) },
      { role: o, ...listed(queue) },
    ];
    return frame(officersPage({ councillor, officer, council, said: saidOf(handled), newId }, inbox));
  }

  function form(filling: Filling, role: Role, council: string): string {
    const content = formContent(filling, { role, council, newId }, addressOf(shownFor(role, council)));
    return frame({
      title: `${filling.form.title} – ${PAGE_NAME}`,
      main: markup`<main class="govuk-main-wrapper app-main" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${content}
</div></div></main>`,
      footer: markup``,
    });
  }

  return { page, form, doer };
}

const listed = (handled: Handled): { readonly heading: string; readonly sheets: readonly Sheet[] } =>
  handled.kind === 'sheets' ? handled : { heading: '', sheets: [] };

const saidOf = (handled: Handled | undefined): OfficersView['said'] =>
  handled !== undefined && 'sentence' in handled
    ? { sentence: handled.sentence, refused: handled.kind === 'refused' }
    : undefined;

/** The page as it is for whoever pressed, with the first of the others beside them. */
export function shownFor(role: Role, council: string): Shown {
  const { c, o } = shownFields.parse({});
  const [first, second] = OFFICERS;
  return role === first || role === second ? { c, o: role, council } : { c: role, o, council };
}

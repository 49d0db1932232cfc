import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Person } from '../../core/people.ts';
import type { OnHandling } from '../../core/ports.ts';
import type { Handled } from '../../core/reply.ts';
import { wishedFor } from '../../core/typed-words.ts';
import { homeFields, actFields, pressFields, reloadFields } from './home-fields.ts';
import type { HomeFields } from './home-fields.ts';
import { homePage } from './home-page.ts';
import { NOT_UNDERSTOOD } from './home-words.ts';
import { doerOf } from './officers-draw.ts';
import type { OfficersParts } from './officers-draw.ts';
import { UNREADABLE_FORM } from './officers-wording.ts';
import { refusalOf } from './refusal.ts';
import type { SignedIn } from './sign-in-settings.ts';

/** The page of one person's own matters. */
export interface HomeRoutes {
  readonly page: RequestHandler;
  readonly act: RequestHandler;
  readonly reload: RequestHandler;
  /** Does what was typed as it is typed in chat. */
  readonly say: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

/** Where an admin signed in, it is their page, and only what admins see: who they are is not read from what is sent. */
interface SignedInHome {
  readonly who: (request: Request) => { readonly signedIn: SignedIn; readonly person: Person };
  readonly during: <T>(person: Person, work: () => T) => T;
}

type HomeParts = Omit<OfficersParts, 'inbox'>;

export function homeRoutes(parts: HomeParts, signedInHome?: SignedInHome): HomeRoutes {
  const { frame, newId, log } = parts;
  const { doer, onHandling } = doing(parts, signedInHome);

  async function drawn(request: Request, fields: HomeFields, last?: Handled): Promise<string> {
    const only = signedInHome && ({ only: 'admin' } as const);
    const looked =
      last?.kind === 'home' ? last : await onHandling({ ...doer(request, fields, newId()), kind: 'looks', ...only });
    if (looked.kind !== 'home') throw new TypeError(`A look at one’s own matters was ${looked.kind}.`);
    const said =
      last !== undefined && 'sentence' in last
        ? { sentence: last.sentence, refused: last.kind === 'refused' }
        : undefined;
    return frame(homePage({ home: looked.home, fields, said, newId, signedIn: signedInHome?.who(request).signedIn }));
  }

  const page: RequestHandler = async (request, response) => {
    const read = homeFields.safeParse(request.query);
    response.type('html').send(await drawn(request, read.success ? read.data : homeFields.parse({})));
  };

  const act: RequestHandler = async (request, response) => {
    const { act: name, about, turn, ...fields } = actFields.parse(request.body);
    const handled = await onHandling({ ...doer(request, fields, turn), kind: 'acts', act: name, about });
    response.type('html').send(await drawn(request, fields, handled));
  };

  const reload: RequestHandler = async (request, response) => {
    const { turn, preview, ...fields } = reloadFields.parse(request.body);
    const by = doer(request, fields, turn);
    const handled = await onHandling({ ...by, kind: 'reloads', ...(preview === 'yes' && { preview: true }) });
    response.type('html').send(await drawn(request, fields, handled));
  };

  const say: RequestHandler = async (request, response) => {
    const { turn, ...fields } = pressFields.parse(request.body);
    const wished = wishedFor(fields.typed);
    const ofOthers = wished?.kind === 'looks' && wished.only === undefined && signedInHome !== undefined;
    const handled: Handled =
      wished === undefined || wished.kind === 'lists' || ofOthers
        ? { kind: 'refused', why: 'nothing-said', sentence: NOT_UNDERSTOOD }
        : await onHandling({ ...doer(request, fields, turn), ...wished });
    response.type('html').send(await drawn(request, { ...fields, typed: '' }, handled));
  };

  const failed: ErrorRequestHandler = (cause, _request, response, next) => {
    if (response.headersSent) return next(cause);
    const unread = cause instanceof Error && cause.name === 'ZodError';
    const { status, sentence } = unread ? { status: 400, sentence: UNREADABLE_FORM } : refusalOf(cause);
    if (status >= 500) log.error('playground-failed', { route: 'home' }, cause);
    response.status(status).type('text/plain').send(`${sentence}\n`);
  };

  return { page, act, reload, say, failed };
}

/** Who does something on the page, and how it is done. */
function doing(
  parts: HomeParts,
  signedInHome: SignedInHome | undefined,
): {
  readonly doer: (request: Request, fields: HomeFields, turn: string) => ReturnType<typeof doerOf>;
  readonly onHandling: OnHandling;
} {
  if (signedInHome === undefined)
    return {
      doer: (_request, { as, council }, turn) => doerOf(parts, as, council, turn),
      onHandling: parts.onHandling,
    };
  const { who, during } = signedInHome;
  return {
    doer(request, { as, council }, turn) {
      const { person } = who(request);
      return { ...doerOf(parts, as, council, turn), by: person, at: person.home };
    },
    onHandling: (handling) => during(handling.by, () => parts.onHandling(handling)),
  };
}

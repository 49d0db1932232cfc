import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Handling } from '../../core/conversation.ts';
import type { Handled } from '../../core/reply.ts';
import { wishedFor } from '../../core/typed-words.ts';
import type { Wished } from '../../core/typed-words.ts';
import { homeFields, actFields, pressFields, reloadFields } from './home-fields.ts';
import type { HomeFields } from './home-fields.ts';
import { homePage } from './home-page.ts';
import { NOT_UNDERSTOOD } from './home-words.ts';
import { doerOf } from './officers-draw.ts';
import type { OfficersParts } from './officers-draw.ts';
import { UNREADABLE_FORM } from './officers-wording.ts';
import { refusalOf } from './refusal.ts';
import type { PresentAdmins } from './present-admins.ts';
import type { AtHome } from './signed-in-home.ts';
import { NOT_PUBLISHER } from './sign-in-wording.ts';

/** The page of one person's own matters. */
export interface HomeRoutes {
  readonly page: RequestHandler;
  readonly act: RequestHandler;
  readonly reload: RequestHandler;
  /** Does what was typed as it is typed in chat. */
  readonly say: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

/**
 * Where an admin signed in, it is their page, and only what admins see: who they are is not read from what is sent, and whose admin they are was
 * looked at before.
 */
interface SignedInParts {
  readonly at: (request: Request) => AtHome;
  readonly during: PresentAdmins['during'];
}

type HomeParts = Pick<OfficersParts, 'libraries' | 'onHandling' | 'frame' | 'newId' | 'log'>;

export function homeRoutes(parts: HomeParts, signedInParts?: SignedInParts): HomeRoutes {
  const { frame, newId, log } = parts;
  const { doer, handle } = doing(parts, signedInParts);

  async function show(request: Request, response: Response, fields: HomeFields, last?: Handled): Promise<void> {
    const at = signedInParts?.at(request);
    const only = at && ({ only: at.publishes ? 'admin' : 'own-councils' } as const);
    const looks = { ...doer(request, fields, newId()), kind: 'looks', ...only } as const;
    const looked = last?.kind === 'home' ? last : await handle(request, looks);
    const told = last !== undefined && 'sentence' in last ? last : undefined;
    if (looked.kind === 'refused') return turnedAway(response, looked, told?.sentence);
    if (looked.kind !== 'home') throw new TypeError(`A look at one’s own matters was ${looked.kind}.`);
    const said = told && { sentence: told.sentence, refused: told.kind === 'refused' };
    const list = last?.kind === 'sheets' ? last : undefined;
    const page = homePage({ home: looked.home, fields: shownOf(fields, at), said, list, newId, at });
    response.type('html').send(frame(page));
  }

  const page: RequestHandler = async (request, response) => {
    const read = homeFields.safeParse(request.query);
    await show(request, response, read.success ? read.data : homeFields.parse({}));
  };

  const act: RequestHandler = async (request, response) => {
    const { act: name, about, turn, ...fields } = actFields.parse(request.body);
    const handled = await handle(request, { ...doer(request, fields, turn), kind: 'acts', act: name, about });
    await show(request, response, fields, handled);
  };

  const reload: RequestHandler = async (request, response) => {
    const { turn, preview, ...fields } = reloadFields.parse(request.body);
    const by = doer(request, fields, turn);
    const handled = await handle(request, { ...by, kind: 'reloads', ...(preview === 'yes' && { preview: true }) });
    await show(request, response, fields, handled);
  };

  const say: RequestHandler = async (request, response) => {
    const { turn, ...fields } = pressFields.parse(request.body);
    const wish = allowed(wishedFor(fields.typed), signedInParts?.at(request));
    const handled = wish.kind === 'refused' ? wish : await handle(request, { ...doer(request, fields, turn), ...wish });
    await show(request, response, { ...fields, typed: '' }, handled);
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

/** There is nothing to see, but what came of something that was done before is told. */
function turnedAway(response: Response, { why, sentence }: Refused, told: string | undefined): void {
  const lines = told === undefined || told === sentence ? [sentence] : [told, sentence];
  response
    .status(why === 'too-many' ? 429 : 403)
    .type('text/plain')
    .send(`${lines.join('\n')}\n`);
}

/** Who does something on the page, and how it is done. */
function doing(
  parts: HomeParts,
  signedInParts: SignedInParts | undefined,
): {
  readonly doer: (request: Request, fields: HomeFields, turn: string) => ReturnType<typeof doerOf>;
  readonly handle: (request: Request, handling: Handling) => Promise<Handled>;
} {
  if (signedInParts === undefined)
    return {
      doer: (_request, { as, council }, turn) => doerOf(parts, as, council, turn),
      handle: (_request, handling) => parts.onHandling(handling),
    };
  const { at, during } = signedInParts;
  return {
    doer(request, { as }, turn) {
      const { person, choice } = at(request);
      return { ...doerOf(parts, as, '', turn), council: choice.council?.id, by: person, at: person.home };
    },
    handle(request, handling) {
      const { person, signedIn } = at(request);
      return during({ person, administers: signedIn.administers }, () => parts.onHandling(handling));
    },
  };
}

/** The page goes on with the council that was found to be theirs. */
const shownOf = (fields: HomeFields, at: AtHome | undefined): HomeFields =>
  at === undefined ? fields : { ...fields, council: at.choice.council?.id ?? '' };

type Refused = Extract<Handled, { kind: 'refused' }>;
const NOTHING_SAID: Refused = { kind: 'refused', why: 'nothing-said', sentence: NOT_UNDERSTOOD };
const NO_PUBLISHER: Refused = { kind: 'refused', why: 'not-admin', sentence: NOT_PUBLISHER };

/** What is done of what was typed. `at`: by whom, if they signed in. */
function allowed(wished: Wished | undefined, at: AtHome | undefined): Wished | Refused {
  if (wished === undefined) return NOTHING_SAID;
  if (at === undefined) return wished;
  if (wished.kind === 'lists') return NOTHING_SAID;
  if (wished.kind === 'looks' && wished.only === undefined) return NOTHING_SAID;
  if (at.publishes) return wished;
  if (wished.kind === 'looks' && wished.only === 'admin') return { kind: 'looks', only: 'own-councils' };
  return wished.kind === 'looks' || wished.kind === 'reloads' || wished.kind === 'rolls-back' ? NO_PUBLISHER : wished;
}

import type { ErrorRequestHandler, RequestHandler } from 'express';
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

/** The page of one person's own matters. */
export interface HomeRoutes {
  readonly page: RequestHandler;
  readonly act: RequestHandler;
  readonly reload: RequestHandler;
  /** Does what was typed as it is typed in chat. */
  readonly say: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

export function homeRoutes(parts: Omit<OfficersParts, 'inbox'>): HomeRoutes {
  const { onHandling, frame, newId, log } = parts;

  async function drawn({ as, council, typed }: HomeFields, last?: Handled): Promise<string> {
    const looked =
      last?.kind === 'home' ? last : await onHandling({ ...doerOf(parts, as, council, newId()), kind: 'looks' });
    if (looked.kind !== 'home') throw new TypeError(`A look at one’s own matters was ${looked.kind}.`);
    const said =
      last !== undefined && 'sentence' in last
        ? { sentence: last.sentence, refused: last.kind === 'refused' }
        : undefined;
    return frame(homePage({ home: looked.home, fields: { as, council, typed }, said, newId }));
  }

  const page: RequestHandler = async (request, response) => {
    const read = homeFields.safeParse(request.query);
    response.type('html').send(await drawn(read.success ? read.data : homeFields.parse({})));
  };

  const act: RequestHandler = async (request, response) => {
    const { act: name, about, turn, ...fields } = actFields.parse(request.body);
    const handled = await onHandling({
      ...doerOf(parts, fields.as, fields.council, turn),
      kind: 'acts',
      act: name,
      about,
    });
    response.type('html').send(await drawn(fields, handled));
  };

  const reload: RequestHandler = async (request, response) => {
    const { turn, preview, ...fields } = reloadFields.parse(request.body);
    const doer = doerOf(parts, fields.as, fields.council, turn);
    const handled = await onHandling({ ...doer, kind: 'reloads', ...(preview === 'yes' && { preview: true }) });
    response.type('html').send(await drawn(fields, handled));
  };

  const say: RequestHandler = async (request, response) => {
    const { turn, ...fields } = pressFields.parse(request.body);
    const wished = wishedFor(fields.typed);
    const doer = doerOf(parts, fields.as, fields.council, turn);
    const handled: Handled =
      wished === undefined || wished.kind === 'lists'
        ? { kind: 'refused', why: 'nothing-said', sentence: NOT_UNDERSTOOD }
        : await onHandling({ ...doer, ...wished });
    response.type('html').send(await drawn({ ...fields, typed: '' }, handled));
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

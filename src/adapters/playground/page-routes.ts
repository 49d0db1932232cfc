import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { homeWished } from './home-fields.ts';
import type { Councils } from './council-choice.ts';
import type { Frame } from './frame.ts';
import { pageDrawer } from './page.ts';
import type { Visit, Visits } from './page-visit.ts';
import { sendNotice } from './sign-in-page.ts';
import { isAdmin } from './sign-in-settings.ts';
import type { SignedIn } from './sign-in-settings.ts';

/** The page at its own address, and for its script, which sends the same fields as JSON: an address has less room. */
export interface PageRoutes {
  readonly get: RequestHandler;
  readonly post: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

/** `signedIn`: whose page it is; without it, the trial's. */
export function pageRoutes(visits: Visits, frame: Frame, signedIn?: (request: Request) => SignedIn): PageRoutes {
  const draw = pageDrawer(frame);
  const seenBy = (request: Request): Councils => signedIn?.(request).sees ?? 'every';

  function send(request: Request, response: Response, visit: Visit): void {
    if (visit.view === undefined) return sendNotice(response, visit.status, frame, visit.notice);
    const page = draw({ ...visit.view, signedIn: signedIn?.(request) });
    response.status(visit.status).type('html').send(page);
  }

  async function answer(fields: unknown, request: Request, response: Response): Promise<void> {
    const mayLead = signedIn === undefined || isAdmin(signedIn(request));
    const elsewhere = mayLead ? homeWished(fields) : undefined;
    if (elsewhere !== undefined) return response.redirect(303, elsewhere);
    send(request, response, await visits.visit(fields, seenBy(request)));
  }

  return {
    get: (request, response) => answer(request.query, request, response),
    post: (request, response) => answer(request.body, request, response),
    failed: async (cause, request, response, next) => {
      if (response.headersSent) return next(cause);
      send(request, response, await visits.refused(cause, seenBy(request)));
    },
  };
}

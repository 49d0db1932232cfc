import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { homeWished } from './home-fields.ts';
import type { DrawPage } from './page.ts';
import type { Visit, Visits } from './page-visit.ts';
import type { SignedIn } from './sign-in-settings.ts';

/** The page at its own address, and for its script, which sends the same fields as JSON: an address has less room. */
export interface PageRoutes {
  readonly get: RequestHandler;
  readonly post: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

/** `signedIn`: whose page it is; without it, the trial's. */
export function pageRoutes(visits: Visits, draw: DrawPage, signedIn?: (request: Request) => SignedIn): PageRoutes {
  function send(request: Request, response: Response, { status, view }: Visit): void {
    response
      .status(status)
      .type('html')
      .send(draw({ ...view, signedIn: signedIn?.(request) }));
  }

  async function answer(fields: unknown, request: Request, response: Response): Promise<void> {
    const mayLead = signedIn === undefined || signedIn(request).admin;
    const elsewhere = mayLead ? homeWished(fields) : undefined;
    if (elsewhere !== undefined) return response.redirect(303, elsewhere);
    send(request, response, await visits.visit(fields));
  }

  return {
    get: (request, response) => answer(request.query, request, response),
    post: (request, response) => answer(request.body, request, response),
    failed: (cause, request, response, next) => {
      if (response.headersSent) return next(cause);
      send(request, response, visits.refused(cause));
    },
  };
}

import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { homeWished } from './home-fields.ts';
import type { DrawPage } from './page.ts';
import type { Visit, Visits } from './page-visit.ts';

/** The page at its own address, and for its script, which sends the same fields as JSON: an address has less room. */
export interface PageRoutes {
  readonly get: RequestHandler;
  readonly post: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

export function pageRoutes(visits: Visits, draw: DrawPage): PageRoutes {
  function send(response: Response, { status, view }: Visit): void {
    response.status(status).type('html').send(draw(view));
  }

  async function answer(fields: unknown, response: Response): Promise<void> {
    const elsewhere = homeWished(fields);
    if (elsewhere !== undefined) return response.redirect(303, elsewhere);
    send(response, await visits.visit(fields));
  }

  return {
    get: (request, response) => answer(request.query, response),
    post: (request, response) => answer(request.body, response),
    failed: (cause, _request, response, next) => {
      if (response.headersSent) return next(cause);
      send(response, visits.refused(cause));
    },
  };
}

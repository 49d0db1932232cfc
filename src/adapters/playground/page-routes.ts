import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
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

  return {
    get: async (request, response) => send(response, await visits.visit(request.query)),
    post: async (request, response) => send(response, await visits.visit(request.body)),
    failed: (cause, _request, response, next) => {
      if (response.headersSent) return next(cause);
      send(response, visits.refused(cause));
    },
  };
}

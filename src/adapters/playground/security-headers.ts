import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Two years, as browsers ask for; only the pages' own host, since Clausebook knows nothing of its neighbours. */
const HTTPS_SECONDS = 2 * 365 * 24 * 60 * 60;

/**
 * Only what the service itself serves is run, shown or called, and nothing inline. Nothing is kept by the browser unless said. `https`: browsers find
 * it by https alone; one that was told so of plain HTTP would never find it again.
 */
export function securityHeaders({ https }: { readonly https: boolean }): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https && { maxAge: HTTPS_SECONDS, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    // The address of an answer holds the question.
    referrerPolicy: { policy: 'same-origin' },
  });
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    headers(request, response, next);
  };
}

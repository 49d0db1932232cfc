import type { RequestHandler } from 'express';
import helmet from 'helmet';

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
  // The playground speaks plain HTTP on loopback; a browser told otherwise would never find it again.
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
  // The address of an answer holds the question.
  referrerPolicy: { policy: 'same-origin' },
});

/** Only what the service itself serves is run, shown or called, and nothing inline. Nothing is kept by the browser unless said. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', 'no-store');
  headers(request, response, next);
};

import { ExpressReceiver, isValidSlackRequest } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { Clock, Log } from '../../core/ports.ts';
import { REQUEST_BODY_LIMIT, SIGNATURE_WINDOW_SECONDS, UNHANDLED_AFTER_MS } from './limits.ts';

/** Where Slack calls: with events, commands and interactivity alike. */
export const SLACK_PATH = '/slack/events';

/**
 * Puts Slack's route on the app: events, commands and interactivity in one place. A request that Slack did not sign, or
 * signed more than five minutes from now, gets 401 and no detail; one that is not shaped as Slack's gets 400.
 */
export function receiveSignedRequests(options: {
  readonly app: Express;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly logger: Logger;
  readonly isOpen: () => boolean;
}): ExpressReceiver {
  const { app, signingSecret, log, logger, isOpen } = options;
  const router = express.Router();
  router.post(
    SLACK_PATH,
    // Slack sends again later what is refused with 503.
    (_request, response, next) => (isOpen() ? next() : void response.status(503).end()),
    express.raw({ type: () => true, limit: REQUEST_BODY_LIMIT, inflate: false }),
    onlySigned(options),
  );
  return new ExpressReceiver({
    app,
    router,
    endpoints: SLACK_PATH,
    signingSecret,
    // Done above: this one takes a time in the future, and reads the machine's clock.
    signatureVerification: false,
    logger,
    unhandledRequestTimeoutMillis: UNHANDLED_AFTER_MS,
    unhandledRequestHandler: ({ response }) => {
      log.warn('slack-request-unknown');
      if (!response.headersSent) response.writeHead(404).end();
    },
    processEventErrorHandler: async ({ response }) => {
      log.warn('slack-request-unreadable');
      if (!response.headersSent) response.writeHead(400).end();
      return true;
    },
  });
}

const onlySigned =
  (options: { readonly signingSecret: string; readonly clock: Clock; readonly log: Log }): RequestHandler =>
  (request, response, next) => {
    const rawBody: unknown = request.body ?? Buffer.alloc(0);
    const timestamp = request.get('x-slack-request-timestamp') ?? '';
    const signature = request.get('x-slack-signature') ?? '';
    if (!Buffer.isBuffer(rawBody) || !isSigned({ ...options, timestamp, signature, body: rawBody.toString() })) {
      options.log.warn('slack-request-refused');
      response.status(401).end();
      return;
    }
    Object.assign(request, { rawBody });
    next();
  };

/** True for a request that Slack signed within five minutes of now, before or after. */
export function isSigned(request: {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}): boolean {
  if (!/^[1-9]\d{0,14}$/.test(request.timestamp)) return false;
  const nowMilliseconds = request.clock();
  const seconds = Number(request.timestamp);
  if (Math.abs(nowMilliseconds / 1000 - seconds) > SIGNATURE_WINDOW_SECONDS) return false;
  return isValidSlackRequest({
    signingSecret: request.signingSecret,
    body: request.body,
    headers: { 'x-slack-signature': request.signature, 'x-slack-request-timestamp': seconds },
    nowMilliseconds,
  });
}

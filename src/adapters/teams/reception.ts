import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Request, RequestHandler, Response } from 'express';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { OnHandling, OnTurn } from '../../core/ports.ts';
import type { Threads } from '../../core/threads.ts';
import { answerHandling, isActed } from './answering.ts';
import type { Answering } from './answering.ts';
import { createDoorkeeper } from './doorkeeper.ts';
import type { Headers, Refusal } from './doorkeeper.ts';
import { answerExecute, executeError } from './execute-answer.ts';
import { EXECUTE, executedIn } from './execute.ts';
import { answerExtension } from './extension.ts';
import { extensionOf } from './extension-incoming.ts';
import { handlingOf } from './handling.ts';
import { hear } from './hearing.ts';
import type { Answer } from './hearing.ts';
import { readIncoming } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { answerInvoke, isInvoked } from './invoke.ts';
import type { Meetings } from './met.ts';
import type { TeamsAdapter } from './teams-adapter.ts';
import type { TeamsSettings } from './settings.ts';

const OK = 200;
const BAD_REQUEST = 400;
/** The protocol's word for an invoke that the bot does not know. */
const NOT_IMPLEMENTED = 501;

/** Who is asked what to say. */
export interface Askers {
  readonly onTurn: OnTurn;
  readonly onHandling: OnHandling;
}

/** Takes the requests of Teams from the door to the answer. */
interface Reception {
  /** Turns away, before a body is read, who cannot be meant to come in. */
  readonly glance: RequestHandler;
  /** Ends the response when the turn is answered. */
  receive(request: Request, response: Response, askers: Askers): Promise<void>;
}

interface ReceptionParts {
  readonly settings: TeamsSettings;
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly adapter: TeamsAdapter;
  readonly meetings: Meetings;
  readonly council: CouncilId | undefined;
  readonly manners: CouncilManners;
  readonly threads: Threads;
  readonly answering: Answering;
}

export function createReception(parts: ReceptionParts): Reception {
  const { settings, authentication, adapter, meetings, council, answering } = parts;
  const { log, patienceMs } = answering;
  const doorkeeper = createDoorkeeper(settings, authentication, patienceMs);

  const refuse = (response: Response, { status, why, cause }: Refusal): void => {
    if (why !== undefined) log.warn('teams-refused', { status, why }, cause);
    response.status(status).end();
  };

  // Who has written can be answered, whether that can be kept or not.
  const meet = (incoming: Incoming): Promise<void> =>
    meetings.meet(incoming).catch((cause: unknown) => log.warn('teams-place-not-kept', {}, cause));

  /** What answers a message; undefined: nothing has to. */
  function answerOf(incoming: Incoming, { onTurn, onHandling }: Askers): Answer | undefined {
    const handling = handlingOf(incoming, council);
    if (handling !== undefined && isActed(handling))
      return (context) => answerHandling(context, handling, onHandling, answering);
    return hear(incoming, onTurn, parts);
  }

  return {
    glance(request, response, next) {
      const refusal = doorkeeper.glance(headersOf(request));
      return refusal === undefined ? next() : refuse(response, refusal);
    },
    async receive(request, response, askers) {
      const read = readIncoming(request.body);
      if (read === undefined) return void response.status(BAD_REQUEST).end();
      const { incoming, activity } = read;
      const admission = await doorkeeper.admit(headersOf(request), incoming, activity);
      if (admission.outcome === 'refused') return refuse(response, admission);
      await meet(incoming);
      if (incoming.type === 'invoke') return receiveInvoke(incoming, response, askers, parts);
      const answer = answerOf(incoming, askers);
      if (answer === undefined) return void response.status(OK).end();
      const answered = await adapter.answer(admission.caller, activity, answer);
      if (answered === undefined) return void response.status(OK).end();
      response.status(answered.status).json(answered.body);
    },
  };
}

async function receiveInvoke(
  incoming: Incoming,
  response: Response,
  askers: Askers,
  { council, answering }: Pick<ReceptionParts, 'council' | 'answering'>,
): Promise<void> {
  if (incoming.name === EXECUTE) return receivePress(incoming, response, askers, { council, answering });
  const extended = extensionOf(incoming, council);
  if (extended !== undefined) return void response.status(OK).json(await answerExtension(extended, askers, answering));
  const handling = handlingOf(incoming, council);
  if (handling === undefined || !isInvoked(handling)) return void response.status(NOT_IMPLEMENTED).end();
  response.status(OK).json(await answerInvoke(handling, askers.onHandling, answering.log));
}

async function receivePress(
  incoming: Incoming,
  response: Response,
  { onHandling }: Askers,
  { council, answering }: Pick<ReceptionParts, 'council' | 'answering'>,
): Promise<void> {
  const executed = executedIn(incoming, council);
  switch (executed.outcome) {
    case 'unknown':
      return void response.status(NOT_IMPLEMENTED).end();
    case 'malformed':
      return void response.status(BAD_REQUEST).json(executeError(BAD_REQUEST, 'BadRequest', 'No such press.'));
    case 'handles': {
      const body = await answerExecute(executed, onHandling, answering);
      return void response.status(body.statusCode).json(body);
    }
  }
}

const headersOf = ({ headers }: Request): Headers => ({ host: headers.host, authorization: headers.authorization });

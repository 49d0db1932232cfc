import { CloudAdapter } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Request, RequestHandler, Response } from 'express';
import type { CouncilId } from '../../core/guidance.ts';
import type { Log } from '../../core/ports.ts';
import { answerTurn } from './answering.ts';
import type { OnTurn } from './answering.ts';
import { createDoorkeeper } from './doorkeeper.ts';
import type { Headers, Refusal } from './doorkeeper.ts';
import { readIncoming, turnOf } from './incoming.ts';
import { authenticationFor } from './settings.ts';
import type { TeamsCloud, TeamsSettings } from './settings.ts';
import type { Caller } from './token-check.ts';

const OK = 200;
const BAD_REQUEST = 400;
/** The protocol's word for an invoke that the bot does not know. */
const NOT_IMPLEMENTED = 501;

/** Takes the requests of Teams from the door to the answer. */
interface Reception {
  /** Turns away, before a body is read, who cannot be meant to come in. */
  readonly glance: RequestHandler;
  /** Ends the response when the turn is answered. */
  receive(request: Request, response: Response, onTurn: OnTurn): Promise<void>;
}

export function createReception(parts: {
  readonly settings: TeamsSettings;
  readonly cloud: TeamsCloud;
  readonly council: CouncilId | undefined;
  readonly log: Log;
  readonly patienceMs: number;
}): Reception {
  const { settings, cloud, council, log, patienceMs } = parts;
  const authentication = authenticationFor(settings, cloud);
  const doorkeeper = createDoorkeeper(settings, authentication, patienceMs);
  const adapter = new TeamsAdapter(authentication);

  const refuse = (response: Response, { status, why, cause }: Refusal): void => {
    if (why !== undefined) log.warn('teams-refused', { status, why }, cause);
    response.status(status).end();
  };

  return {
    glance(request, response, next) {
      const refusal = doorkeeper.glance(headersOf(request));
      return refusal === undefined ? next() : refuse(response, refusal);
    },
    async receive(request, response, onTurn) {
      const read = readIncoming(request.body);
      if (read === undefined) return void response.status(BAD_REQUEST).end();
      const { incoming, activity } = read;
      const admission = await doorkeeper.admit(headersOf(request), incoming, activity);
      if (admission.outcome === 'refused') return refuse(response, admission);
      if (incoming.type === 'invoke') return void response.status(NOT_IMPLEMENTED).end();
      const turn = turnOf(incoming, council);
      if (turn === undefined) return void response.status(OK).end();
      const answered = await adapter.answer(admission.caller, activity, (context) =>
        answerTurn({ context, turn, onTurn, log, patienceMs }),
      );
      if (answered === undefined) return void response.status(OK).end();
      response.status(answered.status).json(answered.body);
    },
  };
}

/** botbuilder's adapter for a caller who is known already. */
class TeamsAdapter extends CloudAdapter {
  /** What it resolves to goes into the response: there is something when the caller asked for the replies there. */
  answer(
    caller: Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic);
  }
}

const headersOf = ({ headers }: Request): Headers => ({ host: headers.host, authorization: headers.authorization });

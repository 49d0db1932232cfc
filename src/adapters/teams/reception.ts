import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Request, RequestHandler, Response } from 'express';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { OnHandling, OnTurn } from '../../core/ports.ts';
import type { GrantChannel } from '../../core/team-channels.ts';
import type { Threads } from '../../core/threads.ts';
import { answerHandling, isActed } from './answering.ts';
import type { Answering } from './answering.ts';
import { answerWish } from './channel-wishes.ts';
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
import { answeringIn } from './named-council.ts';
import type { AnsweringHere } from './named-council.ts';
import type { TeamsAdapter } from './teams-adapter.ts';
import type { TeamsSettings } from './settings.ts';
import { turnAway, turnedAway } from './turned-away.ts';
import type { Welcoming } from './welcoming.ts';
import { moveOf } from './whereabouts.ts';
import type { Move } from './whereabouts.ts';

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
  /** Of the settings. */
  readonly council: CouncilId | undefined;
  readonly councils: () => readonly Council[];
  readonly manners: CouncilManners;
  readonly threads: Threads;
  readonly welcoming: Welcoming;
  /** Grants or refuses what is wanted of a channel. */
  readonly grant: GrantChannel;
  readonly answering: Answering;
}

export function createReception(parts: ReceptionParts): Reception {
  const { settings, authentication, adapter, meetings, councils, welcoming, answering } = parts;
  const { log, patienceMs } = answering;
  const doorkeeper = createDoorkeeper(settings, authentication, patienceMs);

  const refuse = (response: Response, { status, why, cause }: Refusal): void => {
    if (why !== undefined) log.warn('teams-refused', { status, why }, cause);
    response.status(status).end();
  };

  // Who has written can be answered, whether that can be kept or not.
  const note = (incoming: Incoming, move: Move): Promise<void> => {
    if (move.move === 'gone') log.info('teams-place-gone', { where: move.where, why: move.why });
    const noted = move.move === 'gone' ? meetings.forget(move, move.why) : meetings.meet(incoming);
    return noted.catch((cause: unknown) => log.warn('teams-place-not-kept', {}, cause));
  };

  async function answerIn(
    here: AnsweringHere,
    incoming: Incoming,
    move: Move,
    askers: Askers,
  ): Promise<Answer | undefined> {
    if (here === 'nobodys') return turnAway(incoming, askers.onTurn, answering);
    if (move.move === 'added') return welcoming.answer(incoming, move, here.council);
    return (
      answerWish(incoming, here.council, parts.grant, answering) ?? answerOf(incoming, here.council, askers, parts)
    );
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
      const here = answeringIn(incoming, councils(), parts.council);
      // Of whom no council serves, nothing is kept.
      const move = moveOf(incoming);
      if (here !== 'nobodys') await note(incoming, move);
      if (incoming.type === 'invoke') return receiveInvoke(incoming, response, askers, { here, answering });
      const answer = await answerIn(here, incoming, move, askers);
      if (answer === undefined) return void response.status(OK).end();
      const answered = await adapter.answer(admission.caller, activity, answer);
      if (answered === undefined) return void response.status(OK).end();
      response.status(answered.status).json(answered.body);
    },
  };
}

/** What answers a message; undefined: nothing has to. */
async function answerOf(
  incoming: Incoming,
  council: CouncilId | undefined,
  { onTurn, onHandling }: Askers,
  parts: ReceptionParts,
): Promise<Answer | undefined> {
  const handling = handlingOf(incoming, council);
  if (handling !== undefined && isActed(handling))
    return (context) => answerHandling(context, handling, onHandling, parts.answering);
  return hear(incoming, onTurn, { ...parts, council });
}

async function receiveInvoke(
  incoming: Incoming,
  response: Response,
  askers: Askers,
  { here, answering }: { readonly here: AnsweringHere; readonly answering: Answering },
): Promise<void> {
  if (here === 'nobodys') {
    const said = turnedAway(incoming);
    return void (said === undefined ? response.status(NOT_IMPLEMENTED).end() : response.status(OK).json(said));
  }
  const { council } = here;
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

import type { OnTurn } from '../../core/ports.ts';
import { ASK_AGAIN } from '../../core/wording.ts';
import { answerTurn } from './answering.ts';
import type { Answering } from './answering.ts';
import type { Answer } from './hearing.ts';
import { doneOf, typedTo } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { found, says } from './invoke.ts';

/**
 * Where no council answers: whoever asks or presses something is told so, once a turn, and nothing is searched. Undefined: nothing was
 * said to Clausebook.
 */
export function turnAway(incoming: Incoming, onTurn: OnTurn, answering: Answering): Answer | undefined {
  const done = doneOf(incoming, undefined);
  const pressed = (incoming.value ?? undefined) !== undefined;
  if (incoming.type !== 'message' || done === undefined) return undefined;
  if (!pressed && typedTo(incoming) === undefined) return undefined;
  const turn = { ...done, kind: 'asks', by: undefined, text: '', fromNobodys: true } as const;
  return async (context) => void (await answerTurn(context, turn, onTurn, answering));
}

const SAID = ASK_AGAIN['no-council'];

/** The same in answer to an invoke, in the shape that each kind takes. Undefined: Clausebook does not know the kind. */
export function turnedAway({ name }: Pick<Incoming, 'name'>): object | undefined {
  switch (name) {
    case 'composeExtension/query':
      return { composeExtension: { type: 'message', text: SAID } };
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
    case 'task/fetch':
    case 'task/submit':
      return says(SAID);
    case 'application/search':
      return found([]);
    case 'adaptiveCard/action':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: SAID };
    default:
      return undefined;
  }
}

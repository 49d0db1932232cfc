import { CloudAdapter } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Caller } from './token-check.ts';

/** botbuilder's adapter for a caller who is known already. */
export class TeamsAdapter extends CloudAdapter {
  /** What it resolves to goes into the response: there is something when the caller asked for the replies there. */
  answer(
    caller: Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic);
  }
}

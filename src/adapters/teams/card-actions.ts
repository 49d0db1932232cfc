import { LIMITS } from './limits.ts';

/** What a press carries: a kind and an id, never content. */
export type Pressed = Readonly<Record<string, string>>;

/** A press that comes back as a message, or opens or sends a dialog. */
export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly style?: 'positive';
  readonly mode?: 'secondary';
  readonly data: {
    /** Asks Teams to fetch a form and show it, instead of sending a message. */
    readonly msteams?: { readonly type: 'task/fetch' } | SaidAloud;
    readonly clausebook: Pressed;
  };
}

/** Shows what was pressed as a message of whoever pressed it. What may come back under `value` and what under `data` is said in both. */
interface SaidAloud {
  readonly type: 'messageBack';
  readonly displayText: string;
  readonly text: string;
  readonly value: { readonly clausebook: Pressed };
}

/** A press that waits for its answer. A client that has no such presses takes the one below it. */
export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly style?: 'positive';
  readonly mode?: 'secondary';
  readonly verb: Verb;
  readonly data: { readonly clausebook: Pressed };
  readonly fallback: SubmitAction;
}

export type CardAction = SubmitAction | ExecuteAction;

export interface ButtonRow {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

/**
 * How a press is answered. 'clausebook.sheet': its card is a sheet, and shows what came of it. 'clausebook.told': its card shows more
 * than that, or something else, so it stays, and a sentence is said. 'clausebook.view': nobody pressed, somebody looks at the card.
 */
export const VERBS = ['clausebook.sheet', 'clausebook.told', 'clausebook.view'] as const;
export type Verb = (typeof VERBS)[number];
export type PressVerb = Exclude<Verb, 'clausebook.view'>;

/** Something that is done when it is pressed. */
export function doing(title: string, clausebook: Pressed, verb: PressVerb, main = false): ExecuteAction {
  const fallback = sending(title, clausebook, main);
  const { style } = fallback;
  return { type: 'Action.Execute', title, ...(style && { style }), verb, data: { clausebook }, fallback };
}

/** Something that is said in the conversation when it is pressed, or, in a dialog, sends it. */
export const sending = (title: string, clausebook: Pressed, main = false): SubmitAction => ({
  type: 'Action.Submit',
  title,
  ...(main && { style: 'positive' }),
  data: { clausebook },
});

/** Something that opens a form when it is pressed. */
export const opening = (title: string, form: string, about: string, main = false): SubmitAction => ({
  type: 'Action.Submit',
  title,
  ...(main && { style: 'positive' }),
  data: { msteams: { type: 'task/fetch' }, clausebook: { form, about } },
});

/** A row of buttons; of a long one, what comes last is behind its “more”. No row where there is nothing to press. */
export function buttons(actions: readonly CardAction[]): readonly ButtonRow[] {
  if (actions.length === 0) return [];
  const seen = actions.length > LIMITS.rowButtons ? LIMITS.rowButtons - 1 : actions.length;
  return [{ type: 'ActionSet', actions: actions.map((action, place) => (place < seen ? action : behind(action))) }];
}

function behind(action: CardAction): CardAction {
  const mode = 'secondary' as const;
  return action.type === 'Action.Submit'
    ? { ...action, mode }
    : { ...action, mode, fallback: { ...action.fallback, mode } };
}

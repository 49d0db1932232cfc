import { setTimeout } from 'node:timers/promises';
import type { Act, FormName, PlatformName } from '../../src/core/conversation.ts';
import { ACT_LABELS, FORM_LABELS } from '../../src/core/escalation-wording.ts';
import { MISSED_CLAUSE, WRONG_CLAUSE } from '../../src/core/feedback-wording.ts';

/** A message as it stands on somebody's screen now. */
export interface Seen {
  readonly id: string;
  /** Where it stands, in the platform's own words. */
  readonly place: string;
  /** The message that it stands under, where there are threads. */
  readonly under: string | undefined;
  /** Everything that is shown, a line each. */
  readonly lines: readonly string[];
  /** What is shown as guidance; `people`: what is shown as somebody's own words. */
  readonly guidance: readonly string[];
  readonly people: readonly string[];
  /** What can be pressed, with what the platform sends back of it. */
  readonly buttons: readonly { readonly label: string; readonly carries: unknown }[];
}

/** What is filled in in a form; what is left out stays as it stands there. An officer is chosen by name, clauses by what the search offered. */
export interface Filled {
  readonly text?: string;
  readonly asked?: string;
  readonly expires?: string;
  readonly number?: string;
  readonly confidential?: true;
  readonly clauses?: readonly string[];
  readonly officer?: string;
}

/** A form on somebody's screen. */
export interface FormSeen {
  readonly lines: readonly string[];
  /** What stands in its first field for text. */
  readonly text: string;
  search(typed: string): Promise<readonly { readonly label: string; readonly value: string }[]>;
  /** Resolves to what is shown in its place. */
  send(filled: Filled): Promise<string>;
}

/** As often as a person types on before giving up. */
const TYPED_AT_MOST = 5;

/** What a form offers for these words. A search that takes longer than the platform waits offers nothing: whoever types types on. */
export async function offeredIn(form: Pick<FormSeen, 'search'>, typed: string): ReturnType<FormSeen['search']> {
  for (let time = 1; time < TYPED_AT_MOST; time += 1) {
    const offered = await form.search(typed);
    if (offered.length > 0) return offered;
  }
  return form.search(typed);
}

/** A person before Slack or Teams, who sees what stands there and can do what is offered there and nothing else. */
export interface Chatter {
  readonly platform: PlatformName;
  readonly name: string;
  /** What stands between them and Clausebook alone, in the order in which it was posted. */
  readonly alone: () => readonly Seen[];
  /** What stands in the team's channel. */
  readonly channel: () => readonly Seen[];
  /** Resolves to the answer. */
  ask(words: string): Promise<Seen>;
  /** Types a word that shows a list; resolves to the first message of it. */
  list(words: string): Promise<Seen>;
  /** Presses what acts at once; resolves to what they are told, if anything is said. */
  press(on: Seen, act: Act): Promise<string | undefined>;
  /** Presses what opens a form; resolves to what is said instead if there is none. */
  open(on: Seen, form: FormName): Promise<FormSeen | string>;
  /** The platform hands on once more what they asked, pressed or sent last, with the same ids; if it has not yet. */
  again(): Promise<string | undefined>;
}

/** Longer than the courier and the platforms' kits wait after a few faults. */
const LONGEST_MS = 50_000;
const LOOK_EVERY_MS = 5;

/** Waits until the check throws no more. Runs outside of tests too. */
export async function eventually<Value>(check: () => Value): Promise<Value> {
  const until = Date.now() + LONGEST_MS;
  for (;;) {
    try {
      return check();
    } catch (cause) {
      if (Date.now() > until) throw cause;
    }
    await setTimeout(LOOK_EVERY_MS);
  }
}

/** The first of them that is there, once it is there. */
export const found = (among: () => readonly Seen[], test: (seen: Seen) => boolean): Promise<Seen> =>
  eventually(() => {
    const seen = among().find(test);
    if (seen === undefined) throw new Error('It is not there yet.');
    return seen;
  });

export const says =
  (...words: readonly string[]) =>
  ({ lines }: Seen): boolean =>
    words.every((each) => lines.some((line) => line.includes(each)));

/** What the platform sends back of the button for it. */
export function carriedBy({ buttons }: Seen, named: Act | FormName): unknown {
  const label = labelOf(named);
  const button = buttons.find((each) => each.label === label || (named === 'wrong-clause' && FEEDBACK.has(each.label)));
  if (button === undefined)
    throw new Error(`There is no “${label}”, only ${buttons.map((each) => each.label).join()}.`);
  return button.carries;
}

/** What the form is opened by, under clauses and under an answer without. */
const FEEDBACK: ReadonlySet<string> = new Set([WRONG_CLAUSE, MISSED_CLAUSE]);

export const labelOf = (named: Act | FormName): string => ({ ...ACT_LABELS, ...FORM_LABELS })[named];

/** The form; throws what was said instead of it. */
export async function opened(opening: Promise<FormSeen | string>): Promise<FormSeen> {
  const form = await opening;
  if (typeof form === 'string') throw new Error(form);
  return form;
}

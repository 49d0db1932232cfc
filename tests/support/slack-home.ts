import { expect } from 'vitest';
import type { SlackUnderTest } from './fake-slack-app.ts';
import { openedHome, pressedAtHome } from './fake-slack-events.ts';
import type { Fields } from './fake-slack-events.ts';
import { COUNCILLOR_ID } from './fake-slack-identity.ts';
import { homeWords } from './fake-slack-views.ts';
import type { FakeHome } from './fake-slack-views.ts';

/** A councillor before their Home tab. */
export interface HomeLooker {
  /** What was published so far. */
  tabs(): readonly FakeHome[];
  /** Resolves when so many were. */
  published(count: number): Promise<void>;
  /** Looks at it for the first time. */
  open(): Promise<void>;
  press(action: string, value?: string, fields?: Fields & { readonly typed?: Fields }): Promise<void>;
  words(): readonly string[];
  /** Resolves when the tab says this at its top. */
  told(sentence: unknown): Promise<void>;
  /** The name of the input. */
  input(): string | undefined;
  /** How often publishing was tried. */
  tries(): number;
}

export function homeLooker(slack: () => SlackUnderTest): HomeLooker {
  const tabs = () => slack().fake.workspace.homes.of(COUNCILLOR_ID);
  const words = (): readonly string[] => tabs().slice(-1).flatMap(homeWords);
  const published = async (count: number): Promise<void> => {
    await expect.poll(() => tabs().length).toBe(count);
  };
  return {
    tabs,
    words,
    published,
    async open() {
      await slack().event(openedHome('Ev1'));
      await published(1);
    },
    press: (action, value, fields = {}) =>
      slack().interaction(pressedAtHome('13.7', `clausebook:${action}`, value, fields)),
    async told(sentence) {
      await expect.poll(() => words()[0]).toEqual(sentence);
    },
    input: () =>
      tabs()
        .at(-1)
        ?.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []))[0],
    tries: () => slack().fake.calls.filter(({ method }) => method === 'views.publish').length,
  };
}

import type { Choice, ChooserSays, ChoiceToMake } from '../../src/core/choice.ts';
import type { Chooser, ChoiceKey, ChoiceLog } from '../../src/core/ports.ts';

/** A chooser that says what it is told to, in turn and then the last for ever, and shows what it was asked. */
export function aChooser(...says: readonly ChooserSays[]): Chooser & { readonly asked: readonly ChoiceToMake[] } {
  const asked: ChoiceToMake[] = [];
  return {
    version: 'a-model 1',
    asked,
    choose: async (choice) => {
      asked.push(choice);
      return says[Math.min(asked.length, says.length) - 1] ?? { outcome: 'none' };
    },
  };
}

/** A choice log in memory that shows what it was given. */
export function aChoiceLog(): ChoiceLog & { readonly choices: readonly { key: ChoiceKey; choice: Choice }[] } {
  const choices: { key: ChoiceKey; choice: Choice }[] = [];
  const kept = async (key: ChoiceKey): Promise<Choice | undefined> =>
    choices.find((each) => JSON.stringify(each.key) === JSON.stringify(key))?.choice;
  return {
    choices,
    kept,
    keep: async (key, choice) => {
      const before = await kept(key);
      if (before === undefined) choices.push({ key, choice });
      return before ?? choice;
    },
  };
}

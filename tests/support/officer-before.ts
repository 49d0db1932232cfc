import type { OfficerHarness } from '../contracts/officer-platform.contract.ts';
import { opened } from './chatter.ts';
import type { Chatter, FormSeen, Seen } from './chatter.ts';

/** An officer before the newest message in the team's channel. */
export function officerBefore(officer: Chatter): OfficerHarness['officer'] {
  let form: FormSeen | undefined;
  const newest = (): Seen => {
    const seen = officer.channel().at(-1);
    if (seen === undefined) throw new Error('Nothing stands in the channel.');
    return seen;
  };
  return {
    async press(act) {
      await officer.press(newest(), act);
    },
    async again() {
      await officer.again();
    },
    async open(named) {
      form = await opened(officer.open(newest(), named));
      return form.lines.join('\n');
    },
    async send(text) {
      if (form === undefined) throw new Error('No form is open.');
      return form.send({ text });
    },
  };
}

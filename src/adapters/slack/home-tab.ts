import { setImmediate } from 'node:timers/promises';
import type { PersonId } from '../../core/people.ts';
import type { PublishHome } from './home-publish.ts';
import { ASK_INPUT } from './home-view.ts';
import { HOMES_KEPT } from './limits.ts';
import { personIdOf } from './who.ts';
import type { Who } from './who.ts';

/** What is to be shown besides what is kept. */
interface Wanted {
  readonly said?: string;
  /** A question was taken: its input is to be empty. */
  readonly taken?: true;
}

/** The app's Home tab of everybody who has looked at theirs since the start. */
export interface HomeTab {
  /** Publishes a person's tab. `hash`: of the view that they look at, so that a newer one of another process is not lost. */
  show(who: Who, hash: string | undefined, wanted?: Wanted): void;
  /** Publishes it anew, if they have looked at it. */
  changed(person: PersonId): void;
}

interface Tab {
  readonly who: Who;
  hash: string | undefined;
  /** How many questions were taken. */
  taken: number;
  wanted: Wanted | undefined;
  publishing: boolean;
}

/** One publish at a time a person; what is wanted meanwhile is published once, afterwards. `inHand` keeps count of the work. */
export function createHomeTab(publish: PublishHome, inHand: (work: Promise<void>) => Promise<void>): HomeTab {
  const tabs = new Map<PersonId, Tab>();

  function tabOf(who: Who): Tab {
    const id = personIdOf(who);
    const tab = tabs.get(id) ?? { who, hash: undefined, taken: 0, wanted: undefined, publishing: false };
    tabs.delete(id);
    tabs.set(id, tab);
    const [oldest] = tabs.keys();
    if (tabs.size > HOMES_KEPT && oldest !== undefined) tabs.delete(oldest);
    return tab;
  }

  function want(tab: Tab, wanted: Wanted): void {
    tab.wanted = { ...tab.wanted, ...wanted };
    if (wanted.taken === true) tab.taken += 1;
    if (!tab.publishing) void inHand(publishAll(tab));
  }

  async function publishAll(tab: Tab): Promise<void> {
    tab.publishing = true;
    while (tab.wanted !== undefined) {
      // What comes of one press is told at once by several; it is one publish.
      await setImmediate();
      const { said } = tab.wanted;
      tab.wanted = undefined;
      tab.hash = await publish(tab.who, tab.hash, { said, input: `${ASK_INPUT}-${tab.taken}` });
    }
    tab.publishing = false;
  }

  return {
    show(who, hash, wanted = {}) {
      const tab = tabOf(who);
      // What we published last is never older than what they look at, unless another process did, which Slack then tells.
      tab.hash ??= hash;
      want(tab, wanted);
    },
    changed(person) {
      const tab = tabs.get(person);
      if (tab !== undefined) want(tab, {});
    },
  };
}

import { z } from 'zod';
import type { Answer } from './fake-slack-workspace.ts';
import { homeView, LARGEST_VIEW } from './fake-slack-views.ts';
import type { FakeHome } from './fake-slack-views.ts';

/** What is published to a person's Home tab, in the order of publishing. */
export interface FakeHomes {
  of(user: string): readonly FakeHome[];
  /** The hash of what is there now. */
  hashOf(user: string): string | undefined;
  publish(given: Readonly<Record<string, unknown>>): Answer;
}

const publishArguments = z.strictObject({
  user_id: z.string().min(1),
  view: homeView,
  hash: z.string().min(1).optional(),
});

/** As strict as Slack's documents: a view of type home within the limits, a hash that is the stored one. */
export function createFakeHomes(knows: (user: string) => boolean): FakeHomes {
  const published = new Map<string, { readonly hash: string; readonly all: readonly FakeHome[] }>();
  let made = 0;
  return {
    of: (user) => published.get(user)?.all ?? [],
    hashOf: (user) => published.get(user)?.hash,
    publish(given) {
      const read = publishArguments.safeParse(given);
      if (!read.success) return { error: 'invalid_arguments' };
      const { user_id: user, view, hash } = read.data;
      if (!knows(user)) return { error: 'user_not_found' };
      if (Buffer.byteLength(JSON.stringify(view)) > LARGEST_VIEW) return { error: 'view_too_large' };
      const before = published.get(user);
      if (hash !== undefined && hash !== before?.hash) return { error: 'hash_conflict' };
      const next = `156772938.${String((made += 1)).padStart(7, '0')}`;
      published.set(user, { hash: next, all: [...(before?.all ?? []), view] });
      return { body: { view: { ...view, id: `VHOME${user}`, hash: next } } };
    },
  };
}

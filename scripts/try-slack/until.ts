import { setTimeout } from 'node:timers/promises';

const LONGEST_MS = 60_000;
const EVERY_MS = 250;

/** Waits until something holds. Rejects with the sentence after a minute. */
export async function until(holds: () => Promise<boolean>, sentence: string): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(sentence);
    await setTimeout(EVERY_MS);
  }
}

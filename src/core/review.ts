import type { Citation } from './guidance.ts';

/** Whether a document should have been reviewed by now, in milliseconds since 1970. */
export function isOverdue({ dates: { review } }: Citation, now: number): boolean {
  return review !== undefined && review < new Date(now).toISOString().slice(0, 10);
}

import type { Item } from './forming.ts';
import { isNext } from './marker-kind.ts';
import type { Marker } from './marker-kind.ts';

/** How deep an item stands in the list so far: a marker of another style begins a list within the list, until the style before comes back. */
export function itemDepth(items: readonly Item[], marker: Marker | undefined): number {
  const last = items.at(-1);
  if (last === undefined) return 0;
  const sameStyle = items.findLast((item) => styleOf(item.marker) === styleOf(marker) && follows(item.marker, marker));
  return sameStyle?.depth ?? last.depth + 1;
}

/** Whether `next` may come right after `one` in one list. */
export function follows(one: Marker | undefined, next: Marker | undefined): boolean {
  if (one?.kind === 'number' && next?.kind === 'number') return isNext(one.steps, next.steps);
  if (one?.kind === 'letter' && next?.kind === 'letter')
    return next.ordinals.some((ordinal) => one.ordinals.includes(ordinal - 1));
  return one?.kind === next?.kind;
}

/** What is printed around a number or letter, which tells one list from another. */
export const styleOf = (marker: Marker | undefined): string => {
  if (marker === undefined || marker.kind === 'bullet') return 'bullet';
  if (marker.kind === 'other') return 'other';
  return `${marker.kind} ${marker.printed.replace(/[\p{L}\p{N}]+/gu, '')}`;
};

import type { Item } from './forming.ts';
import { isNext } from './marker-kind.ts';
import type { Marker } from './marker-kind.ts';

/**
 * How deep an item stands in the list so far: as the source says beside markers of its own style. A marker of another style begins a list
 * within the list, until the style before comes back.
 */
export function itemDepth(items: readonly Item[], { marker, level }: Pick<Item, 'marker' | 'level'>): number {
  const last = items.at(-1);
  if (last === undefined) return 0;
  const alike = items.filter((item) => styleOf(item.marker) === styleOf(marker));
  const before = alike.findLast((item) => follows(item.marker, marker) && (levelIn(item, level) ?? level) === level);
  if (before !== undefined) return before.depth;
  const levelled = alike.flatMap((item) => {
    const other = levelIn(item, level);
    return other === undefined || level === undefined ? [] : [{ depth: item.depth, below: level - other }];
  });
  const over = levelled.findLast(({ below }) => below > 0);
  if (over !== undefined) return over.depth + 1;
  const under = levelled.filter(({ below }) => below < 0).map(({ depth }) => depth);
  return under.length > 0 ? Math.min(...under) : last.depth + 1;
}

/** The level of an item, if it can be compared with this one. */
const levelIn = (item: Item, level: number | undefined): number | undefined =>
  level === undefined ? undefined : item.level;

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

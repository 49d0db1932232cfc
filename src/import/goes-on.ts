import type { Forming, Item } from './forming.ts';
import { follows } from './list-depth.ts';
import type { Line } from './pieces.ts';
import { isCondition, isFinished, isFragment, isLeadIn, leansOn, startsLow, startsQuoted } from './sentence.ts';

/** A clause of its own, or a part of the clause before. */
export type GoesOn = 'clause' | 'text' | 'closing' | 'item' | 'last-item';

/** Where an unnumbered paragraph belongs that stands right behind a clause. */
export function howItGoesOn({ text, items, closing }: Forming, added: string, next: Line | undefined): GoesOn {
  const last = items.at(-1);
  if (closing !== undefined) return startsLow(added) || isCondition(added) ? 'closing' : 'clause';
  if (last !== undefined) {
    const between = next?.marker !== undefined && last.marker?.kind !== 'bullet' && follows(last.marker, next.marker);
    if (between) return 'last-item';
    if (last.marker === undefined && leansOn(last.text)) return 'item';
    return startsLow(added) || isCondition(added) ? 'closing' : 'clause';
  }
  if (text === undefined) return 'clause';
  if (isLeadIn(text.text)) {
    if (isFragment(added)) return 'item';
    return startsQuoted(added) ? 'text' : 'closing';
  }
  if (startsLow(added) && !isFinished(text.text)) return 'text';
  return startsLow(added) || isCondition(added) ? 'closing' : 'clause';
}

/** Whether sentences numbered from 1 begin behind the last point of an open list, and not within it: they may well be no part of that list. */
export function beginsAnother(
  last: Item | undefined,
  { text, marker, level }: Pick<Item, 'text' | 'marker' | 'level'>,
): boolean {
  if (last === undefined || marker?.kind !== 'number' || marker.steps.join('.') !== '1') return false;
  const within = level !== undefined && last.level !== undefined && level > last.level;
  return !within && !isLeadIn(last.text) && isFinished(text) && !isFragment(text);
}

import type { Numbers } from './counters.ts';
import type { NumberedList } from './lists.ts';
import { formatNumber } from './number-formats.ts';
import { bullet } from './symbols.ts';

/** Formats that stay as they are where a level wants its numbers in figures: one has figures, the other prints nothing. */
const LEGAL_AS_THEY_ARE: readonly string[] = ['decimalZero', 'none'];

/** What is printed before a paragraph, "4.2(b)" for one; undefined where nothing is. */
export function markerOf(list: NumberedList, level: number, numbers: Numbers): string | undefined {
  const own = list.levels[level];
  if (own === undefined || own.hidden) return undefined;
  if (own.format === 'bullet') return bullet(own.text, own.font);
  const marker = own.text.replace(/%([1-9])/g, (_, nth: string) => {
    const depth = Number(nth) - 1;
    const [shown, number] = [list.levels[depth], numbers[depth]];
    if (shown === undefined || number === undefined) return '';
    // LibreOffice before 7.5 does not know these levels and prints "IV.1" where Word has "4.1".
    const legal = own.legal && !LEGAL_AS_THEY_ARE.includes(shown.format);
    return formatNumber(number, legal ? 'decimal' : shown.format, shown.custom);
  });
  return marker.replace(/\s+/g, ' ').trim() || undefined;
}

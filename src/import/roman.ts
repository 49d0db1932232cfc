const NUMERALS: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A whole number from 1 on in small Roman numerals. Above 3,999 the m is repeated, so whoever calls sets a bound. */
export function roman(number: number): string {
  let left = number;
  return NUMERALS.map(([worth, numeral]) => {
    const times = Math.floor(left / worth);
    left -= times * worth;
    return numeral.repeat(times);
  }).join('');
}

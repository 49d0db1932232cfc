const UNITS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS: readonly string[] = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** Above this no list counts, and figures are printed. */
export const LARGEST_IN_WORDS = 999_999;

function words(number: number): string {
  const [thousands, belowThousand] = [Math.floor(number / 1000), number % 1000];
  const [hundreds, rest] = [Math.floor(belowThousand / 100), belowThousand % 100];
  const parts: string[] = [];
  if (thousands > 0) parts.push(`${words(thousands)} thousand`);
  if (hundreds > 0) parts.push(`${UNITS[hundreds] ?? ''} hundred`);
  if (rest >= 20)
    parts.push(`${TENS[Math.floor(rest / 10)] ?? ''}${rest % 10 === 0 ? '' : `-${UNITS[rest % 10] ?? ''}`}`);
  else if (rest > 0 || number === 0) parts.push(UNITS[rest] ?? '');
  return parts.join(' ');
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "Twenty-one". */
export const cardinal = (number: number): string => capital(words(number));

/** "Twenty-first". */
export function ordinal(number: number): string {
  const text = words(number);
  const [last = ''] = /[a-z]+$/.exec(text) ?? [];
  const nth = ORDINALS[last] ?? `${last.replace(/y$/, 'ie')}th`;
  return capital(text.slice(0, text.length - last.length) + nth);
}

/** Fonts in which codes stand for other signs than in Unicode; what Word writes as U+F0B7 is code B7 of its font. */
const PRIVATE = 0xf000;

/** Signs from the first code on, one a code. */
const run = (first: number, signs: string): readonly (readonly [number, string])[] =>
  Array.from(signs, (sign, index) => [first + index, sign] as const);

const SYMBOL = new Map([
  ...run(0x20, ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅'),
  ...run(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_'),
  ...run(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'),
  ...run(0xa0, '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'),
  ...run(0xc0, 'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑'),
]);
const WINGDINGS = new Map([
  ...run(0x4a, '☺😐☹'),
  ...run(0x6c, '●❍■□'),
  ...run(0x71, '❑❒⬧⧫◆❖⬥⌧'),
  ...run(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'),
  ...run(0x9e, '·•▪○'),
  ...run(0xa7, '▪◻'),
  ...run(0xdf, '←→↑↓'),
  ...run(0xfb, '✗✓☒☑'),
  [0x46, '☞'],
  [0xd8, '➢'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
]);
const WINGDINGS_2 = new Map([...run(0x4f, '✗✓☒☑'), [0x97, '•'], [0xa3, '☐']]);
const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', SYMBOL],
  ['wingdings', WINGDINGS],
  ['wingdings 2', WINGDINGS_2],
]);

const isPrivate = (code: number): boolean => code >= PRIVATE && code <= PRIVATE + 0xff;

/** The sign that a code stands for in a font; the code itself as a character where that is not known. */
export function symbol(code: number, font: string): string {
  return FONTS.get(font.toLowerCase())?.get(isPrivate(code) ? code - PRIVATE : code) ?? String.fromCodePoint(code);
}

/** Text with what stands for signs of a font replaced by the signs. */
export function withSymbols(text: string, font: string): string {
  if (!/[\uF000-\uF0FF]/.test(text)) return text;
  return Array.from(text, (sign) =>
    isPrivate(sign.codePointAt(0) ?? 0) ? symbol(sign.codePointAt(0) ?? 0, font) : sign,
  ).join('');
}

const UNKNOWN_BULLET = '•';

/** A bullet as people see it, whatever its font. */
export function bullet(text: string, font: string): string {
  const trimmed = text.trim();
  // In Courier New the letter is drawn as a ring; as a letter it would be taken for clause (o).
  if (trimmed === 'o' && /^courier/i.test(font)) return '◦';
  const coded = FONTS.has(font.toLowerCase());
  const signs = Array.from(trimmed, (sign) =>
    coded ? symbol(sign.codePointAt(0) ?? 0, font) : withSymbols(sign, 'symbol'),
  );
  // An empty text is that of a picture.
  return signs.length === 0 || signs.some((sign) => /[\uE000-\uF8FF]/.test(sign)) ? UNKNOWN_BULLET : signs.join('');
}

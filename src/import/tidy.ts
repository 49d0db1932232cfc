const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
  ['ﬅ', 'st'],
  ['ﬆ', 'st'],
]);

/** Runs of white space are one space, ligatures are letters, and what is not seen (soft hyphens, marks of direction, controls) is gone. */
export const tidy = (text: string): string =>
  unseen(text)
    .replaceAll(/[\s\u{85}]+/gu, ' ')
    .trim();

const unseen = (text: string): string =>
  text
    .replaceAll(/[\u{fb00}-\u{fb06}]/gu, (ligature) => LIGATURES.get(ligature) ?? ligature)
    .replaceAll(/(?![\s\u{85}])[\p{Cc}\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{feff}]/gu, '');

/** In this order; "C", "S" and "T" stand for the sounds of ch, sh and th. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/^sch/, 'sk'],
  [/dge/g, 'ge'],
  [/ph/g, 'f'],
  [/gh(?=t|$)/g, ''],
  [/sc(?=[eiy])/g, 's'],
  [/t?ch/g, 'C'],
  [/[st]ion/g, 'Sn'],
  [/sh/g, 'S'],
  [/th/g, 'T'],
  [/c(?=[eiy])/g, 's'],
  [/ck|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/j/g, 'g'],
  [/mb$/, 'm'],
  [/(?<=.)[aeiouyhw]|^[yhw]/g, ''],
  [/^[aeiou]/, 'a'],
  [/(?<same>.)\k<same>+/g, '$<same>'],
];

/**
 * How an English word sounds, by its consonants: the same for "obscene" and "obseen". A first vowel is one vowel like any other. Words that sound
 * apart may have it in common, so it is a sign and no proof.
 */
export const soundOf = (word: string): string =>
  SOUNDS.reduce((left, [sign, sound]) => left.replace(sign, sound), word);

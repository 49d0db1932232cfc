import { wordsOf } from '../knowledge/words.ts';

/** A number or a few words as the schema wants keys: small letters, digits, full stops and hyphens. "4.2(b)" is 4.2-b. */
export const asKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[.-]*-[.-]*/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');

/** The first telling words of a heading or a paragraph: "Set the tone" becomes set-tone. Empty where no letter can be written so. */
export function shortName(text: string, most: number): string {
  const all = wordsOf(text).filter(({ plain }) => asKey(plain) !== '');
  const telling = all.filter(({ stop }) => !stop);
  const chosen = (telling.length > 0 ? telling : all).slice(0, most);
  return chosen.map(({ plain }) => asKey(plain.replaceAll('.', '-'))).join('-');
}

import type { PersonalSign } from './personal-signs.ts';

/** What is said before something about somebody goes to officers. Plain British English, short, never blaming. */

const SIGNS: Readonly<Record<PersonalSign, string>> = {
  email: 'an e-mail address',
  phone: 'a phone number',
  'ni-number': 'a National Insurance number',
  address: 'somebody’s address',
  'birth-date': 'a date of birth',
  name: 'somebody’s name',
};

const seemsToHold = (signs: readonly PersonalSign[]): string => {
  const named = signs.map((sign) => SIGNS[sign]);
  const list = named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  return `This seems to hold ${list}. Officers will read it, and unless you ask in confidence so will everybody in their channel.`;
};

/** Above the form, where the question is there already. */
export const personalNotice = (signs: readonly PersonalSign[]): string =>
  `${seemsToHold(signs)} Please take out what they need not know.`;
/** Once, when it is sent. */
export const personalLine = (signs: readonly PersonalSign[]): string =>
  `${seemsToHold(signs)} Please take it out, or send it once more as it is.`;

import { LOGO_QUESTION, NASTY_QUESTION } from './sample-guidance.ts';

/** The address that leads to an answer. */
export const address = (council: string, question: string): string =>
  `/?${new URLSearchParams({ council, question }).toString()}`;

/** Every state of the page, by the address that leads to it. */
export const STATES: Readonly<Record<string, string>> = {
  'the start': '/',
  'a quote': address('gedling', LOGO_QUESTION),
  'a quote of a list': address('gedling', 'what may I post before an election?'),
  'a quote full of mark-up': address('oxford', NASTY_QUESTION),
  'not sure': address('', 'council logo zzblorp'),
  'nothing to quote': address('gedling', 'bins'),
  'small talk': address('', 'hello'),
  'an error': address('gedling', ''),
  'a form to ask an officer': '/officers/form?as=councillor-1&council=gedling&form=ask-officer',
  'councillor and officer side by side': '/officers',
  'a councillor’s own page': '/home?as=councillor-1&council=gedling',
  'an admin’s own page': '/home?as=admin-1',
};

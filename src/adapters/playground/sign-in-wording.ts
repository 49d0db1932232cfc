/** What only the pages around signing in say. */

export const SIGN_IN_HEADING = 'Sign in to ask';
export const SIGN_IN_LINES = [
  'These pages are for the people of the council. Sign in with the account that you work with.',
];
export const SIGN_IN = 'Sign in';
export const SIGN_IN_AGAIN = 'Sign in again';

export const NOT_SIGNED_IN_HEADING = 'You are not signed in';
export const STALE_LINES = ['This sign-in was not begun here, took too long, or was already used. Please start again.'];
export const REFUSED_LINES = [
  'The sign-in did not succeed. Please try again. If it goes on, tell whoever runs Clausebook.',
];

export const TURNED_AWAY_HEADING = 'You cannot see these pages yet';
export const TURNED_AWAY_LINES = [
  'You are signed in to your account, but it is not among those that may see these pages. Ask whoever runs Clausebook to add you.',
  'You can go on asking in Slack or Microsoft Teams.',
];

export const UNAVAILABLE_HEADING = 'Signing in does not work at the moment';
export const UNAVAILABLE_LINES = [
  'Clausebook could not reach the service that you sign in with. Please try again in a few minutes.',
  'You can go on asking in Slack or Microsoft Teams.',
];

export const BUSY_HEADING = 'Too many people are signing in';
export const BUSY_LINES = ['Please try again in a minute.'];

export const SIGNED_OUT_HEADING = 'You are signed out';
export const SIGNED_OUT_LINES = [
  'You are signed out of Clausebook. On a computer that others use, sign out of your account as well, or close the browser.',
];

export const ADMINS_ONLY_HEADING = 'This page is for admins';
export const ADMINS_ONLY_LINES = ['Ask whoever runs Clausebook if you should administer guidance.'];
export const NOT_THEIRS_HEADING = 'You do not administer that council';
export const NOT_THEIRS_LINES = [
  'Nothing was done. Ask whoever runs Clausebook if you should administer its guidance.',
];
export const TO_OWN_COUNCILS = 'Go on with your own';
export const NOT_PUBLISHER_HEADING = 'You cannot put guidance in force here';
export const NOT_PUBLISHER =
  'Guidance of several councils is put in force together here. Whoever administers all of them can do that, and you can halt what is your own council’s.';
export const HOME_COUNCIL = 'Whose guidance you administer';
export const CHOOSE = 'Choose';
export const TO_FIRST_PAGE = 'Ask a question';

export const SOMEBODY = 'You are signed in';
export const signedInAs = (name: string): string => `You are signed in as ${name}`;
export const SIGN_OUT = 'Sign out';
/** Where the history of editions names whoever published, and the provider told no name. */
export const SOMEBODY_SIGNED_IN = 'an admin who signed in';
export const TO_ADMIN = 'See what admins see';

export const NOT_OWN_PAGE = 'This can only be sent from Clausebook’s own page. Open it again and retry.';

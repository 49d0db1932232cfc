/** What is said in Teams alone. Everything else is in core. */

/** Above an answer that is given where it was asked because it could not be given alone. */
export const NOT_ALONE =
  'I could not reach you in a personal chat, so the answer is here. Add me as an app and ask me there.';

/** The name of what shows an officer a card of their own. */
export const OWN_VIEW = 'Show what I can do';

/** To an admin whose press cannot wait for as long as it takes. */
export const STILL_READING = 'The guidance is being read. You will be told here what came of it.';

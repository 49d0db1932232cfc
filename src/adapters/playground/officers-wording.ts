/** What only the page with councillors and officers says. */

export const OFFICERS_TITLE = 'Councillors and officers';
export const OFFICERS_LEAD =
  'Here you can be a councillor and an officer at the same time, and see what each of them is shown. Everything is kept as it would be in Slack or Teams.';
export const COUNCILLOR_HEADING = 'The councillor sees';
export const OFFICER_HEADING = 'The officers see';
export const BE = 'You are';
export const SWITCH = 'Switch to';
export const MESSAGES_HEADING = 'Messages they got';
export const NO_MESSAGES = 'None since Clausebook started.';
/** Before what was said where the whole team reads it. */
export const IN_CHANNEL = 'In the team’s channel:';
export const LOOK_AGAIN = 'Look again';
export const MESSAGES_COME = 'if you miss one: they take a moment.';
export const ASK_FIRST = 'Ask a question';
export const ASK_FIRST_AFTER = 'on the first page. Under its answer you can ask an officer.';
export const BACK = 'Back without doing anything';
export const SEARCH = 'Search the guidance';
export const SEARCH_LABEL = 'Words to search for';
export const NOTHING_FOUND = 'Nothing found. Try other words.';
export const CHOOSE_COUNCIL_FIRST = 'Choose your council, then you can ask its officers.';
export const CHARACTERS = (most: number): string => `Up to ${most.toLocaleString('en-GB')} characters.`;
export const UNREADABLE_FORM = 'This could not be read. Please go back and try again.';
export const ALL_OF_THEM = 'See what was asked of officers';
export const BOTH_SIDES = 'as a councillor and as an officer.';

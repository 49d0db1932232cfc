/** What only the page of a person's own matters says. */

export const HOME_LEAD = 'This is what each of them sees of their own matters, as it is shown in Slack and Teams.';
export const TO_HOME = 'See a person’s own page';
export const TO_HOME_AFTER = 'as a councillor, an officer or an admin.';

/** What is typed in chat is typed here. */
export const SAY_LABEL = 'Type it as in Slack or Teams';
export const SAY_HINT =
  '“my data”, “my data export”, “my data erase”; for admins “admin preview”, “admin reload accept: ” and your reason, “admin editions”, “admin rollback” and a number, “admin halt” and a reason, “admin resume”.';
export const SAY_LISTS = 'Lists: “suggestions”, “feedback”, “advice”, “queue”, “mine”.';
export const SAY_SEND = 'Do it';
export const NOT_UNDERSTOOD = 'This is none of the words that are typed here.';

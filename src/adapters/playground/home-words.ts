/** What only the page of a person's own matters says. */

export const HOME_LEAD = 'This is what each of them sees of their own matters, as it is shown in Slack and Teams.';
export const TO_HOME = 'See a person’s own page';
export const TO_HOME_AFTER = 'as a councillor, an officer or an admin.';
